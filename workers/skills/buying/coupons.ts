import type { Product, Quote } from "../../commerce/ports.ts";
import { isRunning } from "../../commerce/pricing/portions.ts";
import type { Promotion } from "../../platform/snapshot.ts";
import { findProduct } from "../products/find-product.ts";
import { readOptions } from "../products/option-values.ts";
import { focusOn, mentionedProductIds } from "../products/product-mentions.ts";
import { day, type Facts, money, number, type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { faqSay } from "../talk/faq.ts";
import { isAnsweredByFaq, publishedOffer } from "../talk/faq-answers.ts";
import { mentions, plain } from "../words.ts";
import { productIdsIn, scopeOf, tellPromotion } from "./promotion-words.ts";
import { readQuantity } from "./quantity.ts";
import { type Line, lastDay, lineFor, lineName, promotionSource, quoteLines, quoteOf } from "./quote-lines.ts";

const MAX_LISTED = 4;
const FAQ_FIRST = 0.7;
/** From here on a published offer is what the words name. */
const NAMED_OFFER = 0.15;
const FAILS =
  /用不了|不能用|不可用|没法用|无法使用|使用不了|失效|无效|过期|不抵|没抵|没减|没有减|不生效|没生效|失败|报错|does(?:n't| not) work|not work|can(?:'t|not) (?:use|apply)|won't|invalid|expired|rejected|refused|fail/i;
const LISTS =
  /(?:有|发|领|送).{0,6}(?:券|优惠码)|(?:哪些|什么)(?:优惠)?券|any (?:coupon|voucher|discount code|promo code)|(?:coupon|voucher|code)s? (?:do you have|available|now)|have (?:any |a )?(?:coupon|voucher)/i;
/** Gift cards and red packets are no coupons of the catalogue of promotions. */
const OTHER_MONEY =
  /(?:礼品|购物|储值|充值|提货|代金|(?<![A-Za-z])[A-Za-z])卡|红包|gift card|red packet|voucher card|store credit/i;

type Coupon = Promotion & { rule: Extract<Promotion["rule"], { kind: "coupon" }> };

function isCoupon(promotion: Promotion): promotion is Coupon {
  return promotion.rule.kind === "coupon";
}

/** The code in question: named now, picked, or known to the goal. */
function codeAsked(coupons: readonly Coupon[], context: SkillContext): string | null {
  const { text: words, frame, understanding } = context;
  const known = coupons.find((one) => mentions(words, one.rule.code));
  if (known) return known.rule.code;
  const entity = understanding.entities.find((one) => one.type === "coupon_code");
  if (entity) return entity.value;
  const byTitle = coupons.filter((one) => mentions(words, one.title.zh) || mentions(words, one.title.en));
  const [titled] = byTitle;
  if (titled && byTitle.length === 1) return titled.rule.code;
  return frame.slots.coupon_code ?? null;
}

/** What the coupon would be used for: named now, or what the conversation is about. */
async function lineAsked(context: SkillContext): Promise<Line | null> {
  const { frame, focus } = context;
  const [mentioned] = mentionedProductIds(context);
  const id = mentioned ?? frame.slots.product ?? focus.productId;
  if (!id) return frame.asked === "product" ? lineFound(context) : null;
  const [product] = await context.commerce.catalogue.products([id]);
  if (!product) return null;
  focusOn(product, context);
  return lineOf(product, context);
}

/** The product was asked for and described rather than named. */
async function lineFound(context: SkillContext): Promise<Line | null> {
  const { product } = await findProduct(context);
  return product ? lineOf(product, context) : null;
}

function lineOf(product: Product, context: SkillContext): Line | null {
  const { chosen } = readOptions(product, context);
  return lineFor(product, chosen, readQuantity(context));
}

type Refused = Quote["refusedCoupons"][number];

/** Why it does not apply, with what is missing. */
function tellRefused(refused: Refused, coupon: Coupon | undefined, line: Line | null, context: SkillContext): Say {
  const { shop } = context;
  const facts: Facts = {
    code: text(refused.code),
    ...(line ? { item: text(lineName(line, context)) } : {}),
    ...(coupon
      ? {
          from: coupon.startsAt > context.now ? day(coupon.startsAt) : money(coupon.rule.fromMinor, shop.currency),
          until: lastDay(coupon),
          scope: text(scopeOf(coupon, line ? [line.product] : [], context)),
        }
      : {}),
    ...(refused.missingMinor === undefined ? {} : { missing: money(refused.missingMinor, shop.currency) }),
  };
  const sources = coupon ? [promotionSource(coupon, context)] : [];
  return { template: `coupons.${coupon ? refused.reason : "unknown"}`, facts, sources };
}

/** Refusals that the coupon's own dates decide, whatever is bought. */
function refusedByItself(code: string, coupon: Coupon | undefined, now: number): Refused | null {
  if (!coupon) return { code, reason: "unknown" };
  if (coupon.endsAt <= now) return { code, reason: "expired" };
  return coupon.startsAt > now ? { code, reason: "not_started" } : null;
}

/** “does it work on 150 yuan?”: what is missing to its minimum; null: no sum is named, or it is enough. */
function amountShort(coupon: Coupon, context: SkillContext): Say | null {
  const sum = context.understanding.entities.find((one) => one.type === "money")?.value;
  const { code, fromMinor } = coupon.rule;
  if (!sum || sum.currency !== context.shop.currency || sum.amountMinor >= fromMinor) return null;
  const facts = {
    code: text(code),
    from: money(fromMinor, sum.currency),
    sum: money(sum.amountMinor, sum.currency),
    missing: money(fromMinor - sum.amountMinor, sum.currency),
  };
  return { template: "coupons.sum_below", facts, sources: [promotionSource(coupon, context)] };
}

async function tellCoupon(code: string, coupons: readonly Coupon[], context: SkillContext): Promise<Step> {
  const coupon = coupons.find((one) => plain(one.rule.code) === plain(code));
  const line = await lineAsked(context);
  const byItself = refusedByItself(coupon?.rule.code ?? code, coupon, context.now);
  if (byItself || !coupon) {
    const refused = byItself ?? { code, reason: "unknown" as const };
    return { do: "say", say: [tellRefused(refused, coupon, line, context), ...(await listOthers(coupons, context))] };
  }
  const short = line ? null : amountShort(coupon, context);
  if (short) return { do: "say", say: [short] };
  if (!line) {
    const say = await tellRunning([coupon], context);
    if (!context.frame.slots["coupon.fails"])
      return { do: "say", say: [...say, { template: "coupons.use", facts: {} }] };
    return { do: "ask", slot: "product", say: [...say, { template: "coupons.check", facts: {} }] };
  }
  const quote = quoteOf([line], [coupon.rule.code], context);
  const [refused] = quote.refusedCoupons;
  if (refused) return { do: "say", say: [tellRefused(refused, coupon, line, context)] };
  const head: Say = {
    template: "coupons.works",
    facts: { code: text(coupon.rule.code), item: text(lineName(line, context)) },
    sources: [promotionSource(coupon, context)],
  };
  return { do: "say", say: [head, ...quoteLines(quote, [line], context)] };
}

async function tellRunning(coupons: readonly Coupon[], context: SkillContext): Promise<Say[]> {
  const ids = productIdsIn(coupons);
  const products = ids.length > 0 ? await context.commerce.catalogue.products(ids) : [];
  return coupons.flatMap((coupon) => [
    ...tellPromotion(coupon, products, context),
    { template: "coupons.per_customer", facts: { times: number(coupon.rule.perCustomer) } },
  ]);
}

/** After a refusal: what can be used instead. */
function listOthers(coupons: readonly Coupon[], context: SkillContext): Promise<Say[]> {
  return tellRunning(coupons.filter((one) => isRunning(one, context.now)).slice(0, 1), context);
}

function askCode(coupons: readonly Coupon[]): Step {
  const choices = coupons.slice(0, MAX_LISTED).map(({ rule }) => ({ id: rule.code, label: rule.code }));
  return { do: "ask", slot: "coupon_code", say: [{ template: "coupons.which", facts: {} }], choices };
}

async function step(context: SkillContext): Promise<Step> {
  if (OTHER_MONEY.test(context.text)) return { do: "pass" };
  const { frame } = context;
  const coupons = context.shop.promotions.filter(isCoupon);
  const running = coupons.filter((one) => isRunning(one, context.now));
  if (FAILS.test(context.text)) frame.slots["coupon.fails"] = "yes";
  const code = codeAsked(coupons, context);
  if (code) {
    frame.slots.coupon_code = code;
    return tellCoupon(code, coupons, context);
  }
  const isList = LISTS.test(context.text) && running.length > 0;
  if (frame.asked === null && !isList && isAnsweredByFaq(context, FAQ_FIRST)) return { do: "pass" };
  const [only, second] = coupons;
  if (frame.slots["coupon.fails"] && only) {
    if (second === undefined) return tellCoupon(only.rule.code, coupons, context);
    return askCode(coupons);
  }
  if (running.length === 0) {
    const none: Say = { template: "coupons.none", facts: {} };
    const named = publishedOffer(context, NAMED_OFFER);
    const offer = named ?? publishedOffer(context);
    const told = offer && context.shop.promotions.length === 0 ? [faqSay(offer, context)] : [];
    return { do: "say", say: named && told.length > 0 ? told : [none, ...told] };
  }
  const say = await tellRunning(running.slice(0, MAX_LISTED), context);
  return { do: "say", say: [...say, { template: "coupons.use", facts: {} }] };
}

/** Which coupons there are, how to get and use one, and why one fails. */
export const coupons: Skill = { name: "coupons", intents: ["coupon_help"], step };

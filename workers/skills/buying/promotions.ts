import type { Product } from "../../commerce/ports.ts";
import { covers, isRunning } from "../../commerce/pricing/portions.ts";
import type { Promotion } from "../../platform/snapshot.ts";
import { readOptions } from "../products/option-values.ts";
import { productCard, productSource } from "../products/product-card.ts";
import { focusOn, mentionedProductIds, shownProductId } from "../products/product-mentions.ts";
import { type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { faqSay } from "../talk/faq.ts";
import { publishedOffer } from "../talk/faq-answers.ts";
import { mentions, shared, terms } from "../words.ts";
import { productIdsIn, tellPromotion } from "./promotion-words.ts";
import { readQuantity } from "./quantity.ts";
import { lastDay, lineFor, lineName, promotionSource, quoteConditions, quoteLines, quoteOf } from "./quote-lines.ts";

const MAX_RUNNING = 4;
const MAX_COMING = 2;
const POINTS_AT_PRODUCT = /这[款个件双台瓶条]|这商品|它|该商品|此款|\bthis\b|\bit\b|\bthat\b/i;
/** “有优惠吗” while a product is looked at is about that product; “有什么活动” is about the shop. */
const ASKS_ANY = /有.{0,4}(?:优惠|活动|折扣)[吗么嘛没]|打折吗|参加活动|any discount|on sale\?|any (?:deal|offer)s?/i;
const ABOUT_SHOP = /店|你们|全场|所有|什么|哪些|双\s?(?:11|12|十)|618|满减|预售|规则|shop|store|what|which/i;
const ASKS_COMING =
  /什么时候|啥时候|哪天|几号|以后|下次|马上|快要|即将|预告|开始|when|next|upcoming|coming|soon|start/i;
/** Words of titles that tell no promotion from another. */
const COMMON_WORDS = new Set([
  ..."活动 满减 优惠 预售 促销 套装 折扣 特惠".split(" "),
  "sale",
  "saving",
  "promotion",
  "presale",
  "set",
]);
/** Ways to write the same shopping festival. */
const FESTIVALS: readonly RegExp[] = [
  /双\s?(?:11|十一)|11[.-]11|singles'? day/i,
  /双\s?(?:12|十二)|12[.-]12|double (?:twelve|12)/i,
  /6[.·]?18|六一八/i,
  /黑(?:色星期)?五|black friday/i,
  /年货节/,
  /圣诞|christmas|xmas/i,
];

const KINDS: readonly { asks: RegExp; kind: Promotion["rule"]["kind"] }[] = [
  { asks: /满减|满.{0,8}减|threshold/i, kind: "threshold" },
  { asks: /预售|定金|尾款|presale|pre-sale|deposit|balance|remainder|the rest\b/i, kind: "presale" },
  { asks: /套装|组合|一起买|搭配|bundle/i, kind: "bundle" },
  { asks: /优惠券|领券|coupon/i, kind: "coupon" },
];

/** Only the kind that the message asks about, where there is one of it. */
function ofAskedKind(promotions: readonly Promotion[], context: SkillContext): readonly Promotion[] {
  const asked = KINDS.filter(({ asks }) => asks.test(context.text)).map(({ kind }) => kind);
  const fitting = promotions.filter((promotion) => asked.includes(promotion.rule.kind));
  return fitting.some((promotion) => promotion.endsAt > context.now) ? fitting : promotions;
}

/** Promotions that the message names, whether they run or not. */
function namedPromotions(promotions: readonly Promotion[], context: SkillContext): Promotion[] {
  const said = new Set([...terms(context.text)].filter((term) => !COMMON_WORDS.has(term)));
  const festival = FESTIVALS.find((one) => one.test(context.text));
  return promotions.filter((promotion) => {
    const title = `${promotion.title.zh} ${promotion.title.en}`;
    if (festival?.test(title)) return true;
    if (mentions(context.text, promotion.title.zh) || mentions(context.text, promotion.title.en)) return true;
    const own = new Set([...terms(title)].filter((term) => !COMMON_WORDS.has(term)));
    return shared(said, own) >= 2;
  });
}

/** The product the question is about; null where it is about the shop. */
async function productAsked(context: SkillContext): Promise<Product | null> {
  const [mentioned, second] = mentionedProductIds(context);
  const named = second === undefined ? mentioned : undefined;
  const isPointed =
    POINTS_AT_PRODUCT.test(context.text) || (ASKS_ANY.test(context.text) && !ABOUT_SHOP.test(context.text));
  const pointed = isPointed ? context.focus.productId : null;
  const id = named ?? shownProductId(context) ?? pointed;
  if (!id) return null;
  const [product] = await context.commerce.catalogue.products([id]);
  if (product) focusOn(product, context);
  return product ?? null;
}

function tellOver(promotion: Promotion, context: SkillContext): Say {
  return {
    template: "promotions.over",
    facts: { title: text(promotion.title[context.language]), until: lastDay(promotion) },
    sources: [promotionSource(promotion, context)],
  };
}

/** Those running, soonest to end first, then the next ones to come. */
function upTo(promotions: readonly Promotion[], context: SkillContext) {
  const { now } = context;
  const running = promotions.filter((one) => isRunning(one, now)).sort((a, b) => a.endsAt - b.endsAt);
  const coming = promotions.filter((one) => one.startsAt > now).sort((a, b) => a.startsAt - b.startsAt);
  return { running: running.slice(0, MAX_RUNNING), coming: coming.slice(0, MAX_COMING) };
}

async function tellAll(
  promotions: readonly Promotion[],
  context: SkillContext,
  isAboutProduct = false,
): Promise<Say[]> {
  const ids = productIdsIn(promotions);
  const products = ids.length > 0 ? await context.commerce.catalogue.products(ids) : [];
  const told = promotions.flatMap((promotion) => tellPromotion(promotion, products, context));
  const [only, second] = promotions;
  const [product] = products;
  // One presale is best understood by its sums; a product asked about is worked out anyway.
  const isAlone = only?.rule.kind === "presale" && second === undefined && isRunning(only, context.now);
  const isExample = isAlone && !isAboutProduct;
  return isExample && product ? [...told, ...workOut(product, context)] : told;
}

async function tellForProduct(product: Product, context: SkillContext): Promise<Say[]> {
  const { language, shop, now } = context;
  const all = context.commerce.pricing.promotionsFor(product).filter((one) => isRunning(one, now));
  const running = ofAskedKind(all, context);
  const { coming } = upTo(
    shop.promotions.filter((one) => covers(one, product)),
    context,
  );
  const head: Say = {
    template: running.length > 0 ? "promotions.for_product" : "promotions.none_for",
    facts: { product: text(product.name[language]) },
    cards: productCard(product, language),
    sources: [productSource(product, language)],
  };
  const told = await tellAll(
    [...running.slice(0, MAX_RUNNING), ...(running.length === 0 || ASKS_COMING.test(context.text) ? coming : [])],
    context,
    true,
  );
  return [head, ...told, ...workOut(product, context)];
}

/** What the running promotions come to for one of it; nothing where they change nothing. */
function workOut(product: Product, context: SkillContext): Say[] {
  const { chosen } = readOptions(product, context);
  const line = lineFor(product, chosen, readQuantity(context));
  if (!line || !product.isOnSale) return [];
  const quote = quoteOf([line], [], context);
  if (!quote.steps.some((step) => step.promotionId && step.amountMinor !== 0) && !quote.nextStep) return [];
  const head: Say = { template: "promotions.example", facts: { item: text(lineName(line, context)) } };
  const conditions = quoteConditions(quote, context).filter((say) => say.template === "quote.next");
  return [head, ...quoteLines(quote, [line], context), ...conditions];
}

async function tellForShop(context: SkillContext): Promise<Say[]> {
  const { running, coming } = upTo(ofAskedKind(context.shop.promotions, context), context);
  const isAskingComing = ASKS_COMING.test(context.text);
  const told = await tellAll([...running, ...(running.length === 0 || isAskingComing ? coming : [])], context);
  return running.length > 0 ? told : [{ template: "promotions.none", facts: {} }, ...told];
}

async function step(context: SkillContext): Promise<Step> {
  const { now } = context;
  const product = await productAsked(context);
  const isRuled = context.shop.promotions.some((one) => one.endsAt > now);
  // Offers that no rule computes stand among the published questions.
  const offer = isRuled ? null : publishedOffer(context);
  if (offer) return { do: "say", say: [faqSay(offer, context)] };
  if (product) return { do: "say", say: await tellForProduct(product, context) };
  const named = namedPromotions(context.shop.promotions, context);
  if (named.length > 0) {
    const { running, coming } = upTo(named, context);
    const live = await tellAll([...running, ...coming], context);
    const over = named.filter((one) => one.endsAt <= now).map((one) => tellOver(one, context));
    // Only what is over was named: what runs instead belongs to the answer.
    const rest = live.length > 0 ? [] : await tellForShop(context);
    return { do: "say", say: live.length > 0 ? live : [...over, ...rest] };
  }
  const festival = FESTIVALS.map((one) => one.exec(context.text)?.[0]).find((one) => one !== undefined);
  const none: Say[] = festival ? [{ template: "promotions.none_named", facts: { name: text(festival) } }] : [];
  return { do: "say", say: [...none, ...(await tellForShop(context))] };
}

/** Which promotions run, by which rule and until when; for a product with the arithmetic. */
export const promotions: Skill = { name: "promotions", intents: ["promotion_query"], step };

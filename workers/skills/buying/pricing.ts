import type { Product, Variant } from "../../commerce/ports.ts";
import type { Promotion } from "../../platform/snapshot.ts";
import { tellNoCombination, tellUnknown } from "../products/ask-option.ts";
import { findProduct } from "../products/find-product.ts";
import { readOptions, valuesOf, variantLabel, variantsWith } from "../products/option-values.ts";
import { isOnePrice, productCard, productSource } from "../products/product-card.ts";
import { mentionedProductIds } from "../products/product-mentions.ts";
import { money, type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { mentions } from "../words.ts";
import { coupons } from "./coupons.ts";
import { readQuantity } from "./quantity.ts";
import {
  goodsMinor,
  type Line,
  lineFor,
  promotionSource,
  quoteConditions,
  quoteLines,
  quoteOf,
} from "./quote-lines.ts";

const MAX_GROUPS = 5;
/** Products whose prices are told side by side. */
const MAX_PRICED = 3;
const BARGAINS =
  /便宜|优惠|打折|打个折|折扣|少点|少一点|最低|底价|讲价|砍价|还价|抹零|抹个零|包邮吧|贵了|太贵|cheaper|discount|lower|best price|deal|too (?:expensive|much)|any off/i;
/** “最便宜的手机”: which one is meant; nothing is bargained over. */
const OUTERMOST = /最(?:便宜|低价|实惠)的?(?=\s?[\p{Script=Han}])|\b(?:cheapest|lowest[- ]priced|least expensive)\b/giu;
const ON_TOP =
  /再加|加上|加[一两三四五\d]|再来|再买|外加|add(?:ing)?\b|plus|on top|as well|together with|with (?:a|an|the|one)\b/i;
const TOGETHER = /一起|一共|总共|加起来|合计|全部|和|加|都|together|total|both|altogether|\band\b|plus/i;

function isBargaining({ text: said }: SkillContext): boolean {
  return BARGAINS.test(said.replace(OUTERMOST, ""));
}

/** Variants of one price, under the words that tell them apart. */
interface PriceGroup {
  value: string;
  variant: Variant;
}

/** The one option that decides the price, if there is one; else each variant is a group. */
function groupByPrice(product: Product, variants: readonly Variant[], context: SkillContext) {
  const { language } = context;
  const deciding = product.optionNames.find(({ name }) => {
    const values = valuesOf(variants, name);
    return (
      values.length > 1 &&
      values.every((value) => isOnePrice(variants.filter((variant) => variant.options[name]?.zh === value.zh)))
    );
  });
  const groups = new Map<string, PriceGroup>();
  for (const variant of variants) {
    const own = deciding ? variant.options[deciding.name]?.[language] : undefined;
    const value = own ?? variantLabel(product, variant, language);
    if (!groups.has(value)) groups.set(value, { value, variant });
  }
  const labels = product.optionNames.map(({ label }) => label[language]).join(language === "zh" ? "和" : " and ");
  const option = deciding ? deciding.label[language] : labels;
  return {
    option: language === "en" ? option.toLowerCase() : option,
    groups: [...groups.values()].slice(0, MAX_GROUPS),
  };
}

function tellGroup(product: Product, group: PriceGroup, context: SkillContext): Say {
  const quote = quoteOf([{ product, variant: group.variant, quantity: 1 }], [], context);
  const price = group.variant.price;
  const facts = { value: text(group.value), price: money(price.amountMinor, price.currency) };
  const goods = goodsMinor(quote);
  const total = money(goods, quote.currency);
  if (quote.dueNowMinor !== quote.totalMinor) {
    const deposit = money(quote.dueNowMinor, quote.currency);
    return { template: "pricing.group_presale", facts: { ...facts, total, deposit } };
  }
  if (goods === price.amountMinor) return { template: "pricing.group", facts };
  return { template: "pricing.group_after", facts: { ...facts, total } };
}

/** Several prices and nothing said that decides: each of them, no question. */
function tellGroups(product: Product, variants: readonly Variant[], context: SkillContext): Say[] {
  const { language } = context;
  const { option, groups } = groupByPrice(product, variants, context);
  const head: Say = {
    template: "pricing.by_option",
    facts: { product: text(product.name[language]), option: text(option) },
    cards: productCard(product, language),
    sources: [productSource(product, language)],
  };
  const [first] = groups;
  const conditions = first
    ? quoteConditions(
        { ...quoteOf([{ product, variant: first.variant, quantity: 1 }], [], context), nextStep: null },
        context,
      )
    : [];
  const told = [head, ...groups.map((group) => tellGroup(product, group, context)), ...conditions];
  if (!first || !isBargaining(context)) return told;
  const coupons = tellCoupons([{ product, variant: first.variant, quantity: 1 }], true, context);
  return [{ template: "pricing.no_haggle", facts: {} }, ...told, ...coupons];
}

/** One coupon for the lines: what it comes to, or what is missing; nothing where it does not go with them. */
function tellCoupon(promotion: Promotion, lines: readonly Line[], isOneOfMany: boolean, context: SkillContext): Say[] {
  const { rule } = promotion;
  if (rule.kind !== "coupon") return [];
  const quote = quoteOf(lines, [rule.code], context);
  const [refused] = quote.refusedCoupons;
  const code = text(rule.code);
  const how = text(rule.howToGet[context.language]);
  const from = money(rule.fromMinor, quote.currency);
  const sources = [promotionSource(promotion, context)];
  const taken = quote.steps.find((one) => one.kind === "coupon" && one.amountMinor < 0);
  if (!refused && taken) {
    const off = money(-taken.amountMinor, quote.currency);
    // With several prices open there is no one total.
    if (isOneOfMany) return [{ template: "pricing.coupon", facts: { code, from, off, how }, sources }];
    const total = money(quote.totalMinor, quote.currency);
    return [{ template: "pricing.with_coupon", facts: { code, off, total, how }, sources }];
  }
  if (refused?.reason !== "below_minimum" || refused.missingMinor === undefined) return [];
  const missing = money(refused.missingMinor, quote.currency);
  const off = money(rule.offMinor, quote.currency);
  return [{ template: "pricing.coupon_from", facts: { code, from, off, missing, how }, sources }];
}

/** Coupons that cover the product, with what they would come to; a bargain hunter gets what there is. */
function tellCoupons(lines: readonly Line[], isOneOfMany: boolean, context: SkillContext): Say[] {
  const [line] = lines;
  if (!line) return [];
  const covering = context.commerce.pricing.promotionsFor(line.product);
  return covering.flatMap((promotion) => tellCoupon(promotion, lines, isOneOfMany, context));
}

/** The computation, its conditions, and for a bargain hunter the coupons. */
function tellLines(lines: readonly Line[], context: SkillContext): Say[] {
  const quote = quoteOf(lines, [], context);
  const say = quoteLines(quote, lines, context);
  const [line] = lines;
  const [head] = say;
  if (head && line) {
    head.cards = lines.flatMap(({ product, variant }) => productCard(product, context.language, variant));
    head.sources = lines.map(({ product }) => productSource(product, context.language));
  }
  const was = lines.length === 1 ? line?.variant.listPrice : null;
  if (was && line && was.amountMinor > line.variant.price.amountMinor) {
    const facts = { was: money(was.amountMinor, was.currency) };
    if (line.quantity === 1 && head)
      say[0] = { ...head, template: "quote.item_was", facts: { ...head.facts, ...facts } };
    else say.splice(1, 0, { template: "quote.was", facts });
  }
  say.push(...quoteConditions(quote, context));
  if (!isBargaining(context)) return say;
  const coupons = tellCoupons(lines, false, context);
  const hasOffer = coupons.length > 0 || quote.nextStep !== null || quote.steps.some((step) => step.amountMinor < 0);
  const rest: Say[] = hasOffer ? coupons : [{ template: "pricing.no_promotion", facts: {} }];
  return [{ template: "pricing.no_haggle", facts: {} }, ...say, ...rest];
}

/** “手机和耳机一起多少钱”: all named products in one computation, each in its cheapest version. */
async function tellTogether(context: SkillContext): Promise<Step | null> {
  const named = mentionedProductIds(context);
  // “这俩加一起多少钱”: of those side by side.
  const ids = named.length === 0 && context.focus.productId === null ? context.focus.shownProductIds : named;
  if (ids.length < 2 || ids.length > MAX_PRICED || !TOGETHER.test(context.text)) return null;
  const products = (await context.commerce.catalogue.products(ids)).filter((product) => product.isOnSale);
  const lines = products.flatMap((product): Line[] => {
    const reading = readOptions(product, context);
    const line = lineFor(product, reading.chosen, 1);
    return line ? [line] : [];
  });
  if (lines.length < 2) return null;
  context.focus.options = {};
  context.focus.shownProductIds = lines.map(({ product }) => product.id);
  return { do: "say", say: tellLines(lines, context) };
}

/** “再加一条牛仔裤呢”: the new product on top of the one priced before. */
async function tellOnTop(context: SkillContext): Promise<Step | null> {
  const { frame, commerce, understanding, text: said } = context;
  const [id, before] = frame.slots["price.with"]?.split(" ") ?? [];
  delete frame.slots["price.with"];
  const [added] = mentionedProductIds(context);
  const at = said.search(ON_TOP);
  if (!id || !added || at < 0) return null;
  const products = await commerce.catalogue.products([id, added]);
  const counts = understanding.entities.filter((entity) => entity.type === "quantity");
  const first = counts.find((count) => count.start < at)?.value ?? Number(before);
  const second = counts.find((count) => count.start > at)?.value ?? 1;
  const lines = products.flatMap((product): Line[] => {
    const chosen = product.id === added ? readOptions(product, context).chosen : {};
    const line = lineFor(product, chosen, product.id === added ? second : first);
    return line ? [line] : [];
  });
  delete frame.slots.quantity;
  return lines.length < 2 ? null : { do: "say", say: tellLines(lines, context) };
}

/** “用 NEW20 多少钱”: the price with that coupon, or why it does not apply. */
function namesCoupon({ shop, text: said }: SkillContext): boolean {
  return shop.promotions.some(({ rule }) => rule.kind === "coupon" && mentions(said, rule.code));
}

async function step(context: SkillContext): Promise<Step> {
  if (namesCoupon(context)) return coupons.step(context);
  const together = (await tellOnTop(context)) ?? (await tellTogether(context));
  if (together) return together;
  const found = await findProduct(context);
  if (found.product) return tellProduct(found.product, context);
  const priced = found.candidates.filter(({ isOnSale }) => isOnSale);
  // A few prices are told sooner than it is asked which one.
  if (priced.length < 2 || priced.length > MAX_PRICED) return found.step;
  const steps = priced.map((product) => tellProduct(product, context));
  context.focus.shownProductIds = priced.map(({ id }) => id);
  const say = steps.flatMap((step) => (step.do === "say" ? step.say : []));
  return steps.every((step) => step.do === "say") ? { do: "say", say } : found.step;
}

function tellProduct(product: Product, context: SkillContext): Step {
  if (!product.isOnSale) {
    const facts = { product: text(product.name[context.language]) };
    const sources = [productSource(product, context.language)];
    return { do: "say", say: [{ template: "pricing.off_sale", facts, sources }] };
  }
  const reading = readOptions(product, context);
  if (reading.unknown.length > 0) return tellUnknown(product, reading, context);
  const variants = variantsWith(product, reading.chosen);
  const [variant] = variants;
  if (!variant) return tellNoCombination(product, reading, context);
  const quantity = readQuantity(context);
  if (isOnePrice(variants)) {
    const line = lineFor(product, reading.chosen, quantity) ?? { product, variant, quantity };
    return { do: "say", say: tellLines([line], context) };
  }
  if (quantity === 1) return { do: "say", say: tellGroups(product, variants, context) };
  const { groups } = groupByPrice(product, variants, context);
  return {
    do: "say",
    say: groups.flatMap((group) => tellLines([{ product, variant: group.variant, quantity }], context)),
  };
}

/** What it costs now, with the running promotions and the arithmetic; nothing off that the shop does not publish. */
export const pricing: Skill = { name: "pricing", intents: ["price_query"], step };

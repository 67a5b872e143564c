import type { Product, Variant } from "../../commerce/ports.ts";
import { isRunning } from "../../commerce/pricing/portions.ts";
import { tellPromotion } from "../buying/promotion-words.ts";
import { readQuantity } from "../buying/quantity.ts";
import { swapAction } from "../orders/item-swap.ts";
import { list, type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { askOptions, tellNoCombination, tellUnknown } from "./ask-option.ts";
import { findProduct } from "./find-product.ts";
import { openOptions, readOptions, variantLabel, variantsWith } from "./option-values.ts";
import { productCard, productSource } from "./product-card.ts";
import { focusOn, namesProductNow } from "./product-mentions.ts";
import { isInStock, tellSoldOut, tellVariant } from "./stock-answer.ts";
import { forgetCandidates, openCandidates, stockOfCandidates } from "./stock-candidates.ts";
import { type SwapSibling, swapSibling } from "./swap-sibling.ts";

/** Several values of one option in one question are all answered, up to here. */
const MAX_ANSWERED = 4;
const ASKS_WHICH =
  /哪些|哪几|什么颜色|什么规格|什么尺码|什么码|几种|几个颜色|which (?:colou?r|size|version|model|one)s|what (?:colou?r|size|version)s|随便|都行|都可以|无所谓|\bany\b|whatever/i;

function tellAvailable(product: Product, variants: readonly Variant[], context: SkillContext): Step {
  const { language } = context;
  const say: Say = {
    template: "stock.available",
    facts: {
      product: text(product.name[language]),
      values: list(variants.map((variant) => variantLabel(product, variant, language))),
    },
    cards: productCard(product, language),
    sources: [productSource(product, language, "stock")],
  };
  return { do: "say", say: [say] };
}

/** The city the shopper names now, or named before. */
function readCity(context: SkillContext): string | null {
  const address = context.understanding.entities.find((entity) => entity.type === "address");
  if (address?.value.city) context.focus.city = address.value.city;
  return context.focus.city;
}

/** Whether it is there to take the place of what was ordered; null: that order can no longer be changed. */
async function tellSibling({ product, own, order }: SwapSibling, context: SkillContext): Promise<Step | null> {
  const { commerce, language, focus } = context;
  if (swapAction(order, context) === null) return null;
  const levels = await commerce.catalogue.stock(product.variants.map(({ id }) => id));
  // What no warehouse counts is not limited.
  const isCounted = levels.some(({ variantId }) => product.variants.some(({ id }) => id === variantId));
  const isThere = product.isOnSale && (!isCounted || isInStock(product.variants, levels));
  focusOn(product, context);
  focus.orderId = order.id;
  const item = order.items.find(({ productId }) => productId === own.id);
  if (item) focus.itemId = item.id;
  const wanted = text(product.name[language]);
  const sources = [productSource(product, language, "stock")];
  if (!isThere) {
    const template = product.isOnSale ? "swap.sold_out" : "swap.off_sale";
    return { do: "say", say: [{ template, facts: { wanted }, sources }] };
  }
  const facts = { wanted, item: text(own.name[language]), order: text(order.id) };
  return { do: "say", say: [{ template: "swap.is_there", facts, sources, cards: productCard(product, language) }] };
}

async function step(context: SkillContext): Promise<Step> {
  const sibling = await swapSibling(context);
  if (sibling) {
    forgetCandidates(context);
    return (await tellSibling(sibling, context)) ?? tellProduct(sibling.product, context);
  }
  const open = await openCandidates(context);
  if (open.length > 1 && !namesProductNow(context, open)) return tellKind(open, context);
  forgetCandidates(context);
  const found = await findProduct(context);
  if (found.product) return tellProduct(found.product, context);
  return found.candidates.length > 1 ? tellKind(found.candidates, context) : found.step;
}

/** Several products of a kind: options are asked for with the product, or tell which of them are meant. */
async function tellKind(products: readonly Product[], context: SkillContext): Promise<Step> {
  const left = await stockOfCandidates(products, readCity(context), context);
  if ("do" in left) return left;
  focusOn(left, context);
  forgetCandidates(context);
  return tellProduct(left, context);
}

/** What is not there yet may be ordered ahead. */
function presaleOf(product: Product, { commerce, now }: SkillContext) {
  const offers = commerce.pricing.promotionsFor(product);
  return offers.find((one) => one.rule.kind === "presale" && isRunning(one, now));
}

async function tellProduct(product: Product, context: SkillContext): Promise<Step> {
  const { language } = context;
  if (!product.isOnSale) {
    const facts = { product: text(product.name[language]) };
    return { do: "say", say: [{ template: "stock.off_sale", facts, sources: [productSource(product, language)] }] };
  }
  const city = readCity(context);
  const reading = readOptions(product, context);
  if (reading.unknown.length > 0) return tellUnknown(product, reading, context);
  const wanted = variantsWith(product, reading.chosen);
  if (wanted.length === 0) return tellNoCombination(product, reading, context);

  const ids = product.variants.map((variant) => variant.id);
  const levels = await context.commerce.catalogue.stock(ids, city ?? undefined);
  const here = wanted.filter((variant) => isInStock([variant], levels));
  if (here.length === 0) {
    const told = tellSoldOut({ product, wanted, levels, context });
    const ahead = presaleOf(product, context);
    return told.do === "say" && ahead
      ? { do: "say", say: [...told.say, ...tellPromotion(ahead, [product], context)] }
      : told;
  }
  const open = openOptions(product, wanted, reading.chosen);
  if (open.length > 0 && ASKS_WHICH.test(context.text)) return tellAvailable(product, here, context);
  if (open.length > 0) return askOptions(product, wanted, reading, context);
  const say = wanted
    .slice(0, MAX_ANSWERED)
    .flatMap((variant) =>
      tellVariant({ product, variant, levels, wantedQuantity: readQuantity(context), city, context }),
    );
  return { do: "say", say };
}

/** Whether it is there, where, and when it arrives if ordered now. */
export const stock: Skill = { name: "stock", intents: ["stock_query"], step };

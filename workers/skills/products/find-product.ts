import type { Product } from "../../commerce/ports.ts";
import type { SkillContext, Step } from "../skill.ts";
import { cannotTell } from "../talk/stored-words.ts";
import { mentions, shared, terms } from "../words.ts";
import { describedGoods } from "./described-goods.ts";
import { describedOfShown, POINTS_AT_ONE } from "./described-product.ts";
import { goodsOfOrder, isOfKind } from "./goods-of-order.ts";
import { bearersOfModels } from "./named-products.ts";
import { ASKS_KINDS, goodsAskedFor, tellKinds, tellNoneSuch } from "./no-such-product.ts";
import { MINE, ownGoods } from "./own-goods.ts";
import { pickedOfShown } from "./pick-of-shown.ts";
import { byPrice, CHEAPEST, DEAREST } from "./product-by-price.ts";
import {
  askProduct,
  bestScore,
  categoryMentioned,
  focusOn,
  KIND,
  kindsMeant,
  MAX_CHOICES,
  mentionedProductIds,
  pointedAt,
  SURE_SCORE,
  shownProductId,
} from "./product-mentions.ts";
import { fulfils, wishesIn } from "./shopper-need.ts";
import { swapSibling } from "./swap-sibling.ts";
import { isOtherThan, toldApart } from "./told-apart.ts";

const SHELF = 50;

/** The product that is meant, or the question for it; `candidates`: those it may be, none where nothing was found. */
export type ProductFound = { product: Product; step: null } | { product: null; step: Step; candidates: Product[] };

/** Which products qualify as the answer; others are not offered as choices. */
export interface ProductWish {
  suits?: (product: Product) => boolean;
}

/** Products the text may mean, by name; nothing of the shelf that only happens to be found. */
async function searchByText(text: string, context: SkillContext): Promise<Product[]> {
  const said = terms(text);
  if (said.size === 0) return [];
  const found = await context.commerce.catalogue.search({ text, limit: MAX_CHOICES + 3 });
  const other = new Map(context.shop.vocabulary.products.map(({ id, names }) => [id, names.join(" ")]));
  const overlap = (product: Product) =>
    shared(said, terms(`${product.name.zh} ${product.name.en} ${other.get(product.id) ?? ""}`));
  const scored = found.map((product) => ({ product, score: overlap(product) })).filter((one) => one.score > 0);
  const best = Math.max(0, ...scored.map((one) => one.score));
  return scored.filter((one) => one.score * 2 > best).map((one) => one.product);
}

async function searchCategory(category: { id: string; text: string }, context: SkillContext): Promise<Product[]> {
  const { catalogue } = context.commerce;
  const narrow = await catalogue.search({ text: category.text, categoryId: category.id, limit: KIND });
  const named = narrow.filter((product) => mentions(`${product.name.zh} ${product.name.en}`, category.text));
  if (named.length > 0) return named;
  return narrow.length > 0 ? narrow : catalogue.search({ categoryId: category.id, limit: KIND });
}

/**
 * Which product is meant: named now, picked, “the second one”, known to the goal, or what the conversation or page is
 * about. Unclear or ambiguous ones become a question with choices.
 */
export async function findProduct(context: SkillContext, wish: ProductWish = {}): Promise<ProductFound> {
  const suits = wish.suits ?? (() => true);
  const picked =
    mentionedProductIds(context).length === 0 && kindsMeant(context).length === 0 ? await pickedOfShown(context) : null;
  if (picked && suits(picked)) {
    focusOn(picked, context);
    return { product: picked, step: null };
  }
  const ofOrder = (await goodsOfOrder(context)).filter(suits);
  const [inOrder] = ofOrder;
  if (inOrder && ofOrder.length === 1) {
    focusOn(inOrder, context);
    return { product: inOrder, step: null };
  }
  if (ofOrder.length > 1) return { product: null, step: askProduct(ofOrder, context), candidates: ofOrder };
  const sibling = GOES_WITH_OWN.has(context.frame.intent) ? await swapSibling(context) : null;
  if (sibling && suits(sibling.product)) {
    focusOn(sibling.product, context);
    return { product: sibling.product, step: null };
  }
  const isPointed =
    POINTS_AT_ONE.test(context.text) &&
    bestScore(context) < SURE_SCORE &&
    (context.frame.asked === null || context.frame.asked === "product");
  const described = isPointed && !shownProductId(context) ? await describedOfShown(context) : null;
  if (described) {
    focusOn(described, context);
    return { product: described, step: null };
  }
  const marked = await markedAmongShown(suits, context);
  if (marked) {
    focusOn(marked, context);
    return { product: marked, step: null };
  }
  const ids = pointedAt(context);
  const pointed = ids.length > 0 ? await context.commerce.catalogue.products(ids) : [];
  const known = await narrowed(pointed, context);
  const category = categoryMentioned(context);
  const isNamed =
    mentionedProductIds(context).length > 0 || bearersOfModels(context.text, context.shop.vocabulary).length > 0;
  // “这款手机” while a T-shirt is in focus means another product, and so does “80升的” while it holds 60.
  const isOutermost = category !== null && (CHEAPEST.test(context.text) || DEAREST.test(context.text));
  const fits =
    isNamed ||
    (!isOutermost &&
      known.every(
        (product) => (!category || isOfKind(product, category, context)) && !isOtherThan(product, context.text),
      ));
  const [only] = known;
  const isElsewhere =
    only !== undefined && !isNamed && !suits(only) && (await searchByText(context.text, context)).some(suits);
  if (only && known.length === 1 && fits && !isElsewhere) {
    focusOn(only, context);
    return { product: only, step: null };
  }
  if (known.length > 1) return { product: null, step: askProduct(known, context), candidates: known };

  const own = await ownProducts(suits, category, context);
  const [ownOne] = own;
  if (ownOne && own.length === 1) {
    focusOn(ownOne, context);
    return { product: ownOne, step: null };
  }
  if (own.length > 1) return { product: null, step: askProduct(own, context), candidates: own };
  if (isAtALoss(context)) {
    delete context.frame.slots.product;
    return { product: null, step: { do: "say", say: [{ template: "product.name_later", facts: {} }] }, candidates: [] };
  }
  const spoken = frameText(context);
  const candidates = category ? await searchCategory(category, context) : await searchByText(spoken, context);
  const fitting = await narrowed(candidates.filter(suits), context);
  const [single] = fitting;
  if (single && fitting.length === 1) {
    focusOn(single, context);
    return { product: single, step: null };
  }
  const outermost = byPrice(fitting, context.text);
  if (outermost) {
    focusOn(outermost, context);
    return { product: outermost, step: null };
  }
  if (fitting.length > 1) return { product: null, step: askProduct(fitting, context), candidates: fitting };
  const recent = await recentlyShown(context);
  const extreme = recent ? byPrice(recent, context.text) : null;
  if (extreme) {
    focusOn(extreme, context);
    return { product: extreme, step: null };
  }
  if (ASKS_KINDS.test(context.text)) return { product: null, step: tellKinds(context), candidates: [] };
  const what = recent ? null : goodsAskedFor(context);
  if (what) return { product: null, step: tellNoneSuch(what, context), candidates: [] };
  const shelf = recent ?? (await acrossTheShelf(context));
  const offered = shelf.filter(suits);
  return { product: null, step: askProduct(offered, context, true), candidates: recent ? offered : [] };
}

/** Goods that one has already are not what is bought or compared. */
const OF_NEW_GOODS: ReadonlySet<string> = new Set(["place_order_help", "product_compare", "recommendation"]);

/** What may be asked of goods that one's own could be changed for: “13升的多少钱”. */
const GOES_WITH_OWN: ReadonlySet<string> = new Set(["price_query", "product_info"]);

/** What is asked about goods that are at hand. */
const OF_GOODS_AT_HAND: ReadonlySet<string> = new Set([
  "product_usage",
  "repair_warranty",
  "quality_issue",
  "price_protection",
]);

/** “那个现在卖多少了”, “还是3999么”: a price that is known from before, most likely of one's own. */
const NOW = /现在|如今|眼下|目前|还是|降|涨|跌|变|\b(?:now|still|dropped)\b/iu;

/** “再来一台一样的”: what was ordered before. */
const THE_SAME = /一样的|同款|同样的|同一款|\bthe same (?:one|again|thing)?\b|\banother of\b/iu;

/** “之前买的那个”, “跟上次一样”: goods of an order before. */
const BOUGHT_BEFORE =
  /(?:之前|上次|上回|以前|前面|先前|原来|前阵子|去年|刚)[^，。,.\n]{0,6}(?:买|拍|订|下单|购)(?:过|入)?的|买过的|[跟和同照]上(?:次|回)|\b(?:i|we)(?:'ve| have)? (?:bought|ordered|got)(?: before| last time)?\b|as last time/iu;

/** Asked which, the shopper cannot tell. */
function isAtALoss({ frame, text }: SkillContext): boolean {
  return frame.asked === "product" && cannotTell(text);
}

/** Those that the shopper has ordered, where the words are about their own goods or they cannot tell which is meant. */
async function ownProducts(
  suits: (product: Product) => boolean,
  category: { id: string; text: string } | null,
  context: SkillContext,
): Promise<Product[]> {
  const { focus, frame, text } = context;
  const isSame = frame.intent === "place_order_help" && (THE_SAME.test(text) || BOUGHT_BEFORE.test(text));
  if (OF_NEW_GOODS.has(frame.intent) && !isSame) return [];
  const isOfOrder = focus.orderId !== null && category === null && !namesGoods(context);
  if (!MINE.test(text) && !isAtALoss(context) && !isOfOrder && !isSame) return [];
  const goods = (await ownGoods(context)).filter(({ product }) => suits(product));
  const inFocus = goods.filter(({ orders }) => orders.some(({ id }) => id === focus.orderId));
  for (const some of isOfOrder && !isSame ? [inFocus] : [inFocus, goods]) {
    const products = some.map(({ product }) => product);
    const ofKind = category ? products.filter((product) => isOfKind(product, category, context)) : products;
    const left = toldApart(ofKind, text, true);
    if (left.length > 0) return isAtALoss(context) ? left.slice(0, 1) : left;
  }
  return [];
}

/** Whether the words hold anything that could name a product. */
function namesGoods(context: SkillContext): boolean {
  return !POINTS_AT_ONE.test(context.text) && context.understanding.entities.some(({ type }) => type === "spec");
}

/** Of those shown, the one that a measure, a price or a model of the message marks: “12升那台”. */
export async function markedAmongShown(
  suits: (product: Product) => boolean,
  context: SkillContext,
): Promise<Product | null> {
  const { focus, commerce, text } = context;
  const named = mentionedProductIds(context);
  if (focus.shownProductIds.length < 2 || named.some((id) => !focus.shownProductIds.includes(id))) return null;
  const shown = (await commerce.catalogue.products(focus.shownProductIds)).filter(suits);
  const [only, more] = toldApart(shown, text, false);
  return shown.length > 1 && only && !more ? only : null;
}

/** “老人用的手机”: those that the shop marks for whom they are to be; all where it marks none. */
function forWhom(products: readonly Product[], text: string): Product[] {
  const wishes = wishesIn(text);
  const marked = wishes.length > 0 ? products.filter((product) => wishes.every((one) => fulfils(product, one))) : [];
  return marked.length > 0 ? marked : [...products];
}

/** “白色那台”: those whose own texts state the colour; all where none does. */
function ofColour(products: readonly Product[], { understanding }: SkillContext): Product[] {
  const said = understanding.entities.flatMap((one) => (one.type === "color" ? [one.text] : []));
  const kept = products.filter(({ name, description }) =>
    said.every((colour) => mentions(`${name.zh} ${name.en} ${description.zh} ${description.en}`, colour)),
  );
  return kept.length > 0 ? kept : [...products];
}

/** Those of several that the words tell from the others; of goods at hand, those that the shopper has. */
async function narrowed(products: readonly Product[], context: SkillContext): Promise<Product[]> {
  if (products.length < 2) return [...products];
  const { frame, text } = context;
  const left = ofColour(forWhom(toldApart(products, text, frame.asked === "product"), text), context);
  const isOfOwn =
    OF_GOODS_AT_HAND.has(frame.intent) || MINE.test(text) || (frame.intent === "price_query" && NOW.test(text));
  if (left.length < 2 || !isOfOwn) return describedGoods(left);
  const own = new Set((await ownGoods(context)).map(({ product }) => product.id));
  const had = left.filter(({ id }) => own.has(id));
  return had.length > 0 ? had : describedGoods(left);
}

/** What was shown before is likelier meant than the rest of the shelf. */
async function recentlyShown(context: SkillContext): Promise<Product[] | null> {
  const ids = context.focus.shownProductIds;
  const shown = ids.length > 0 ? await context.commerce.catalogue.products(ids) : [];
  return shown.length > 0 ? shown : null;
}

/** Something of every kind, each kind's first in front. */
async function acrossTheShelf(context: SkillContext): Promise<Product[]> {
  const shelf = await context.commerce.catalogue.search({ limit: SHELF });
  return interleaved(shelf);
}

/** The same products, kinds taking turns. */
export function interleaved(products: readonly Product[]): Product[] {
  const kinds = [...Map.groupBy(products, (product) => product.categoryId).values()];
  const rounds = Math.max(0, ...kinds.map((kind) => kind.length));
  return Array.from({ length: rounds }, (_, round) => kinds.flatMap((kind) => kind[round] ?? [])).flat();
}

/** What to search by: the text given for the slot, where it is no id, else the message. */
function frameText(context: SkillContext): string {
  const { frame, text } = context;
  const slot = frame.slots.product;
  return slot && frame.asked !== "product" ? `${slot} ${text}` : text;
}

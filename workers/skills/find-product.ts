import type { Product } from "../commerce/ports.ts";
import type { Choice } from "../platform/message.ts";
import { describedOfShown, POINTS_AT_ONE } from "./described-product.ts";
import { bearersOfModels, namedByModel } from "./named-products.ts";
import { MINE, ownGoods } from "./own-goods.ts";
import { cheapest } from "./product-card.ts";
import { fulfils, wishesIn } from "./shopper-need.ts";
import { list, type SkillContext, type Step, text } from "./skill.ts";
import { cannotTell } from "./stored-words.ts";
import { isOtherThan, toldApart } from "./told-apart.ts";
import { mentions, plain, shared, terms } from "./words.ts";

const MAX_CHOICES = 5;
const SHELF = 50;
/** Products of one kind that a question may be about. */
const KIND = 24;
const MAX_LABEL = 80;
/** Fuzzy mentions this near to the best one are equally good. */
const SCORE_MARGIN = 0.08;
/** Above this a mention is the name itself. */
const SURE_SCORE = 0.9;
const NAMES_A_PLACE = /第|款|个|件|最后|last|first|second|third|fourth|fifth|\bone\b/i;

/** The product that is meant, or the question for it; `candidates`: those it may be, none where nothing was found. */
export type ProductFound = { product: Product; step: null } | { product: null; step: Step; candidates: Product[] };

/** Which products qualify as the answer; others are not offered as choices. */
export interface ProductWish {
  suits?: (product: Product) => boolean;
}

/** Choices that name products; a choice's id is the product's. */
export function productChoices(products: readonly Product[], context: SkillContext): Choice[] {
  return products
    .slice(0, MAX_CHOICES)
    .map((product) => ({ id: product.id, label: product.name[context.language].slice(0, MAX_LABEL) }));
}

function bestScore(context: SkillContext): number {
  return Math.max(0, ...context.understanding.entities.map((entity) => (entity.type === "product" ? entity.score : 0)));
}

/** Product ids that this message names, in the order named; near ties of a mistyped name stay together. */
export function mentionedProductIds(context: SkillContext): string[] {
  const found = context.understanding.entities.filter((entity) => entity.type === "product");
  if (found.length === 0) {
    const { focus, frame } = context;
    const spokenOf = [focus.productId ?? "", frame.slots.product ?? "", ...focus.shownProductIds];
    return namedByModel(context.text, context.shop.vocabulary, spokenOf);
  }
  const best = bestScore(context);
  const near = found.filter((entity) => entity.score >= best - SCORE_MARGIN || entity.score >= 1);
  // “星河 X1 Pro” names one product, although “星河 X1” is in it.
  const longest = near.filter((entity) => {
    const length = entity.end - entity.start;
    const overlapping = near.filter((other) => other.start < entity.end && entity.start < other.end);
    return !overlapping.some((other) => other.end - other.start > length);
  });
  return [...new Set(longest.map((entity) => entity.value))];
}

/** “第二个”, “the last one” among the products shown last. */
export function shownProductId(context: SkillContext): string | null {
  const ordinal = context.understanding.entities.find((entity) => entity.type === "ordinal");
  if (!ordinal || (context.frame.asked !== "product" && !NAMES_A_PLACE.test(ordinal.text))) return null;
  const shown = context.focus.shownProductIds;
  return (ordinal.value < 0 ? shown.at(ordinal.value) : shown[ordinal.value - 1]) ?? null;
}

/** The conversation is about this product from now on; options of another one no longer count. */
export function focusOn(product: Product, context: SkillContext): void {
  const { focus, frame } = context;
  if (focus.productId !== product.id) {
    focus.options = {};
    if (focus.productId !== null) delete focus.quantity;
  }
  focus.productId = product.id;
  focus.categoryId = product.categoryId;
  frame.slots.product = product.id;
}

/** The question which product is meant, with at most five to pick from; `isGuess`: they are the shelf, not a find. */
export function askProduct(products: readonly Product[], context: SkillContext, isGuess = false): Step {
  const offered = products.slice(0, MAX_CHOICES);
  context.focus.shownProductIds = offered.map((product) => product.id);
  const template = offered.length > 1 && !isGuess ? "product.which_of" : "product.which";
  const choices = productChoices(offered, context);
  return { do: "ask", slot: "product", say: [{ template, facts: {} }], ...(choices.length > 0 ? { choices } : {}) };
}

/** “比我家油烟机还吵”: what it is only compared with. */
const COMPARED_WITH = /(?:比|像|跟|\bthan|\blike)\s?(?:我|我们)?(?:家|家里)?(?:的|那|那个|那台)?(?: my| the)?\s?$/iu;

/** The kinds of goods that the message is about. */
export function kindsMeant({ understanding, text }: SkillContext) {
  return understanding.entities
    .filter((one) => one.type === "category")
    .filter(({ start }) => !COMPARED_WITH.test(text.slice(0, start)));
}

function categoryMentioned(context: SkillContext): { id: string; text: string } | null {
  const [entity] = kindsMeant(context);
  return entity ? { id: entity.value, text: entity.text } : null;
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

/** Whether the word fits the product: “手机” a phone and no earbuds, although both are of one category. */
function isOfKind(product: Product, category: { id: string; text: string }, context: SkillContext): boolean {
  if (product.categoryId !== category.id) return false;
  const said = plain(category.text);
  if (
    [product.category.zh, product.category.en].some((name) => plain(name).replace(/s$/, "") === said.replace(/s$/, ""))
  )
    return true;
  if (mentions([product.name.zh, product.name.en, ...product.tags].join(" "), said)) return true;
  return !context.shop.vocabulary.products.some(
    (other) => other.category === category.id && other.names.some((name) => mentions(name, said)),
  );
}

/** Whether this message itself says which product: by name, by its place or button, or by another kind. */
export function namesProductNow(context: SkillContext, among: readonly Product[]): boolean {
  const { answer } = context.understanding;
  const isAmong = (id: string | null) => among.some((product) => product.id === id);
  if (answer?.kind === "choice" && isAmong(answer.id)) return true;
  if (isAmong(shownProductId(context)) || categoryMentioned(context)) return true;
  const mentioned = mentionedProductIds(context);
  return mentioned.some(isAmong) || (mentioned.length > 0 && bestScore(context) >= SURE_SCORE);
}

/** Ids that the message, the asked slot or the conversation point at, surest first; several: one of them. */
function pointedAt(context: SkillContext): string[] {
  const { frame, focus, understanding } = context;
  const shown = shownProductId(context);
  // A place among those shown is surer than a name that only resembles the words.
  if (shown && bestScore(context) < SURE_SCORE) return [shown];
  const mentioned = mentionedProductIds(context);
  if (mentioned.length > 0) return mentioned;
  const bearers = bearersOfModels(context.text, context.shop.vocabulary).flat();
  if (bearers.length > 0) return [...new Set(bearers)];
  if (frame.asked === "product" && understanding.answer?.kind === "choice") return [understanding.answer.id];
  if (frame.slots.product) return [frame.slots.product];
  return focus.productId ? [focus.productId] : [];
}

/**
 * Which product is meant: named now, picked, “the second one”, known to the goal, or what the conversation or page is
 * about. Unclear or ambiguous ones become a question with choices.
 */
export async function findProduct(context: SkillContext, wish: ProductWish = {}): Promise<ProductFound> {
  const suits = wish.suits ?? (() => true);
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
/** What is asked about goods that are at hand. */
const OF_GOODS_AT_HAND: ReadonlySet<string> = new Set([
  "product_usage",
  "repair_warranty",
  "quality_issue",
  "price_protection",
]);

/** “再来一台一样的”: what was ordered before. */
const THE_SAME = /一样的|同款|同样的|同一款|\bthe same (?:one|again|thing)?\b|\banother of\b/iu;

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
  const isSame = frame.intent === "place_order_help" && THE_SAME.test(text);
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

/** Those of several that the words tell from the others; of goods at hand, those that the shopper has. */
async function narrowed(products: readonly Product[], context: SkillContext): Promise<Product[]> {
  if (products.length < 2) return [...products];
  const { frame, text } = context;
  const left = forWhom(toldApart(products, text, frame.asked === "product"), text);
  if (left.length < 2 || !(OF_GOODS_AT_HAND.has(frame.intent) || MINE.test(text))) return left;
  const own = new Set((await ownGoods(context)).map(({ product }) => product.id));
  const had = left.filter(({ id }) => own.has(id));
  return had.length > 0 ? had : left;
}

/** “有没有保温杯卖”, “do you have the thermos bottle in blue?”: goods, by their name. */
const HAS_GOODS: readonly RegExp[] = [
  /(?:有没有|有无|卖不卖|有卖|卖)(?:没有)?\s*(?:什么|那种|那个|一些|点)?([\p{Script=Han}A-Za-z]{2,10}?)(?:卖的?|可以买|可买)?[吗么呢呀啊]?[?？。\s]*$/u,
  /\b(?:do you (?:have|sell|carry|stock)|have you got|is there|are there|looking for)\s+(?:the|a|an|any|some)?\s*([a-z][a-z -]{2,40}?)(?:\s+(?:in|for|with|left|available|on)\b[^?]*)?[?.!\s]*$/iu,
];
const NO_GOODS =
  /货|库存|活动|优惠|折扣|券|颜色|尺码|码|别的|其他|其它|更|便宜|客服|人工|赠品|发票|门店|stock|discount|coupon|colou?r|size|sale|one|other|cheaper|store|branch|person|it|this|that|^(?:then|here|now|exactly|really|actually|anyway|instead)$/iu;
const MAX_KINDS = 6;

/** Goods that the message asks for and that nothing in the shop's words resembles. */
function goodsAskedFor({ text, understanding }: SkillContext): string | null {
  const names = understanding.entities.some(({ type }) => type === "product" || type === "category");
  const what = HAS_GOODS.map((pattern) => pattern.exec(text.trim())?.[1]?.trim()).find((one) => one !== undefined);
  if (names || !what || NO_GOODS.test(what)) return null;
  return understanding.entities.some((one) => one.text !== "" && what.includes(one.text)) ? null : what;
}

/** “你们卖什么”, “what do you sell then?”. */
const ASKS_KINDS =
  /你们?(?:家|店里?|这里?)?(?:都|主要|一般)?(?:卖|有)(?:些|哪些|的是)?(?:什么|啥)(?:东西|商品|产品|货)?[的呢啊呀?？\s]*$|\bwhat (?:else )?(?:do|can) you (?:sell|have|carry|offer)\b/iu;

function tellKinds(context: SkillContext): Step {
  return { do: "say", say: [{ template: "product.kinds", facts: { kinds: list(kindsNear("", context)) } }] };
}

/** The kinds of goods that the shop has, the nearest to the words first. */
function kindsNear(what: string, { shop, language }: SkillContext): string[] {
  const said = terms(what);
  return shop.vocabulary.categories
    .map(({ names }) => ({
      name: names[language === "zh" ? 0 : 1] ?? names[0] ?? "",
      near: shared(said, terms(names.join(" "))),
    }))
    .toSorted((a, b) => b.near - a.near)
    .slice(0, MAX_KINDS)
    .map(({ name }) => name);
}

/** The shop has none: said so, with the kinds that it has. */
function tellNoneSuch(what: string, context: SkillContext): Step {
  const facts = { what: text(what), kinds: list(kindsNear(what, context)) };
  return { do: "say", say: [{ template: "product.none_such", facts }] };
}

/** What was shown before is likelier meant than the rest of the shelf. */
async function recentlyShown(context: SkillContext): Promise<Product[] | null> {
  const ids = context.focus.shownProductIds;
  const shown = ids.length > 0 ? await context.commerce.catalogue.products(ids) : [];
  return shown.length > 0 ? shown : null;
}

const CHEAPEST = /最便宜|便宜[点些]?的那|价格最低|cheapest|least expensive|\bcheaper one\b/i;
const DEAREST = /最贵|贵[点些]?的那|价格最高|dearest|most expensive|\b(?:dearer|pricier|more expensive) one\b/i;
const MAX_PICK = 24;

/** “the cheaper one”, “便宜的那个”, and nothing else: one of those shown. */
export function picksByPrice(text: string): boolean {
  return text.trim().length <= MAX_PICK && (CHEAPEST.test(text) || DEAREST.test(text));
}

/** “最便宜那个”, “the dearest one” of those shown. */
function byPrice(products: readonly Product[], said: string): Product | null {
  const isLeast = CHEAPEST.test(said);
  if (!isLeast && !DEAREST.test(said)) return null;
  const priced = products
    .map((product) => ({ product, price: cheapest(product.variants)?.price.amountMinor ?? 0 }))
    .sort((a, b) => a.price - b.price);
  return (isLeast ? priced[0] : priced.at(-1))?.product ?? null;
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

import type { Order, Product } from "../../commerce/ports.ts";
import { findProduct, markedAmongShown } from "../products/find-product.ts";
import { MINE, type OwnGoods, ownGoods } from "../products/own-goods.ts";
import { pickedOfShown } from "../products/pick-of-shown.ts";
import { focusOn, kindsMeant, mentionedProductIds } from "../products/product-mentions.ts";
import { toldApart } from "../products/told-apart.ts";
import type { SkillContext, Step } from "../skill.ts";
import { mentions } from "../words.ts";
import { namedLines } from "./guide-passages.ts";
import { guideTopics } from "./guide-topics.ts";
import { tellingOf } from "./things-told.ts";

const MAX_PRODUCTS = 3;
/** Several at once: “这三款”, “一款一款”, “each of them”. */
const SEVERAL =
  /[这那上][面]?[两二三四几些](?:款|个|台|种|件)?|(?<![\d买])[两二三][款台种](?!月)|一[款个台]一[款个台]|[两二三四几][款个台种件]都|一个个|逐[一个]|各自|每[一]?[款个台]|分别|它们|these|those|each|all (?:three|of them)|both/iu;
/** Not what is spoken of: “另外那台”, “我之前买的”. */
const OTHER_OF_MINE = /另外?[那一]?[台个款件单]|别的|其他|之前买|以前买|上次买|\bthe other\b|\banother\b/iu;
/** The products that a question about guides is about, or the question which; null: nothing points at any. */
export type GuideProducts = { products: Product[]; order: Order | null } | { step: Step };

/** Whether the product is of a kind that the message names. */
function isOfKindSaid({ id, name }: Product, context: SkillContext): boolean {
  return kindsMeant(context).some(
    (kind) =>
      mentions(`${name.zh} ${name.en}`, kind.text) ||
      context.shop.vocabulary.products.some((one) => one.id === id && one.category === kind.value),
  );
}

/** Those whose guides alone tell of what is asked; empty: nothing is told of, or all tell of it alike. */
function bestTelling(goods: readonly OwnGoods[], { text, language }: SkillContext): OwnGoods[] {
  const scores = goods.map(({ product }) => tellingOf(product, text, language));
  const best = Math.max(0, ...scores);
  const found = goods.filter((_, at) => best > 0 && scores[at] === best);
  return found.length < goods.length ? found : [];
}

/** Those of the order spoken of, where the words name no goods that only another one holds; empty: none was spoken of. */
function openGoods(goods: readonly OwnGoods[], context: SkillContext): readonly OwnGoods[] {
  const { text, language, focus } = context;
  const held = goods.filter(({ orders }) => orders.some(({ id }) => id === focus.orderId));
  const isSpokenOf = ({ product }: OwnGoods) => product.id === focus.productId && !focus.isOrderLatest;
  // What was asked about after it is of another.
  const isLeft = goods.some(isSpokenOf) && !held.some(isSpokenOf);
  if (isLeft || OTHER_OF_MINE.test(text)) return [];
  const all = goods.map(({ product }) => product);
  const told = toldApart(all, text, false);
  const isElsewhere = told.length < all.length && !held.some(({ product }) => told.includes(product));
  const isOfKind = kindsMeant(context).length === 0 || held.some(({ product }) => isOfKindSaid(product, context));
  const isTold = focus.isOrderLatest || held.some(({ product }) => tellingOf(product, text, language) > 0);
  return isOfKind && isTold && !isElsewhere ? held : [];
}

/**
 * What is meant of the shopper's own: of the order that is named, else what the words tell from the rest, else what
 * the newest order holds; only of a shopper who is known.
 */
async function ownProducts(context: SkillContext): Promise<{ ids: string[]; order: Order } | null> {
  const { understanding, focus, text } = context;
  const goods = await ownGoods(context);
  const isNamed = kindsMeant(context).length > 0;
  const named = understanding.entities.findLast((one) => one.type === "order_id")?.value;
  const ofOrder = (id: string | null | undefined) => goods.filter(({ orders }) => orders.some((one) => one.id === id));
  const inOrder = ofOrder(named);
  const spokenOf = inOrder.length > 0 ? inOrder : openGoods(goods, context);
  const some = spokenOf.length > 0 ? spokenOf : goods;
  const ofKind = some.filter(({ product }) => isOfKindSaid(product, context));
  if (isNamed && ofKind.length === 0 && spokenOf.length === 0) return null;
  const among = ofKind.length > 0 ? ofKind : some;
  const told = toldApart(
    among.map(({ product }) => product),
    text,
    true,
  );
  const isTold = told.length < among.length || ofKind.length > 0 || spokenOf.length > 0;
  const picked = isTold ? among.filter(({ product }) => told.includes(product)) : [];
  const asked = bestTelling(isTold ? picked : among, context);
  const meant = asked.length > 0 ? asked : isTold ? picked : ofOrder(focus.orderId);
  const [first] = meant.length > 0 ? meant : goods;
  const order = first?.orders.find(({ id }) => id === (named ?? focus.orderId)) ?? first?.orders[0];
  if (!first || !order) return null;
  const ids = meant.length > 0 ? meant : ofOrder(order.id);
  // Without its own order named, the newest that holds one is meant.
  const held = ids.filter(({ orders }) => orders.includes(order));
  return { ids: held.map(({ product }) => product.id), order };
}

/** Own goods that came with what is asked about: “净水器赠品还能领吗”. */
async function withGift(context: SkillContext): Promise<string[]> {
  if (!guideTopics(context.text).includes("gifts")) return [];
  const { productId, orderId } = context.focus;
  const found = await ownWithGift(context);
  const ids = found.map(({ id }) => id);
  const spokenOf = ids.filter((id) => id === productId);
  if (ids.length < 2 || spokenOf.length > 0 || orderId === null) return spokenOf.length > 0 ? spokenOf : ids;
  const goods = await ownGoods(context);
  const held = ids.filter((id) =>
    goods.some(({ product, orders }) => product.id === id && orders.some((order) => order.id === orderId)),
  );
  return held.length > 0 ? held : ids;
}

/** Own goods that came with the gift that is named: “空气炸锅怎么还没到” of a heater that brings one. */
export async function ownWithGift(context: SkillContext): Promise<Product[]> {
  const { language, text } = context;
  const names = (product: Product) =>
    product.guides
      .filter(({ topic }) => topic === "gifts")
      .flatMap((guide) => namedLines(guide.text[language].split("\n"), text));
  return (await ownGoods(context)).flatMap(({ product }) => (names(product).length > 0 ? [product] : []));
}

function shownTogether(context: SkillContext): string[] {
  const { focus, text } = context;
  if (focus.shownProductIds.length < 2) return [];
  // Those compared just now are meant as long as none of them, and nothing of one's own, is.
  const isOpen = focus.productId === null && !MINE.test(text);
  return SEVERAL.test(text) || isOpen ? focus.shownProductIds : [];
}

/**
 * Named now, those shown together, of an order of the shopper's own, in focus, or described; else the question which.
 * At most three.
 */
export async function findGuideProducts(context: SkillContext): Promise<GuideProducts> {
  const { catalogue } = context.commerce;
  const { focus, frame, text, understanding } = context;
  const read = async (ids: readonly string[], order: Order | null = null) => {
    const products = await catalogue.products([...new Set(ids)].slice(0, MAX_PRODUCTS));
    const [only] = products;
    if (only && products.length === 1) focusOn(only, context);
    else if (products.length > 1) focus.shownProductIds = products.map(({ id }) => id);
    return { products, order };
  };
  const named = mentionedProductIds(context);
  const isSure = understanding.entities.some((one) => one.type === "product" && one.score >= 0.9);
  const hasNoEntity = !understanding.entities.some((one) => one.type === "product");
  if (named.length > 0 && (isSure || (hasNoEntity && !MINE.test(text)))) return read(named);
  const marked = MINE.test(text)
    ? null
    : ((await pickedOfShown(context)) ?? (await markedAmongShown(() => true, context)));
  if (marked) return read([marked.id]);
  const gifted = await withGift(context);
  if (gifted.length > 0) return read(gifted);
  const together = shownTogether(context);
  if (together.length > 0) return read(together);
  const namesOrder = understanding.entities.some((one) => one.type === "order_id");
  const isOpen = focus.productId === null || frame.asked === "product";
  if (namesOrder || MINE.test(text) || isOpen || focus.isOrderLatest) {
    const own = await ownProducts(context);
    if (own) {
      focus.orderId = own.order.id;
      return read(own.ids, own.order);
    }
  }
  const found = await findProduct(context);
  return found.product ? { products: [found.product], order: null } : { step: found.step };
}

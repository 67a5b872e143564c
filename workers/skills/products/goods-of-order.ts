import type { Product } from "../../commerce/ports.ts";
import type { SkillContext } from "../skill.ts";
import { mentions, plain } from "../words.ts";
import { type OwnGoods, ownGoods } from "./own-goods.ts";
import { bestScore, kindsMeant, SURE_SCORE } from "./product-mentions.ts";
import { isOtherThan, toldApart } from "./told-apart.ts";

// An order and its goods are one subject: “310…那单里的热水器”, and after a word on the order “这台保几年”.

/** “这单里的”, “那笔订单的灶”: goods named by the order spoken of. */
const OF_THAT_ORDER =
  /[这那该]一?[个笔]?订?单子?(?:里面?|里头|中|上|买)?的?(?:那|这|的)|\b(?:in|from|of) (?:this|that|my|the) order\b/iu;

/** What is looked for among all that is sold, whatever was ordered. */
const OF_THE_SHELF: ReadonlySet<string> = new Set([
  "place_order_help",
  "product_compare",
  "recommendation",
  "stock_query",
]);

/** Whether the word fits the product: “手机” a phone and no earbuds, although both are of one category. */
export function isOfKind(product: Product, category: { id: string; text: string }, context: SkillContext): boolean {
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

/** How the words say that the goods of an order are meant: outright, or by going on about it; null: they do not. */
function meansOrder({ understanding, focus, frame, text }: SkillContext): { id: string; isSaid: boolean } | null {
  const named = understanding.entities.findLast((one) => one.type === "order_id")?.value;
  if (named) return { id: named, isSaid: true };
  if (focus.orderId === null) return null;
  if (OF_THAT_ORDER.test(text)) return { id: focus.orderId, isSaid: true };
  const goesOn = focus.isOrderLatest && focus.productId !== null && !frame.slots.product;
  return goesOn && !OF_THE_SHELF.has(frame.intent) ? { id: focus.orderId, isSaid: false } : null;
}

/** Those of the goods that are of a kind named in the words; all where they name none. */
function ofKindsSaid(goods: readonly OwnGoods[], context: SkillContext): OwnGoods[] {
  const kinds = kindsMeant(context).map(({ value, text }) => ({ id: value, text }));
  if (kinds.length === 0) return [...goods];
  return goods.filter(({ product }) => kinds.some((kind) => isOfKind(product, kind, context)));
}

/**
 * The goods that are meant of the order named in the message, or of the one spoken of last, as far as the words tell
 * them apart; empty: no order is meant, or the words name other goods than it holds.
 */
export async function goodsOfOrder(context: SkillContext): Promise<Product[]> {
  const order = meansOrder(context);
  if (order === null || bestScore(context) >= SURE_SCORE) return [];
  const goods = (await ownGoods(context)).filter(({ orders }) => orders.some(({ id }) => id === order.id));
  const ofKind = ofKindsSaid(goods, context).map(({ product }) => product);
  const products = ofKind.length > 0 || !order.isSaid ? ofKind : goods.map(({ product }) => product);
  return toldApart(products, context.text, true).filter((one) => !isOtherThan(one, context.text));
}

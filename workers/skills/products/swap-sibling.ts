import type { Order, Product } from "../../commerce/ports.ts";
import type { SkillContext } from "../skill.ts";
import { plain } from "../words.ts";
import { measuresIn, withoutMeasures } from "./measures.ts";
import { modelsIn } from "./named-products.ts";
import { MINE, type OwnGoods, ownGoods } from "./own-goods.ts";
import { toldApart } from "./told-apart.ts";

// “13升的有货吗” of somebody whose own machine has 16: what theirs can be changed for is likelier meant than anything
// else of the shelf that has the same measure.

/** Goods that take the place of the shopper's own, with those and their order. */
export interface SwapSibling {
  product: Product;
  own: Product;
  order: Order;
}

const SPEAKS_OF_SWAP = /换|\b(?:swap|exchange|change)\b/iu;

const nameOf = ({ name }: Product) => `${name.zh} ${name.en}`;
const modelsOf = (product: Product) => modelsIn(plain(nameOf(product)));

/** Which of the shopper's goods the conversation is about. */
function spokenOf(goods: readonly OwnGoods[], { focus, text }: SkillContext): OwnGoods[] {
  const inFocus = goods.filter(({ product }) => product.id === focus.productId);
  if (inFocus.length > 0) return inFocus;
  const ofOrder = goods.filter(({ orders }) => orders.some(({ id }) => id === focus.orderId));
  if (ofOrder.length > 0) return ofOrder;
  if (!MINE.test(text) && !SPEAKS_OF_SWAP.test(text)) return [];
  const said = measuresIn(text);
  const measured = goods.filter(({ product }) => measuresIn(nameOf(product)).some((one) => said.includes(one)));
  return measured.length > 0 ? measured : [...goods];
}

/** The products of these that have each measure and model that is said and that the own one has not. */
function fitting(products: readonly Product[], own: Product, text: string): Product[] {
  const measures = measuresIn(text).filter((one) => !measuresIn(nameOf(own)).includes(one));
  const models = modelsIn(withoutMeasures(text)).filter((one) => !modelsOf(own).includes(one));
  if (measures.length + models.length === 0) return [];
  const fits = (product: Product) =>
    measures.every((one) => measuresIn(nameOf(product)).includes(one)) &&
    models.every((one) => modelsOf(product).includes(one));
  const found = products.filter(fits);
  return found.length > 1 ? toldApart(found, text, true) : found;
}

/** The one that is meant among what the shopper's own goods can be changed for; null: none, or more than one. */
export async function swapSibling(context: SkillContext): Promise<SwapSibling | null> {
  const { text, commerce, understanding } = context;
  if (measuresIn(text).length + modelsIn(text).length === 0) return null;
  const goods = spokenOf(await ownGoods(context), context);
  const ids = goods.flatMap(({ product }) => product.exchangeFor);
  if (ids.length === 0) return null;
  // “小厨宝” names no other goods where one's own are called so, too.
  const isOwnWord = (word: string) => goods.some(({ product }) => plain(nameOf(product)).includes(plain(word)));
  const known = [...ids, ...goods.map(({ product }) => product.id)];
  const namesOther = understanding.entities.some(
    (one) => one.type === "product" && one.score >= 1 && !known.includes(one.value) && !isOwnWord(one.text),
  );
  if (namesOther) return null;
  const products = await commerce.catalogue.products([...new Set(ids)]);
  const found = goods.flatMap(({ product: own, orders: [order] }) => {
    const listed = products.filter(({ id }) => own.exchangeFor.includes(id));
    return order ? fitting(listed, own, text).map((product) => ({ product, own, order })) : [];
  });
  const [only] = found;
  return only && found.every(({ product }) => product.id === only.product.id) ? only : null;
}

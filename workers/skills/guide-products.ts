import type { Order, Product } from "../commerce/ports.ts";
import { findProduct, focusOn, mentionedProductIds } from "./find-product.ts";
import type { SkillContext, Step } from "./skill.ts";
import { mentions } from "./words.ts";

const MAX_PRODUCTS = 3;
const LOOK_BACK = 20;
/** Several at once: “这三款”, “一款一款”, “each of them”. */
const SEVERAL =
  /[这那上][面]?[两二三四几些](?:款|个|台|种|件)?|一[款个台]一[款个台]|[两二三四几][款个台种件]都|一个个|逐[一个]|各自|每[一]?[款个台]|分别|它们|these|those|each|all (?:three|of them)|both/iu;
const MINE =
  /我(?:之前|刚才?|昨天|上次|前几天|新)?(?:买|拍|下|订)的?|我的|刚才?(?:买|下|拍|那|的)|新(?:买|下)的|已经买|订单|\bmy\b|\bi (?:just )?(?:bought|ordered|have)\b/iu;

/** The products that a question about guides is about, or the question which; null: nothing points at any. */
export type GuideProducts = { products: Product[]; order: Order | null } | { step: Step };

/** Products of the vocabulary's kind that the message names. */
function ofKind(order: Order, context: SkillContext): string[] {
  const kinds = context.understanding.entities.filter((one) => one.type === "category");
  return order.items
    .filter((item) =>
      kinds.some(
        (kind) =>
          mentions(`${item.name.zh} ${item.name.en}`, kind.text) ||
          context.shop.vocabulary.products.some((one) => one.id === item.productId && one.category === kind.value),
      ),
    )
    .map((item) => item.productId);
}

/** The order that is named, or the newest that holds what is said; of the shopper's own, and only if they are known. */
async function ownProducts(context: SkillContext): Promise<{ ids: string[]; order: Order } | null> {
  const { identity, commerce, understanding, focus } = context;
  if (identity.level === "none") return null;
  const named = understanding.entities.findLast((one) => one.type === "order_id")?.value;
  const orders = await commerce.orders.recent(identity, LOOK_BACK);
  const order = orders.find(({ id }) => id === named);
  const held = (one: Order) => [...new Set(one.items.map((item) => item.productId))];
  if (order) {
    const kind = ofKind(order, context);
    return { ids: kind.length > 0 ? kind : held(order), order };
  }
  for (const one of orders) {
    const ids = ofKind(one, context);
    if (ids.length > 0) return { ids, order: one };
  }
  const [newest] = orders;
  const meant = orders.find(({ id }) => id === focus.orderId) ?? newest;
  const namesKind = understanding.entities.some((one) => one.type === "category");
  return meant && !namesKind ? { ids: held(meant), order: meant } : null;
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
  if (named.length > 0 && understanding.entities.some((one) => one.type === "product" && one.score >= 0.9)) {
    return read(named);
  }
  const together = shownTogether(context);
  if (together.length > 0) return read(together);
  const namesOrder = understanding.entities.some((one) => one.type === "order_id");
  const isOpen = focus.productId === null || frame.asked === "product";
  if (namesOrder || MINE.test(text) || isOpen) {
    const own = await ownProducts(context);
    if (own) {
      focus.orderId = own.order.id;
      return read(own.ids, own.order);
    }
  }
  const found = await findProduct(context);
  return found.product ? { products: [found.product], order: null } : { step: found.step };
}

import type { Order } from "../../commerce/ports.ts";
import { type Say, type SkillContext, type Step, text } from "../skill.ts";
import { identify } from "../talk/identify.ts";
import { cannotTell, meansStored } from "../talk/stored-words.ts";
import { mentions } from "../words.ts";
import { byProduct, productIdsMentioned } from "./by-goods.ts";
import { describesOrder, ordersDescribed } from "./order-described.ts";
import { orderLabel } from "./show-order.ts";

const MAX_CHOICES = 5;
const LOOK_BACK = 20;
const SHOWN = "order.shown";
const NOT_YOURS = "order.not_yours";
const OTHER =
  /另外?(?:那|的)?[一1]?[个笔单台件]|还有[一1]?(?:[台件单笔]|个(?!问题|事|疑|忙|要求|想|小|请|地方))|别的订单|其他订单|another order|(?<!\b(?:send|ship|get|give|have|want|need)(?: me| us)? )another one\b|other order|different order|\bthe other(?: one)?(?=[\s.,!?]*$)/i;
const THIS =
  /[这那该][个笔]?订?单|这[一]?[台件款双条部套](?!以外|之外)|刚才(?:那|的)|它|\bit\b|\b(?:this|that|the same) order\b/i;
/** “这单”, which is no “这台”. */
const THIS_ORDER = /[这那该][个笔]?订?单|\b(?:this|that|the same) order\b/i;
const LATEST =
  /最近(?:的|一|那|买|下)|最新|刚[刚才]?(?:买|下|拍|付)(?!完?[就没几不才])|刚才[那这]?[个笔]?订?单|新(?:下|买|拍)的?|上(?:一|个)(?:笔|个|订)?单|(?:latest|last|most recent|newest) (?:order|one|purchase)|(?:order|thing|one) i (?:just|have just)|just (?:ordered|bought|placed)/i;
/** “刚下的那单” is the newest one, whatever was spoken of meanwhile. */
const JUST_PLACED =
  /刚[刚才]?(?:买|下|拍|付)(?!完?[就没几不才])|新(?:下|买|拍)|最新|just (?:ordered|bought|placed)|newest/i;

/** The order that is meant, or what to say or ask instead. */
export type OrderFound = { order: Order; step: null } | { order: null; step: Step };

interface Wish {
  tiers: readonly ((order: Order) => boolean)[];
  noneFits?: Say;
}

/** The conversation is about this order from now on, and what is asked next about its goods. */
export function turnToOrder(focus: SkillContext["focus"], orderId: string): void {
  focus.orderId = orderId;
  focus.isOrderLatest = true;
}

/** The order is what the goal and the conversation are about from now on. */
function settle(order: Order, context: SkillContext): OrderFound {
  context.frame.slots.order_id = order.id;
  turnToOrder(context.focus, order.id);
  return { order, step: null };
}

function ask(orders: readonly Order[], template: string, context: SkillContext): OrderFound {
  const offered = orders.slice(0, MAX_CHOICES);
  context.frame.slots[SHOWN] = offered.map((order) => order.id).join(" ");
  context.focus.shownOrderIds = offered.map((order) => order.id);
  delete context.frame.slots.order_id;
  const choices = offered.map((order) => ({ id: order.id, label: orderLabel(order, context.language) }));
  return { order: null, step: { do: "ask", slot: "order_id", say: [{ template, facts: {} }], choices } };
}

/** “第二个”, “the last one” among the orders offered. */
function shownOrderId(context: SkillContext): string | undefined {
  const ordinal = context.understanding.entities.find((one) => one.type === "ordinal");
  const shown = context.frame.slots[SHOWN]?.split(" ") ?? context.focus.shownOrderIds ?? [];
  const { asked } = context.frame;
  if (!ordinal || (asked !== null && asked !== "order_id")) return undefined;
  return ordinal.value < 0 ? shown.at(ordinal.value) : shown[ordinal.value - 1];
}

/** The order named by number, by button, or by its place among those offered; “另一笔” takes the present one back. */
function namedOrderId(context: SkillContext): string | undefined {
  const { frame, understanding, text } = context;
  const picked = understanding.answer?.kind === "choice" ? understanding.answer.id : undefined;
  if (frame.asked === "order_id" && picked && frame.slots[SHOWN]?.split(" ").includes(picked)) return picked;
  const entity = understanding.entities.findLast((one) => one.type === "order_id")?.value;
  if (entity && (frame.asked === null || frame.asked === "order_id" || understanding.isCorrection)) return entity;
  const shown = shownOrderId(context);
  if (shown) return shown;
  const namesProduct = understanding.entities.some((one) => one.type === "product");
  if (OTHER.test(text) || (understanding.isCorrection && namesProduct)) delete frame.slots.order_id;
  return frame.slots.order_id;
}

/** The shopper's orders that hold what the message names, newest first; empty: it names nothing they hold. */
export async function ordersHolding(context: SkillContext): Promise<readonly Order[]> {
  const { identity, commerce } = context;
  if (identity.level === "none") return [];
  const recent = await commerce.orders.recent(identity, LOOK_BACK);
  const ids = productIdsMentioned(context);
  const held = recent.filter((order) => order.items.some((item) => ids.has(item.productId)));
  if (held.length > 0 || ids.size > 0) return held;
  const found = byProduct(recent, context);
  return found.length < recent.length ? found : [];
}

/** “洗碗机那单”, “the kettle order”: what stands behind goods that name an order. */
const ORDER_OF = /^(?:的|那|这|一|个)*(?:[单笔](?![价号独品位元间人面])|订单|单子)|^ order\b/iu;

/** The one order of a known shopper that the words name without its number; null: they name none, or several. */
export async function orderNamed(context: SkillContext): Promise<Order | null> {
  const { identity, understanding, text: words, commerce } = context;
  const { entities } = understanding;
  const isNumbered = entities.some(({ type }) => type === "order_id" || type === "tracking_no");
  const goods = entities.filter(
    ({ type, end }) => (type === "category" || type === "product") && ORDER_OF.test(words.slice(end)),
  );
  if (identity.level === "none" || isNumbered || (goods.length === 0 && !describesOrder(words, false))) return null;
  const recent = await commerce.orders.recent(identity, LOOK_BACK);
  const told = described(recent, context) ?? recent;
  const ids = productIdsMentioned({ ...context, understanding: { ...understanding, entities: goods } });
  const found = ids.size === 0 ? told : told.filter(({ items }) => items.some((item) => ids.has(item.productId)));
  return found.length === 1 && recent.length > 1 ? (found[0] ?? null) : null;
}

/** Where the message leaves it open, the orders that hold the product spoken of, unless an order was since. */
function byFocusedProduct(found: readonly Order[], all: readonly Order[], context: SkillContext): readonly Order[] {
  const { productId, orderId, isOrderLatest } = context.focus;
  const focused = all.find(({ id }) => id === orderId);
  const isOfOrder = focused !== undefined && (isOrderLatest || THIS_ORDER.test(context.text));
  if (found !== all || productId === null || isOfOrder) return found;
  const held = all.filter((order) => order.items.some((item) => item.productId === productId));
  return held.length > 0 && !(focused && held.includes(focused)) ? held : found;
}

/** The product named outright that is in none of the orders. */
function nobodyHolds(orders: readonly Order[], { understanding }: SkillContext): string | null {
  const named = understanding.entities.filter((one) => one.type === "product" && one.score >= 1);
  const isHeld = orders.some((order) =>
    order.items.some((item) =>
      named.some((one) => item.productId === one.value || mentions(`${item.name.zh} ${item.name.en}`, one.text)),
    ),
  );
  return isHeld || orders.length === 0 ? null : (named[0]?.text ?? null);
}

function askHolding(orders: readonly Order[], product: string, context: SkillContext): OrderFound {
  const asked = ask(orders, "order.which_of", context);
  if (asked.step?.do !== "ask") return asked;
  const say = [{ template: "order.none_holds", facts: { product: text(product) } }];
  return { order: null, step: { ...asked.step, say } };
}

function byTrackingNo(orders: readonly Order[], context: SkillContext): Order | undefined {
  const numbers = context.understanding.entities.filter((one) => one.type === "tracking_no").map((one) => one.value);
  return orders.find(
    (order) =>
      numbers.includes(order.id) ||
      order.shipments.some((shipment) => numbers.includes(shipment.trackingNo.toUpperCase())),
  );
}

/** Whether the order the conversation is about is meant again. */
function isFocusMeant(focused: Order, fitting: readonly Order[], context: SkillContext): boolean {
  if (OTHER.test(context.text)) return false;
  return THIS.test(context.text) || fitting.length !== 1 || fitting.includes(focused);
}

/** The orders that the words leave: those they describe, where they describe some. */
function described(all: readonly Order[], context: SkillContext): readonly Order[] | null {
  const isAnswer = context.frame.asked === "order_id";
  return ordersDescribed(all, context.text, { isAnswer, timeZone: context.shop.timeZone });
}

/** What looks for an order by what happened to it: money that comes back, a request to be taken back. */
const BY_EVENT: ReadonlySet<string> = new Set(["refund_status", "withdraw_request"]);

/** Those that the question offered: what was said before it left no others. */
function offeredOf(orders: readonly Order[], { frame }: SkillContext): readonly Order[] {
  const shown = frame.slots[SHOWN]?.split(" ") ?? [];
  const offered = orders.filter(({ id }) => shown.includes(id));
  return offered.length > 0 ? offered : orders;
}

function pick(own: readonly Order[], { tiers, noneFits }: Wish, context: SkillContext): OrderFound {
  const { text: words, focus } = context;
  const told = described(own, context);
  const [first] = told ?? [];
  if (told && first && told.length === 1) return settle(first, context);
  const all = told ?? own;
  const missing = nobodyHolds(all, context);
  if (missing) return askHolding(all, missing, context);
  const mentioned = byFocusedProduct(byProduct(all, context), all, context);
  const isOther = OTHER.test(words);
  const candidates = isOther ? mentioned.filter((order) => order.id !== focus.orderId) : mentioned;
  const wanted = tiers[0] ?? (() => true);
  const focused = candidates.find((order) => order.id === focus.orderId);
  const fitting = candidates.filter(wanted);
  if (JUST_PLACED.test(words) && candidates[0]) return settle(candidates[0], context);
  // Whatever its state: that it cannot be done with the order spoken of is the answer, no other order is taken for it.
  const namesNothing = mentioned.length === all.length && told === null && !isOther && !LATEST.test(words);
  const isOpen = namesNothing && !BY_EVENT.has(context.frame.intent);
  if (focused && (isOpen || isFocusMeant(focused, fitting, context))) return settle(focused, context);
  if (LATEST.test(words) && candidates[0]) return settle(candidates[0], context);
  // Who was asked and cannot tell means the newest that fits; the preview shows which that is.
  if (context.frame.asked === "order_id" && (cannotTell(words) || meansStored(words))) {
    const offered = offeredOf(candidates, context);
    const newest = tiers.map((tier) => offered.find(tier)).find((order) => order !== undefined) ?? offered[0];
    if (newest) return settle(newest, context);
  }
  // The words name goods of both, and only the other one is as the goal wants it.
  if (focused && fitting[0]) return settle(fitting[0], context);
  if (noneFits && !candidates.some((order) => tiers.some((tier) => tier(order)))) {
    return { order: null, step: { do: "say", say: [noneFits] } };
  }
  for (const tier of [...tiers, () => true]) {
    const found = candidates.filter(tier);
    const [first] = found;
    if (first && found.length === 1) return settle(first, context);
    if (first) return ask(found, "order.which_of", context);
  }
  if (isOther && mentioned.length > 0) return ask(all, "order.which_of", context);
  return { order: null, step: { do: "say", say: [{ template: "order.none", facts: {} }] } };
}

/** “手机那单呢” after an answer about another order: the number is the old goal's, the product is new. */
function isOtherMeant(order: Order, context: SkillContext): boolean {
  const { frame, understanding } = context;
  if (frame.asked !== null || understanding.entities.some((one) => one.type === "order_id")) return false;
  const ids = productIdsMentioned(context);
  return ids.size > 0 && !order.items.some((item) => ids.has(item.productId));
}

async function openByProof(context: SkillContext): Promise<OrderFound> {
  const proof = await identify(context);
  if (proof.step) return { order: null, step: proof.step };
  const order = await context.commerce.orders.order(proof.orderId, proof.identity);
  if (order) return settle(order, context);
  delete context.frame.slots.order_id;
  return { order: null, step: { do: "ask", slot: "order_id", say: [{ template: "identify.wrong", facts: {} }] } };
}

/**
 * Which order is meant: named, picked, of the product mentioned, the one the conversation is about, or the only one
 * that fits. `tiers` say what fits the goal, best first; several that fit become a question with choices. `noneFits` is
 * said where no order of the shopper does. Whoever is not known yet is asked to prove the order first.
 */
export async function findOrder(context: SkillContext, tiers: Wish["tiers"] = [], noneFits?: Say): Promise<OrderFound> {
  const { identity, commerce, frame } = context;
  if (identity.level === "none") return openByProof(context);
  const isDescribed = describesOrder(context.text, frame.asked === "order_id");
  if (isDescribed && !context.understanding.entities.some(({ type }) => type === "order_id"))
    delete frame.slots.order_id;
  const named = namedOrderId(context);
  if (named) {
    const order = await commerce.orders.order(named, identity);
    if (order && !isOtherMeant(order, context)) return settle(order, context);
    if (order) return pick(await commerce.orders.recent(identity, LOOK_BACK), { tiers }, context);
    if (identity.level === "order_phone") {
      frame.slots.order_id = named;
      return openByProof(context);
    }
  }
  const recent = await commerce.orders.recent(identity, LOOK_BACK);
  const tracked = byTrackingNo(recent, context);
  if (tracked) return settle(tracked, context);
  if (!named) return pick(recent, { tiers, ...(noneFits ? { noneFits } : {}) }, context);
  if (frame.asked === "order_id" && frame.slots[NOT_YOURS] === named) {
    return { order: null, step: { do: "say", say: [{ template: "order.not_yours_again", facts: {} }] } };
  }
  frame.slots[NOT_YOURS] = named;
  if (recent.length > 0) return ask(recent, "order.not_yours", context);
  delete frame.slots.order_id;
  return { order: null, step: { do: "ask", slot: "order_id", say: [{ template: "order.not_yours_none", facts: {} }] } };
}

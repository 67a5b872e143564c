import type { Order } from "../../commerce/ports.ts";
import { sayRefunds } from "../after-sales/refunds.ts";
import { saysUnpaid } from "../buying/balance-words.ts";
import { day, type Facts, money, type Say, type Skill, type SkillContext, type Step, text, time } from "../skill.ts";
import { mayDo, windowEndsAt } from "../talk/may-do.ts";
import { askNext, endWith, type NextChoice, nextChosen } from "../talk/next-choice.ts";
import { changeAddress } from "./address-change.ts";
import { cancelOrder } from "./cancellation.ts";
import { findOrder, ordersHolding } from "./find-order.ts";
import { noteSwap, swapAction, swapKnown } from "./item-swap.ts";
import { listsOrders, ordersDescribed } from "./order-described.ts";
import { tellOverview } from "./order-overview.ts";
import { methodLabels, paidOf } from "./order-payments.ts";
import { ORDER_STATE_WORDS } from "./order-words.ts";
import { sayAwaited, sayLeaves, sayParcel, sentShipments } from "./parcel.ts";
import { noteItems } from "./pick-items.ts";
import { itemsLabel, orderCard, orderSource } from "./show-order.ts";

const isOpen = (order: Order) => order.state !== "completed" && order.state !== "cancelled";
const CHARGED = /扣(?:了|款|钱|费)|已(?:经)?付|付(?:过|了|完)|charged|already paid|paid (?:it|already)|deducted/i;
const isUnsent = (order: Order) => ["pending_payment", "paid", "processing"].includes(order.state);

function sayDelivered(order: Order, context: SkillContext): Say[] {
  const says: Say[] = [];
  if (order.deliveredAt !== null)
    says.push({ template: "orders.delivered_at", facts: { at: time(order.deliveredAt) } });
  const leave = mayDo("return_items", order, context.shop, context.now);
  const isThere = order.items.some((item) => item.state === "ordered");
  const until = leave.may && isThere ? windowEndsAt(leave.rule, order, context.shop.timeZone) : null;
  if (until !== null) says.push({ template: "orders.return_until", facts: { until: day(until) } });
  return says;
}

function sayNext(order: Order, context: SkillContext): Say[] {
  switch (order.state) {
    case "paid":
    case "processing":
      return [...sayAwaited(order, context), ...sayLeaves(order, context)];
    case "shipped":
      return sentShipments(order).flatMap((shipment) => sayParcel(order, shipment, context));
    case "delivered":
    case "completed":
      return [...sayDelivered(order, context), ...sayRefunds(order, context)];
    case "cancelled":
    case "returned":
      return sayRefunds(order, context);
    default:
      return [];
  }
}

function headOf(order: Order, context: SkillContext): Say[] {
  const { language } = context;
  const facts: Facts = {
    order: text(order.id),
    items: text(itemsLabel(order.items, language)),
    total: money(order.totalMinor, order.currency),
  };
  const head = { template: `orders.${order.state}`, facts, cards: [orderCard(order, language)] };
  return [{ ...head, sources: [orderSource(order)] }];
}

/** How the order stands and what comes next. */
export function tellStatus(order: Order, context: SkillContext): Step {
  return { do: "say", say: [...headOf(order, context), ...sayPresale(order), ...sayNext(order, context)] };
}

/** Of an order of a presale that is not paid in full: the deposit, and the balance with its time. */
function sayPresale({ presale, state, totalMinor, currency }: Order): Say[] {
  if (!presale || state !== "pending_payment") return [];
  const { depositMinor, depositPaidAt, balanceFrom, balanceUntil } = presale;
  const facts = {
    deposit: money(depositMinor, currency),
    rest: money(Math.max(0, totalMinor - depositMinor), currency),
    opens: day(balanceFrom),
    closes: day(balanceUntil - 1),
  };
  return [{ template: depositPaidAt === null ? "orders.deposit_due" : "orders.deposit_paid", facts }];
}

/** “怎么有两台”, “did I order it twice”: how often it was ordered. */
const HOW_OFTEN =
  /(?:两|俩|三|几|2|3)\s?(?:台|个|单|笔|件|份|双|套|条|次|回)|重复|多(?:下|买|拍)了|\b(?:twice|two of|duplicate|both|how many)\b/iu;
const MAX_LISTED = 4;
const LOOK_BACK = 20;

/** Each order that holds it, where it is asked why or whether there are several; null: that is not asked. */
async function tellEach(context: SkillContext): Promise<Step | null> {
  if (context.frame.asked !== null || !HOW_OFTEN.test(context.text)) return null;
  const held = await ordersHolding(context);
  if (held.length < 2 || held.length > MAX_LISTED) return null;
  context.focus.shownOrderIds = held.map(({ id }) => id);
  return { do: "say", say: held.flatMap((order) => headOf(order, context)) };
}

/** “没发货的有哪几单”: those that the words describe, each by its state. */
async function tellDescribed(context: SkillContext): Promise<Step | null> {
  const { identity, frame, text: said, commerce, shop } = context;
  if (identity.level === "none" || frame.asked !== null || !listsOrders(said)) return null;
  const recent = await commerce.orders.recent(identity, LOOK_BACK);
  const told = ordersDescribed(recent, said, { isAnswer: false, timeZone: shop.timeZone });
  if (told === null || told.length === 0) return null;
  const shown = told.slice(0, MAX_LISTED);
  context.focus.shownOrderIds = shown.map(({ id }) => id);
  return { do: "say", say: shown.flatMap((order) => headOf(order, context)) };
}

async function orderStatus(context: SkillContext): Promise<Step> {
  const told = (await tellDescribed(context)) ?? (await tellEach(context)) ?? (await tellOverview(context));
  if (told) return told;
  const found = await findOrder(context, [isOpen]);
  return found.step ?? tellStatus(found.order, context);
}

function tooLateToChange(order: Order, context: SkillContext): Step {
  const facts = { order: text(order.id), state: text(ORDER_STATE_WORDS[order.state][context.language]) };
  const says: Say[] = [{ template: "orders.change_too_late", facts, sources: [orderSource(order)] }];
  const { actions } = context.shop.policy;
  if (order.state === "shipped" && actions.exchange_items?.allowed) {
    says.push({ template: "swap.on_the_way", facts: { order: text(order.id) } });
  } else if (actions.return_items?.allowed && ["shipped", "delivered"].includes(order.state)) {
    says.push({ template: "orders.change_after_delivery", facts: {} });
  }
  return { do: "say", say: says };
}

async function changeOrder(context: SkillContext): Promise<Step> {
  const chosen = nextChosen(context);
  if (chosen === "cancel_order") return cancelOrder(context);
  if (chosen === "change_address") return changeAddress(context);
  if (chosen === "person" || chosen === "nothing") return endWith(chosen, "policy");
  noteItems(context);
  noteSwap(context);
  const found = await findOrder(context, [isUnsent, (order) => order.state === "shipped"]);
  if (found.step) return found.step;
  const { order } = found;
  const action = swapAction(order, context);
  if (action) return swapKnown(order, action, context);
  const { shop, now, language } = context;
  if (!isUnsent(order)) return tooLateToChange(order, context);
  const facts = { order: text(order.id) };
  const shown = { cards: [orderCard(order, language)], sources: [orderSource(order)] };
  const ways = (["change_address", "cancel_order"] as const).filter((one) => mayDo(one, order, shop, now).may);
  const choices: NextChoice[] = [...ways, "person"];
  return askNext([{ template: "orders.change_instead", facts, ...shown }], choices, context);
}

async function tellPayment(order: Order, context: SkillContext): Promise<Step> {
  const { language } = context;
  const paidMinor = paidOf(order);
  const overMinor = paidMinor - order.totalMinor;
  const total = money(order.totalMinor, order.currency);
  const shown = { cards: [orderCard(order, language)], sources: [orderSource(order)] };
  if (order.state === "cancelled") {
    const head: Say = { template: "orders.payment_cancelled", facts: { order: text(order.id) }, ...shown };
    return { do: "say", say: [head, ...sayRefunds(order, context)] };
  }
  if (order.state === "pending_payment" || order.paidAt === null) {
    const due: Say = { template: "orders.payment_due", facts: { order: text(order.id), total }, ...shown };
    const more = CHARGED.test(context.text) ? "orders.payment_wait" : "orders.payment_steps";
    return askNext([due, { template: more, facts: {} }], ["person", "nothing"], context);
  }
  if (overMinor > 0) {
    const facts = {
      order: text(order.id),
      total,
      paid: money(paidMinor, order.currency),
      over: money(overMinor, order.currency),
    };
    return { do: "handoff", reason: "policy", say: [{ template: "orders.payment_over", facts, ...shown }] };
  }
  const methods = await methodLabels(order, context);
  const template = methods.length > 1 ? "orders.payment_split" : "orders.payment_received";
  const facts = { order: text(order.id), at: time(order.paidAt), total, methods: text(methods.join(" + ")) };
  return { do: "say", say: [{ template, facts, ...shown }] };
}

/** It has happened, to the shopper: “我被扣了两次钱”. */
const WAS_CHARGED =
  /(?:我|被|给我|卡里?)[^，。,.?？吗会]{0,8}(?:扣了|扣款了|多扣|重复扣|收了两)|扣了(?:我|两|2|二)|charged (?:me|twice)|was charged|double.?charged/iu;

/** Answers for an order that is concerned; how paying works in general is the knowledge's. */
async function paymentProblem(context: SkillContext): Promise<Step> {
  const chosen = nextChosen(context);
  if (chosen === "person" || chosen === "nothing") return endWith(chosen, "policy");
  const { frame, focus, understanding, identity } = context;
  const isNamed = understanding.entities.some((one) => one.type === "order_id");
  const isUnderWay = frame.asked === "order_id" || frame.asked === "phone";
  const isAboutMine =
    WAS_CHARGED.test(context.text) ||
    (identity.level !== "none" && saysUnpaid(context.text)) ||
    (identity.level !== "none" && /扣|重复|多收|收了两|订单|charged|twice|double|my order/i.test(context.text));
  if (!isNamed && !isUnderWay && !frame.slots.order_id && !focus.orderId && !isAboutMine) return { do: "pass" };
  const isOver = (order: Order) => paidOf(order) > order.totalMinor && order.state !== "cancelled";
  const tiers = [(order: Order) => order.state === "pending_payment", isUnsent];
  const found = await findOrder(context, WAS_CHARGED.test(context.text) ? [isOver, ...tiers] : tiers);
  return found.step ?? tellPayment(found.order, context);
}

/** How an order stands, what can be changed in it, whether its payment arrived. */
export const orders: Skill = {
  name: "orders",
  intents: ["order_status", "change_order", "payment_problem"],
  step(context) {
    if (context.frame.intent === "change_order") return changeOrder(context);
    if (context.frame.intent === "payment_problem") return paymentProblem(context);
    return orderStatus(context);
  },
};

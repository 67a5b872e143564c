import type { Order, PaymentMethod } from "../../commerce/ports.ts";
import { findOrder } from "../orders/find-order.ts";
import { methodWords, ORDER_STATE_WORDS } from "../orders/order-words.ts";
import { itemsLabel, orderCard, orderSource } from "../orders/show-order.ts";
import { day, money, type Say, type Skill, type SkillContext, type Step, text, time } from "../skill.ts";
import { goneBack, moneyAhead } from "./refund-destination.ts";
import { refundQuestion } from "./refund-words.ts";

type Refund = Order["refunds"][number];

function isOverdue(refund: Refund, now: number): boolean {
  return refund.dueAt !== null && refund.state === "approved" && now > refund.dueAt;
}

function sayRefund(order: Order, refund: Refund, context: SkillContext): Say[] {
  const { language, now } = context;
  const says: Say[] = [
    {
      template: `refunds.${refund.state}`,
      facts: {
        order: text(order.id),
        amount: money(refund.amountMinor, order.currency),
        to: text(methodWords(refund.to)[language]),
      },
      sources: [orderSource(order)],
    },
  ];
  if (refund.state === "requested") says.push({ template: "refunds.asked_at", facts: { at: time(refund.createdAt) } });
  if (refund.dueAt !== null && (refund.state === "approved" || refund.state === "requested")) {
    const template = isOverdue(refund, now) ? "refunds.overdue" : "refunds.due";
    if (refund.state === "approved" || refund.dueAt > now) says.push({ template, facts: { day: day(refund.dueAt) } });
  }
  return says;
}

/** Every refund of the order, newest first; empty: there is none. */
export function sayRefunds(order: Order, context: SkillContext): Say[] {
  return [...order.refunds].sort((a, b) => b.createdAt - a.createdAt).flatMap((one) => sayRefund(order, one, context));
}

/** Whether money or goods are on their way back. */
export function hasRefund(order: Order): boolean {
  return order.state === "returned" || order.refunds.length > 0 || order.items.some(isUnderWay);
}

function isUnderWay({ state }: Order["items"][number]): boolean {
  return state === "return_requested" || state === "exchange_requested";
}

/** Where the order's refunds are; an overdue one goes to a person. */
export function refundStatus(order: Order, context: SkillContext): Step {
  const { language, now } = context;
  const says = sayRefunds(order, context);
  const returned = order.items.filter((item) => item.state === "return_requested");
  if (says.length === 0 && returned.length > 0) {
    const facts = { order: text(order.id), items: text(itemsLabel(returned, language)) };
    says.push({ template: "refunds.return_open", facts, sources: [orderSource(order)] });
  }
  const swapped = order.items.filter((item) => item.state === "exchange_requested");
  if (swapped.length > 0) {
    const facts = { order: text(order.id), items: text(itemsLabel(swapped, language)) };
    says.push({ template: "refunds.exchange_open", facts, sources: [orderSource(order)] });
  }
  if (order.refunds.some((refund) => isOverdue(refund, now))) return { do: "handoff", reason: "policy", say: says };
  if (says.length > 0) return { do: "say", say: says };
  const gone = goneBack(order, context);
  if (gone) return { do: "say", say: [gone] };
  const facts = { order: text(order.id), state: text(ORDER_STATE_WORDS[order.state][language]) };
  const cards = [orderCard(order, language)];
  return { do: "say", say: [{ template: "refunds.none", facts, cards, sources: [orderSource(order)] }] };
}

/** The same order, its money going to the customer's own methods by their names. */
async function withMethodNames(order: Order, context: SkillContext): Promise<Order> {
  const own = await ownMethods(context);
  const nameOf = (id: string) => own.find((method) => method.id === id)?.label[context.language] ?? id;
  const payments = order.payments.map((payment) => ({ ...payment, method: nameOf(payment.method) }));
  return { ...order, payments, refunds: order.refunds.map((refund) => ({ ...refund, to: nameOf(refund.to) })) };
}

async function ownMethods({ commerce, identity }: SkillContext): Promise<readonly PaymentMethod[]> {
  return identity.level === "none" ? [] : ((await commerce.orders.customer(identity))?.methods ?? []);
}

/** Where a refund is, or would go: amount, destination, state, due day. */
export const refunds: Skill = {
  name: "refunds",
  intents: ["refund_status"],
  async step(context) {
    const isPending = (order: Order) =>
      order.refunds.some((refund) => refund.state !== "paid" && refund.state !== "refused") ||
      order.items.some(isUnderWay);
    const isBack = (order: Order) => order.state === "returned" || order.state === "cancelled";
    const asked = refundQuestion(context.text, true);
    if (asked?.isAhead === true) {
      const found = await findOrder(context, [(order) => !isBack(order) && !hasRefund(order)]);
      return found.step ?? tellAhead(found.order, context);
    }
    const none: Say = { template: "refunds.none_at_all", facts: {} };
    const found = await findOrder(context, [isPending, hasRefund, isBack], none);
    if (found.step) return found.step;
    const isAhead = asked?.isAhead === null && !hasRefund(found.order) && !isBack(found.order);
    return isAhead
      ? tellAhead(found.order, context)
      : refundStatus(await withMethodNames(found.order, context), context);
  },
};

/** Before anything is given back: where its money would go, how much of it and how soon. */
async function tellAhead(order: Order, context: SkillContext): Promise<Step> {
  if (hasRefund(order)) return refundStatus(await withMethodNames(order, context), context);
  const says = moneyAhead(order, await ownMethods(context), context);
  return says.length > 0 ? { do: "say", say: says } : refundStatus(await withMethodNames(order, context), context);
}

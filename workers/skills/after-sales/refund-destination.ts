import type { Order, PaymentMethod } from "../../commerce/ports.ts";
import type { ActionName, PolicyRule } from "../../platform/policy.ts";
import { methodWords, ORDER_STATE_WORDS } from "../orders/order-words.ts";
import { orderSource } from "../orders/show-order.ts";
import { list, money, number, type Say, type SkillContext, text } from "../skill.ts";

/** What gives the money back of an order in each state. */
const GIVEN_BACK_BY: Partial<Record<Order["state"], ActionName>> = {
  pending_payment: "cancel_order",
  paid: "cancel_order",
  processing: "cancel_order",
  shipped: "return_items",
  delivered: "return_items",
  completed: "return_items",
};

type Refunding = NonNullable<PolicyRule["refund"]>;

function wayOf(order: Order, { shop }: SkillContext): { name: ActionName; rule: PolicyRule } | null {
  const name = GIVEN_BACK_BY[order.state];
  const rule = name ? shop.policy.actions[name] : undefined;
  return name && rule?.allowed && rule.refund ? { name, rule } : null;
}

/** The money of a returned or cancelled order that has no refund of its own on record: how it was paid, it went back. */
export function goneBack(order: Order, { shop, language }: SkillContext): Say | null {
  const isBack = order.state === "returned" || order.state === "cancelled";
  const rule = shop.policy.actions[order.state === "returned" ? "return_items" : "cancel_order"];
  if (!isBack || order.paidAt === null || rule?.refund?.to[0] !== "original" || order.payments.length === 0)
    return null;
  const facts = {
    order: text(order.id),
    state: text(ORDER_STATE_WORDS[order.state][language]),
    amount: money(order.totalMinor, order.currency),
    to: list(order.payments.map(({ method }) => methodWords(method)[language])),
  };
  return { template: "refunds.went", facts, sources: [orderSource(order)] };
}

/** Of a part of the order, only what was paid for that part goes back. */
function isOfParts(order: Order): boolean {
  return order.items.reduce((sum, { quantity }) => sum + quantity, 0) > 1;
}

/** How soon the money is there: a stored value has it at once. */
function howSoon({ refund, isReturn, isStored }: { refund: Refunding; isReturn: boolean; isStored: boolean }): string {
  const isAwaited = isReturn && refund.when === "after_receipt";
  if (isStored) return isAwaited ? "refunds.if_stored_after_receipt" : "refunds.if_stored";
  return isAwaited ? "refunds.if_after_receipt" : "refunds.if_within";
}

/** What an order's money would do if it were given back now: where to, how much, how soon. Empty: no rule tells. */
export function moneyAhead(order: Order, methods: readonly PaymentMethod[], context: SkillContext): Say[] {
  const way = wayOf(order, context);
  if (!way?.rule.refund || order.paidAt === null) return [];
  const { refund } = way.rule;
  const { language } = context;
  const stored = methods.filter(({ kind }) => kind === "stored_value");
  const paid = order.payments.map(({ method }) => method);
  const to = refund.to[0] === "stored_value" ? stored.slice(0, 1).map(({ id }) => id) : paid;
  if (to.length === 0) return [];
  const nameOf = (id: string) => methods.find((one) => one.id === id)?.label[language] ?? methodWords(id)[language];
  const isReturn = way.name === "return_items";
  const facts = { order: text(order.id), amount: money(order.totalMinor, order.currency), to: list(to.map(nameOf)) };
  const isStored = to.every((id) => stored.some((one) => one.id === id));
  const soon = howSoon({ refund, isReturn, isStored });
  const days = number(refund.days, language === "zh" ? "天" : "days");
  return [
    { template: isReturn ? "refunds.if_return" : "refunds.if_cancel", facts, sources: [orderSource(order)] },
    ...(isReturn && isOfParts(order) ? [{ template: "refunds.if_part", facts: {} }] : []),
    { template: soon, facts: isStored ? {} : { days } },
  ];
}

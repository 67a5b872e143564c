import type { PolicyRule } from "../../platform/policy.ts";
import type { Purse } from "../money/purse.ts";
import type { Order } from "../ports.ts";

/** Whether the rule lets a refund go to the method; the customer's own, or one that the order was paid with. */
export function mayReceive({ refund }: PolicyRule, purse: Purse, order: Order, method: string): boolean {
  const to = refund?.to ?? ["original"];
  const own = purse.find(method);
  return (
    (to.includes("own") && own !== undefined) ||
    (to.includes("stored_value") && own?.kind === "stored_value") ||
    (to.includes("original") && order.payments.some((payment) => payment.method === method))
  );
}

/** Whether the rule lets a new payment come from the method: one of the customer's own, of a kind that is taken. */
export function mayPay({ payment }: PolicyRule, purse: Purse, method: string): boolean {
  const own = purse.find(method);
  return own !== undefined && (payment?.kinds.includes(own.kind) ?? true);
}

/** Whether a difference (positive: to pay) may be settled by the method that the shopper named. */
export function maySettle(
  rule: PolicyRule,
  purse: Purse,
  order: Order,
  method: string,
  differenceMinor: number,
): boolean {
  if (differenceMinor === 0) return true;
  if (differenceMinor < 0) return mayReceive(rule, purse, order, method);
  return mayPay(rule, purse, method) || order.payments.some((payment) => payment.method === method);
}

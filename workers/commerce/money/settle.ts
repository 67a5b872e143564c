import type { PolicyRule } from "../../platform/policy.ts";
import { endOfDayAfter } from "../delivery.ts";
import type { Effect, Order, Refusal } from "../ports.ts";
import { openPayments, refundableMinor } from "./ledger.ts";
import type { Purse } from "./purse.ts";

export type RefundEffect = Extract<Effect, { kind: "refund" }>;
export type ChargeEffect = Extract<Effect, { kind: "charge" }>;

/** Days until money is there, where the policy names no term. */
export const DEFAULT_REFUND_DAYS = 7;

/** What money is moved by: nothing else may enter, so that it can be computed again at execution. */
export interface MoneyContext {
  order: Order;
  rule: PolicyRule;
  purse: Purse;
  timeZone: string;
  /** From when days count; epoch ms. */
  promisedFrom: number;
}

export interface RefundOptions {
  /** The payment method that the shopper named. */
  method?: string | undefined;
  /** Goods are awaited first: nothing is booked now. */
  afterReceipt?: boolean;
}

/**
 * Sends `amountMinor` back, never more than was paid and has not gone back: to the method that the shopper named, else
 * the first way of the rule; the way it was paid, payment by payment, none more than it was.
 */
export function refundEffects(context: MoneyContext, amountMinor: number, options: RefundOptions = {}): RefundEffect[] {
  const { order, rule, purse } = context;
  const amount = Math.min(amountMinor, refundableMinor(order));
  if (amount <= 0) return [];
  if (options.method !== undefined) return [refundTo(context, options.method, amount, options)];
  if (rule.refund?.to[0] === "stored_value") return [refundTo(context, purse.storedValue().id, amount, options)];
  let left = amount;
  const effects: RefundEffect[] = [];
  for (const { method, amountMinor: open } of openPayments(order)) {
    const part = Math.min(open, left);
    if (part === 0) continue;
    left -= part;
    effects.push(refundTo(context, method, part, options));
  }
  return effects;
}

/**
 * One refund to one method; a stored value has it at once. Where goods are awaited the days count from their receipt:
 * a day named before could lie ahead of the last one for sending them back.
 */
export function refundTo(
  { order, rule, purse, timeZone, promisedFrom }: MoneyContext,
  method: string,
  amountMinor: number,
  { afterReceipt = false }: RefundOptions = {},
): RefundEffect {
  const balanceAfterMinor = afterReceipt ? null : purse.book(method, amountMinor);
  const days = rule.refund?.days ?? DEFAULT_REFUND_DAYS;
  return {
    kind: "refund",
    orderId: order.id,
    amountMinor,
    currency: order.currency,
    to: method,
    label: purse.find(method)?.label ?? null,
    dueAt: afterReceipt
      ? null
      : balanceAfterMinor === null
        ? endOfDayAfter(promisedFrom, days, timeZone)
        : promisedFrom,
    balanceAfterMinor,
    ...(afterReceipt ? { afterReceipt: true, days } : {}),
  };
}

/** Takes `amountMinor` from a method; refused where a stored value does not cover it. */
export function charge(
  { purse, currency, orderId }: { purse: Purse; currency: string; orderId: string },
  method: string,
  amountMinor: number,
): ChargeEffect | { refusal: Refusal } {
  const short = purse.shortOf(method, amountMinor);
  if (short) return { refusal: { reason: "balance", ...short, currency } };
  return {
    kind: "charge",
    orderId,
    amountMinor,
    currency,
    from: method,
    label: purse.find(method)?.label ?? null,
    balanceAfterMinor: purse.book(method, -amountMinor),
  };
}

/**
 * Settles a difference in price at once: positive is taken, negative goes back; by the method that the shopper named,
 * else as the order was paid. Nothing is moved for an order that is not paid yet.
 */
export function settleDifference(
  context: MoneyContext,
  differenceMinor: number,
  method: string | undefined,
): { effects: (RefundEffect | ChargeEffect)[] } | { refusal: Refusal } {
  const { order, purse } = context;
  if (differenceMinor === 0 || order.paidAt === null) return { effects: [] };
  if (differenceMinor < 0) return { effects: refundEffects(context, -differenceMinor, { method }) };
  const from = method ?? order.payments[0]?.method;
  if (from === undefined) return { refusal: { reason: "method" } };
  const taken = charge({ purse, currency: order.currency, orderId: order.id }, from, differenceMinor);
  return "refusal" in taken ? taken : { effects: [taken] };
}

/**
 * What an action gives away on balance, in minor units: what goes back to the shopper, or will, less what is taken from
 * them in the same action. The amount ladder goes by it.
 */
export function givenMinor(effects: Effect[]): number {
  const given = effects.reduce((sum, effect) => {
    switch (effect.kind) {
      case "refund":
      case "points_redeemed":
      case "cashback_registered":
        return sum + effect.amountMinor;
      case "charge":
        return sum - effect.amountMinor;
      case "items_exchanged":
        return sum - Math.min(0, effect.differenceMinor);
      default:
        return sum;
    }
  }, 0);
  return Math.max(0, given);
}

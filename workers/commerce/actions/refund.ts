import { insertWhere, type Statement } from "../../platform/db/rows.ts";
import { refunds } from "../../platform/db/schema/orders.ts";
import { promises } from "../../platform/db/schema/service.ts";
import { newId } from "../../platform/ids.ts";
import { maskText } from "../../platform/privacy/mask.ts";
import { endOfDayAfter } from "../delivery.ts";
import type { Effect, Order } from "../ports.ts";
import type { PreviewContext, WriteContext } from "./definition.ts";

type RefundEffect = Extract<Effect, { kind: "refund" }>;

/** Where the policy names no term. */
const DEFAULT_DAYS = 7;

/** What was paid and is not on its way back yet, in minor units. */
export function refundableMinor(order: Order): number {
  const paid = order.paidAt === null ? 0 : order.payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return Math.max(0, paid - liveRefunds(order).reduce((sum, { amountMinor }) => sum + amountMinor, 0));
}

/** Sends `amountMinor` back the way it was paid, payment by payment, never more than a payment was; or to the balance. */
export function refundEffects(
  { order, rule, timeZone, promisedFrom }: PreviewContext,
  amountMinor: number,
): RefundEffect[] {
  const { to = ["original"], days = DEFAULT_DAYS } = rule.refund ?? {};
  const dueAt = endOfDayAfter(promisedFrom, days, timeZone);
  const effect = (method: string, part: number): RefundEffect => ({
    kind: "refund",
    orderId: order.id,
    amountMinor: part,
    currency: order.currency,
    to: method,
    dueAt,
  });
  let left = Math.min(amountMinor, refundableMinor(order));
  if (!to.includes("original")) return left > 0 ? [effect("balance", left)] : [];
  const effects: RefundEffect[] = [];
  for (const { method, amountMinor: open } of openPayments(order)) {
    const part = Math.min(open, left);
    if (part === 0) continue;
    left -= part;
    effects.push(effect(method, part));
  }
  return effects;
}

/** The rows of the refunds among an execution's effects, each with the promise of its date. */
export function refundStatements(
  { deps: { database, shop, conversation }, proposal, effects, order, at, isMine }: WriteContext,
  state: "requested" | "approved",
  reason: string,
): Statement[] {
  return effects
    .filter((effect) => effect.kind === "refund")
    .flatMap(({ amountMinor, to, dueAt }) => [
      insertWhere(
        database,
        refunds,
        {
          shopId: shop.shop,
          id: newId("ref", at),
          orderId: order.id,
          amountMinor,
          to,
          state,
          reason: maskText(reason),
          proposalId: proposal.id,
          createdAt: at,
          dueAt,
        },
        isMine,
      ),
      insertWhere(
        database,
        promises,
        {
          shopId: shop.shop,
          id: newId("prm", at),
          conversation,
          kind: "refund",
          orderId: order.id,
          proposalId: proposal.id,
          dueAt,
          state: "open",
          createdAt: at,
        },
        isMine,
      ),
    ]);
}

function liveRefunds(order: Order): Order["refunds"] {
  return order.refunds.filter(({ state }) => state !== "refused");
}

/** What each payment can still take back; refunds that went elsewhere are drawn from the last payments. */
function openPayments(order: Order): Order["payments"] {
  const open = order.payments.map((payment) => ({ ...payment }));
  let elsewhere = 0;
  for (const refund of liveRefunds(order)) {
    let left = refund.amountMinor;
    for (const payment of open.filter(({ method }) => method === refund.to)) {
      const part = Math.min(payment.amountMinor, left);
      payment.amountMinor -= part;
      left -= part;
    }
    elsewhere += left;
  }
  for (const payment of open.toReversed()) {
    const part = Math.min(payment.amountMinor, elsewhere);
    payment.amountMinor -= part;
    elsewhere -= part;
  }
  return open;
}

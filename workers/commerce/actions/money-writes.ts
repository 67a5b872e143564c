import { and, eq, type SQL, sql } from "drizzle-orm";
import { insertWhere, type Statement } from "../../platform/db/rows.ts";
import { paymentMethods } from "../../platform/db/schema/customers.ts";
import { type orders, refunds } from "../../platform/db/schema/orders.ts";
import { promises } from "../../platform/db/schema/promises.ts";
import { newId } from "../../platform/ids.ts";
import { maskText } from "../../platform/privacy/mask.ts";
import { SHOP_BALANCE } from "../money/purse.ts";
import type { ChargeEffect, RefundEffect } from "../money/settle.ts";
import type { Payment } from "../ports.ts";
import type { WriteContext } from "./definition.ts";

/** What the money among an execution's effects comes to in the tables. */
export interface MoneyWrites {
  order: Partial<typeof orders.$inferInsert>;
  statements: Statement[];
  /** Each balance is still the one that the effects were computed on. */
  holds: SQL[];
}

/** The rows of refunds with the promise of their date, payments, and balances. `note`: why, as the shop keeps it. */
export function moneyWrites(context: WriteContext, note: string): MoneyWrites {
  const refunded = context.effects.filter((effect) => effect.kind === "refund");
  const charged = context.effects.filter((effect) => effect.kind === "charge");
  const { order, at } = context;
  const payments: Payment[] = charged.map(({ from, amountMinor }) => ({ method: from, amountMinor, at }));
  return {
    order: order && payments.length > 0 ? { payments: [...order.payments, ...payments] } : {},
    statements: [...refunded.flatMap((effect) => refundRows(context, effect, note)), ...bookings(context)],
    holds: balancesHold(context),
  };
}

/** Books an amount (negative: taken) to a stored value; the shop's own balance is opened where it is not there yet. */
export function bookStatement(
  { deps: { database, shop }, customerId, isMine }: WriteContext,
  method: string,
  amountMinor: number,
): Statement[] {
  const opened = { shopId: shop.shop, customerId, ...SHOP_BALANCE };
  return [
    ...(method === SHOP_BALANCE.id
      ? [insertWhere(database, paymentMethods, opened, isMine).onConflictDoNothing()]
      : []),
    database
      .update(paymentMethods)
      .set({ balanceMinor: sql`${paymentMethods.balanceMinor} + ${amountMinor}` })
      .where(and(ofMethod(shop.shop, customerId, method), isMine)),
  ];
}

/** That a stored value holds exactly `balanceMinor`; one that is not there holds nothing. */
export function balanceHolds({ deps: { shop }, customerId }: WriteContext, method: string, balanceMinor: number): SQL {
  return sql`coalesce((select ${paymentMethods.balanceMinor} from ${paymentMethods} where ${ofMethod(shop.shop, customerId, method)}), 0) = ${balanceMinor}`;
}

interface Booking {
  method: string;
  /** Negative: taken. */
  amountMinor: number;
  balanceAfterMinor: number;
}

function bookingsOf(effects: WriteContext["effects"]): Booking[] {
  return effects.flatMap((effect) => {
    if (effect.kind !== "refund" && effect.kind !== "charge") return [];
    const { balanceAfterMinor } = effect;
    return balanceAfterMinor === null ? [] : [{ ...signed(effect), balanceAfterMinor }];
  });
}

function signed(effect: RefundEffect | ChargeEffect): { method: string; amountMinor: number } {
  return effect.kind === "refund"
    ? { method: effect.to, amountMinor: effect.amountMinor }
    : { method: effect.from, amountMinor: -effect.amountMinor };
}

function bookings(context: WriteContext): Statement[] {
  return bookingsOf(context.effects).flatMap(({ method, amountMinor }) => bookStatement(context, method, amountMinor));
}

function balancesHold(context: WriteContext): SQL[] {
  const seen = new Set<string>();
  return bookingsOf(context.effects).flatMap(({ method, amountMinor, balanceAfterMinor }) => {
    if (seen.has(method)) return [];
    seen.add(method);
    return [balanceHolds(context, method, balanceAfterMinor - amountMinor)];
  });
}

function refundRows(context: WriteContext, effect: RefundEffect, note: string): Statement[] {
  const { deps, proposal, customerId, at, isMine } = context;
  const { database, shop, conversation } = deps;
  const { orderId, amountMinor, currency, to, dueAt } = effect;
  const isThere = effect.balanceAfterMinor !== null;
  const state = effect.afterReceipt ? "requested" : isThere ? "paid" : "approved";
  const row = {
    shopId: shop.shop,
    id: newId("ref", at),
    orderId,
    amountMinor,
    to,
    state,
    reason: maskText(note),
    proposalId: proposal.id,
    createdAt: at,
    dueAt,
  } as const;
  const promise = {
    shopId: shop.shop,
    id: newId("prm", at),
    conversation,
    kind: "refund",
    orderId,
    proposalId: proposal.id,
    customerId,
    amountMinor,
    currency,
    dueAt,
    state: "open",
    createdAt: at,
  } as const;
  return [
    insertWhere(database, refunds, row, isMine),
    // What is there already is not promised.
    ...(isThere ? [] : [insertWhere(database, promises, promise, isMine)]),
  ];
}

function ofMethod(shop: string, customerId: string, method: string): SQL | undefined {
  return and(eq(paymentMethods.shopId, shop), eq(paymentMethods.customerId, customerId), eq(paymentMethods.id, method));
}

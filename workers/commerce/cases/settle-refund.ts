import { and, eq, type SQL, sql } from "drizzle-orm";
import { auditStatement } from "../../platform/audit.ts";
import type { Database } from "../../platform/db/database.ts";
import { insertWhere, type Statement } from "../../platform/db/rows.ts";
import { caseRefunds } from "../../platform/db/schema/cases.ts";
import { paymentMethods } from "../../platform/db/schema/customers.ts";
import { orders, refunds, returns } from "../../platform/db/schema/orders.ts";
import { newId } from "../../platform/ids.ts";
import { SHOP_BALANCE } from "../money/purse.ts";
import type { Case } from "./case.ts";

export interface RefundDeps {
  database: Database;
  shop: string;
  /** Epoch ms. */
  now: number;
}

type Refunded = Pick<Case, "id" | "orderId" | "customerId" | "proposalId">;

/**
 * Gives back what was promised, once per case: the refunds that wait for it become `paid` where they go to a stored
 * value, which is booked at once, and `approved` for the payment port elsewhere. Without a promise, `amountMinor` goes
 * back the way it was paid, if so much is still there. Returns what has gone back in all, in minor units; 0 where there
 * was nothing (left) to give.
 */
export async function settleRefund(
  deps: RefundDeps,
  about: Refunded,
  key: string,
  amountMinor: number | null,
): Promise<number> {
  const { database, shop, now } = deps;
  const run = newId("run", now);
  const isMine = sql`exists (select 1 from ${caseRefunds} mine where mine.shop_id = ${shop} and mine.case_id = ${about.id} and mine.run = ${run})`;
  const unpromised = amountMinor === null ? [] : await split(deps, about, amountMinor);
  const isPromised =
    about.proposalId === null ? sql`false` : sql`coalesce(${refunds.proposalId}, '') = ${about.proposalId}`;
  const isOurs = and(
    eq(refunds.shopId, shop),
    eq(refunds.orderId, about.orderId),
    sql`(${isPromised} or ${eq(refunds.reason, reasonOf(about))})`,
  );
  const row = { shopId: shop, caseId: about.id, key, run, amountMinor: 0, at: now };
  await database.batch([
    insertWhere(database, caseRefunds, row, sql`true`).onConflictDoNothing(),
    ...unpromised.map((part, index) => refundRow(deps, about, { ...part, index, of: amountMinor ?? 0 }, isMine)),
    openBalance(database, shop, about, isOurs, isMine),
    bookStored(database, shop, about, isOurs, isMine),
    database
      .update(refunds)
      .set({ state: sql`case when ${isStored(shop, about.customerId)} then 'paid' else 'approved' end` })
      .where(and(isOurs, eq(refunds.state, "requested"), isMine)),
    database
      .update(caseRefunds)
      .set({
        amountMinor: sql`(select coalesce(sum(${refunds.amountMinor}), 0) from ${refunds} where ${isOurs} and ${refunds.state} in ('approved', 'paid'))`,
      })
      .where(and(eq(caseRefunds.shopId, shop), eq(caseRefunds.caseId, about.id), eq(caseRefunds.run, run))),
    database
      .update(orders)
      .set({ version: sql`${orders.version} + 1` })
      .where(and(eq(orders.shopId, shop), eq(orders.id, about.orderId), isMine)),
    auditStatement(
      database,
      {
        shop,
        actor: `case:${about.id}`,
        action: "case.refunded",
        target: `order:${about.orderId}`,
        detail: { key },
        at: now,
      },
      isMine,
    ),
  ]);
  const [settled] = await database
    .select({ amountMinor: caseRefunds.amountMinor })
    .from(caseRefunds)
    .where(and(eq(caseRefunds.shopId, shop), eq(caseRefunds.caseId, about.id)));
  return settled?.amountMinor ?? 0;
}

/** The shop's own balance is opened where it is not there yet. */
function openBalance(
  database: Database,
  shop: string,
  { customerId }: Refunded,
  isOurs: SQL | undefined,
  isMine: SQL,
): Statement {
  const isOwed = sql`exists (select 1 from ${refunds} where ${isOurs} and ${refunds.state} = 'requested' and ${refunds.to} = ${SHOP_BALANCE.id})`;
  const opened = { shopId: shop, customerId: customerId ?? "", ...SHOP_BALANCE };
  return insertWhere(
    database,
    paymentMethods,
    opened,
    sql`${customerId ?? ""} <> '' and ${isOwed} and ${isMine}`,
  ).onConflictDoNothing();
}

/** Stored values have it at once. Before the refunds change their state, by which they are found. */
function bookStored(
  database: Database,
  shop: string,
  { customerId }: Refunded,
  isOurs: SQL | undefined,
  isMine: SQL,
): Statement {
  const owed = sql`(select coalesce(sum(${refunds.amountMinor}), 0) from ${refunds} where ${isOurs} and ${refunds.state} = 'requested' and ${refunds.to} = ${paymentMethods.id})`;
  return database
    .update(paymentMethods)
    .set({ balanceMinor: sql`${paymentMethods.balanceMinor} + ${owed}` })
    .where(
      and(
        eq(paymentMethods.shopId, shop),
        eq(paymentMethods.customerId, customerId ?? ""),
        eq(paymentMethods.kind, "stored_value"),
        isMine,
      ),
    );
}

function isStored(shop: string, customerId: string | null): SQL {
  return sql`exists (select 1 from ${paymentMethods} where ${paymentMethods.shopId} = ${shop} and ${paymentMethods.customerId} = ${customerId ?? ""} and ${paymentMethods.kind} = 'stored_value' and ${paymentMethods.id} = ${refunds.to})`;
}

/** A refund that nobody had promised; only where the whole of it is still there to give. */
function refundRow(
  { database, shop, now }: RefundDeps,
  about: Refunded,
  part: { to: string; amountMinor: number; index: number; of: number },
  isMine: SQL,
): Statement {
  const paid = sql`(select coalesce(sum(value->>'amountMinor'), 0) from ${orders}, json_each(${orders.payments}) where ${orders.shopId} = ${shop} and ${orders.id} = ${about.orderId} and ${orders.paidAt} is not null)`;
  const gone = sql`(select coalesce(sum(other.amount_minor), 0) from ${refunds} other where other.shop_id = ${shop} and other.order_id = ${about.orderId} and other.state <> 'refused' and other.reason <> ${reasonOf(about)})`;
  return insertWhere(
    database,
    refunds,
    {
      shopId: shop,
      id: `ref_${about.id}_${part.index}`,
      orderId: about.orderId,
      amountMinor: part.amountMinor,
      to: part.to,
      state: "requested",
      reason: reasonOf(about),
      proposalId: null,
      createdAt: now,
      dueAt: null,
    },
    sql`${isMine} and ${paid} - ${gone} >= ${part.of}`,
  ).onConflictDoNothing();
}

/** How a refund without a proposal is known to its case. */
function reasonOf({ id }: Refunded): string {
  return `case:${id}`;
}

/**
 * The parts of a refund for which no row is there yet: to the method that the exchange names, or the way it was paid,
 * payment by payment, never more than a payment was.
 */
async function split({ database, shop }: RefundDeps, about: Refunded, amountMinor: number) {
  const [found, earlier, rows] = await database.batch([
    database
      .select({ payments: orders.payments })
      .from(orders)
      .where(and(eq(orders.shopId, shop), eq(orders.id, about.orderId))),
    database
      .select({ to: refunds.to, amountMinor: refunds.amountMinor, proposalId: refunds.proposalId })
      .from(refunds)
      .where(and(eq(refunds.shopId, shop), eq(refunds.orderId, about.orderId), sql`${refunds.state} <> 'refused'`)),
    database
      .select({ method: returns.method })
      .from(returns)
      .where(and(eq(returns.shopId, shop), eq(returns.id, about.id))),
  ]);
  if (about.proposalId !== null && earlier.some(({ proposalId }) => proposalId === about.proposalId)) return [];
  const named = rows[0]?.method ?? null;
  if (named !== null) return [{ to: named, amountMinor }];
  const back = Map.groupBy(earlier, ({ to }) => to);
  let left = amountMinor;
  const parts: { to: string; amountMinor: number }[] = [];
  for (const payment of found[0]?.payments ?? []) {
    const gone = (back.get(payment.method) ?? []).reduce((sum, one) => sum + one.amountMinor, 0);
    const part = Math.min(Math.max(payment.amountMinor - gone, 0), left);
    if (part > 0) parts.push({ to: payment.method, amountMinor: part });
    left -= part;
  }
  return parts;
}

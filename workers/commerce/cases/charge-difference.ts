import { and, eq, sql } from "drizzle-orm";
import { auditStatement } from "../../platform/audit.ts";
import { insertWhere } from "../../platform/db/rows.ts";
import { caseRefunds } from "../../platform/db/schema/cases.ts";
import { paymentMethods } from "../../platform/db/schema/customers.ts";
import { orders, returns } from "../../platform/db/schema/orders.ts";
import { newId } from "../../platform/ids.ts";
import type { Case } from "./case.ts";
import type { RefundDeps } from "./settle-refund.ts";

/**
 * Takes the difference of a dearer exchange, once per case: by the method that the exchange names, else as the order was
 * paid. False where a stored value does not cover it, or nothing is known to take it from.
 */
export async function chargeDifference(
  { database, shop, now }: RefundDeps,
  about: Pick<Case, "id" | "orderId" | "customerId">,
  key: string,
  amountMinor: number,
): Promise<boolean> {
  const [named, paid] = await database.batch([
    database
      .select({ method: returns.method })
      .from(returns)
      .where(and(eq(returns.shopId, shop), eq(returns.id, about.id))),
    database
      .select({ payments: orders.payments })
      .from(orders)
      .where(and(eq(orders.shopId, shop), eq(orders.id, about.orderId))),
  ]);
  const method = named[0]?.method ?? paid[0]?.payments[0]?.method;
  if (method === undefined) return false;
  const caseId = `${about.id}:charge`;
  const run = newId("run", now);
  const isMine = sql`exists (select 1 from ${caseRefunds} mine where mine.shop_id = ${shop} and mine.case_id = ${caseId} and mine.run = ${run})`;
  const isStored = and(
    eq(paymentMethods.shopId, shop),
    eq(paymentMethods.customerId, about.customerId ?? ""),
    eq(paymentMethods.id, method),
    eq(paymentMethods.kind, "stored_value"),
  );
  const isCovered = sql`not exists (select 1 from ${paymentMethods} where ${isStored} and ${paymentMethods.balanceMinor} < ${amountMinor})`;
  const payment = JSON.stringify({ method, amountMinor, at: now });
  await database.batch([
    insertWhere(
      database,
      caseRefunds,
      { shopId: shop, caseId, key, run, amountMinor: -amountMinor, at: now },
      isCovered,
    ).onConflictDoNothing(),
    database
      .update(paymentMethods)
      .set({ balanceMinor: sql`${paymentMethods.balanceMinor} - ${amountMinor}` })
      .where(and(isStored, isMine)),
    database
      .update(orders)
      .set({
        payments: sql`json_insert(${orders.payments}, '$[#]', json(${payment}))`,
        version: sql`${orders.version} + 1`,
      })
      .where(and(eq(orders.shopId, shop), eq(orders.id, about.orderId), isMine)),
    auditStatement(
      database,
      {
        shop,
        actor: `case:${about.id}`,
        action: "case.charged",
        target: `order:${about.orderId}`,
        detail: { key },
        at: now,
      },
      isMine,
    ),
  ]);
  const [kept] = await database
    .select({ amountMinor: caseRefunds.amountMinor })
    .from(caseRefunds)
    .where(and(eq(caseRefunds.shopId, shop), eq(caseRefunds.caseId, caseId)));
  return kept !== undefined;
}

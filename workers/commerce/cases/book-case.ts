import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import type { Statement } from "../../platform/db/rows.ts";
import { stock } from "../../platform/db/schema/catalogue.ts";
import { orderItems, orders, refunds, returns, services } from "../../platform/db/schema/orders.ts";
import { promises } from "../../platform/db/schema/promises.ts";
import { endOfDayAfter } from "../delivery.ts";
import type { Case, CaseEffect } from "./case.ts";

type Booked = Extract<CaseEffect, { kind: "book" }>["state"];

/**
 * Has the rows that a case drives follow it: its return or service, the items, and (once the case is over without one)
 * the refund that was promised. Done again, it changes nothing.
 */
export async function bookCase(
  { database, shop, timeZone, now }: { database: Database; shop: string; timeZone: string; now: number },
  about: Case,
  state: Booked,
): Promise<void> {
  const statements = [
    // First: goods put aside go back on sale while the row is still open; the next statements end it.
    ...(await restockStatements(database, shop, about, state)),
    ...rowStatements(database, shop, about, state),
    ...(state === "received" ? datedStatements(database, shop, about, timeZone) : []),
    ...refundStatements(database, shop, about, state, now),
  ];
  const [first, ...rest] = statements;
  if (first) await database.batch([first, ...rest]);
}

function rowStatements(database: Database, shop: string, about: Case, state: Booked): Statement[] {
  if (about.source === "services") {
    if (state === "received") return [];
    const isOpen = and(eq(services.shopId, shop), eq(services.id, about.id), eq(services.state, "booked"));
    return [
      database
        .update(services)
        .set({ state: state === "completed" ? "done" : "cancelled" })
        .where(isOpen),
    ];
  }
  if (about.source !== "returns") return [];
  const isRow = and(eq(returns.shopId, shop), eq(returns.id, about.id));
  if (state === "received") {
    return [
      database
        .update(returns)
        .set({ state: "received" })
        .where(and(isRow, eq(returns.state, "requested"))),
    ];
  }
  const isOpen = and(isRow, inArray(returns.state, ["requested", "received"]));
  const ended =
    state === "called_off"
      ? "withdrawn"
      : about.kind === "return" || about.resolution === "refund"
        ? "refunded"
        : "received";
  return [
    ...itemStatements(database, shop, about, state),
    database.update(returns).set({ state: ended }).where(isOpen),
  ];
}

/** The items of the row that are on their way back; others of the order are not touched. */
function itemStatements(database: Database, shop: string, about: Case, state: "completed" | "called_off"): Statement[] {
  const isOfRow = sql`${orderItems.id} in (select value->>'itemId' from ${returns}, json_each(${returns.items}) where ${returns.shopId} = ${shop} and ${returns.id} = ${about.id})`;
  const ofOrder = and(eq(orderItems.shopId, shop), eq(orderItems.orderId, about.orderId), isOfRow);
  const to = (from: "return_requested" | "exchange_requested", next: "ordered" | "returned" | "exchanged") =>
    database
      .update(orderItems)
      .set({ state: next })
      .where(and(ofOrder, eq(orderItems.state, from)));
  if (state === "called_off") return [to("return_requested", "ordered"), to("exchange_requested", "ordered")];
  const isWhole = sql`not exists (select 1 from ${orderItems} where ${orderItems.shopId} = ${shop} and ${orderItems.orderId} = ${about.orderId} and ${orderItems.state} <> 'returned')`;
  return [
    to("return_requested", "returned"),
    to("exchange_requested", about.resolution === "refund" ? "returned" : "exchanged"),
    database
      .update(orders)
      .set({ state: "returned", version: sql`${orders.version} + 1` })
      .where(
        and(
          eq(orders.shopId, shop),
          eq(orders.id, about.orderId),
          inArray(orders.state, ["delivered", "completed"]),
          isWhole,
        ),
      ),
  ];
}

/** The goods are here: what was promised for after their receipt has its day now. */
function datedStatements(database: Database, shop: string, about: Case, timeZone: string): Statement[] {
  const { orderId, proposalId, refundDays, since } = about;
  if (refundDays === undefined || proposalId === null) return [];
  const dueAt = endOfDayAfter(since, refundDays, timeZone);
  return [
    database
      .update(refunds)
      .set({ dueAt })
      .where(
        and(
          eq(refunds.shopId, shop),
          eq(refunds.orderId, orderId),
          eq(refunds.proposalId, proposalId),
          eq(refunds.state, "requested"),
          isNull(refunds.dueAt),
        ),
      ),
    database
      .update(promises)
      .set({ dueAt })
      .where(
        and(
          eq(promises.shopId, shop),
          eq(promises.proposalId, proposalId),
          eq(promises.kind, "refund"),
          eq(promises.state, "open"),
          isNull(promises.dueAt),
        ),
      ),
  ];
}

/** A case that is over and has ordered no money: what had been promised for it is not owed any more. */
function refundStatements(database: Database, shop: string, about: Case, state: Booked, now: number): Statement[] {
  if (state === "received" || about.refund !== "none" || about.proposalId === null) return [];
  return [
    database
      .update(refunds)
      .set({ state: "refused" })
      .where(
        and(
          eq(refunds.shopId, shop),
          eq(refunds.orderId, about.orderId),
          eq(refunds.proposalId, about.proposalId),
          eq(refunds.state, "requested"),
        ),
      ),
    database
      .update(promises)
      .set({ state: "withdrawn", settledAt: now })
      .where(
        and(
          eq(promises.shopId, shop),
          eq(promises.proposalId, about.proposalId),
          inArray(promises.state, ["open", "broken"]),
        ),
      ),
  ];
}

/** What was put aside to be sent and will not be: back to the variant's first warehouse, as where the order is called off. */
async function restockStatements(database: Database, shop: string, about: Case, state: Booked): Promise<Statement[]> {
  const isKept = state === "completed" && about.resolution === "replace";
  if (state === "received" || isKept || about.source !== "returns" || about.kind === "return") return [];
  const isRow = and(eq(returns.shopId, shop), eq(returns.id, about.id));
  const [row] = await database.select({ items: returns.items }).from(returns).where(isRow);
  const isOpen = sql`exists (select 1 from ${returns} where ${isRow} and ${inArray(returns.state, ["requested", "received"])})`;
  return (row?.items ?? []).flatMap(({ variantId, quantity }) =>
    variantId === undefined
      ? []
      : [
          database
            .update(stock)
            .set({ quantity: sql`${stock.quantity} + ${quantity}` })
            .where(
              and(
                eq(stock.shopId, shop),
                eq(stock.variantId, variantId),
                sql`${stock.warehouseId} = (select min(other.warehouse_id) from ${stock} other where other.shop_id = ${shop} and other.variant_id = ${variantId})`,
                isOpen,
              ),
            ),
        ],
  );
}

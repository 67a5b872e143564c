import { and, eq, sql } from "drizzle-orm";
import { couponUses } from "../../../platform/db/schema/coupons.ts";
import {
  approvals,
  cashbacks,
  executions,
  invoices,
  orders,
  services,
  shipments,
} from "../../../platform/db/schema/orders.ts";
import type { Eraser } from "./eraser.ts";

/** What a customer bought. Amounts and dates of orders stay: the books need them, and they name nobody. */
export const ORDER_ERASERS = [
  {
    table: "orders",
    columns: ["recipientSealed"],
    erase: (database, { shop, customerId }) =>
      database
        .update(orders)
        .set({ recipientSealed: "", version: sql`${orders.version} + 1` })
        .where(and(eq(orders.shopId, shop), eq(orders.customerId, customerId))),
  },
  {
    table: "invoices",
    columns: ["titleSealed"],
    erase: (database, { shop, orderIds }) =>
      database
        .update(invoices)
        .set({ titleSealed: "", taxNo: null, url: null })
        .where(and(eq(invoices.shopId, shop), sql`${invoices.orderId} in ${orderIds}`)),
  },
  {
    table: "executions",
    columns: ["resultSealed"],
    // The row stays: that it happened is what keeps it from happening again.
    erase: (database, { shop, customerId, orderIds, conversationIds }) =>
      database
        .update(executions)
        .set({ resultSealed: "" })
        .where(
          and(
            eq(executions.shopId, shop),
            sql`(${executions.orderId} in ${orderIds} or ${executions.customerId} = ${customerId} or ${executions.conversation} in ${conversationIds})`,
          ),
        ),
  },
  {
    table: "approvals",
    columns: ["proposalSealed"],
    // Nobody can execute what cannot be opened: what is pending is declined.
    erase: (database, { shop, customerId, orderIds, conversationIds, now }) =>
      database
        .update(approvals)
        .set({
          proposalSealed: "",
          customerId: null,
          note: null,
          state: sql`case when ${approvals.state} = 'pending' then 'declined' else ${approvals.state} end`,
          decidedAt: sql`coalesce(${approvals.decidedAt}, ${now})`,
        })
        .where(
          and(
            eq(approvals.shopId, shop),
            sql`(${approvals.orderId} in ${orderIds} or ${approvals.customerId} = ${customerId} or ${approvals.conversation} in ${conversationIds})`,
          ),
        ),
  },
  {
    table: "coupon_uses",
    columns: [],
    erase: (database, { shop, customerId }) =>
      database.delete(couponUses).where(and(eq(couponUses.shopId, shop), eq(couponUses.customerId, customerId))),
  },
  {
    table: "services",
    columns: ["contactSealed"],
    erase: (database, { shop, customerId }) =>
      database
        .update(services)
        .set({ contactSealed: "" })
        .where(and(eq(services.shopId, shop), eq(services.customerId, customerId))),
  },
  {
    table: "cashbacks",
    columns: [],
    erase: (database, { shop, customerId }) =>
      database
        .update(cashbacks)
        .set({ evidence: [] })
        .where(and(eq(cashbacks.shopId, shop), eq(cashbacks.customerId, customerId))),
  },
  {
    table: "shipments",
    columns: [],
    // Couriers write who signed for a parcel.
    erase: (database, { shop, orderIds }) =>
      database
        .update(shipments)
        .set({ events: [] })
        .where(and(eq(shipments.shopId, shop), sql`${shipments.orderId} in ${orderIds}`)),
  },
] as const satisfies readonly Eraser[];

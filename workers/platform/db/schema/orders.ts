import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ORDER_STATES } from "../../policy.ts";
import type { Bilingual } from "../../snapshot.ts";

export const orders = sqliteTable(
  "orders",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    customerId: text().notNull(),
    state: text({ enum: ORDER_STATES }).notNull(),
    /** Raised by every change; executions are conditional on it. */
    version: integer().notNull().default(1),
    currency: text().notNull(),
    itemsMinor: integer().notNull(),
    freightMinor: integer().notNull(),
    discountMinor: integer().notNull(),
    totalMinor: integer().notNull(),
    payments: text({ mode: "json" }).$type<{ method: string; amountMinor: number }[]>().notNull(),
    /** Sealed JSON `{ name, phone, address }`. */
    recipientSealed: text().notNull(),
    placedAt: integer().notNull(),
    paidAt: integer(),
    deliveredAt: integer(),
    expeditedAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index("orders_by_customer").on(t.shopId, t.customerId, t.placedAt),
  ],
);

export const orderItems = sqliteTable(
  "order_items",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    orderId: text().notNull(),
    productId: text().notNull(),
    variantId: text().notNull(),
    name: text({ mode: "json" }).$type<Bilingual>().notNull(),
    options: text({ mode: "json" }).$type<Record<string, Bilingual>>().notNull(),
    quantity: integer().notNull(),
    unitPriceMinor: integer().notNull(),
    state: text({ enum: ["ordered", "return_requested", "returned", "exchange_requested", "exchanged"] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index("order_items_by_order").on(t.shopId, t.orderId)],
);

export const shipments = sqliteTable(
  "shipments",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    orderId: text().notNull(),
    courier: text().notNull(),
    trackingNo: text().notNull(),
    state: text({ enum: ["created", "in_transit", "out_for_delivery", "delivered", "lost"] }).notNull(),
    shippedAt: integer(),
    etaAt: integer(),
    deliveredAt: integer(),
    events: text({ mode: "json" }).$type<{ at: number; text: Bilingual; city: string }[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index("shipments_by_order").on(t.shopId, t.orderId),
    index("shipments_by_tracking").on(t.shopId, t.trackingNo),
  ],
);

export const refunds = sqliteTable(
  "refunds",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    orderId: text().notNull(),
    amountMinor: integer().notNull(),
    to: text().notNull(),
    state: text({ enum: ["requested", "approved", "paid", "refused"] }).notNull(),
    reason: text().notNull(),
    /** The execution that made it; null: imported. */
    proposalId: text(),
    createdAt: integer().notNull(),
    dueAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index("refunds_by_order").on(t.shopId, t.orderId)],
);

export const invoices = sqliteTable(
  "invoices",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    orderId: text().notNull(),
    type: text({ enum: ["personal", "company"] }).notNull(),
    titleSealed: text().notNull(),
    taxNo: text(),
    amountMinor: integer().notNull(),
    state: text({ enum: ["requested", "issued"] }).notNull(),
    url: text(),
    proposalId: text(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index("invoices_by_order").on(t.shopId, t.orderId)],
);

/** Returns under way; the case object of a later step drives them on. */
export const returns = sqliteTable(
  "returns",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    orderId: text().notNull(),
    items: text({ mode: "json" }).$type<{ itemId: string; quantity: number; amountMinor: number }[]>().notNull(),
    reason: text().notNull(),
    freight: text({ enum: ["shop", "shopper"] }).notNull(),
    state: text({ enum: ["requested", "received", "refunded", "withdrawn"] }).notNull(),
    proposalId: text().notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index("returns_by_order").on(t.shopId, t.orderId)],
);

/** One row per executed proposal: the fact that makes execution exactly-once. */
export const executions = sqliteTable(
  "executions",
  {
    proposalId: text().primaryKey(),
    shopId: text().notNull(),
    conversation: text().notNull(),
    orderId: text().notNull(),
    action: text().notNull(),
    state: text({ enum: ["executed", "refused"] }).notNull(),
    /** Sealed JSON: effects may hold an address. */
    resultSealed: text().notNull(),
    /** The attempt that wrote the row; the other statements of its batch hold only where it is theirs. */
    run: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    index("executions_by_order").on(t.shopId, t.orderId),
    index("executions_by_conversation").on(t.shopId, t.conversation),
  ],
);

import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { OrderPresale, Payment } from "../../../commerce/ports.ts";
import { ORDER_STATES, SERVICE_TYPES } from "../../policy.ts";
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
    payments: text({ mode: "json" }).$type<Payment[]>().notNull(),
    presale: text({ mode: "json" }).$type<OrderPresale>(),
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
    /** What of its price was given back while it was kept: price protection; of the whole line. */
    reducedMinor: integer().notNull().default(0),
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
    /** `replaced`: another one stands in for it. */
    state: text({ enum: ["requested", "issued", "replaced"] }).notNull(),
    url: text(),
    /** The invoice that it corrects. */
    replacesId: text(),
    proposalId: text(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index("invoices_by_order").on(t.shopId, t.orderId)],
);

/** What goes back, is exchanged or sent again; the case object drives them on. */
export const returns = sqliteTable(
  "returns",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    orderId: text().notNull(),
    kind: text({ enum: ["return", "exchange", "reship"] })
      .notNull()
      .default("return"),
    /** `amountMinor`: what is given back for it; `variantId`: what is sent in its place. */
    items: text({ mode: "json" })
      .$type<{ itemId: string; quantity: number; amountMinor: number; variantId?: string }[]>()
      .notNull(),
    reason: text().notNull(),
    freight: text({ enum: ["shop", "shopper"] }).notNull(),
    /** Of an exchange, settled once the goods are here: positive is to pay, negative comes back. */
    differenceMinor: integer().notNull().default(0),
    /** Where the refund goes, or the difference comes from: a payment method; null: as the order was paid. */
    method: text(),
    state: text({ enum: ["requested", "received", "refunded", "withdrawn"] }).notNull(),
    proposalId: text().notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index("returns_by_order").on(t.shopId, t.orderId)],
);

/** Services booked for an order: installation, repair … */
export const services = sqliteTable(
  "services",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    orderId: text().notNull(),
    customerId: text().notNull(),
    type: text({ enum: SERVICE_TYPES }).notNull(),
    itemId: text(),
    /** As the shopper said it, and the local day `YYYY-MM-DD` it is, where it is one. */
    time: text().notNull(),
    date: text(),
    /** Sealed JSON `{ name, phone }`. */
    contactSealed: text().notNull(),
    state: text({ enum: ["booked", "done", "cancelled"] }).notNull(),
    /** The execution that made it; null: imported. */
    proposalId: text(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index("services_by_order").on(t.shopId, t.orderId)],
);

/** Cashbacks for a review, one per order. */
export const cashbacks = sqliteTable(
  "cashbacks",
  {
    shopId: text().notNull(),
    orderId: text().notNull(),
    customerId: text().notNull(),
    amountMinor: integer().notNull(),
    /** References to pictures; the pictures are erased where they lie. */
    evidence: text({ mode: "json" }).$type<string[]>().notNull(),
    state: text({ enum: ["registered", "paid", "refused"] }).notNull(),
    proposalId: text(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.orderId] })],
);

/** Confirmed proposals over the automatic amount: a supervisor decides. */
export const approvals = sqliteTable(
  "approvals",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    proposalId: text().notNull(),
    conversation: text().notNull(),
    /** Null: the action concerns the customer. */
    orderId: text(),
    customerId: text(),
    action: text().notNull(),
    amountMinor: integer().notNull(),
    currency: text().notNull(),
    /** Sealed JSON of the `Proposal`. */
    proposalSealed: text().notNull(),
    state: text({ enum: ["pending", "approved", "declined"] }).notNull(),
    /** `staff:<id>`. */
    decidedBy: text(),
    decidedAt: integer(),
    /** Rules that decided it, the first one first; empty: a person did. */
    decidedChain: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    /** Why it was declined, as the shopper is told it. */
    note: text(),
    /** When the conversation had carried the decision out and told the shopper. */
    settledAt: integer(),
    createdAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex("approvals_by_proposal").on(t.proposalId),
    index("approvals_by_state").on(t.shopId, t.state, t.createdAt),
    index("approvals_unsettled").on(t.decidedAt).where(sql`settled_at is null and decided_at is not null`),
  ],
);

/** One row per executed proposal: the fact that makes execution exactly-once. */
export const executions = sqliteTable(
  "executions",
  {
    proposalId: text().primaryKey(),
    shopId: text().notNull(),
    conversation: text().notNull(),
    /** Null: the action concerns the customer. */
    orderId: text(),
    customerId: text(),
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
    index("executions_by_customer").on(t.shopId, t.customerId),
    index("executions_by_conversation").on(t.shopId, t.conversation),
  ],
);

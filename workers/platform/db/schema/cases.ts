import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { CASE_KINDS, CASE_OUTCOMES, CASE_STEPS } from "../../case-words.ts";

/**
 * After-sales cases as lists show them, as of `revision`; written by the case objects, which are the truth. Holds no
 * personal data.
 */
export const cases = sqliteTable(
  "cases",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    kind: text({ enum: CASE_KINDS }).notNull(),
    orderId: text().notNull(),
    customerId: text(),
    conversation: text(),
    proposalId: text(),
    step: text({ enum: CASE_STEPS }).notNull(),
    outcome: text({ enum: CASE_OUTCOMES }),
    /** Epoch ms; null: it is over. */
    dueAt: integer(),
    revision: integer().notNull(),
    /** Parcels that concern it: pushed courier events find it by them. */
    backTrackingNo: text(),
    replacementTrackingNo: text(),
    openedAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index("cases_by_step").on(t.shopId, t.step, t.dueAt),
    index("cases_by_time").on(t.shopId, t.updatedAt),
    index("cases_by_due").on(t.dueAt),
    index("cases_by_order").on(t.shopId, t.orderId),
    index("cases_by_conversation").on(t.shopId, t.conversation),
    index("cases_by_customer").on(t.shopId, t.customerId),
    index("cases_by_back").on(t.shopId, t.backTrackingNo),
    index("cases_by_replacement").on(t.shopId, t.replacementTrackingNo),
  ],
);

/** Refunds that cases have given back, by the key of their effect: the fact that makes each of them once. */
export const caseRefunds = sqliteTable(
  "case_refunds",
  {
    shopId: text().notNull(),
    caseId: text().notNull(),
    key: text().notNull(),
    /** The attempt that wrote the row; the other statements of its batch hold only where it is theirs. */
    run: text().notNull(),
    amountMinor: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.caseId] })],
);

/** What was noticed of a shipment, once per occurrence: late, stuck, lost, or delivered and not there. */
export const shipmentNotices = sqliteTable(
  "shipment_notices",
  {
    shopId: text().notNull(),
    shipmentId: text().notNull(),
    kind: text({ enum: ["late", "stuck", "lost", "unreceived"] }).notNull(),
    /** The estimate, courier event or report that it is about. */
    occurrence: text().notNull(),
    orderId: text().notNull(),
    customerId: text().notNull(),
    /** Where it was told. */
    conversation: text(),
    /** `held`: not told by the customer's wish, or since it was over; `nobody`: there is no conversation. */
    state: text({ enum: ["pending", "told", "held", "nobody"] }).notNull(),
    /** The local day it was told on: at most one a day. */
    day: text(),
    noticedAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.shipmentId, t.kind, t.occurrence] }),
    index("shipment_notices_by_customer").on(t.shopId, t.customerId, t.day),
    index("shipment_notices_pending").on(t.state, t.noticedAt),
  ],
);

/** Customers who do not want to be written to first. */
export const noticeWishes = sqliteTable(
  "notice_wishes",
  {
    shopId: text().notNull(),
    customerId: text().notNull(),
    isAllowed: integer({ mode: "boolean" }).notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.customerId] })],
);

/** What couriers and warehouses have pushed, by the sender's key; rows older than 30 days are swept. */
export const shipmentPushes = sqliteTable(
  "shipment_pushes",
  {
    shopId: text().notNull(),
    key: text().notNull(),
    bodyHash: text().notNull(),
    run: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.key] }), index("shipment_pushes_by_age").on(t.at)],
);

/** A parcel that its shopper says is not there. */
export const shipmentReports = sqliteTable(
  "shipment_reports",
  {
    shopId: text().notNull(),
    shipmentId: text().notNull(),
    /** Where they said so; null: another system tells it. */
    conversation: text(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.shipmentId] }),
    index("shipment_reports_by_conversation").on(t.shopId, t.conversation),
  ],
);

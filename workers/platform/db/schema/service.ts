import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Faq } from "../../snapshot.ts";

export const articles = sqliteTable(
  "articles",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    article: text({ mode: "json" }).$type<Faq>().notNull(),
    validFrom: integer(),
    validUntil: integer(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] })],
);

/** Work for people that outlives a conversation. */
export const tickets = sqliteTable(
  "tickets",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    number: integer().notNull(),
    type: text().notNull(),
    priority: text({ enum: ["low", "normal", "high", "urgent"] }).notNull(),
    state: text({ enum: ["open", "done"] }).notNull(),
    conversation: text(),
    customerId: text(),
    /** Masked. */
    summary: text().notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), uniqueIndex("tickets_by_number").on(t.shopId, t.number)],
);

/** What the shop has undertaken to do, with its due date. */
export const promises = sqliteTable(
  "promises",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    conversation: text().notNull(),
    kind: text().notNull(),
    orderId: text(),
    proposalId: text(),
    dueAt: integer().notNull(),
    state: text({ enum: ["open", "kept", "broken"] }).notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index("promises_by_due").on(t.shopId, t.state, t.dueAt)],
);

import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { HOLDERS } from "../../message.ts";

/** The inbox: one row per conversation, as of `eventSeq`. Written only by the queue consumer and by rebuild. */
export const conversations = sqliteTable(
  "conversations",
  {
    shopId: text().notNull(),
    conversation: text().notNull(),
    channel: text().notNull(),
    /** The last event applied. */
    eventSeq: integer().notNull(),
    customerId: text(),
    holder: text({ enum: HOLDERS }).notNull(),
    epoch: integer().notNull(),
    holderReason: text().notNull(),
    agentId: text(),
    episode: integer().notNull(),
    language: text(),
    /** Of the last turn. */
    intent: text(),
    sentiment: integer(),
    messages: integer().notNull(),
    /** Shopper's messages after the last one of a bot or agent. */
    unanswered: integer().notNull(),
    /** Masked. */
    lastText: text().notNull(),
    lastFrom: text().notNull(),
    startedAt: integer().notNull(),
    lastAt: integer().notNull(),
    /** Since when the shopper waits for a person. */
    waitingSince: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.conversation] }),
    index("conversations_by_time").on(t.shopId, t.lastAt),
    index("conversations_by_holder").on(t.shopId, t.holder, t.lastAt),
    index("conversations_by_customer").on(t.shopId, t.customerId),
  ],
);

/** One row per event worth counting: what reports are made of. */
export const facts = sqliteTable(
  "facts",
  {
    shopId: text().notNull(),
    conversation: text().notNull(),
    eventSeq: integer().notNull(),
    type: text().notNull(),
    at: integer().notNull(),
    /** Intent, holder, action or sender, by type. */
    label: text(),
    /** Latency in ms, where the type has one. */
    value: integer(),
    detail: text({ mode: "json" }).$type<Record<string, unknown>>(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.conversation, t.eventSeq] }), index("facts_by_time").on(t.shopId, t.at)],
);

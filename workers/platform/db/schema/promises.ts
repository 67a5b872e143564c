import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { PROMISE_KINDS, PROMISE_SOURCES, PROMISE_STATES, type PromiseStep } from "../../promise.ts";

/** What the shop has undertaken to do: one row per commitment, whoever made it. */
export const promises = sqliteTable(
  "promises",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    conversation: text().notNull(),
    kind: text({ enum: PROMISE_KINDS }).notNull(),
    /** The words, masked; null where an execution made it and its effects say it. */
    what: text(),
    source: text({ enum: PROMISE_SOURCES }).notNull().default("proposal"),
    /** The template's id, or the agent's; null: the proposal says it. */
    sourceBy: text(),
    /** The message that said it. */
    message: text(),
    orderId: text(),
    proposalId: text(),
    customerId: text(),
    amountMinor: integer(),
    currency: text(),
    /** Epoch ms; null: no day was named, so it is never overdue. */
    dueAt: integer(),
    state: text({ enum: PROMISE_STATES }).notNull(),
    history: text({ mode: "json" }).$type<PromiseStep[]>().notNull().default([]),
    /** The ticket that does it, or the one its lateness has raised. */
    ticketId: text(),
    /** Rules whose actions led to it, the first one first. */
    chain: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    createdAt: integer().notNull(),
    /** When it left `open`. */
    settledAt: integer(),
    /** What its settling owes the outside (ticket, event) has been done; null while it is owed. */
    toldAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index("promises_by_due").on(t.shopId, t.state, t.dueAt),
    index("promises_by_conversation").on(t.shopId, t.conversation),
    index("promises_by_order").on(t.shopId, t.orderId),
    index("promises_by_state").on(t.state, t.dueAt),
    index("promises_by_proposal").on(t.shopId, t.proposalId),
    index("promises_untold").on(t.settledAt).where(sql`told_at is null and settled_at is not null`),
  ],
);

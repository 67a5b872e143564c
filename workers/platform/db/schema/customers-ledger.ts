import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Merges and splits of a shop's customers, append-only and gapless: the truth about who is one. It holds ids only. */
export const customerLedger = sqliteTable(
  "customer_ledger",
  {
    shopId: text().notNull(),
    /** From 1; the next line needs the one before, so that two writers cannot both be right. */
    seq: integer().notNull(),
    act: text({ enum: ["merge", "split"] }).notNull(),
    customers: text({ mode: "json" }).$type<string[]>().notNull(),
    /** Of a merge: the key that proved it, or `staff`. */
    why: text(),
    actor: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.seq] })],
);

/** Who is one, as the ledger tells: a row for each customer who does not stand alone. */
export const customerGroups = sqliteTable(
  "customer_groups",
  {
    shopId: text().notNull(),
    customerId: text().notNull(),
    groupId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.customerId] }), index("customer_groups_by_group").on(t.shopId, t.groupId)],
);

export const PAIR_STATES = ["suggested", "declined", "apart"] as const;

/** Two customers who may be one (`suggested`), are not (`declined`), or were split (`apart`); the smaller id first. */
export const customerPairs = sqliteTable(
  "customer_pairs",
  {
    shopId: text().notNull(),
    customerA: text().notNull(),
    customerB: text().notNull(),
    state: text({ enum: PAIR_STATES }).notNull(),
    /** What is alike: `phone`, `email`, `order` or `device`; `staff` where a person has split them. */
    why: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.customerA, t.customerB] }),
    index("customer_pairs_by_state").on(t.shopId, t.state, t.at),
    index("customer_pairs_by_second").on(t.shopId, t.customerB),
  ],
);

import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Customers who have asked, in a conversation, to be forgotten; the row goes with the last of their data. */
export const erasures = sqliteTable(
  "erasures",
  {
    shopId: text().notNull(),
    customerId: text().notNull(),
    proposalId: text().notNull(),
    requestedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.customerId] })],
);

import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One-time codes that were sent; good for ten minutes, swept after an hour. */
export const identityCodes = sqliteTable(
  "identity_codes",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    customerId: text().notNull(),
    /** Where it was asked for: it is good nowhere else. */
    conversation: text().notNull(),
    /** HMAC of id and digits. */
    hash: text().notNull(),
    /** Guesses so far. */
    attempts: integer().notNull(),
    createdAt: integer().notNull(),
    usedAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index("identity_codes_by_conversation").on(t.shopId, t.conversation, t.createdAt),
    index("identity_codes_by_age").on(t.createdAt),
  ],
);

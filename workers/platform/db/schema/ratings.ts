import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What shoppers gave, 1–5, one row per episode of a conversation; the objects are the truth. Holds no personal data. */
export const ratings = sqliteTable(
  "ratings",
  {
    shopId: text().notNull(),
    conversation: text().notNull(),
    episode: integer().notNull(),
    score: integer().notNull(),
    /** The last person of the shop who wrote in the episode; null: the bot alone. */
    agentId: text(),
    /** Epoch ms of the score that stands. */
    at: integer().notNull(),
    /** The event that it is of: an older one does not replace it. */
    eventSeq: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.conversation, t.episode] }), index("ratings_by_time").on(t.shopId, t.at)],
);

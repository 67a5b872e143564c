import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { IntentId } from "../../../understanding/types.ts";
import type { OwnIntent } from "../../snapshot.ts";

/** Intents that a shop has added, `custom.*`. */
export const ownIntents = sqliteTable(
  "own_intents",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    intent: text({ mode: "json" }).$type<OwnIntent>().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] })],
);

/** What agents said that a shopper's message meant; the newest are examples of the shop. */
export const corrections = sqliteTable(
  "corrections",
  {
    shopId: text().notNull(),
    conversation: text().notNull(),
    seq: integer().notNull(),
    intent: text().$type<IntentId>().notNull(),
    /** Masked. */
    text: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.conversation, t.seq] }), index("corrections_by_time").on(t.shopId, t.at)],
);

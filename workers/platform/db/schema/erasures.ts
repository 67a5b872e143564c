import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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

/** What a vendor may ask for: a customer's data erased, given out, or all that its store brought here erased. */
export const PRIVACY_ASKS = ["erase", "export", "erase_shop"] as const;
export const PRIVACY_STATES = ["asked", "erasing", "with_person", "done"] as const;

/** What vendors ask in the name of a shopper, or of the shop; one row per event, however often it comes. */
export const privacyRequests = sqliteTable(
  "privacy_requests",
  {
    shopId: text().notNull(),
    channel: text().notNull(),
    /** The vendor's. */
    eventId: text().notNull(),
    ask: text({ enum: PRIVACY_ASKS }).notNull(),
    state: text({ enum: PRIVACY_STATES }).notNull(),
    /** What the vendor's answer named, for whoever asks how far it is; null: the vendor wants none. */
    code: text(),
    /** JSON of whom it is about, as the vendor names them; null once that is settled. */
    subjectSealed: text(),
    /** Whom it was found to mean. */
    customers: text({ mode: "json" }).$type<string[]>().notNull(),
    ticketId: text(),
    requestedAt: integer().notNull(),
    /** By when the law wants it done. */
    dueAt: integer().notNull(),
    doneAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.channel, t.eventId] }),
    uniqueIndex("privacy_requests_by_code").on(t.channel, t.code),
    index("privacy_requests_by_state").on(t.state, t.requestedAt),
  ],
);

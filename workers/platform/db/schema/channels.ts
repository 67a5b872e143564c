import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const CHANNEL_STATES = ["active", "paused"] as const;

/** Channels of all shops, on the first shard: a webhook names its channel before anybody knows the shop. */
export const channels = sqliteTable(
  "channels",
  {
    /** Opaque: it stands in the webhook's address. */
    id: text().primaryKey(),
    shopId: text().notNull(),
    kind: text().notNull(),
    /** As staff call it. */
    name: text().notNull(),
    state: text({ enum: CHANNEL_STATES }).notNull(),
    /** The form's fields that may be read again. */
    settings: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    /** Sealed JSON of the secret ones. */
    secretsSealed: text().notNull(),
    /** The address that was given to the vendor, which some sign. */
    webhookUrl: text().notNull(),
    /** Name of the operator's egress relay; null: called from the edge. */
    relay: text(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [index("channels_by_shop").on(t.shopId, t.createdAt)],
);

/** Messages that did not reach their channel, until they are sent again. The text stays in the conversation. */
export const deadLetters = sqliteTable(
  "dead_letters",
  {
    shopId: text().notNull(),
    conversation: text().notNull(),
    message: text().notNull(),
    channel: text().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    /** When a person had it sent again; another failure makes it a dead letter anew. */
    resentAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.conversation, t.message] }),
    index("dead_letters_by_shop").on(t.shopId, t.resentAt, t.at),
  ],
);

/** What vendors said of orders, mirrored by channel. It names no customer. */
export const mirroredOrders = sqliteTable(
  "mirrored_orders",
  {
    shopId: text().notNull(),
    channel: text().notNull(),
    /** The vendor's id. */
    externalId: text().notNull(),
    /** The number that shoppers know. */
    number: text(),
    state: text(),
    stateAt: integer().notNull(),
    totalMinor: integer(),
    currency: text(),
    /** By the vendor's clock: an older fact does not replace a newer one. */
    updatedAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.channel, t.externalId] }),
    index("mirrored_orders_by_number").on(t.shopId, t.number),
  ],
);

/** What vendors and carriers said of parcels; texts of events are masked. */
export const mirroredShipments = sqliteTable(
  "mirrored_shipments",
  {
    shopId: text().notNull(),
    trackingNo: text().notNull(),
    courier: text().notNull(),
    /** The vendor's id or number of the order. */
    order: text(),
    state: text(),
    stateAt: integer().notNull(),
    etaAt: integer(),
    events: text({ mode: "json" }).$type<{ at: number; text: string; place?: string }[]>().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.trackingNo] }),
    index("mirrored_shipments_by_order").on(t.shopId, t.order),
  ],
);

/** Events that the mirror has taken in: what comes twice changes nothing. Kept 30 days. */
export const mirrorEvents = sqliteTable(
  "mirror_events",
  {
    shopId: text().notNull(),
    channel: text().notNull(),
    eventId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.channel, t.eventId] }), index("mirror_events_by_age").on(t.at)],
);

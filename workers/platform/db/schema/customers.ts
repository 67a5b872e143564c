import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Bilingual } from "../../snapshot.ts";

// Columns named `…Sealed` are AES-GCM under the shop's data key, `…Index` HMAC blind indexes; see platform/privacy.

export const customers = sqliteTable(
  "customers",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    nameSealed: text(),
    phoneSealed: text(),
    phoneIndex: text(),
    emailSealed: text(),
    emailIndex: text(),
    /** JSON of an `Address`. */
    addressSealed: text(),
    tier: text().notNull().default("standard"),
    points: integer().notNull().default(0),
    locale: text(),
    createdAt: integer().notNull(),
    erasedAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index("customers_by_phone").on(t.shopId, t.phoneIndex),
    index("customers_by_email").on(t.shopId, t.emailIndex),
  ],
);

/** What a customer pays with. A stored value (gift card, shop balance) has its balance here, and nowhere else. */
export const paymentMethods = sqliteTable(
  "payment_methods",
  {
    shopId: text().notNull(),
    customerId: text().notNull(),
    id: text().notNull(),
    kind: text({ enum: ["stored_value", "external"] }).notNull(),
    label: text({ mode: "json" }).$type<Bilingual>().notNull(),
    /** Of a stored value, in minor units; null: external. */
    balanceMinor: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.customerId, t.id] }),
    check("payment_methods_balance", sql`${t.balanceMinor} >= 0`),
    check("payment_methods_kind", sql`(${t.kind} = 'stored_value') = (${t.balanceMinor} is not null)`),
  ],
);

/** `identity(shop, kind, key)` → customer; keys are blind indexes. */
export const identities = sqliteTable(
  "identities",
  {
    shopId: text().notNull(),
    kind: text({ enum: ["signed", "phone", "email", "channel_user", "unionid", "device"] }).notNull(),
    keyIndex: text().notNull(),
    customerId: text().notNull(),
    isProved: integer({ mode: "boolean" }).notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.kind, t.keyIndex] }),
    index("identities_by_customer").on(t.shopId, t.customerId),
  ],
);

/** Which conversations a customer had: what erasing and history walk over. */
export const customerConversations = sqliteTable(
  "customer_conversations",
  {
    shopId: text().notNull(),
    customerId: text().notNull(),
    conversation: text().notNull(),
    linkedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.customerId, t.conversation] })],
);

/** Attempts to prove an identity, counted per order, contact and address; rows older than an hour are swept. */
export const identityAttempts = sqliteTable(
  "identity_attempts",
  {
    id: text().primaryKey(),
    shopId: text().notNull(),
    /** `order:<index>`, `contact:<index>` or `address:<index>`; blind indexes. */
    scope: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    index("identity_attempts_by_scope").on(t.shopId, t.scope, t.at),
    uniqueIndex("identity_attempts_once").on(t.id),
  ],
);

/** On which device a web conversation began: a weak key, which several people may share. */
export const conversationDevices = sqliteTable(
  "conversation_devices",
  {
    shopId: text().notNull(),
    conversation: text().notNull(),
    deviceIndex: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.conversation] }),
    index("conversation_devices_by_device").on(t.shopId, t.deviceIndex),
  ],
);

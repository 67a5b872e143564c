import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** The directory: where a shop lives and what opens it. */
export const shops = sqliteTable("shops", {
  id: text().primaryKey(),
  nameZh: text().notNull(),
  nameEn: text().notNull(),
  timeZone: text().notNull(),
  currency: text().notNull(),
  country: text().notNull(),
  defaultLanguage: text({ enum: ["zh", "en"] }).notNull(),
  allowedOrigins: text({ mode: "json" }).$type<string[]>().notNull(),
  /** Sealed with the shop's data key: the HS256 secret of signed identities. */
  identitySecretSealed: text().notNull(),
  /** Greeting, staff hours, holidays, templates, banned words: `ShopSettings` of merchants. */
  settings: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
  /** The bound database that holds its rows. */
  shard: text().notNull().default("DB"),
  createdAt: integer().notNull(),
});

/** Published snapshots; the newest version is the one in force. */
export const snapshots = sqliteTable(
  "snapshots",
  {
    shopId: text().notNull(),
    version: integer().notNull(),
    /** JSON of a `ShopSnapshot`, at most 512 KB. */
    blob: text().notNull(),
    publishedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.version] })],
);

/** Policy documents; `publishedAt` null is a draft. */
export const policies = sqliteTable(
  "policies",
  {
    shopId: text().notNull(),
    version: integer().notNull(),
    document: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    validFrom: integer().notNull(),
    validUntil: integer(),
    publishedAt: integer(),
    createdBy: text().notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.version] })],
);

export const STAFF_ROLES = ["owner", "admin", "supervisor", "agent", "analyst"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** A user's role in a shop. */
export const staff = sqliteTable(
  "staff",
  {
    shopId: text().notNull(),
    userId: text().notNull(),
    role: text({ enum: STAFF_ROLES }).notNull(),
    displayName: text().notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.userId] }), index("staff_by_user").on(t.userId)],
);

/** Keys of the open API; only a hash is kept. */
export const apiKeys = sqliteTable(
  "api_keys",
  {
    id: text().primaryKey(),
    shopId: text().notNull(),
    name: text().notNull(),
    hash: text().notNull(),
    scopes: text({ mode: "json" }).$type<string[]>().notNull(),
    createdAt: integer().notNull(),
    revokedAt: integer(),
  },
  (t) => [uniqueIndex("api_keys_by_hash").on(t.hash)],
);

/** Every change by staff or action, written in the batch that made it. */
export const audit = sqliteTable(
  "audit",
  {
    id: text().primaryKey(),
    shopId: text().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    target: text().notNull(),
    detail: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    at: integer().notNull(),
  },
  (t) => [index("audit_by_shop").on(t.shopId, t.at)],
);

import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Coupons that customers have used by an action: what a coupon's limit per customer counts. */
export const couponUses = sqliteTable(
  "coupon_uses",
  {
    shopId: text().notNull(),
    proposalId: text().notNull(),
    /** As the shop spells it. */
    code: text().notNull(),
    customerId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.proposalId, t.code] }),
    index("coupon_uses_by_customer").on(t.shopId, t.customerId, t.code),
  ],
);

import { and, eq, type SQL, sql } from "drizzle-orm";
import { insertWhere, type Statement } from "../../platform/db/rows.ts";
import { couponUses } from "../../platform/db/schema/coupons.ts";
import type { Promotion } from "../../platform/snapshot.ts";
import { normalizeCode } from "../pricing/coupons.ts";
import type { PreviewContext, WriteContext } from "./definition.ts";

type Coupon = Promotion & { rule: Extract<Promotion["rule"], { kind: "coupon" }> };

/** The shop's coupons of these codes that the customer may still use; null where one is unknown or used up. */
export function usableCoupons({ facts }: Pick<PreviewContext, "facts">, codes: string[]): Coupon[] | null {
  const found: Coupon[] = [];
  for (const code of new Set(codes.map(normalizeCode))) {
    const coupon = facts.promotions.find(
      (promotion): promotion is Coupon =>
        promotion.rule.kind === "coupon" && normalizeCode(promotion.rule.code) === code,
    );
    if (!coupon || (facts.couponUses[coupon.rule.code] ?? 0) >= coupon.rule.perCustomer) return null;
    found.push(coupon);
  }
  return found;
}

/** Notes each coupon as used, on the condition that the customer has not used it elsewhere meanwhile. */
export function useCoupons(context: WriteContext, codes: string[]): { statements: Statement[]; holds: SQL[] } {
  const { deps, customerId, facts, proposal, at, isMine } = context;
  const { database, shop } = deps;
  const used = (usableCoupons(context, codes) ?? []).map(({ rule }) => rule.code);
  return {
    statements: used.map((code) =>
      insertWhere(database, couponUses, { shopId: shop.shop, proposalId: proposal.id, code, customerId, at }, isMine),
    ),
    holds: used.map((code) => {
      const isUse = and(
        eq(couponUses.shopId, shop.shop),
        eq(couponUses.customerId, customerId),
        eq(couponUses.code, code),
      );
      return sql`(select count(*) from ${couponUses} where ${isUse}) = ${facts.couponUses[code] ?? 0}`;
    }),
  };
}

import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Statement } from "../../platform/db/rows.ts";
import { stock } from "../../platform/db/schema/catalogue.ts";
import type { WriteContext } from "./definition.ts";

/** The order does not say which warehouse it was reserved in: the variant's first one gets it back. */
export function restock(
  { deps: { database, shop }, isMine }: WriteContext,
  lines: { variantId: string; quantity: number }[],
): Statement[] {
  return lines.map(({ variantId, quantity }) =>
    database
      .update(stock)
      .set({ quantity: sql`${stock.quantity} + ${quantity}` })
      .where(
        and(
          ofVariant(shop.shop, variantId),
          sql`${stock.warehouseId} = (select min(other.warehouse_id) from ${stock} other where other.shop_id = ${shop.shop} and other.variant_id = ${variantId})`,
          isMine,
        ),
      ),
  );
}

/**
 * Takes goods from the warehouse that has most of them, on the condition that it still has enough. A variant whose stock
 * is not counted is always there.
 */
export function takeStock(
  { deps: { database, shop }, isMine }: WriteContext,
  lines: { variantId: string; quantity: number }[],
): { statements: Statement[]; holds: SQL[] } {
  const needed = new Map<string, number>();
  for (const { variantId, quantity } of lines) needed.set(variantId, (needed.get(variantId) ?? 0) + quantity);
  const all = [...needed];
  return {
    statements: all.map(([variantId, quantity]) =>
      database
        .update(stock)
        .set({ quantity: sql`${stock.quantity} - ${quantity}` })
        .where(
          and(
            ofVariant(shop.shop, variantId),
            sql`${stock.warehouseId} = (select other.warehouse_id from ${stock} other where other.shop_id = ${shop.shop} and other.variant_id = ${variantId} order by other.quantity desc, other.warehouse_id limit 1)`,
            isMine,
          ),
        ),
    ),
    holds: all.map(
      ([variantId, quantity]) =>
        sql`coalesce((select max(${stock.quantity}) from ${stock} where ${ofVariant(shop.shop, variantId)}), ${quantity}) >= ${quantity}`,
    ),
  };
}

function ofVariant(shop: string, variantId: string): SQL | undefined {
  return and(eq(stock.shopId, shop), eq(stock.variantId, variantId));
}

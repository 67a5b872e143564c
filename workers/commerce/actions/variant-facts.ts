import { and, eq, type SQL, sql } from "drizzle-orm";
import { products, stock, variants } from "../../platform/db/schema/catalogue.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import type { CommerceDeps } from "../deps.ts";

/** A variant as an action needs it. */
export interface VariantFacts {
  id: string;
  productId: string;
  categoryId: string;
  name: Bilingual;
  options: Record<string, Bilingual>;
  priceMinor: number;
  /** The product and the variant are. */
  isOnSale: boolean;
  /** The most that one warehouse has; null: stock is not counted for it. */
  inStock: number | null;
  /** When more is announced, epoch ms; null: nothing is. */
  restockAt: number | null;
}

/** The query for the facts of the shop's variants that `which` picks. */
export function variantFactsQuery({ database, shop }: Pick<CommerceDeps, "database" | "shop">, which: SQL) {
  const inStock: SQL<number | null> =
    sql`(select max(${stock.quantity}) from ${stock} where ${stock.shopId} = ${variants.shopId} and ${stock.variantId} = ${variants.id})`;
  const restockAt: SQL<number | null> =
    sql`(select max(${stock.restockAt}) from ${stock} where ${stock.shopId} = ${variants.shopId} and ${stock.variantId} = ${variants.id})`;
  return database
    .select({
      id: variants.id,
      productId: variants.productId,
      categoryId: products.categoryId,
      name: products.name,
      options: variants.options,
      priceMinor: variants.priceMinor,
      isOnSale: sql<boolean>`${variants.isOnSale} and ${products.isOnSale}`.mapWith(Boolean).as("is_sold"),
      inStock: inStock.as("in_stock"),
      restockAt: restockAt.as("restock_at"),
    })
    .from(variants)
    .innerJoin(products, and(eq(products.shopId, variants.shopId), eq(products.id, variants.productId)))
    .where(and(eq(variants.shopId, shop.shop), which));
}

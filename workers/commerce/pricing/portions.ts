import type { Promotion } from "../../platform/snapshot.ts";
import type { Product } from "../ports.ts";

/** What promotions look at. */
export type PricedProduct = Pick<Product, "id" | "categoryId">;

/** Units of one line that share a price and a fate: a unit takes part in one promotion only. */
export interface Portion {
  product: PricedProduct;
  quantity: number;
  unitMinor: number;
  /** What the units cost after what was taken off so far. */
  amountMinor: number;
  promotion: Promotion | null;
}

/** Whether a promotion covers a product. */
export function covers(promotion: Promotion, product: PricedProduct): boolean {
  if (promotion.rule.kind === "bundle") {
    return promotion.rule.items.some(({ productId }) => productId === product.id);
  }
  if (promotion.productIds.length === 0 && promotion.categoryIds.length === 0) return true;
  return promotion.productIds.includes(product.id) || promotion.categoryIds.includes(product.categoryId);
}

/** Whether a promotion runs at `at` (epoch ms); its end is not included. */
export function isRunning(promotion: Promotion, at: number): boolean {
  return promotion.startsAt <= at && at < promotion.endsAt;
}

export function sumOf(portions: Portion[]): number {
  return portions.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

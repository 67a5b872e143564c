import type { Product } from "../commerce/ports.ts";
import { cheapest } from "./product-card.ts";

export const CHEAPEST = /最便宜|便宜[点些]?的那|价格最低|cheapest|least expensive|\bcheaper one\b/i;
export const DEAREST = /最贵|贵[点些]?的那|价格最高|dearest|most expensive|\b(?:dearer|pricier|more expensive) one\b/i;

const MAX_PICK = 24;

/** “the cheaper one”, “便宜的那个”, and nothing else: one of those shown. */
export function picksByPrice(text: string): boolean {
  return text.trim().length <= MAX_PICK && (CHEAPEST.test(text) || DEAREST.test(text));
}

/** “最便宜那个”, “the dearest one” of those shown. */
export function byPrice(products: readonly Product[], said: string): Product | null {
  const isLeast = CHEAPEST.test(said);
  if (!isLeast && !DEAREST.test(said)) return null;
  const priced = products
    .map((product) => ({ product, price: cheapest(product.variants)?.price.amountMinor ?? 0 }))
    .sort((a, b) => a.price - b.price);
  return (isLeast ? priced[0] : priced.at(-1))?.product ?? null;
}

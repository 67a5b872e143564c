import type { Product } from "../../commerce/ports.ts";
import { cheapest } from "./product-card.ts";

/** “便宜那个”, “要便宜点的”: one of several, by its price; “有便宜点的吗” asks for others. */
export const CHEAPEST =
  /最(?:便宜|实惠|低价)|(?<![更再没不])(?:便宜|实惠)[点些]?的?[那这]|(?<![更再没不])(?:便宜|实惠)[点些]?的(?:[款个台件]|吧|就行|$)|(?:要|选|买|拿)(?:个)?(?:便宜|实惠)(?:[点些]?的)?(?![点些]?的?[吗么])|价(?:格|钱)?最?低的?(?:[那这]|$)|cheapest|least expensive|\bcheaper one\b/i;
export const DEAREST =
  /最贵|(?<![更再没不])贵[点些]?的?[那这]|(?<![更再没不])贵[点些]?的(?:[款个台件]|吧|就行|$)|(?:要|选|买|拿)(?:个)?贵[点些]?的|价(?:格|钱)?最?高的?(?:[那这]|$)|dearest|most expensive|\b(?:dearer|pricier|more expensive) one\b/i;

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

import type { Product, Variant } from "../../commerce/ports.ts";
import type { Card, Money, Source } from "../../platform/message.ts";
import type { ReplyLanguage } from "../skill.ts";

/** The cheapest of the variants; null for a product with none. */
export function cheapest(variants: readonly Variant[]): Variant | null {
  return variants.reduce<Variant | null>(
    (best, variant) => (best && best.price.amountMinor <= variant.price.amountMinor ? best : variant),
    null,
  );
}

/** Whether all variants cost the same. */
export function isOnePrice(variants: readonly Variant[]): boolean {
  return new Set(variants.map((variant) => variant.price.amountMinor)).size <= 1;
}

/** A product as a card, at its lowest price or the named variant's; none for a product without variants. */
export function productCard(product: Product, language: ReplyLanguage, variant?: Variant): Card[] {
  const price: Money | undefined = (variant ?? cheapest(product.variants))?.price;
  if (!price) return [];
  const options = variant ? product.optionNames.flatMap(({ name }) => variant.options[name]?.[language] ?? []) : [];
  const subtitle = options.length > 0 ? options.join(" ") : product.category[language];
  return [{ kind: "product", productId: product.id, title: product.name[language], price, subtitle }];
}

/** The product, or another fact of it, as where a statement comes from. */
export function productSource(
  product: Product,
  language: ReplyLanguage,
  kind: "product" | "stock" = "product",
): Source {
  return { kind, id: product.id, title: product.name[language] };
}

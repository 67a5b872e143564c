import type { EffectItem, ItemChange, OrderItem, Refusal } from "../ports.ts";
import type { OrderContext } from "./definition.ts";
import type { VariantFacts } from "./variant-facts.ts";

/** An item and what takes its place; `to` has the same item id. */
export interface Replacement {
  item: OrderItem;
  variant: VariantFacts;
  from: EffectItem;
  to: EffectItem;
}

const DEFAULT_RULE = { by: "same_product", settle: true, methodNeeded: false } as const;

/** What the rule says about replacing; without a rule of its own, another variant of the same product. */
export function replacementRule({ rule }: Pick<OrderContext, "rule">) {
  return rule.replacement ?? DEFAULT_RULE;
}

/**
 * What takes the place of what. Refused where an item is not in the order or under way, where the rule does not allow
 * the variant, and where it is not on sale or not in stock.
 */
export function resolveReplacements(
  { order, rule, facts }: OrderContext,
  changes: ItemChange[],
): { replacements: Replacement[] } | { refusal: Refusal } {
  const { state } = order;
  const { by, settle } = replacementRule({ rule });
  const refused = (reason: Refusal["reason"]) => ({ refusal: { reason, state } });
  const replacements: Replacement[] = [];
  for (const { itemId, variantId } of changes) {
    const item = order.items.find(({ id }) => id === itemId);
    if (!item || replacements.some((other) => other.item.id === itemId)) return refused("items_unknown");
    if (item.state !== "ordered") return refused("already_done");
    const variant = facts.variants.get(variantId);
    if (!variant?.isOnSale) return refused("replacement");
    const isListed = facts.products.get(item.productId)?.exchangeFor.includes(variant.productId) ?? false;
    const isSameProduct = variant.productId === item.productId;
    if (!(isSameProduct || by === "any" || (by === "listed" && isListed))) return refused("replacement");
    const unitPriceMinor = settle ? variant.priceMinor : item.unitPriceMinor;
    replacements.push({ item, variant, from: effectItem(item), to: replaced(item, variant, unitPriceMinor) });
  }
  return isInStock(replacements) ? { replacements } : refused("out_of_stock");
}

/** What the replacements cost more (negative: less) than what they replace, in minor units. */
export function differenceMinor(replacements: Replacement[]): number {
  return replacements.reduce((sum, { item, to }) => sum + item.quantity * (to.unitPriceMinor - item.unitPriceMinor), 0);
}

function isInStock(replacements: Replacement[]): boolean {
  const needed = new Map<string, number>();
  for (const { item, variant } of replacements) {
    needed.set(variant.id, (needed.get(variant.id) ?? 0) + item.quantity);
  }
  return replacements.every(({ variant: { id, inStock } }) => inStock === null || inStock >= (needed.get(id) ?? 0));
}

function effectItem({ id, productId, variantId, name, options, quantity, unitPriceMinor }: OrderItem): EffectItem {
  return { itemId: id, productId, variantId, name, options, quantity, unitPriceMinor };
}

function replaced(item: OrderItem, { id, productId, name, options }: VariantFacts, unitPriceMinor: number): EffectItem {
  return { itemId: item.id, productId, variantId: id, name, options, quantity: item.quantity, unitPriceMinor };
}

import type { Picked } from "../money/ledger.ts";
import type { EffectItem, ItemChange, Refusal } from "../ports.ts";
import type { OrderContext } from "./definition.ts";
import { resolvePicks } from "./picks.ts";
import type { VariantFacts } from "./variant-facts.ts";

/** So many of an item and what takes their place; `from` and `to` have the item's id and that quantity. */
export interface Replacement extends Picked {
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
 * What takes the place of what. Refused where an item is not in the order or under way or there are not so many of it,
 * where the rule does not allow the variant, and where it is not on sale or not in stock.
 */
export function resolveReplacements(
  { order, rule, facts }: OrderContext,
  changes: ItemChange[],
): { replacements: Replacement[] } | { refusal: Refusal } {
  const { state } = order;
  const { by, settle } = replacementRule({ rule });
  const refused = (reason: Refusal["reason"]) => ({ refusal: { reason, state } });
  const resolved = resolvePicks(order, changes);
  if ("refusal" in resolved) return resolved;
  const replacements: Replacement[] = [];
  for (const [index, picked] of resolved.picks.entries()) {
    const { item } = picked;
    const variant = facts.variants.get(changes[index]?.variantId ?? "");
    if (!variant?.isOnSale) return refused("replacement");
    const isListed = facts.products.get(item.productId)?.exchangeFor.includes(variant.productId) ?? false;
    const isSameProduct = variant.productId === item.productId;
    if (!(isSameProduct || by === "any" || (by === "listed" && isListed))) return refused("replacement");
    const unitPriceMinor = settle ? variant.priceMinor : item.unitPriceMinor;
    replacements.push({ ...picked, variant, from: effectItem(picked), to: replaced(picked, variant, unitPriceMinor) });
  }
  return isInStock(replacements) ? { replacements } : refused("out_of_stock");
}

/** What the replacements cost more (negative: less) than what they replace, in minor units. */
export function differenceMinor(replacements: Replacement[]): number {
  return replacements.reduce(
    (sum, { item, quantity, to }) => sum + quantity * (to.unitPriceMinor - item.unitPriceMinor),
    0,
  );
}

function isInStock(replacements: Replacement[]): boolean {
  const needed = new Map<string, number>();
  for (const { quantity, variant } of replacements) {
    needed.set(variant.id, (needed.get(variant.id) ?? 0) + quantity);
  }
  return replacements.every(({ variant: { id, inStock } }) => inStock === null || inStock >= (needed.get(id) ?? 0));
}

function effectItem({ item, quantity }: Picked): EffectItem {
  const { id, productId, variantId, name, options, unitPriceMinor } = item;
  return { itemId: id, productId, variantId, name, options, quantity, unitPriceMinor };
}

function replaced(
  { item, quantity }: Picked,
  { id, productId, name, options }: VariantFacts,
  unitPriceMinor: number,
): EffectItem {
  return { itemId: item.id, productId, variantId: id, name, options, quantity, unitPriceMinor };
}

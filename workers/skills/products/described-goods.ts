import type { Product } from "../../commerce/ports.ts";

/** Whether the shop tells anything of the product beside its name and price. */
function isDescribed({ name, description, attributes, guides }: Product): boolean {
  const said = description.zh.trim() || description.en.trim();
  const isBare = said === "" || said === name.zh.trim() || said === name.en.trim();
  return !isBare || attributes.length > 0 || guides.length > 0;
}

/** Of several that words may mean, those the shop describes: what only has a name is seldom asked about. */
export function describedGoods(products: readonly Product[]): Product[] {
  const kept = products.filter(isDescribed);
  return kept.length > 0 ? kept : [...products];
}

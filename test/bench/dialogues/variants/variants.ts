import type { ShopDocuments } from "../../shops/ecom-bench/read-shop.ts";
import type { Script } from "../script.ts";

/** Variants of a script; ids are looked up in the shop's data at run time. */
export function variantsOf(_script: Script, _shop: ShopDocuments): Script[] {
  return [];
}

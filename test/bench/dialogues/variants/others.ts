import type { ShopDocuments } from "../../shops/ecom-bench/read-shop.ts";
import type { Script } from "../script.ts";

/** Other shoppers of the data who wish the same as the script's. */
export function othersFor(_script: Script, _shop: ShopDocuments): Script[] {
  return [];
}

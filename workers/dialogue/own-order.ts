import { asksOfNamedOrders } from "../skills/orders/overview-words.ts";
import type { Understanding } from "../understanding/types.ts";

/**
 * Of several order numbers the main request has its own: not one that stands in another request's part, and the first
 * of those left. A correction takes the last one back to what it says.
 */
export function withOwnOrder(found: Understanding, text: string): Understanding {
  const orders = found.entities.filter((entity) => entity.type === "order_id");
  if (new Set(orders.map((order) => order.value)).size < 2 || found.isCorrection) return found;
  // “A和B各是什么” asks of each of them.
  const ids = orders.map(({ value }) => String(value));
  if (asksOfNamedOrders(text, ids)) return found;
  const parts = found.further.map((part) => ({ from: text.indexOf(part.text), length: part.text.length }));
  const isElsewhere = (start: number) =>
    parts.some(({ from, length }) => from >= 0 && start >= from && start < from + length);
  const own = orders.find((order) => !isElsewhere(order.start)) ?? orders[0];
  const entities = found.entities.filter((entity) => entity.type !== "order_id" || entity.value === own?.value);
  return { ...found, entities };
}

import { and, eq } from "drizzle-orm";
import { insertWhere, type Statement } from "../../platform/db/rows.ts";
import { orderItems } from "../../platform/db/schema/orders.ts";
import { type Picked, reducedMinor } from "../money/ledger.ts";
import type { ItemPick, Order, OrderItem, Refusal } from "../ports.ts";
import type { WriteContext } from "./definition.ts";

/** The items that a request names, as far as they are there. */
export function itemsOf(order: Order, ids: string[]): OrderItem[] {
  return order.items.filter(({ id }) => ids.includes(id));
}

/** The items that picks or changes name, as far as they are there. */
export function itemsPicked(order: Order, given: readonly Pick<ItemPick, "itemId">[]): OrderItem[] {
  return itemsOf(
    order,
    given.map(({ itemId }) => itemId),
  );
}

/** Whether every item picked has left the order's usual course. */
export function areUnderWay(order: Order, given: readonly Pick<ItemPick, "itemId">[]): boolean {
  const chosen = itemsPicked(order, given);
  return chosen.length > 0 && chosen.every(({ state }) => state !== "ordered");
}

/** The items picked, with how many of each; refused where one is not in the order, is under way already, or too many. */
export function resolvePicks(order: Order, given: ItemPick[]): { picks: Picked[] } | { refusal: Refusal } {
  const picks: Picked[] = [];
  for (const { itemId, quantity } of given) {
    const item = order.items.find(({ id }) => id === itemId);
    const isTwice = picks.some((pick) => pick.item.id === itemId);
    if (!item || isTwice) return { refusal: { reason: "items_unknown", state: order.state } };
    if (item.state !== "ordered") return { refusal: { reason: "already_done", state: order.state } };
    const wanted = quantity ?? item.quantity;
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > item.quantity) {
      return { refusal: { reason: "quantity", state: order.state } };
    }
    picks.push({ item, quantity: wanted });
  }
  return { picks };
}

/** A line of the order that a pick comes to stand on. */
export interface PickedLine {
  itemId: string;
  quantity: number;
}

/** Puts the picked part of each item into a state; where it is not all of it, that part becomes a line of its own. */
export function movePicks(
  context: WriteContext,
  order: Order,
  picks: Picked[],
  state: OrderItem["state"],
): { lines: PickedLine[]; statements: Statement[] } {
  return splitPicks(
    context,
    order,
    picks.map((pick) => ({ ...pick, change: { state } })),
  );
}

/** A pick, and what its line holds from now on. */
export interface ChangedPick extends Picked {
  change: Partial<Omit<OrderItem, "id" | "quantity" | "reducedMinor">>;
}

/**
 * Changes the picked part of each item; where it is not all of it, that part becomes a line of its own, with its share
 * of what was given back on the line.
 */
export function splitPicks(
  { deps: { database, shop }, isMine }: WriteContext,
  order: Order,
  picks: ChangedPick[],
): { lines: PickedLine[]; statements: Statement[] } {
  const lines: PickedLine[] = [];
  const statements = picks.flatMap(({ item, quantity, change }): Statement[] => {
    const ofItem = and(
      eq(orderItems.shopId, shop.shop),
      eq(orderItems.orderId, order.id),
      eq(orderItems.id, item.id),
      isMine,
    );
    if (quantity === item.quantity) {
      lines.push({ itemId: item.id, quantity });
      return [database.update(orderItems).set(change).where(ofItem)];
    }
    // Unique: an order has each version once.
    const reduced = reducedMinor({ item, quantity });
    const line = { ...item, ...change, id: `${item.id}.${order.version}`, quantity, reducedMinor: reduced };
    lines.push({ itemId: line.id, quantity });
    return [
      database
        .update(orderItems)
        .set({ quantity: item.quantity - quantity, reducedMinor: (item.reducedMinor ?? 0) - reduced })
        .where(ofItem),
      insertWhere(database, orderItems, { shopId: shop.shop, orderId: order.id, ...line }, isMine),
    ];
  });
  return { lines, statements };
}

import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Statement } from "../../platform/db/rows.ts";
import { stock } from "../../platform/db/schema/catalogue.ts";
import type { ActionDefinition, WriteContext } from "./definition.ts";
import { refundableMinor, refundEffects, refundStatements } from "./refund.ts";

/** Cancels an order: what was paid goes back, what was reserved is for sale again. */
export const cancelOrder: ActionDefinition<"cancel_order"> = {
  name: "cancel_order",
  arguments: z.strictObject({ orderId: z.string().max(64), reason: z.string().max(200) }),
  isDone: (order) => order.state === "cancelled",
  items: (order) => order.items,
  reason: ({ reason }) => reason,
  preview: (context) => {
    const { order } = context;
    return {
      effects: [
        { kind: "order_state", orderId: order.id, from: order.state, to: "cancelled" },
        ...refundEffects(context, refundableMinor(order)),
      ],
    };
  },
  write: async (context, { reason }) => ({
    order: { state: "cancelled" },
    statements: [...refundStatements(context, "approved", reason), ...restock(context)],
  }),
};

/** The order does not say which warehouse it was reserved in: the variant's first one gets it back. */
function restock({ deps: { database, shop }, order, isMine }: WriteContext): Statement[] {
  return order.items
    .filter(({ state }) => state === "ordered")
    .map(({ variantId, quantity }) =>
      database
        .update(stock)
        .set({ quantity: sql`${stock.quantity} + ${quantity}` })
        .where(
          and(
            eq(stock.shopId, shop.shop),
            eq(stock.variantId, variantId),
            sql`${stock.warehouseId} = (select min(other.warehouse_id) from ${stock} other where other.shop_id = ${shop.shop} and other.variant_id = ${variantId})`,
            isMine,
          ),
        ),
    );
}

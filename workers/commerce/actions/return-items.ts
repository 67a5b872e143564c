import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { inList, insertWhere } from "../../platform/db/rows.ts";
import { orderItems, returns } from "../../platform/db/schema/orders.ts";
import { newId } from "../../platform/ids.ts";
import { maskText } from "../../platform/privacy/mask.ts";
import { allocate } from "../allocate.ts";
import type { Order, OrderItem } from "../ports.ts";
import type { ActionDefinition } from "./definition.ts";
import { findReason } from "./policy-check.ts";
import { refundEffects, refundStatements } from "./refund.ts";

/** Sends items back for what was paid for them. Outbound freight stays paid. */
export const returnItems: ActionDefinition<"return_items"> = {
  name: "return_items",
  arguments: z.strictObject({
    orderId: z.string().max(64),
    itemIds: z.array(z.string().max(64)).min(1).max(100),
    reason: z.string().max(200),
  }),
  isDone: (order, args) => {
    const items = chosen(order, args.itemIds);
    return items.length > 0 && items.every(({ state }) => state !== "ordered");
  },
  items: (order, args) => chosen(order, args.itemIds),
  reason: ({ reason }) => reason,
  preview: (context, args) => {
    const { order, policy, rule } = context;
    const items = chosen(order, args.itemIds);
    if (items.length === 0 || items.length < new Set(args.itemIds).size) {
      return { refusal: { reason: "items_unknown" } };
    }
    if (items.some(({ state }) => state !== "ordered")) return { refusal: { reason: "already_done" } };
    const paid = paidPerItem(order);
    const returned = items.map(({ id, name, quantity }) => ({
      itemId: id,
      name,
      quantity,
      amountMinor: paid.get(id) ?? 0,
    }));
    return {
      effects: [
        {
          kind: "items_returned",
          orderId: order.id,
          items: returned,
          returnTo: policy.returns.address,
          freight: findReason(rule, args.reason)?.freight ?? "shopper",
        },
        ...refundEffects(
          context,
          returned.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        ),
      ],
    };
  },
  write: async (context, { reason }) => {
    const { deps, effects, order, proposal, at, isMine } = context;
    const { database, shop } = deps;
    const [done] = effects.filter((effect) => effect.kind === "items_returned");
    if (!done) return { order: {}, statements: [] };
    const row = {
      shopId: shop.shop,
      id: newId("rtn", at),
      orderId: order.id,
      items: done.items.map(({ itemId, quantity, amountMinor }) => ({ itemId, quantity, amountMinor })),
      reason: maskText(reason),
      freight: done.freight,
      state: "requested" as const,
      proposalId: proposal.id,
      createdAt: at,
    };
    return {
      order: {},
      statements: [
        insertWhere(database, returns, row, isMine),
        database
          .update(orderItems)
          .set({ state: "return_requested" })
          .where(
            and(
              eq(orderItems.shopId, shop.shop),
              eq(orderItems.orderId, order.id),
              inList(
                orderItems.id,
                done.items.map(({ itemId }) => itemId),
              ),
              isMine,
            ),
          ),
        ...refundStatements(context, "requested", reason),
      ],
    };
  },
};

/** What was paid for each item: its price less its share of the order's discount, exact over the whole order. */
export function paidPerItem(order: Order): Map<string, number> {
  const gross = order.items.map(({ quantity, unitPriceMinor }) => quantity * unitPriceMinor);
  const itemsMinor = gross.reduce((sum, amount) => sum + amount, 0);
  const shares = allocate(Math.min(order.discountMinor, itemsMinor), gross);
  return new Map(order.items.map(({ id }, index) => [id, (gross[index] ?? 0) - (shares[index] ?? 0)]));
}

function chosen(order: Order, itemIds: string[]): OrderItem[] {
  return order.items.filter(({ id }) => itemIds.includes(id));
}

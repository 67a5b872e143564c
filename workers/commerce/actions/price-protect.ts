import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { orderItems } from "../../platform/db/schema/orders.ts";
import { paidForPicks, refundableMinor } from "../money/ledger.ts";
import { refundEffects } from "../money/settle.ts";
import type { Effect } from "../ports.ts";
import { idArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";
import { itemsOf, resolvePicks } from "./picks.ts";

/**
 * Gives back what an item costs less now than was paid for it. The item keeps note of it: the same fall of the price is
 * given back once, and a later return gives back the rest.
 */
export const priceProtect: OrderActionDefinition<"price_protect"> = {
  name: "price_protect",
  arguments: z.strictObject({ orderId: idArgument, itemIds: z.array(idArgument).min(1).max(100) }),
  items: ({ order }, { itemIds }) => itemsOf(order, itemIds),
  preview: (context, { itemIds }) => {
    const { order, facts } = context;
    const { state, currency } = order;
    const resolved = resolvePicks(
      order,
      itemIds.map((itemId) => ({ itemId })),
    );
    if ("refusal" in resolved) return resolved;
    const protectedItems: Extract<Effect, { kind: "price_protected" }>[] = [];
    let left = refundableMinor(order);
    for (const { item, quantity } of resolved.picks) {
      const priceMinor = facts.variants.get(item.variantId)?.priceMinor;
      if (priceMinor === undefined) continue;
      // Each by itself: the share of a discount must not depend on what else was asked for.
      const [paidMinor = 0] = paidForPicks(order, [{ item, quantity }]);
      const currentMinor = Math.max(priceMinor * quantity, paidMinor - left);
      if (currentMinor >= paidMinor) continue;
      left -= paidMinor - currentMinor;
      protectedItems.push({
        kind: "price_protected",
        orderId: order.id,
        itemId: item.id,
        name: item.name,
        paidMinor,
        currentMinor,
        currency,
      });
    }
    const difference = protectedItems.reduce((sum, one) => sum + one.paidMinor - one.currentMinor, 0);
    if (difference === 0) return { refusal: { reason: "no_difference", state } };
    return { effects: [...protectedItems, ...refundEffects(context, difference)] };
  },
  write: async ({ deps: { database, shop }, order, effects, isMine }) => ({
    statements: effects
      .filter((effect) => effect.kind === "price_protected")
      .map(({ itemId, paidMinor, currentMinor }) => {
        const before = order?.items.find(({ id }) => id === itemId)?.reducedMinor ?? 0;
        return database
          .update(orderItems)
          .set({ reducedMinor: before + paidMinor - currentMinor })
          .where(
            and(
              eq(orderItems.shopId, shop.shop),
              eq(orderItems.orderId, order?.id ?? ""),
              eq(orderItems.id, itemId),
              isMine,
            ),
          );
      }),
  }),
};

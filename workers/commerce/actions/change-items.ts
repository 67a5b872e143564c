import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { orderItems } from "../../platform/db/schema/orders.ts";
import { grossMinor } from "../money/ledger.ts";
import { settleDifference } from "../money/settle.ts";
import type { Order } from "../ports.ts";
import { changesArgument, idArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";
import { maySettle } from "./methods.ts";
import { itemsPicked } from "./picks.ts";
import { replacementRule, resolveReplacements } from "./replacements.ts";
import { restock, takeStock } from "./stock-writes.ts";

/** Before shipping: the order holds other variants in the place of its own; the difference in price is settled at once. */
export const changeItems: OrderActionDefinition<"change_items"> = {
  name: "change_items",
  arguments: z.strictObject({ orderId: idArgument, changes: changesArgument, method: idArgument.optional() }),
  variants: ({ changes }) => changes.map(({ variantId }) => variantId),
  items: ({ order }, { changes }) => itemsPicked(order, changes),
  method: ({ method }) => method,
  preview: (context, { changes, method }) => {
    const { order, rule, purse } = context;
    const resolved = resolveReplacements(context, changes);
    if ("refusal" in resolved) return resolved;
    if (method === undefined && replacementRule(context).methodNeeded) {
      return { refusal: { reason: "method", state: order.state } };
    }
    const pairs = resolved.replacements.map(({ from, to }) => ({ from, to }));
    const differenceMinor = totals(order, pairs).totalMinor - order.totalMinor;
    if (method !== undefined && !maySettle(rule, purse, order, method, differenceMinor)) {
      return { refusal: { reason: "method", state: order.state } };
    }
    const settled = settleDifference(context, differenceMinor, method);
    if ("refusal" in settled) return { refusal: { ...settled.refusal, state: order.state } };
    return {
      effects: [
        {
          kind: "items_changed",
          orderId: order.id,
          changes: pairs,
          differenceMinor,
          currency: order.currency,
          ...(method === undefined ? {} : { method }),
        },
        ...settled.effects,
      ],
    };
  },
  write: async (context) => {
    const { deps, order, effects, isMine } = context;
    const { database, shop } = deps;
    const [done] = effects.filter((effect) => effect.kind === "items_changed");
    if (!done || !order) return {};
    const moved = done.changes.filter(({ from, to }) => from.variantId !== to.variantId);
    const taken = takeStock(
      context,
      moved.map(({ to }) => to),
    );
    return {
      order: totals(order, done.changes),
      statements: [
        ...done.changes.map(({ to: { itemId, productId, variantId, name, options, unitPriceMinor } }) =>
          database
            .update(orderItems)
            .set({ productId, variantId, name, options, unitPriceMinor })
            .where(
              and(
                eq(orderItems.shopId, shop.shop),
                eq(orderItems.orderId, order.id),
                eq(orderItems.id, itemId),
                isMine,
              ),
            ),
        ),
        ...taken.statements,
        ...restock(
          context,
          moved.map(({ from }) => from),
        ),
      ],
      holds: taken.holds,
    };
  },
};

type Change = { from: { itemId: string; unitPriceMinor: number }; to: { unitPriceMinor: number } };

/** What the order comes to with the changes; a discount is never more than the goods. */
function totals(order: Order, changes: Change[]): Pick<Order, "itemsMinor" | "discountMinor" | "totalMinor"> {
  const priceOf = new Map(changes.map(({ from, to }) => [from.itemId, to.unitPriceMinor]));
  const itemsMinor = grossMinor(
    order.items.map(({ id, quantity, unitPriceMinor }) => ({
      quantity,
      unitPriceMinor: priceOf.get(id) ?? unitPriceMinor,
    })),
  );
  const discountMinor = Math.min(order.discountMinor, itemsMinor);
  return { itemsMinor, discountMinor, totalMinor: itemsMinor + order.freightMinor - discountMinor };
}

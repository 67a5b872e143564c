import { z } from "zod";
import { grossMinor } from "../money/ledger.ts";
import { settleDifference } from "../money/settle.ts";
import type { EffectItem, Order } from "../ports.ts";
import { changesArgument, idArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";
import { maySettle } from "./methods.ts";
import { type ChangedPick, itemsPicked, resolvePicks, splitPicks } from "./picks.ts";
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
    const { order, effects } = context;
    const [done] = effects.filter((effect) => effect.kind === "items_changed");
    if (!done || !order) return {};
    const moved = done.changes.filter(({ from, to }) => from.variantId !== to.variantId);
    const taken = takeStock(
      context,
      moved.map(({ to }) => to),
    );
    const resolved = resolvePicks(
      order,
      done.changes.map(({ from }) => from),
    );
    if ("refusal" in resolved) return {};
    const changed = resolved.picks.map((pick, index) => ({ ...pick, change: lineOf(done.changes[index]?.to) }));
    return {
      order: totals(order, done.changes),
      statements: [
        ...splitPicks(context, order, changed).statements,
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

/** What the line of a replaced item holds from now on. */
function lineOf(to: EffectItem | undefined): ChangedPick["change"] {
  if (!to) return {};
  const { productId, variantId, name, options, unitPriceMinor } = to;
  return { productId, variantId, name, options, unitPriceMinor };
}

type Change = { from: { quantity: number; unitPriceMinor: number }; to: { unitPriceMinor: number } };

/** What the order comes to with the changes; a discount is never more than the goods. */
function totals(order: Order, changes: Change[]): Pick<Order, "itemsMinor" | "discountMinor" | "totalMinor"> {
  const itemsMinor = changes.reduce(
    (sum, { from, to }) => sum + from.quantity * (to.unitPriceMinor - from.unitPriceMinor),
    grossMinor(order.items),
  );
  const discountMinor = Math.min(order.discountMinor, itemsMinor);
  return { itemsMinor, discountMinor, totalMinor: itemsMinor + order.freightMinor - discountMinor };
}

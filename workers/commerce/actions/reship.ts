import { z } from "zod";
import { insertWhere } from "../../platform/db/rows.ts";
import { returns } from "../../platform/db/schema/orders.ts";
import { newId } from "../../platform/ids.ts";
import { maskText } from "../../platform/privacy/mask.ts";
import { evidenceArgument, idArgument, picksArgument, reasonArgument } from "./arguments.ts";
import type { OrderActionDefinition, OrderContext } from "./definition.ts";
import { itemsPicked, resolvePicks } from "./picks.ts";
import { findReason } from "./policy-check.ts";
import { takeStock } from "./stock-writes.ts";

/** Sends items of the order again, for nothing: what was lost, missing or broken. Each once. */
export const reship: OrderActionDefinition<"reship"> = {
  name: "reship",
  arguments: z.strictObject({
    orderId: idArgument,
    items: picksArgument,
    reason: reasonArgument,
    evidence: evidenceArgument.optional(),
  }),
  isDone: ({ order, facts }, { items }) => {
    const chosen = itemsPicked(order, items);
    return chosen.length > 0 && chosen.every(({ id, state }) => state !== "ordered" || isSentAgain(facts, id));
  },
  items: ({ order }, { items }) => itemsPicked(order, items),
  reason: ({ reason }) => reason,
  evidence: ({ evidence }) => evidence ?? [],
  preview: ({ order, facts }, { items }) => {
    const { state } = order;
    const resolved = resolvePicks(order, items);
    if ("refusal" in resolved) return resolved;
    const { picks } = resolved;
    if (picks.some(({ item }) => isSentAgain(facts, item.id))) return { refusal: { reason: "already_done", state } };
    const needed = new Map<string, number>();
    for (const { item, quantity } of picks) {
      needed.set(item.variantId, (needed.get(item.variantId) ?? 0) + quantity);
    }
    const isShort = [...needed].some(([id, quantity]) => (facts.variants.get(id)?.inStock ?? quantity) < quantity);
    if (isShort) return { refusal: { reason: "out_of_stock", state } };
    return {
      effects: [
        {
          kind: "items_reshipped",
          orderId: order.id,
          items: picks.map(({ item, quantity }) => ({ itemId: item.id, name: item.name, quantity })),
        },
      ],
    };
  },
  write: async (context, { reason }) => {
    const { deps, effects, facts, order, proposal, at, isMine } = context;
    const [done] = effects.filter((effect) => effect.kind === "items_reshipped");
    const resolved = order && done && resolvePicks(order, done.items);
    if (!order || !resolved || "refusal" in resolved) return {};
    const lines = resolved.picks.map(({ item, quantity }) => ({
      itemId: item.id,
      quantity,
      amountMinor: 0,
      variantId: item.variantId,
    }));
    const rule = facts.policy.actions.reship;
    const row = {
      shopId: deps.shop.shop,
      id: newId("rtn", at),
      orderId: order.id,
      kind: "reship",
      items: lines,
      reason: maskText(reason),
      freight: (rule && findReason(rule, reason)?.freight) ?? "shop",
      differenceMinor: 0,
      method: null,
      state: "requested",
      proposalId: proposal.id,
      createdAt: at,
    } as const;
    const taken = takeStock(context, lines);
    return { statements: [insertWhere(deps.database, returns, row, isMine), ...taken.statements], holds: taken.holds };
  },
};

/** Whether the item is being sent again, or was. */
function isSentAgain({ returns: rows }: OrderContext["facts"], itemId: string): boolean {
  return rows.some(
    ({ kind, state, items }) =>
      kind === "reship" && state !== "withdrawn" && items.some((line) => line.itemId === itemId),
  );
}

import { z } from "zod";
import { paidForPicks } from "../money/ledger.ts";
import { refundEffects } from "../money/settle.ts";
import { evidenceArgument, idArgument, picksArgument, reasonArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";
import { mayReceive } from "./methods.ts";
import { areUnderWay, itemsPicked, movePicks, resolvePicks } from "./picks.ts";

/** Gives back what was paid for items that stay with the shopper, or never came; they can go back no more. */
export const refundOnly: OrderActionDefinition<"refund_only"> = {
  name: "refund_only",
  arguments: z.strictObject({
    orderId: idArgument,
    items: picksArgument,
    reason: reasonArgument,
    evidence: evidenceArgument.optional(),
    method: idArgument.optional(),
  }),
  isDone: ({ order }, { items }) => areUnderWay(order, items),
  items: ({ order }, { items }) => itemsPicked(order, items),
  reason: ({ reason }) => reason,
  evidence: ({ evidence }) => evidence ?? [],
  method: ({ method }) => method,
  preview: (context, args) => {
    const { order, rule, purse } = context;
    const { state } = order;
    const resolved = resolvePicks(order, args.items);
    if ("refusal" in resolved) return resolved;
    if (args.method !== undefined && !mayReceive(rule, purse, order, args.method)) {
      return { refusal: { reason: "method", state } };
    }
    const amount = paidForPicks(order, resolved.picks).reduce((sum, part) => sum + part, 0);
    const effects = refundEffects(context, amount, { method: args.method });
    // Not paid, or all of it is on its way back: there is nothing to give.
    return effects.length > 0 ? { effects } : { refusal: { reason: "already_done", state } };
  },
  write: async (context, { items }) => {
    const { order } = context;
    const resolved = order && resolvePicks(order, items);
    if (!order || !resolved || "refusal" in resolved) return {};
    return { statements: movePicks(context, order, resolved.picks, "returned").statements };
  },
};

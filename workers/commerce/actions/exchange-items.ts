import { z } from "zod";
import { insertWhere } from "../../platform/db/rows.ts";
import { returns } from "../../platform/db/schema/orders.ts";
import { newId } from "../../platform/ids.ts";
import { maskText } from "../../platform/privacy/mask.ts";
import { paidForPicks } from "../money/ledger.ts";
import { changesArgument, idArgument, reasonArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";
import { maySettle } from "./methods.ts";
import { areUnderWay, itemsPicked, movePicks, resolvePicks } from "./picks.ts";
import { findReason } from "./policy-check.ts";
import { differenceMinor, replacementRule, resolveReplacements } from "./replacements.ts";
import { takeStock } from "./stock-writes.ts";

/** After delivery: items come back and others are sent. The difference in price is settled once they are here. */
export const exchangeItems: OrderActionDefinition<"exchange_items"> = {
  name: "exchange_items",
  arguments: z.strictObject({
    orderId: idArgument,
    changes: changesArgument,
    reason: reasonArgument,
    method: idArgument.optional(),
  }),
  variants: ({ changes }) => changes.map(({ variantId }) => variantId),
  isDone: ({ order }, { changes }) => areUnderWay(order, changes),
  items: ({ order }, { changes }) => itemsPicked(order, changes),
  reason: ({ reason }) => reason,
  method: ({ method }) => method,
  preview: (context, { changes, reason, method }) => {
    const { order, policy, rule, purse } = context;
    const { state, currency } = order;
    const resolved = resolveReplacements(context, changes);
    if ("refusal" in resolved) return resolved;
    const { replacements } = resolved;
    if (method === undefined && replacementRule(context).methodNeeded) return { refusal: { reason: "method", state } };
    const paid = paidForPicks(order, replacements).reduce((sum, amount) => sum + amount, 0);
    // No more comes back than was paid for what goes back.
    const difference = Math.max(-paid, differenceMinor(replacements));
    if (method !== undefined && !maySettle(rule, purse, order, method, difference)) {
      return { refusal: { reason: "method", state } };
    }
    const short = method === undefined ? null : purse.shortOf(method, difference);
    if (short) return { refusal: { reason: "balance", state, currency, ...short } };
    return {
      effects: [
        {
          kind: "items_exchanged",
          orderId: order.id,
          changes: replacements.map(({ from, to }) => ({ from, to })),
          differenceMinor: difference,
          currency,
          method: method ?? null,
          returnTo: policy.returns.address,
          freight: findReason(rule, reason)?.freight ?? "shopper",
        },
      ],
    };
  },
  write: async (context, { changes, reason }) => {
    const { deps, effects, order, proposal, at, isMine } = context;
    const [done] = effects.filter((effect) => effect.kind === "items_exchanged");
    const resolved = order && resolvePicks(order, changes);
    if (!order || !done || !resolved || "refusal" in resolved) return {};
    const { lines, statements } = movePicks(context, order, resolved.picks, "exchange_requested");
    const taken = takeStock(
      context,
      done.changes.map(({ to }) => to),
    );
    const row = {
      shopId: deps.shop.shop,
      id: newId("rtn", at),
      orderId: order.id,
      kind: "exchange",
      items: lines.map((line, index) => ({
        ...line,
        amountMinor: 0,
        variantId: done.changes[index]?.to.variantId ?? "",
      })),
      reason: maskText(reason),
      freight: done.freight,
      differenceMinor: done.differenceMinor,
      method: done.method,
      state: "requested",
      proposalId: proposal.id,
      createdAt: at,
    } as const;
    return {
      statements: [insertWhere(deps.database, returns, row, isMine), ...statements, ...taken.statements],
      holds: taken.holds,
    };
  },
};

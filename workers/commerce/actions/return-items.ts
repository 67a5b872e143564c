import { z } from "zod";
import { insertWhere } from "../../platform/db/rows.ts";
import { returns } from "../../platform/db/schema/orders.ts";
import { newId } from "../../platform/ids.ts";
import { maskText } from "../../platform/privacy/mask.ts";
import { paidForPicks, refundableMinor } from "../money/ledger.ts";
import { refundEffects } from "../money/settle.ts";
import type { Effect, OrderItem } from "../ports.ts";
import { idArgument, picksArgument, reasonArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";
import { mayReceive } from "./methods.ts";
import { areUnderWay, itemsPicked, movePicks, resolvePicks } from "./picks.ts";
import { findReason } from "./policy-check.ts";

/** Sends items back for what was paid for them. Outbound freight stays paid. */
export const returnItems: OrderActionDefinition<"return_items"> = {
  name: "return_items",
  arguments: z.strictObject({
    orderId: idArgument,
    items: picksArgument,
    reason: reasonArgument,
    method: idArgument.optional(),
  }),
  isDone: ({ order }, { items }) => areUnderWay(order, items),
  items: ({ order }, { items }) => itemsPicked(order, items),
  reason: ({ reason }) => reason,
  method: ({ method }) => method,
  preview: (context, args) => {
    const { order, policy, rule, purse } = context;
    const { state } = order;
    const resolved = resolvePicks(order, args.items);
    if ("refusal" in resolved) return resolved;
    const { picks } = resolved;
    if (args.method !== undefined && !mayReceive(rule, purse, order, args.method)) {
      return { refusal: { reason: "method", state } };
    }
    let left = refundableMinor(order);
    const amounts = paidForPicks(order, picks).map((amount) => {
      const part = Math.min(amount, left);
      left -= part;
      return part;
    });
    const afterReceipt = rule.refund?.when !== "at_once";
    const effects: Effect[] = [
      {
        kind: "items_returned",
        orderId: order.id,
        items: picks.map(({ item, quantity }, index) => ({
          itemId: item.id,
          name: item.name,
          quantity,
          amountMinor: amounts[index] ?? 0,
        })),
        returnTo: policy.returns.address,
        freight: findReason(rule, args.reason)?.freight ?? "shopper",
      },
      ...refundEffects(
        context,
        amounts.reduce((sum, amount) => sum + amount, 0),
        { method: args.method, afterReceipt },
      ),
    ];
    const isGone = ({ id, quantity, state: itemState }: OrderItem) =>
      itemState === "returned" ||
      itemState === "return_requested" ||
      picks.some((pick) => pick.item.id === id && pick.quantity === quantity);
    const isAll = order.items.every(isGone);
    // Where the goods are not awaited, nothing else will say that all of it went back.
    return afterReceipt || !isAll
      ? { effects }
      : { effects: [...effects, { kind: "order_state", orderId: order.id, from: state, to: "returned" }] };
  },
  write: async (context, { reason, method }) => {
    const { deps, effects, order, proposal, at, isMine } = context;
    const { database, shop } = deps;
    const [done] = effects.filter((effect) => effect.kind === "items_returned");
    const resolved = order && done ? resolvePicks(order, done.items) : null;
    if (!order || !done || !resolved || "refusal" in resolved) return {};
    const isAtOnce = effects.every((effect) => effect.kind !== "refund" || !effect.afterReceipt);
    const ends = effects.find((effect) => effect.kind === "order_state");
    const moved = movePicks(context, order, resolved.picks, ends ? "returned" : "return_requested");
    const row = {
      shopId: shop.shop,
      id: newId("rtn", at),
      orderId: order.id,
      kind: "return",
      items: moved.lines.map((line, index) => ({ ...line, amountMinor: done.items[index]?.amountMinor ?? 0 })),
      reason: maskText(reason),
      freight: done.freight,
      method: method ?? null,
      state: isAtOnce ? "refunded" : "requested",
      proposalId: proposal.id,
      createdAt: at,
    } as const;
    return {
      order: ends ? { state: ends.to } : {},
      statements: [insertWhere(database, returns, row, isMine), ...moved.statements],
    };
  },
};

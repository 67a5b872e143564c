import { z } from "zod";
import { insertWhere } from "../../platform/db/rows.ts";
import { cashbacks } from "../../platform/db/schema/orders.ts";
import { evidenceArgument, idArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";

/** Registers a review for its cashback, once per order; the money is paid when the review was looked at. */
export const registerReviewCashback: OrderActionDefinition<"register_review_cashback"> = {
  name: "register_review_cashback",
  arguments: z.strictObject({ orderId: idArgument, evidence: evidenceArgument }),
  isDone: ({ facts }) => facts.cashback !== null,
  evidence: ({ evidence }) => evidence,
  preview: ({ order, rule }) => {
    if (!rule.cashback) return { refusal: { reason: "not_allowed", state: order.state } };
    const { amountMinor } = rule.cashback;
    return {
      effects: [{ kind: "cashback_registered", orderId: order.id, amountMinor, currency: order.currency }],
    };
  },
  write: async ({ deps: { database, shop }, customerId, effects, proposal, at, isMine }, { evidence }) => {
    const [done] = effects.filter((effect) => effect.kind === "cashback_registered");
    if (!done) return {};
    const { orderId, amountMinor } = done;
    const row = {
      shopId: shop.shop,
      orderId,
      customerId,
      amountMinor,
      evidence,
      state: "registered",
      proposalId: proposal.id,
      createdAt: at,
    } as const;
    return { statements: [insertWhere(database, cashbacks, row, isMine)] };
  },
};

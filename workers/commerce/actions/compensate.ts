import { z } from "zod";
import type { PolicyReason } from "../../platform/policy.ts";
import { paidMinor } from "../money/ledger.ts";
import { refundEffects } from "../money/settle.ts";
import type { Order } from "../ports.ts";
import { evidenceArgument, idArgument, reasonArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";
import { findReason } from "./policy-check.ts";

const WHOLE_BP = 10_000n;

/** Gives back what the policy sets on a reason: late, damaged, not as described. Once per order, unless the rule says more. */
export const compensate: OrderActionDefinition<"compensate"> = {
  name: "compensate",
  arguments: z.strictObject({ orderId: idArgument, reason: reasonArgument, evidence: evidenceArgument.optional() }),
  isDone: ({ rule, facts }) => rule.timesPerOrder === undefined && (facts.executed.compensate ?? 0) > 0,
  reason: ({ reason }) => reason,
  evidence: ({ evidence }) => evidence ?? [],
  preview: (context, { reason }) => {
    const { order, rule } = context;
    const { state } = order;
    const compensation = findReason(rule, reason)?.compensation;
    if (!compensation) return { refusal: { reason: "not_allowed", state } };
    const effects = refundEffects(context, amountMinor(compensation, order));
    return effects.length > 0 ? { effects } : { refusal: { reason: "already_done", state } };
  },
  write: async () => ({}),
};

/** In minor units; a share rounds half up, as shops do. */
function amountMinor(compensation: NonNullable<PolicyReason["compensation"]>, order: Order): number {
  if ("minor" in compensation) return compensation.minor;
  return Number((2n * BigInt(paidMinor(order)) * BigInt(compensation.shareBp) + WHOLE_BP) / (2n * WHOLE_BP));
}

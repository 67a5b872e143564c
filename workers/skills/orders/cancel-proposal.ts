import type { Order } from "../../commerce/ports.ts";
import type { PolicyRule } from "../../platform/policy.ts";
import { NO_REASON, readReason, reasonChoices } from "../after-sales/reasons.ts";
import { type Say, type SkillContext, type Step, text } from "../skill.ts";
import { itemsLabel } from "./show-order.ts";

/** Proposes to cancel an order that may be; asks for a reason where the policy lists some. */
export function proposeCancel(order: Order, rule: PolicyRule, context: SkillContext, before: Say[] = []): Step {
  const reason = readReason(context, rule);
  if (!reason && rule.reasons) {
    const facts = { order: text(order.id), items: text(itemsLabel(order.items, context.language)) };
    const say = [...before, { template: "cancellation.ask_reason", facts }];
    return { do: "ask", slot: "reason", say, choices: reasonChoices(rule, context) };
  }
  const request = { orderId: order.id, reason: reason?.id ?? NO_REASON };
  return { do: "propose", request: { name: "cancel_order", arguments: request }, before };
}

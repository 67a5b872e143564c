import {
  type ActionName,
  IDENTITY_LEVELS,
  type IdentityLevel,
  type Policy,
  type PolicyRule,
} from "../../platform/policy.ts";
import { endOfDayAfter } from "../delivery.ts";
import type { Effect, Identity, Order, Refusal } from "../ports.ts";
import type { Preview } from "./definition.ts";
import type { ActionFacts } from "./facts.ts";
import type { BoundAction } from "./registry.ts";

/** The nearest thing that may be possible where an action is too late or too early. */
const INSTEAD: Partial<Record<ActionName, ActionName>> = {
  cancel_order: "return_items",
  return_items: "cancel_order",
  change_address: "cancel_order",
};

interface Moment {
  /** Epoch ms. */
  now: number;
  /** From when due dates count; see `PreviewContext`. */
  promisedFrom: number;
  timeZone: string;
}

/**
 * The one place that decides whether an action may be done: identity, rule, state, window, times, categories, reason,
 * and the amount ladder. Used for the preview and, on facts read anew, for the execution.
 */
export function previewByPolicy(action: BoundAction, facts: ActionFacts, identity: Identity, moment: Moment): Preview {
  const { order, policy } = facts;
  // Before the proof nothing is said about an order, not even whether it is there.
  if (!order) return { refusal: { reason: identity.level === "signed" ? "unknown_order" : "identity_needed" } };
  const rule = policy.actions[action.request.name];
  if (!rule?.allowed) return { refusal: { reason: "not_allowed", state: order.state } };
  if (rank(identity.level) < rank(rule.identity)) return { refusal: { reason: "identity_needed" } };
  const refusal = refusalOf(action, rule, order, facts, moment);
  if (refusal) return { refusal };
  const preview = action.preview({ order, rule, policy, ...moment });
  if ("refusal" in preview) return preview;
  const tooMuch = overLadder(rule, preview.effects);
  return tooMuch ? { refusal: { reason: tooMuch, state: order.state } } : preview;
}

/** The reason of the rule that a shopper's words or its id name. */
export function findReason(rule: PolicyRule, given: string): NonNullable<PolicyRule["reasons"]>[number] | undefined {
  return rule.reasons?.find(({ id, label }) => given === id || given === label.zh || given === label.en);
}

function refusalOf(
  action: BoundAction,
  rule: PolicyRule,
  order: Order,
  { policy, executed, categoryOf }: ActionFacts,
  { now, timeZone }: Moment,
): Refusal | null {
  const { name } = action.request;
  const { state } = order;
  if (action.isDone(order)) return { reason: "already_done", state };
  if (!rule.states.includes(state)) return { reason: "wrong_state", state, ...insteadOf(name, policy, order) };
  if (rule.windowDays !== undefined && order.deliveredAt !== null) {
    const { windowDays } = rule;
    // The day of delivery does not count, and the last day counts to its end.
    if (now > endOfDayAfter(order.deliveredAt, windowDays, timeZone))
      return { reason: "window_over", state, windowDays };
  }
  if (rule.timesPerOrder !== undefined && (executed[name] ?? 0) >= rule.timesPerOrder) {
    return { reason: "too_often", state };
  }
  const isExcluded = ({ productId }: { productId: string }) =>
    rule.excludedCategories.includes(categoryOf[productId] ?? "");
  if (action.items(order).some(isExcluded)) return { reason: "category_excluded", state };
  if (rule.reasons && action.reason !== null && !findReason(rule, action.reason))
    return { reason: "not_allowed", state };
  return null;
}

function overLadder({ ladder }: PolicyRule, effects: Effect[]): "approval_needed" | "amount_over_ladder" | null {
  if (!ladder) return null;
  const amount = effects.reduce((sum, effect) => sum + (effect.kind === "refund" ? effect.amountMinor : 0), 0);
  if (amount <= ladder.automaticMinor) return null;
  return amount <= ladder.approvalMinor ? "approval_needed" : "amount_over_ladder";
}

function insteadOf(name: ActionName, policy: Policy, order: Order): Pick<Refusal, "instead"> {
  const instead = INSTEAD[name];
  const rule = instead ? policy.actions[instead] : undefined;
  return instead && rule?.allowed && rule.states.includes(order.state) ? { instead } : {};
}

function rank(level: IdentityLevel): number {
  return IDENTITY_LEVELS.indexOf(level);
}

import {
  type ActionName,
  IDENTITY_LEVELS,
  type IdentityLevel,
  type Policy,
  type PolicyReason,
  type PolicyRule,
} from "../../platform/policy.ts";
import { endOfDayAfter } from "../delivery.ts";
import { Purse } from "../money/purse.ts";
import { givenMinor } from "../money/settle.ts";
import type { Effect, Identity, Order, Refusal } from "../ports.ts";
import type { PreviewContext } from "./definition.ts";
import type { ActionFacts } from "./facts.ts";
import type { BoundAction } from "./registry.ts";

/** The nearest thing that may be possible where an action is too late or too early. */
const INSTEAD: Partial<Record<ActionName, ActionName>> = {
  cancel_order: "return_items",
  return_items: "cancel_order",
  change_address: "cancel_order",
  change_items: "exchange_items",
  exchange_items: "change_items",
};

export interface Moment {
  /** Epoch ms. */
  now: number;
  /** From when due dates count; see `PreviewContext`. */
  promisedFrom: number;
  timeZone: string;
  currency: string;
  /** The number that an order placed by this action gets. */
  newOrderId: string;
}

/** What may be done, and whether at once or after a supervisor's yes; or why not. */
export type Verdict = { effects: Effect[]; by: "automatic" | "approval" } | { refusal: Refusal };

/**
 * The one place that decides whether an action may be done: identity, rule, state, what was done before, window, times,
 * categories, reason, evidence, payment method, and the amount ladder. Used for the preview and, on facts read anew, for
 * the execution.
 */
export function judgeByPolicy(action: BoundAction, facts: ActionFacts, identity: Identity, moment: Moment): Verdict {
  const { order, customer, policy } = facts;
  // Before the proof nothing is said about an order, not even whether it is there.
  if (action.of === "order" && !order) {
    const opensAll = identity.level === "signed" || identity.level === "code";
    return { refusal: { reason: opensAll ? "unknown_order" : "identity_needed" } };
  }
  if (action.of === "customer" && !customer) return { refusal: { reason: "identity_needed" } };
  const state = order ? { state: order.state } : {};
  const rule = policy.actions[action.request.name];
  if (!rule?.allowed) return { refusal: { reason: "not_allowed", ...state } };
  if (rank(identity.level) < rank(rule.identity)) return { refusal: { reason: "identity_needed" } };
  const base = { rule, policy, facts, purse: new Purse(facts.methods), ...moment };
  const preview =
    action.of === "order"
      ? order && previewOrder(action, order, base, moment)
      : customer && previewCustomer(action, { ...base, customer });
  if (!preview) return { refusal: { reason: "not_allowed" } };
  if ("refusal" in preview) return preview;
  const by = ladderStep(rule, preview.effects);
  if (by === "never") return { refusal: { reason: "amount_over_ladder", ...state } };
  return { effects: preview.effects, by };
}

/** The reason of the rule that a shopper's words or its id name. */
export function findReason(rule: PolicyRule, given: string): PolicyReason | undefined {
  const same = (label: string) => label.toLowerCase() === given.toLowerCase();
  return rule.reasons?.find(({ id, label }) => given === id || same(label.zh) || same(label.en));
}

type Of<K extends BoundAction["of"]> = Extract<BoundAction, { of: K }>;

function previewOrder(action: Of<"order">, order: Order, base: PreviewContext, moment: Moment) {
  const context = { ...base, order };
  if (action.isDone(context)) return { refusal: { reason: "already_done" as const, state: order.state } };
  const refusal =
    courseRefusal(action, order, base, moment) ??
    excludedRefusal(action.items(context) ?? order.items, order, base) ??
    argumentRefusal(action, order, base);
  return refusal ? { refusal } : action.preview(context);
}

function previewCustomer(action: Of<"customer">, context: Parameters<Of<"customer">["preview"]>[0]) {
  if (action.isDone(context)) return { refusal: { reason: "already_done" as const } };
  const refusal = argumentRefusal(action, null, context);
  return refusal ? { refusal } : action.preview(context);
}

/** Where the order stands: its state, what was done to it, how long ago. */
function courseRefusal(
  action: BoundAction,
  order: Order,
  { rule, policy, facts: { executed } }: PreviewContext,
  { now, timeZone }: Moment,
): Refusal | null {
  const { name } = action.request;
  const { state } = order;
  if (!rule.states.includes(state)) return { reason: "wrong_state", state, ...insteadOf(name, policy, order) };
  const after = rule.notAfter.find((earlier) => (executed[earlier] ?? 0) > 0);
  if (after) return { reason: "too_late_after", state, after };
  const from = { delivered: order.deliveredAt, paid: order.paidAt, placed: order.placedAt }[rule.windowFrom];
  if (rule.windowDays !== undefined && from !== null) {
    const { windowDays } = rule;
    // The first day does not count, and the last day counts to its end.
    if (now > endOfDayAfter(from, windowDays, timeZone)) return { reason: "window_over", state, windowDays };
  }
  if (rule.timesPerOrder !== undefined && (executed[name] ?? 0) >= rule.timesPerOrder) {
    return { reason: "too_often", state };
  }
  return null;
}

function excludedRefusal(items: Order["items"], { state }: Order, { rule, facts }: PreviewContext): Refusal | null {
  const isExcluded = ({ productId }: { productId: string }) =>
    rule.excludedCategories.includes(facts.products.get(productId)?.categoryId ?? "");
  return items.some(isExcluded) ? { reason: "category_excluded", state } : null;
}

/** What was given with it: the reason, what shows it, the payment method. */
function argumentRefusal(
  { reason, evidence, method }: BoundAction,
  order: Order | null,
  { rule, purse }: PreviewContext,
): Refusal | null {
  const state = order ? { state: order.state } : {};
  const found = reason === null ? undefined : findReason(rule, reason);
  if (rule.reasons && reason !== null && !found) return { reason: "not_allowed", ...state };
  const isShown = evidence === null || evidence.length > 0;
  if (!isShown && (found?.evidence || rule.cashback?.evidence)) return { reason: "evidence_needed", ...state };
  if (method === null) return null;
  const own = purse.find(method);
  const isOriginal = order?.payments.some((payment) => payment.method === method) ?? false;
  if (!own && !isOriginal) return { reason: "method", ...state };
  return null;
}

/** Where on the amount ladder the effects stand. */
function ladderStep({ ladder }: PolicyRule, effects: Effect[]): "automatic" | "approval" | "never" {
  if (!ladder) return "automatic";
  const amount = givenMinor(effects);
  if (amount <= ladder.automaticMinor) return "automatic";
  return amount <= ladder.approvalMinor ? "approval" : "never";
}

function insteadOf(name: ActionName, policy: Policy, order: Order): Pick<Refusal, "instead"> {
  const instead = INSTEAD[name];
  const rule = instead ? policy.actions[instead] : undefined;
  return instead && rule?.allowed && rule.states.includes(order.state) ? { instead } : {};
}

function rank(level: IdentityLevel): number {
  return IDENTITY_LEVELS.indexOf(level);
}

import type { Policy } from "../../platform/policy.ts";
import { judgeByPolicy } from "../actions/policy-check.ts";
import { bindAction } from "../actions/registry.ts";
import { givenMinor } from "../money/settle.ts";
import type { Order, Refusal } from "../ports.ts";
import { type Past, type PastDeps, readPast } from "./read-past.ts";
import { TRIED, type TriedAction, usualRequest } from "./usual-request.ts";

const DAY_MS = 86_400_000;
/** A run judges every order so often twice; what is older than the newest of them is left out. */
const MAX_ORDERS = 500;
/** Differing cases that are shown per action. */
const MAX_CASES = 5;

/** What a policy answers to an action on an order. */
export interface Outcome {
  verdict: "automatic" | "approval" | "refused";
  reason: Refusal["reason"] | null;
  /** What would go back to the shopper. */
  amountMinor: number;
}

export interface Totals {
  automatic: number;
  approval: number;
  refused: number;
  amountMinor: number;
}

/** What the policy in force and another one answer to the orders of the last days. */
export interface DryRun {
  days: number;
  orders: number;
  /** There were more orders than were tried: the newest were. */
  isCut: boolean;
  actions: { action: TriedAction; inForce: Totals; draft: Totals; differing: number }[];
  /** The first that differ, per action. */
  cases: { orderId: string; action: TriedAction; inForce: Outcome; draft: Outcome }[];
}

/**
 * Asks both policies for every action on every order placed in the last `days`, as if its shopper, signed in, asked for
 * it now. Reads only.
 */
export async function dryRun(
  deps: PastDeps,
  { inForce, draft, days, now }: { inForce: Policy; draft: Policy; days: number; now: number },
): Promise<DryRun> {
  const past = await readPast(deps, now - days * DAY_MS, MAX_ORDERS);
  const { timeZone, currency } = deps.shop;
  const moment = { now, promisedFrom: now, timeZone, currency, newOrderId: "" };
  const run: DryRun = { days, orders: past.orders.length, isCut: past.isCut, actions: [], cases: [] };
  for (const action of TRIED) {
    const totals = { inForce: nothing(), draft: nothing(), differing: 0 };
    let shown = 0;
    for (const order of past.orders) {
      const before = outcomeOf(action, order, past, inForce, moment);
      const after = outcomeOf(action, order, past, draft, moment);
      if (!before || !after) continue;
      add(totals.inForce, before);
      add(totals.draft, after);
      if (isSame(before, after)) continue;
      totals.differing += 1;
      if (shown++ < MAX_CASES) run.cases.push({ orderId: order.id, action, inForce: before, draft: after });
    }
    run.actions.push({ action, ...totals });
  }
  return run;
}

function outcomeOf(
  name: TriedAction,
  order: Order,
  past: Past,
  policy: Policy,
  moment: Parameters<typeof judgeByPolicy>[3],
): Outcome | null {
  const rule = policy.actions[name];
  if (!rule?.allowed) return { verdict: "refused", reason: "not_allowed", amountMinor: 0 };
  const facts = past.factsOf(order, policy);
  const request = usualRequest(name, order, facts, rule);
  if (!request) return null;
  const identity = { level: "signed", customerId: order.customerId, orderIds: [] } as const;
  const verdict = judgeByPolicy(bindAction(request), facts, { ...identity, orderIds: [order.id] }, moment);
  return "refusal" in verdict
    ? { verdict: "refused", reason: verdict.refusal.reason, amountMinor: 0 }
    : { verdict: verdict.by, reason: null, amountMinor: givenMinor(verdict.effects) };
}

function nothing(): Totals {
  return { automatic: 0, approval: 0, refused: 0, amountMinor: 0 };
}

function add(totals: Totals, { verdict, amountMinor }: Outcome): void {
  totals[verdict] += 1;
  totals.amountMinor += amountMinor;
}

/** Refused is refused, for whatever reason. */
function isSame(a: Outcome, b: Outcome): boolean {
  return a.verdict === b.verdict && a.amountMinor === b.amountMinor;
}

import { newId } from "../../platform/ids.ts";
import type { CommerceDeps } from "../deps.ts";
import type { ActionRequest, Effect, Identity, Proposal, Proposed } from "../ports.ts";
import { readFacts } from "./facts.ts";
import { judgeByPolicy } from "./policy-check.ts";
import { type BoundAction, bindAction } from "./registry.ts";

const GOOD_FOR_MS = 15 * 60_000;

/** Reads policy and order anew and previews; changes nothing. `invalid` for arguments that are not the action's. */
export async function propose(deps: CommerceDeps, request: ActionRequest, identity: Identity): Promise<Proposed> {
  const action = bindAction(request);
  // Nothing is read for somebody unknown: the answer must not depend on whether the order is there.
  if (identity.level === "none") return { proposed: false, refusal: { reason: "identity_needed" } };
  const orderId = action.of === "order" ? action.orderId : null;
  const facts = await readFacts(deps, identity, { orderId, variants: action.variants, proposal: null });
  const now = deps.now();
  const newOrderId = newOrderNumber(now);
  const { timeZone, currency } = deps.shop;
  const verdict = judgeByPolicy(action, facts, identity, { now, promisedFrom: now, timeZone, currency, newOrderId });
  if ("refusal" in verdict) return { proposed: false, refusal: verdict.refusal };
  const at = { now, newOrderId, orderVersion: facts.order?.version ?? 0 };
  return { proposed: true, proposal: newProposal(action, identity, verdict.effects, at) };
}

/** A proposal made at `now` (epoch ms), good for 15 minutes. */
export function newProposal(
  action: BoundAction,
  identity: Identity,
  effects: Effect[],
  { now, newOrderId, orderVersion }: { now: number; newOrderId: string; orderVersion: number },
): Proposal {
  const places = effects.some(({ kind }) => kind === "order_placed");
  return {
    ...action.request,
    id: newId("prp", now),
    orderId: action.of === "order" ? action.orderId : places ? newOrderId : null,
    orderVersion,
    effects,
    identity,
    createdAt: now,
    expiresAt: now + GOOD_FOR_MS,
  };
}

/** Twelve digits, as shoppers read them out: the second it was proposed in, and three at random. */
function newOrderNumber(now: number): string {
  const seconds = Math.floor(now / 1000) % 1_000_000_000;
  const [random = 0] = crypto.getRandomValues(new Uint16Array(1));
  return `${String(seconds).padStart(9, "0")}${String(random % 1000).padStart(3, "0")}`;
}

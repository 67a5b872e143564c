import { newId } from "../../platform/ids.ts";
import type { CommerceDeps } from "../deps.ts";
import type { ActionRequest, Effect, Identity, Proposal, Proposed } from "../ports.ts";
import { readFacts } from "./facts.ts";
import { previewByPolicy } from "./policy-check.ts";
import { bindAction } from "./registry.ts";

const GOOD_FOR_MS = 15 * 60_000;

/** Reads policy and order anew and previews; changes nothing. `invalid` for arguments that are not the action's. */
export async function propose(deps: CommerceDeps, request: ActionRequest, identity: Identity): Promise<Proposed> {
  const action = bindAction(request);
  // Nothing is read for somebody unknown: the answer must not depend on whether the order is there.
  if (identity.level === "none") return { proposed: false, refusal: { reason: "identity_needed" } };
  const { orderId } = request.arguments;
  const facts = await readFacts(deps, orderId, identity, null);
  const now = deps.now();
  const preview = previewByPolicy(action, facts, identity, {
    now,
    promisedFrom: now,
    timeZone: deps.shop.timeZone,
  });
  if ("refusal" in preview) return { proposed: false, refusal: preview.refusal };
  const orderVersion = facts.order?.version ?? 0;
  return { proposed: true, proposal: newProposal(request, identity, orderVersion, preview.effects, now) };
}

/** A proposal made at `now` (epoch ms), good for 15 minutes. */
export function newProposal(
  request: ActionRequest,
  identity: Identity,
  orderVersion: number,
  effects: Effect[],
  now: number,
): Proposal {
  return {
    ...request,
    id: newId("prp", now),
    orderId: request.arguments.orderId,
    orderVersion,
    effects,
    identity,
    createdAt: now,
    expiresAt: now + GOOD_FOR_MS,
  };
}

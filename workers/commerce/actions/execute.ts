import { and, eq, sql } from "drizzle-orm";
import { auditStatement } from "../../platform/audit.ts";
import { insertWhere } from "../../platform/db/rows.ts";
import { executions, orders } from "../../platform/db/schema/orders.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { selectPolicyInForce } from "../../platform/policy-in-force.ts";
import { sealJson } from "../../platform/privacy/seal.ts";
import type { CommerceDeps } from "../deps.ts";
import type { Effect, Execution, Order, Proposal, Refusal } from "../ports.ts";
import { type ActionFacts, readFacts } from "./facts.ts";
import { previewByPolicy } from "./policy-check.ts";
import { newProposal } from "./propose.ts";
import { type BoundAction, bindAction } from "./registry.ts";
import { isSame } from "./same.ts";

/** Each try reads anew; one is lost only when somebody else changed the order or the policy in between. */
const MAX_TRIES = 4;

/**
 * Executes a confirmed proposal exactly once (design §5): what was stored for its id is returned again. Other effects
 * than were previewed, or a proposal over 15 minutes old, give a new preview and change nothing. `unavailable` where
 * the order is changed so often that no try holds; the caller repeats.
 */
export async function execute(deps: CommerceDeps, proposal: Proposal): Promise<Execution> {
  const action = bindAction(proposal);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const facts = await readFacts(deps, proposal.orderId, proposal.identity, proposal.id);
    if (facts.stored) return facts.stored;
    const at = deps.now();
    const verdict = judge(deps, action, facts, proposal, at);
    if ("next" in verdict) return { state: "changed", proposal: proposal.id, next: verdict.next, at };
    const isStored =
      "refusal" in verdict
        ? await storeRefusal(deps, proposal, verdict.refusal, at)
        : await perform(deps, action, facts, verdict.order, proposal, at);
    if (isStored) return isStored;
  }
  throw new DeskbellError("unavailable", "the order is being changed elsewhere; try again", { retryAfterS: 1 });
}

type Verdict = { refusal: Refusal } | { next: Proposal } | { order: Order };

function judge(deps: CommerceDeps, action: BoundAction, facts: ActionFacts, proposal: Proposal, at: number): Verdict {
  const preview = (promisedFrom: number) =>
    previewByPolicy(action, facts, proposal.identity, { now: at, promisedFrom, timeZone: deps.shop.timeZone });
  const promised = preview(proposal.createdAt);
  if ("refusal" in promised) return promised;
  const { order } = facts;
  if (!order) return { refusal: { reason: "unknown_order" } };
  if (at <= proposal.expiresAt && isSame(promised.effects, proposal.effects)) return { order };
  const renewed = preview(at);
  if ("refusal" in renewed) return renewed;
  return { next: newProposal(action.request, proposal.identity, order.version, renewed.effects, at) };
}

/** The one batch; null where order or policy changed since they were read, or another attempt was first. */
async function perform(
  deps: CommerceDeps,
  action: BoundAction,
  facts: ActionFacts,
  order: Order,
  proposal: Proposal,
  at: number,
): Promise<Execution | null> {
  const { database, shop } = deps;
  const { effects } = proposal;
  const result: Execution = { state: "executed", proposal: proposal.id, effects, at };
  const run = newId("run", at);
  const isMine = sql`exists (select 1 from ${executions} mine where mine.proposal_id = ${proposal.id} and mine.run = ${run})`;
  const ofOrder = and(eq(orders.shopId, shop.shop), eq(orders.id, order.id));
  const stillHolds = sql`exists (select 1 from ${orders} where ${and(ofOrder, eq(orders.version, order.version))})
    and ${facts.policyVersion} = (select version from (${selectPolicyInForce(database, shop.shop, at).getSQL()}))
    and not exists (select 1 from ${executions} earlier where earlier.proposal_id = ${proposal.id})`;
  const { order: changes, statements } = await action.write({ deps, order, proposal, effects, at, isMine });
  const [inserted] = await database.batch([
    insertWhere(database, executions, await executionRow(deps, proposal, result, run, at), stillHolds).returning({
      run: executions.run,
    }),
    ...statements,
    database
      .update(orders)
      .set({ ...changes, version: sql`${orders.version} + 1` })
      .where(and(ofOrder, isMine)),
    auditStatement(database, auditEntry(deps, proposal, effects, at), isMine),
  ]);
  return inserted.length > 0 ? result : null;
}

/** A refusal is an end, too: the same proposal stays refused. Null where it was executed meanwhile. */
async function storeRefusal(
  deps: CommerceDeps,
  proposal: Proposal,
  refusal: Refusal,
  at: number,
): Promise<Execution | null> {
  const result: Execution = { state: "refused", proposal: proposal.id, refusal, at };
  const row = await executionRow(deps, proposal, result, newId("run", at), at);
  const inserted = await deps.database
    .insert(executions)
    .values(row)
    .onConflictDoNothing()
    .returning({ run: executions.run });
  return inserted.length > 0 ? result : null;
}

async function executionRow(
  { keys, shop, conversation }: CommerceDeps,
  proposal: Proposal,
  result: Extract<Execution, { state: "executed" | "refused" }>,
  run: string,
  at: number,
): Promise<typeof executions.$inferSelect> {
  return {
    proposalId: proposal.id,
    shopId: shop.shop,
    conversation,
    orderId: proposal.orderId,
    action: proposal.name,
    state: result.state,
    resultSealed: await sealJson(keys, result),
    run,
    at,
  };
}

function auditEntry({ shop, conversation }: CommerceDeps, proposal: Proposal, effects: Effect[], at: number) {
  const { customerId } = proposal.identity;
  return {
    shop: shop.shop,
    actor: `shopper:${customerId ?? conversation}`,
    action: `order.${proposal.name}`,
    target: `order:${proposal.orderId}`,
    detail: {
      proposal: proposal.id,
      conversation,
      effects: effects.map((effect) => ({
        kind: effect.kind,
        ...("amountMinor" in effect ? { amountMinor: effect.amountMinor } : {}),
      })),
    },
    at,
  };
}

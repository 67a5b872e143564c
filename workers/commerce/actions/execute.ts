import { and, eq, type SQL, sql } from "drizzle-orm";
import { auditStatement } from "../../platform/audit.ts";
import { insertWhere } from "../../platform/db/rows.ts";
import { customers } from "../../platform/db/schema/customers.ts";
import { executions, orders } from "../../platform/db/schema/orders.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { selectPolicyInForce } from "../../platform/policy-in-force.ts";
import { sealJson } from "../../platform/privacy/seal.ts";
import type { CommerceDeps } from "../deps.ts";
import type { Effect, Execution, Proposal, Refusal } from "../ports.ts";
import { askApproval } from "./ask-approval.ts";
import type { WriteContext } from "./definition.ts";
import { type ActionFacts, readFacts } from "./facts.ts";
import { moneyWrites } from "./money-writes.ts";
import { judgeByPolicy } from "./policy-check.ts";
import { newProposal } from "./propose.ts";
import { type BoundAction, bindAction } from "./registry.ts";
import { isSame } from "./same.ts";

/** Each try reads anew; one is lost only when somebody else changed the order, a balance or the policy in between. */
const MAX_TRIES = 4;

/**
 * Executes a confirmed proposal exactly once (design §5): what was stored for its id is returned again. Other effects
 * than were previewed, or a proposal over 15 minutes old, give a new preview and change nothing; over the automatic
 * amount it waits for a supervisor, and the same call executes it after their yes. `unavailable` where the data are
 * changed so often that no try holds; the caller repeats.
 */
export async function execute(deps: CommerceDeps, proposal: Proposal): Promise<Execution> {
  const action = bindAction(proposal);
  const orderId = action.of === "order" ? action.orderId : null;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const query = { orderId, variants: action.variants, proposal: proposal.id };
    const facts = await readFacts(deps, proposal.identity, query);
    if (facts.stored) return facts.stored;
    const at = deps.now();
    const verdict = judge(deps, action, facts, proposal, at);
    if ("next" in verdict) return { state: "changed", proposal: proposal.id, next: verdict.next, at };
    const isStored =
      "refusal" in verdict
        ? await storeRefusal(deps, proposal, facts, verdict.refusal, at)
        : verdict.waits
          ? await askApproval(deps, proposal, facts, stillHolds(deps, facts, proposal, at), at)
          : await perform(deps, action, facts, proposal, at);
    if (isStored) return isStored;
  }
  throw new DeskbellError("unavailable", "the order is being changed elsewhere; try again", { retryAfterS: 1 });
}

type Judged = { refusal: Refusal } | { next: Proposal } | { waits: boolean };

function judge(
  { shop }: CommerceDeps,
  action: BoundAction,
  facts: ActionFacts,
  proposal: Proposal,
  at: number,
): Judged {
  const newOrderId = proposal.orderId ?? "";
  const { timeZone, currency } = shop;
  const judged = (promisedFrom: number) =>
    judgeByPolicy(action, facts, proposal.identity, { now: at, promisedFrom, timeZone, currency, newOrderId });
  const promised = judged(proposal.createdAt);
  if ("refusal" in promised) return promised;
  // What a supervisor has been asked about, or has decided, does not grow old meanwhile.
  const isFresh = at <= proposal.expiresAt || facts.approval !== null;
  if (isFresh && isSame(promised.effects, proposal.effects)) {
    if (facts.approval?.state === "declined") return { refusal: { reason: "not_allowed" } };
    return { waits: promised.by === "approval" && facts.approval?.state !== "approved" };
  }
  const renewed = judged(at);
  if ("refusal" in renewed) return renewed;
  const anew = { now: at, newOrderId, orderVersion: facts.order?.version ?? 0 };
  return { next: newProposal(action, proposal.identity, renewed.effects, anew) };
}

/** That nothing of what was read has changed since: part of the batch. */
function stillHolds({ database, shop }: CommerceDeps, facts: ActionFacts, proposal: Proposal, at: number): SQL {
  const { order, customer } = facts;
  const subject = order
    ? sql`exists (select 1 from ${orders} where ${and(eq(orders.shopId, shop.shop), eq(orders.id, order.id), eq(orders.version, order.version))})`
    : sql`exists (select 1 from ${customers} where ${and(eq(customers.shopId, shop.shop), eq(customers.id, customer?.id ?? ""))} and ${customers.erasedAt} is null)`;
  return sql`${subject}
    and ${facts.policyVersion} = (select version from (${selectPolicyInForce(database, shop.shop, at).getSQL()}))
    and not exists (select 1 from ${executions} earlier where earlier.proposal_id = ${proposal.id})`;
}

/** The one batch; null where what was read has changed since, or another attempt was first. */
async function perform(
  deps: CommerceDeps,
  action: BoundAction,
  facts: ActionFacts,
  proposal: Proposal,
  at: number,
): Promise<Execution | null> {
  const { database, shop } = deps;
  const { order } = facts;
  const { effects } = proposal;
  const result: Execution = { state: "executed", proposal: proposal.id, effects, at };
  const run = newId("run", at);
  const isMine = sql`exists (select 1 from ${executions} mine where mine.proposal_id = ${proposal.id} and mine.run = ${run})`;
  const customerId = ownerOf(facts, proposal);
  const context: WriteContext = { deps, order, facts, customerId, proposal, effects, at, isMine };
  const { order: changes = {}, statements = [], holds = [] } = await action.write(context);
  const money = moneyWrites(context, action.note);
  const condition = sql.join([stillHolds(deps, facts, proposal, at), ...money.holds, ...holds], sql` and `);
  const row = await executionRow(deps, proposal, customerId, result, run, at);
  const [inserted] = await database.batch([
    insertWhere(database, executions, row, condition).returning({ run: executions.run }),
    ...statements,
    ...money.statements,
    ...(order
      ? [
          database
            .update(orders)
            .set({ ...money.order, ...changes, version: sql`${orders.version} + 1` })
            .where(and(eq(orders.shopId, shop.shop), eq(orders.id, order.id), isMine)),
        ]
      : []),
    auditStatement(database, auditEntry(deps, proposal, customerId, effects, at), isMine),
  ]);
  return inserted.length > 0 ? result : null;
}

/** A refusal is an end, too: the same proposal stays refused. Null where it was executed meanwhile. */
async function storeRefusal(
  deps: CommerceDeps,
  proposal: Proposal,
  facts: ActionFacts,
  refusal: Refusal,
  at: number,
): Promise<Execution | null> {
  const result: Execution = { state: "refused", proposal: proposal.id, refusal, at };
  const row = await executionRow(deps, proposal, ownerOf(facts, proposal), result, newId("run", at), at);
  const inserted = await deps.database
    .insert(executions)
    .values(row)
    .onConflictDoNothing()
    .returning({ run: executions.run });
  return inserted.length > 0 ? result : null;
}

function ownerOf({ order, customer }: ActionFacts, { identity }: Proposal): string {
  return order?.customerId ?? customer?.id ?? identity.customerId ?? "";
}

async function executionRow(
  { keys, shop, conversation }: CommerceDeps,
  proposal: Proposal,
  customerId: string,
  result: Extract<Execution, { state: "executed" | "refused" }>,
  run: string,
  at: number,
): Promise<typeof executions.$inferSelect> {
  return {
    proposalId: proposal.id,
    shopId: shop.shop,
    conversation,
    orderId: proposal.orderId,
    customerId: customerId || null,
    action: proposal.name,
    state: result.state,
    resultSealed: await sealJson(keys, result),
    run,
    at,
  };
}

function auditEntry(
  { shop, conversation }: CommerceDeps,
  { id, name, orderId, identity }: Proposal,
  customerId: string,
  effects: Effect[],
  at: number,
) {
  return {
    shop: shop.shop,
    actor: `shopper:${identity.customerId ?? conversation}`,
    action: orderId === null ? `customer.${name}` : `order.${name}`,
    target: orderId === null ? `customer:${customerId}` : `order:${orderId}`,
    detail: {
      proposal: id,
      conversation,
      effects: effects.map((effect) => ({
        kind: effect.kind,
        ...("amountMinor" in effect ? { amountMinor: effect.amountMinor } : {}),
      })),
    },
    at,
  };
}

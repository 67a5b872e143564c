import { and, asc, eq, isNull, lt, ne } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { approvals } from "../../platform/db/schema/orders.ts";
import { log } from "../../platform/log.ts";
import type { Decision } from "./decide-approval.ts";

/** A decision is carried out by whoever makes it; what is not after so long is taken up by the sweep. */
const SETTLE_AFTER_MS = 60_000;
const MAX_AT_ONCE = 50;

/** Tells a conversation what was decided; true once it has carried it out and said so. */
export type Settle = (shop: string, decision: Decision) => Promise<boolean>;

/** Notes that the conversation has carried the decision out. */
export async function markSettled(database: Database, shop: string, proposal: string, now: number): Promise<void> {
  await database
    .update(approvals)
    .set({ settledAt: now })
    .where(and(eq(approvals.shopId, shop), eq(approvals.proposalId, proposal), isNull(approvals.settledAt)));
}

/** Takes up decisions that no conversation has carried out, of all shops of a database. `now` is epoch ms. */
export async function settleApprovals(database: Database, now: number, settle: Settle): Promise<void> {
  const owed = await database
    .select({
      shop: approvals.shopId,
      conversation: approvals.conversation,
      proposal: approvals.proposalId,
      state: approvals.state,
      note: approvals.note,
      chain: approvals.decidedChain,
    })
    .from(approvals)
    .where(
      and(isNull(approvals.settledAt), lt(approvals.decidedAt, now - SETTLE_AFTER_MS), ne(approvals.state, "pending")),
    )
    .orderBy(asc(approvals.decidedAt))
    .limit(MAX_AT_ONCE);
  for (const { shop, state, ...decision } of owed) {
    try {
      const isSettled = await settle(shop, { ...decision, isApproved: state === "approved" });
      if (isSettled) await markSettled(database, shop, decision.proposal, now);
    } catch (error) {
      log("warn", "approval.not_settled", { shop, proposal: decision.proposal, error });
    }
  }
}

import { and, eq, sql } from "drizzle-orm";
import { auditStatement } from "../../platform/audit.ts";
import type { Database } from "../../platform/db/database.ts";
import { approvals } from "../../platform/db/schema/orders.ts";
import { DeskbellError } from "../../platform/errors.ts";

interface DecideDeps {
  database: Database;
  shop: string;
  /** Epoch ms. */
  now: number;
  /** `staff:<id>`. */
  actor: string;
}

/** What was decided about a proposal, and the conversation that has to hear of it. */
export interface Decision {
  conversation: string;
  proposal: string;
  isApproved: boolean;
  /** As the shopper is told it. */
  note: string | null;
  /** Rules that decided it, the first one first; empty: a person did. */
  chain: string[];
}

/**
 * Decides once. Whoever decides the same again hears the same; `conflict` where it was decided otherwise, `not_found`
 * where there is no such approval. The execution follows in the conversation.
 */
export async function decideApproval(
  { database, shop, now, actor }: DecideDeps,
  id: string,
  verdict: { isApproved: boolean; note: string | null; chain?: readonly string[] },
): Promise<Decision> {
  const state = verdict.isApproved ? "approved" : "declined";
  const isOne = and(eq(approvals.shopId, shop), eq(approvals.id, id));
  const isOpen = and(isOne, eq(approvals.state, "pending"));
  const [, , [row]] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: `approval.${state}`, target: `approval:${id}`, detail: {}, at: now },
      sql`exists (select 1 from ${approvals} where ${isOpen})`,
    ),
    database
      .update(approvals)
      .set({ state, note: verdict.note, decidedBy: actor, decidedAt: now, decidedChain: [...(verdict.chain ?? [])] })
      .where(isOpen),
    database.select().from(approvals).where(isOne),
  ]);
  if (!row) throw new DeskbellError("not_found", "there is no such approval");
  if (row.state !== state || row.decidedBy !== actor) {
    throw new DeskbellError("conflict", `it was ${row.state} already`, { detail: { state: row.state } });
  }
  const { conversation, proposalId: proposal, note, decidedChain: chain } = row;
  return { conversation, proposal, isApproved: verdict.isApproved, note, chain };
}

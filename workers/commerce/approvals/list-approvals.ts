import { and, asc, desc, eq, ne } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { customers } from "../../platform/db/schema/customers.ts";
import { approvals } from "../../platform/db/schema/orders.ts";
import type { Policy } from "../../platform/policy.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import { maskName } from "../../platform/privacy/mask.ts";
import { unseal, unsealJson } from "../../platform/privacy/seal.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import { findReason } from "../actions/policy-check.ts";
import type { Effect, Proposal } from "../ports.ts";

const MAX_LISTED = 100;

/** A confirmed proposal that waits for a supervisor, or that one has decided. Times are epoch ms. */
export interface ApprovalEntry {
  id: string;
  conversation: string;
  orderId: string | null;
  customerId: string | null;
  /** Masked. */
  customerName: string | null;
  action: string;
  amountMinor: number;
  currency: string;
  effects: Effect[];
  /** As the shopper said it, or the name that the policy gives it. */
  reason: Bilingual | null;
  state: "pending" | "approved" | "declined";
  decidedBy: string | null;
  decidedAt: number | null;
  note: string | null;
  createdAt: number;
}

/** What waits, the oldest first; or what was decided, the newest first. */
export async function listApprovals(
  { database, keys, policy }: { database: Database; keys: DataKeys; policy: Policy },
  shop: string,
  list: "pending" | "decided",
): Promise<ApprovalEntry[]> {
  const isPending = list === "pending";
  const rows = await database
    .select({ approval: approvals, name: customers.nameSealed })
    .from(approvals)
    .leftJoin(customers, and(eq(customers.shopId, approvals.shopId), eq(customers.id, approvals.customerId)))
    .where(and(eq(approvals.shopId, shop), isPending ? eq(approvals.state, "pending") : ne(approvals.state, "pending")))
    .orderBy(isPending ? asc(approvals.createdAt) : desc(approvals.decidedAt), asc(approvals.id))
    .limit(MAX_LISTED);
  return Promise.all(
    rows.map(async ({ approval, name }) => {
      const { shopId: _, proposalId: __, proposalSealed, settledAt: ___, decidedChain: ____, ...shown } = approval;
      const proposal = await openProposal(keys, proposalSealed);
      return {
        ...shown,
        customerName: name === null ? null : maskName(await unseal(keys, name)),
        effects: proposal?.effects ?? [],
        reason: proposal ? reasonOf(proposal, policy) : null,
      };
    }),
  );
}

function reasonOf(proposal: Proposal, policy: Policy): Bilingual | null {
  const said = "reason" in proposal.arguments ? proposal.arguments.reason : "";
  const rule = policy.actions[proposal.name];
  return (rule && findReason(rule, said)?.label) ?? (said === "" ? null : { zh: said, en: said });
}

/** Opens what `ask-approval` sealed; null where the customer was erased. */
async function openProposal(keys: DataKeys, sealed: string): Promise<Proposal | null> {
  return sealed === "" ? null : ((await unsealJson(keys, sealed)) as Proposal);
}

import type { SQL } from "drizzle-orm";
import { insertWhere } from "../../platform/db/rows.ts";
import { approvals } from "../../platform/db/schema/orders.ts";
import { newId } from "../../platform/ids.ts";
import { sealJson } from "../../platform/privacy/seal.ts";
import type { CommerceDeps } from "../deps.ts";
import { givenMinor } from "../money/settle.ts";
import type { Execution, Proposal } from "../ports.ts";
import type { ActionFacts } from "./facts.ts";

/** Lays a confirmed proposal before a supervisor, once. Null where what was read has changed since. */
export async function askApproval(
  { database, keys, shop, conversation }: CommerceDeps,
  proposal: Proposal,
  { approval, order, customer }: ActionFacts,
  stillHolds: SQL,
  at: number,
): Promise<Execution | null> {
  const waits = (id: string, since: number): Execution => ({
    state: "awaiting_approval",
    proposal: proposal.id,
    approval: id,
    at: since,
  });
  if (approval) return waits(approval.id, approval.createdAt);
  const row = {
    shopId: shop.shop,
    id: newId("apv", at),
    proposalId: proposal.id,
    conversation,
    orderId: proposal.orderId,
    customerId: order?.customerId ?? customer?.id ?? null,
    action: proposal.name,
    amountMinor: givenMinor(proposal.effects),
    currency: order?.currency ?? shop.currency,
    proposalSealed: await sealJson(keys, proposal),
    state: "pending",
    createdAt: at,
  } as const;
  const inserted = await insertWhere(database, approvals, row, stillHolds)
    .onConflictDoNothing()
    .returning({ id: approvals.id });
  return inserted.length > 0 ? waits(row.id, at) : null;
}

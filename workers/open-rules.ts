import { and, eq } from "drizzle-orm";
import { conversationOf, type RuleCommand } from "../durable-objects/conversation/contract.ts";
import { decideApproval } from "./commerce/approvals/decide-approval.ts";
import { markSettled } from "./commerce/approvals/settle-approvals.ts";
import { hasReport, noticeShop } from "./commerce/cases/watch-shipments.ts";
import type { Clock } from "./platform/clock.ts";
import type { Database } from "./platform/db/database.ts";
import { approvals } from "./platform/db/schema/orders.ts";
import { shopDatabase } from "./platform/db/shop-database.ts";
import type { Env } from "./platform/env.ts";
import { outcome, unwrap } from "./platform/errors.ts";
import type { EffectEnd, RuleDeps, RuleEffects } from "./tickets/rules/ports.ts";
import { ticketShop } from "./tickets/ticket-shop.ts";

/** What a shop's rules work with; null where there is no such shop. */
export async function openRules(env: Env, shop: string, now: Clock): Promise<RuleDeps | null> {
  const [database, hours] = await Promise.all([shopDatabase(env, shop), ticketShop(env, shop)]);
  if (!database || !hours) return null;
  return { database, shop: hours, now, effects: openEffects(env, shop, database, now) };
}

/** Writes down what is wrong with the shop's parcels now, each once: what rules on shipments go by. */
export function noticeParcels({ database, shop, now }: RuleDeps): Promise<void> {
  return noticeShop(database, shop.shop, now());
}

/** The same, where the shopper has said in one of these conversations that a parcel is not there; false where none has. */
export async function noticeReported(deps: RuleDeps, conversations: readonly string[]): Promise<boolean> {
  if (!(await hasReport(deps.database, deps.shop.shop, conversations))) return false;
  await noticeParcels(deps);
  return true;
}

function openEffects(env: Env, shop: string, database: Database, now: Clock): RuleEffects {
  const command = async (conversation: string, given: RuleCommand): Promise<EffectEnd> => {
    const end = await conversationOf(env, shop, conversation).byRule(given);
    if (!end.ok && end.error.code === "not_found") return { is: "refused", why: "no_conversation" };
    return unwrap(end);
  };
  return {
    handoff: ({ conversation, key, chain, reason }) => command(conversation, { key, chain, is: "handoff", reason }),
    sendMessage: ({ conversation, key, chain, text, facts }) =>
      command(conversation, { key, chain, is: "say", text, facts }),
    async approve({ proposal, action, upToMinor, rule, chain }) {
      const isIt = and(eq(approvals.shopId, shop), eq(approvals.proposalId, proposal));
      const [row] = await database.select().from(approvals).where(isIt);
      if (!row) return { is: "refused", why: "no_approval" };
      if (row.action !== action) return { is: "refused", why: "other_action" };
      if (row.amountMinor > upToMinor) return { is: "refused", why: "amount" };
      const deps = { database, shop, now: now(), actor: `rule:${rule.id}` };
      const decided = await outcome(() => decideApproval(deps, row.id, { isApproved: true, note: null, chain }));
      if (!decided.ok && decided.error.code === "conflict") return { is: "refused", why: "decided" };
      const { conversation, ...decision } = unwrap(decided);
      const { settled } = unwrap(await conversationOf(env, shop, conversation).decided(decision));
      if (settled) await markSettled(database, shop, proposal, now());
      return { is: "done" };
    },
  };
}

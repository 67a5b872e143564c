import { and, asc, eq, lte } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { unlessLost } from "../../platform/db/lost.ts";
import { inList } from "../../platform/db/rows.ts";
import { ruleFirings, rules, ruleVersions, ticketHistory, tickets } from "../../platform/db/schema/tickets.ts";
import { log } from "../../platform/log.ts";
import type { WhyFact } from "../../platform/ticket-words.ts";
import { ofTicket, type RuleEvent } from "./events.ts";
import { type Lookup, openLookup } from "./facts.ts";
import { type Fired, fire, type RuleRow } from "./fire.ts";
import { judge } from "./judge.ts";
import { MAX_DEPTH } from "./loops.ts";
import { performEffects } from "./perform-effects.ts";
import type { RuleDeps } from "./ports.ts";
import { isRuleEvent } from "./vocabulary.ts";

const AT_ONCE = 200;

/**
 * Runs the shop's enabled rules over what has happened, each on each event at most once, however often it is called.
 * A rule never fires on what it has brought about itself, and nothing fires on what came of three rules in a row.
 */
export async function runRules(deps: RuleDeps, events: readonly RuleEvent[]): Promise<Fired[]> {
  if (events.length === 0) return [];
  const waiting = await enabledRules(deps.database, deps.shop.shop, [...new Set(events.map(({ type }) => type))]);
  const fired: Fired[] = [];
  for (const event of waiting.length > 0 ? events : []) {
    for (const rule of waiting) {
      if (rule.document.when !== event.type || !mayFireOn(rule, event)) continue;
      const lookup = openLookup(deps.database, deps.shop.shop, event, deps.now());
      const why = await judgeOrLog(rule, lookup);
      if (!why) continue;
      const done = await fire(deps, { rule, event, why, customer: await lookup.customer() });
      if (done) fired.push(done);
    }
  }
  return fired;
}

/** A rule that cannot be judged does not hold up the others; a database that cannot be asked holds up all. */
async function judgeOrLog(rule: RuleRow, lookup: Lookup): Promise<WhyFact[] | null> {
  try {
    return await judge(rule.document, lookup.read);
  } catch (error) {
    if (unlessLost(error) !== error) throw error;
    log("error", "rules.judge", { shop: rule.shopId, rule: rule.id, error });
    return null;
  }
}

/** Keeps rules from setting each other off without end. */
function mayFireOn(rule: RuleRow, event: RuleEvent): boolean {
  return event.chain.length < MAX_DEPTH && !event.chain.includes(rule.id);
}

/** The enabled rules that wait for one of these events, oldest first. */
async function enabledRules(database: Database, shop: string, types: string[]): Promise<RuleRow[]> {
  const enabled = await database
    .select()
    .from(rules)
    .where(and(eq(rules.shopId, shop), eq(rules.isEnabled, true)))
    .orderBy(asc(rules.createdAt), asc(rules.id));
  return enabled.filter(({ document }) => types.includes(document.when));
}

/** Which events the shop's enabled rules wait for: what nobody waits for need not be looked for. */
export async function awaitedEvents(database: Database, shop: string): Promise<Set<string>> {
  const enabled = await database
    .select({ document: rules.document })
    .from(rules)
    .where(and(eq(rules.shopId, shop), eq(rules.isEnabled, true)));
  return new Set(enabled.map(({ document }) => document.when));
}

/**
 * Lets the rules see what happened to the shop's tickets, until nothing new comes of it. What cannot be run now stays
 * unseen, and is run by the sweep.
 */
export async function runTicketRules(deps: RuleDeps): Promise<Fired[]> {
  const { database, shop } = deps;
  const fired: Fired[] = [];
  for (let round = 0; round <= MAX_DEPTH; round++) {
    const unseen = await database
      .select({
        row: ticketHistory,
        about: { conversation: tickets.conversation, orderId: tickets.orderId, customerId: tickets.customerId },
      })
      .from(ticketHistory)
      .innerJoin(tickets, and(eq(tickets.shopId, ticketHistory.shopId), eq(tickets.id, ticketHistory.ticketId)))
      .where(and(eq(ticketHistory.shopId, shop.shop), eq(ticketHistory.isRuled, false)))
      .orderBy(asc(ticketHistory.at), asc(ticketHistory.id))
      .limit(AT_ONCE);
    if (unseen.length === 0) return fired;
    const events = unseen.filter(({ row }) => isRuleEvent(row.type)).map(({ row, about }) => ofTicket(row, about));
    fired.push(...(await runRules(deps, events)));
    const ids = unseen.map(({ row }) => row.id);
    await database
      .update(ticketHistory)
      .set({ isRuled: true })
      .where(and(eq(ticketHistory.shopId, shop.shop), inList(ticketHistory.id, ids)));
  }
  return fired;
}

/** What firings of the shop still owe outside of the database, and is due. */
export async function retryEffects(deps: RuleDeps): Promise<void> {
  const { database, shop, now } = deps;
  const owed = await database
    .select({ firing: ruleFirings, version: ruleVersions })
    .from(ruleFirings)
    // The version that fired: what was edited or removed since changes nothing of what is owed.
    .innerJoin(
      ruleVersions,
      and(
        eq(ruleVersions.shopId, ruleFirings.shopId),
        eq(ruleVersions.ruleId, ruleFirings.ruleId),
        eq(ruleVersions.version, ruleFirings.version),
      ),
    )
    .where(and(eq(ruleFirings.shopId, shop.shop), eq(ruleFirings.state, "pending"), lte(ruleFirings.tryAt, now())))
    .limit(AT_ONCE);
  for (const { firing, version } of owed) {
    const { ruleId, name, document } = version;
    try {
      await performEffects(deps, { firing, rule: { id: ruleId, name }, actions: document.actions });
    } catch (error) {
      log("error", "rules.retry", { shop: shop.shop, rule: ruleId, error });
    }
  }
}

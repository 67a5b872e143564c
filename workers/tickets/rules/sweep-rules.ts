import { and, eq, lte } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { ruleFirings, rules, ticketHistory } from "../../platform/db/schema/tickets.ts";
import { log } from "../../platform/log.ts";
import { noticedEvents } from "./noticed-events.ts";
import type { RuleDeps } from "./ports.ts";
import { awaitedEvents, retryEffects, runRules, runTicketRules } from "./run-rules.ts";

/** What is older is not looked at again; each of it was run many times by then. */
const LOOK_BACK_MS = 24 * 3_600_000;
const AT_ONCE = 500;

/**
 * One shard's rules: what only the tables tell, ticket events that nobody has run yet, and effects that are owed.
 * `open` gives what a shop's rules work with; null where there is no such shop.
 */
export async function sweepRules(
  database: Database,
  now: number,
  open: (shop: string) => Promise<RuleDeps | null>,
): Promise<void> {
  for (const shop of await busyShops(database, now)) {
    try {
      const deps = await open(shop);
      if (!deps) continue;
      const wanted = await awaitedEvents(database, shop);
      const window = { since: now - LOOK_BACK_MS, now, limit: AT_ONCE };
      await runRules(deps, await noticedEvents(database, shop, wanted, window));
      await runTicketRules(deps);
      await retryEffects(deps);
    } catch (error) {
      log("error", "rules.sweep", { shop, error });
    }
  }
}

async function busyShops(database: Database, now: number): Promise<string[]> {
  const [withRules, withEvents, withEffects] = await database.batch([
    database.selectDistinct({ shop: rules.shopId }).from(rules).where(eq(rules.isEnabled, true)),
    database.selectDistinct({ shop: ticketHistory.shopId }).from(ticketHistory).where(eq(ticketHistory.isRuled, false)),
    database
      .selectDistinct({ shop: ruleFirings.shopId })
      .from(ruleFirings)
      .where(and(eq(ruleFirings.state, "pending"), lte(ruleFirings.tryAt, now))),
  ]);
  return [...new Set([...withRules, ...withEvents, ...withEffects].map(({ shop }) => shop))];
}

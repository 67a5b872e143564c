import { noticeParcels, openRules } from "../open-rules.ts";
import { systemClock } from "../platform/clock.ts";
import type { Env } from "../platform/env.ts";
import type { News } from "../platform/news.ts";
import { noticedEvents } from "../tickets/rules/noticed-events.ts";
import { awaitedEvents, runRules, runTicketRules } from "../tickets/rules/run-rules.ts";
import type { RuleEventType } from "../tickets/rules/vocabulary.ts";

/** What was noticed longer ago has been run, or is run by the sweep. */
const SINCE_MS = 3_600_000;
const AT_ONCE = 500;
/** What rules may wait for, by what was written. */
const EVENTS_OF = {
  shipments: ["shipment.stuck", "shipment.delivered_unreceived"],
  prices: ["order.price_dropped"],
} as const satisfies Record<News, readonly RuleEventType[]>;

/**
 * Runs the shop's rules over what was just written of parcels and prices. May be called again with the same: what is
 * wrong with a parcel is noticed once, and a rule fires once on an event.
 */
export async function followNews(env: Env, shop: string, news: ReadonlySet<News>): Promise<void> {
  const deps = await openRules(env, shop, systemClock);
  if (!deps) return;
  const { database, now } = deps;
  if (news.has("shipments")) await noticeParcels(deps);
  const awaited = await awaitedEvents(database, shop);
  const wanted = [...news].flatMap((one) => EVENTS_OF[one]).filter((type) => awaited.has(type));
  if (wanted.length === 0) return;
  const window = { since: now() - SINCE_MS, now: now(), limit: AT_ONCE };
  await runRules(deps, await noticedEvents(database, shop, new Set(wanted), window));
  await runTicketRules(deps);
}

import { noticeReported, openRules } from "../open-rules.ts";
import { systemClock } from "../platform/clock.ts";
import type { Env } from "../platform/env.ts";
import type { ConversationEvent } from "../platform/events.ts";
import { followConversations } from "../tickets/follow-conversations.ts";
import { ofConversation } from "../tickets/rules/events.ts";
import { noticedEvents } from "../tickets/rules/noticed-events.ts";
import { awaitedEvents, runRules, runTicketRules } from "../tickets/rules/run-rules.ts";

/** What a turn leaves in the tables is of the turn whose events these are; older ones were seen, or the sweep sees them. */
const NOTICED_SINCE_MS = 3_600_000;
const UNRECEIVED = "shipment.delivered_unreceived";

/** What happened in one conversation, as a batch told it or the object itself. */
export interface Happened {
  conversation: string;
  customer: string | null;
  events: readonly ConversationEvent[];
}

/**
 * Moves the clocks of tickets and runs the shop's rules over what has happened. May be called again with the same: a
 * ticket follows a message once, and a rule fires once on an event.
 */
export async function followTickets(env: Env, shop: string, happened: readonly Happened[]): Promise<void> {
  if (happened.every(({ events }) => events.length === 0)) return;
  const deps = await openRules(env, shop, systemClock);
  if (!deps) return;
  await followConversations(
    deps,
    happened.map(({ conversation, events }) => ({ conversation, applied: events })),
  );
  const awaited = await awaitedEvents(deps.database, shop);
  if (awaited.size > 0) {
    const events = happened.flatMap((one) => one.events.flatMap((event) => ofConversation(one, event) ?? []));
    await runRules(deps, events);
    const wanted = new Set(awaited.has("approval.requested") ? ["approval.requested"] : []);
    if (awaited.has(UNRECEIVED) && (await noticeReported(deps, talksWithTurns(happened)))) wanted.add(UNRECEIVED);
    const window = { since: deps.now() - NOTICED_SINCE_MS, now: deps.now(), limit: 50 };
    await runRules(deps, await noticedEvents(deps.database, shop, wanted, window));
  }
  await runTicketRules(deps);
}

/** Conversations in which the bot has answered something. */
function talksWithTurns(happened: readonly Happened[]): string[] {
  return happened.flatMap(({ conversation, events }) =>
    events.some(({ type }) => type === "turn.taken") ? [conversation] : [],
  );
}

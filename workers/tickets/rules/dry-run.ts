import { and, desc, eq, gte, inArray } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { conversations, facts } from "../../platform/db/schema/projections.ts";
import { ticketHistory, tickets } from "../../platform/db/schema/tickets.ts";
import type { RuleDocument, WhyFact } from "../../platform/ticket-words.ts";
import { parseRule } from "./document.ts";
import { ofTicket, type RuleEvent, ruleEvent, subjectOf } from "./events.ts";
import { openLookup } from "./facts.ts";
import { judge } from "./judge.ts";
import { noticedEvents } from "./noticed-events.ts";

/** The newest events of the kind that are looked at. */
const MOST_EVENTS = 300;
const MOST_SHOWN = 50;
const HOUR_MS = 3_600_000;
/** What is not kept of past events: a condition on it cannot be judged. */
const NOT_KEPT: readonly string[] = ["message.text"];

/** One firing that would have been. */
export interface WouldFire {
  event: string;
  at: number;
  conversation: string | null;
  orderId: string | null;
  ticketId: string | null;
  why: WhyFact[];
}

export interface DryRun {
  examined: number;
  matched: number;
  /** The newest of them. */
  shown: WouldFire[];
  /** Facts of the rule that past events no longer hold. */
  unjudged: string[];
}

/**
 * What a rule would have done with the events since `since` (epoch ms), newest first; its pause counts. Only reads.
 * Customer, order and ticket are looked at as they are now.
 */
export async function dryRun(
  { database, shop, now }: { database: Database; shop: string; now: number },
  input: { document: unknown; since: number },
): Promise<DryRun> {
  const document = parseRule(input.document);
  const events = await pastEvents(database, shop, document, input.since, now);
  const matched: WouldFire[] = [];
  const lastOf = new Map<string, number>();
  for (const event of events.sort((a, b) => a.at - b.at)) {
    const why = await judge(document, openLookup(database, shop, event, now).read);
    const last = lastOf.get(subjectOf(event));
    const isPausing = last !== undefined && event.at < last + document.pauseHours * HOUR_MS;
    if (!why || isPausing) continue;
    lastOf.set(subjectOf(event), event.at);
    const { id, at, conversation, orderId, ticketId } = event;
    matched.push({ event: id, at, conversation, orderId, ticketId, why });
  }
  const unjudged = document.conditions.map(({ fact }) => fact).filter((fact) => NOT_KEPT.includes(fact));
  return {
    examined: events.length,
    matched: matched.length,
    shown: matched.toReversed().slice(0, MOST_SHOWN),
    unjudged: [...new Set(unjudged)],
  };
}

async function pastEvents(
  database: Database,
  shop: string,
  { when }: RuleDocument,
  since: number,
  now: number,
): Promise<RuleEvent[]> {
  if (when.startsWith("ticket.")) return pastTicketEvents(database, shop, when, since);
  if (CONVERSATION_EVENTS.includes(when)) return pastConversationEvents(database, shop, when, since);
  return noticedEvents(database, shop, new Set([when]), { since, now, limit: MOST_EVENTS });
}

const CONVERSATION_EVENTS = ["message.added", "turn.taken", "holder.changed", "action.executed", "rating"];
/** Where the counted facts call an event otherwise. */
const COUNTED_AS: Readonly<Record<string, string>> = { rating: "conversation.rated" };

async function pastConversationEvents(database: Database, shop: string, when: string, since: number) {
  const rows = await database
    .select({ fact: facts, customerId: conversations.customerId })
    .from(facts)
    .leftJoin(
      conversations,
      and(eq(conversations.shopId, facts.shopId), eq(conversations.conversation, facts.conversation)),
    )
    .where(and(eq(facts.shopId, shop), eq(facts.type, COUNTED_AS[when] ?? when), gte(facts.at, since)))
    .orderBy(desc(facts.at))
    .limit(MOST_EVENTS);
  return rows.map(({ fact, customerId }) => ofFact(fact, customerId));
}

/** An event as the counted facts still tell it. */
function ofFact(
  { conversation, eventSeq, type, at, label, value, detail }: typeof facts.$inferSelect,
  customerId: string | null,
) {
  const base = { id: `${conversation}#${eventSeq}`, at, conversation, customerId };
  const known = detail ?? {};
  switch (type) {
    case "turn.taken":
      return ruleEvent({
        ...base,
        type,
        facts: {
          "turn.intent": label,
          "turn.sentiment": known.sentiment,
          "turn.emotion": known.emotion,
          "turn.language": known.language,
          "turn.step": known.step,
        },
      });
    case "holder.changed":
      return ruleEvent({ ...base, type, facts: { "holder.to": label, "holder.reason": known.reason } });
    case "action.executed":
      return ruleEvent({
        ...base,
        type,
        orderId: typeof known.orderId === "string" ? known.orderId : null,
        proposal: typeof known.proposal === "string" ? known.proposal : null,
        facts: { "action.name": label, "action.state": known.state },
      });
    case "conversation.rated":
      return ruleEvent({ ...base, type: "rating", facts: { "rating.score": value ?? undefined } });
    default:
      return ruleEvent({ ...base, type: "message.added", facts: { "message.from": label } });
  }
}

async function pastTicketEvents(database: Database, shop: string, when: string, since: number) {
  const rows = await database
    .select({
      row: ticketHistory,
      about: { conversation: tickets.conversation, orderId: tickets.orderId, customerId: tickets.customerId },
    })
    .from(ticketHistory)
    .innerJoin(tickets, and(eq(tickets.shopId, ticketHistory.shopId), eq(tickets.id, ticketHistory.ticketId)))
    .where(and(eq(ticketHistory.shopId, shop), inArray(ticketHistory.type, [when]), gte(ticketHistory.at, since)))
    .orderBy(desc(ticketHistory.at))
    .limit(MOST_EVENTS);
  return rows.map(({ row, about }) => ofTicket(row, about));
}

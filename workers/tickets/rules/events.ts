import type { ticketHistory } from "../../platform/db/schema/tickets.ts";
import type { ConversationEvent } from "../../platform/events.ts";
import type { RuleEventType, RuleFactName } from "./vocabulary.ts";

/** What a rule sees of something that happened. */
export interface RuleEvent {
  /** Unique in the shop: a rule fires at most once on it. */
  id: string;
  type: RuleEventType;
  at: number;
  conversation: string | null;
  orderId: string | null;
  customerId: string | null;
  ticketId: string | null;
  /** Of an action that waits for approval. */
  proposal: string | null;
  /** What the event itself tells; the rest is read when a condition asks for it. */
  facts: Partial<Record<RuleFactName, unknown>>;
  /** Rules whose actions led to it, the first one first. */
  chain: readonly string[];
}

const HOUR_MS = 3_600_000;
const NOWHERE = { conversation: null, orderId: null, customerId: null, ticketId: null, proposal: null, chain: [] };

/** An event with everything that is not given left empty. */
export function ruleEvent(given: Pick<RuleEvent, "id" | "type" | "at"> & Partial<RuleEvent>): RuleEvent {
  return { ...NOWHERE, facts: {}, ...given };
}

/** What rules see of a conversation's event; null for what no rule waits for. */
export function ofConversation(
  { conversation, customer }: { conversation: string; customer: string | null },
  event: ConversationEvent,
): RuleEvent | null {
  const { eventSeq, at, chain = [] } = event;
  const base = { id: `${conversation}#${eventSeq}`, at, conversation, customerId: customer, chain };
  switch (event.type) {
    case "message.added":
      return ruleEvent({
        ...base,
        type: "message.added",
        facts: { "message.from": event.from, "message.text": event.maskedText },
      });
    case "turn.taken": {
      const { intent, sentiment, emotion, language, step } = event;
      const facts = {
        "turn.intent": intent,
        "turn.sentiment": sentiment,
        "turn.emotion": emotion,
        "turn.language": language,
        "turn.step": step,
      };
      return ruleEvent({ ...base, type: "turn.taken", facts });
    }
    case "holder.changed":
      return ruleEvent({
        ...base,
        type: "holder.changed",
        facts: { "holder.to": event.holder, "holder.reason": event.reason },
      });
    case "action.executed":
      return ruleEvent({
        ...base,
        type: "action.executed",
        orderId: event.orderId,
        proposal: event.proposal,
        facts: { "action.name": event.action, "action.state": event.state },
      });
    case "promise.overdue": {
      const { promise, kind, dueAt } = event;
      const late = dueAt === null ? 0 : Math.floor((at - dueAt) / HOUR_MS);
      // The id that the sweep gives it as well: whoever sees it first.
      const facts = { "promise.kind": kind, "promise.hours_late": late };
      return ruleEvent({ ...base, id: `promise:${promise}`, type: "promise.overdue", facts });
    }
    case "conversation.rated":
      return ruleEvent({ ...base, type: "rating", facts: { "rating.score": event.score } });
    default:
      return null;
  }
}

/** What rules see of a change to a ticket. */
export function ofTicket(
  row: typeof ticketHistory.$inferSelect,
  about: { conversation: string | null; orderId: string | null; customerId: string | null },
): RuleEvent {
  return ruleEvent({
    id: row.id,
    type: row.type as RuleEventType,
    at: row.at,
    ...about,
    ticketId: row.ticketId,
    facts: { "ticket.changed": Object.keys(row.changes) },
    chain: row.chain,
  });
}

/** Whose pause a firing counts for. */
export function subjectOf(event: RuleEvent): string {
  return event.conversation ?? event.orderId ?? event.ticketId ?? event.customerId ?? event.id;
}

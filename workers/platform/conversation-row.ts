import type { ConversationEvent } from "./events.ts";
import type { Holder } from "./message.ts";

/** A conversation as the inbox shows it: what its events up to `eventSeq` come to. */
export interface ConversationRow {
  eventSeq: number;
  customerId: string | null;
  holder: Holder;
  epoch: number;
  holderReason: string;
  agentId: string | null;
  episode: number;
  language: string | null;
  /** Of the last turn. */
  intent: string | null;
  sentiment: number | null;
  messages: number;
  /** Shopper's messages after the last one of a bot or agent. */
  unanswered: number;
  /** Masked. */
  lastText: string;
  lastFrom: string;
  lastAt: number;
  waitingSince: number | null;
}

/** The row before the first event. */
export function blankRow(startedAt: number): ConversationRow {
  return {
    eventSeq: 0,
    customerId: null,
    holder: "bot",
    epoch: 0,
    holderReason: "opened",
    agentId: null,
    episode: 0,
    language: null,
    intent: null,
    sentiment: null,
    messages: 0,
    unanswered: 0,
    lastText: "",
    lastFrom: "",
    lastAt: startedAt,
    waitingSince: null,
  };
}

/**
 * The row after `events`, in any order and with repeats: each is applied once, in the order of its number. Stops before
 * the first gap; `missingFrom` is then the number that is not there.
 */
export function applyEvents(
  row: ConversationRow,
  events: readonly ConversationEvent[],
): { row: ConversationRow; applied: ConversationEvent[]; missingFrom: number | null } {
  const applied: ConversationEvent[] = [];
  let next = row;
  for (const event of [...events].sort((a, b) => a.eventSeq - b.eventSeq)) {
    if (event.eventSeq <= next.eventSeq) continue;
    // An erased conversation has no earlier events any more, and its row does not depend on them.
    if (event.eventSeq > next.eventSeq + 1 && event.type !== "conversation.erased") {
      return { row: next, applied, missingFrom: next.eventSeq + 1 };
    }
    next = { ...applyEvent(next, event), eventSeq: event.eventSeq };
    applied.push(event);
  }
  return { row: next, applied, missingFrom: null };
}

function applyEvent(row: ConversationRow, event: ConversationEvent): ConversationRow {
  switch (event.type) {
    case "message.added":
      return {
        ...row,
        messages: row.messages + 1,
        unanswered:
          event.from === "shopper"
            ? row.unanswered + 1
            : event.from === "system" || event.isProactive
              ? row.unanswered
              : 0,
        lastText: event.maskedText,
        lastFrom: event.from,
        lastAt: event.at,
      };
    case "turn.taken":
      return { ...row, intent: event.intent, language: event.language, sentiment: event.sentiment };
    case "holder.changed":
      return {
        ...row,
        holder: event.holder,
        epoch: event.epoch,
        holderReason: event.reason,
        agentId: event.agent,
        waitingSince: event.holder === "waiting" ? event.at : null,
      };
    case "customer.identified":
      return { ...row, customerId: event.customer };
    case "episode.opened":
      return { ...row, episode: event.episode };
    case "conversation.erased":
      return { ...blankRow(event.at), holder: "closed", holderReason: "erased", epoch: event.epoch };
    case "action.proposed":
    case "action.executed":
    case "promise.made":
    case "promise.kept":
    case "promise.overdue":
    case "conversation.rated":
    case "episode.closed":
    case "delivery.dead":
      return row;
    default:
      return event satisfies never;
  }
}

import type { facts } from "../platform/db/schema/projections.ts";
import type { ConversationEvent } from "../platform/events.ts";

export type NewFact = typeof facts.$inferInsert;

/** What reports count of an event; null where there is nothing to count. Never a text, a name or a customer. */
export function factOf(shopId: string, conversation: string, event: ConversationEvent): NewFact | null {
  const fact = (label: string | null, value: number | null = null, detail: Record<string, unknown> | null = null) => {
    const { eventSeq, type, at } = event;
    return { shopId, conversation, eventSeq, type, at, label, value, detail };
  };
  switch (event.type) {
    case "message.added":
      return fact(event.from, null, { episode: event.episode, ...(event.agent ? { agent: event.agent } : {}) });
    case "turn.taken": {
      const { confidence, language, sentiment, emotion, step, usedModel, episode } = event;
      return fact(event.intent, event.latencyMs, {
        confidence,
        language,
        sentiment,
        emotion,
        step,
        usedModel,
        episode,
      });
    }
    case "holder.changed": {
      const { reason, agent, epoch, episode } = event;
      return fact(event.holder, null, { reason, agent, epoch, episode });
    }
    case "action.proposed":
      return fact(event.action, null, { proposal: event.proposal, orderId: event.orderId });
    case "action.executed":
      return fact(event.action, null, { proposal: event.proposal, orderId: event.orderId, state: event.state });
    case "promise.made":
    case "promise.kept":
    case "promise.overdue":
      return fact(event.kind, null, { promise: event.promise, dueAt: event.dueAt });
    case "customer.identified":
      return fact(event.level);
    case "conversation.rated": {
      const { episode, score, before, agent } = event;
      return fact(agent, score, { episode, before });
    }
    case "episode.opened":
      return fact(null, event.episode);
    case "episode.closed":
      return fact(event.reason, event.episode);
    case "delivery.dead":
      return fact(event.reason, null, { message: event.message });
    case "conversation.erased":
      return fact(null);
    default:
      return event satisfies never;
  }
}

import type { Holder } from "./message.ts";
import type { PromiseRecord } from "./promise.ts";

/**
 * What happened in a conversation: rows with a gapless `eventSeq`, appended in the transaction that made them true.
 * They hold no raw personal data: texts are masked.
 */
export type ConversationEvent = {
  eventSeq: number;
  at: number;
  /** Rules whose actions led to it, the first one first; left out: none did. */
  chain?: string[];
} & (
  | {
      type: "message.added";
      message: string;
      seq: number;
      from: "shopper" | "bot" | "agent" | "system";
      agent?: string;
      maskedText: string;
      episode: number;
      /** The bot's own word, which answers nothing. */
      isProactive?: boolean;
    }
  | {
      type: "turn.taken";
      turn: string;
      intent: string;
      confidence: number;
      language: string;
      sentiment: -1 | 0 | 1;
      emotion: string;
      step: string;
      /** From the last bubble to the commit, burst window included. */
      latencyMs: number;
      usedModel: boolean;
      episode: number;
    }
  | { type: "holder.changed"; holder: Holder; epoch: number; reason: string; agent: string | null; episode: number }
  | { type: "action.proposed"; proposal: string; action: string; orderId: string | null }
  | {
      type: "action.executed";
      proposal: string;
      action: string;
      orderId: string | null;
      state: "executed" | "refused" | "unknown";
    }
  | { type: "promise.made"; promise: string; kind: string; dueAt: number | null; record?: PromiseRecord }
  /** What the watch over due dates has seen; once each. */
  | { type: "promise.kept" | "promise.overdue"; promise: string; kind: string; dueAt: number | null }
  | { type: "customer.identified"; customer: string; level: "signed" | "code" | "order_phone" }
  /** The shopper rates, or changes what they gave; `agent` was the last person to write in the episode. */
  | { type: "conversation.rated"; episode: number; score: number; before: number | null; agent: string | null }
  | { type: "episode.opened"; episode: number }
  | { type: "episode.closed"; episode: number; reason: string }
  | { type: "delivery.dead"; message: string; reason: string }
  | { type: "conversation.erased"; epoch: number }
);

/** One queue message: the events of one transaction. */
export interface EventBatch {
  shop: string;
  conversation: string;
  channel: string;
  /** When the conversation began: the inbox row needs it. */
  startedAt: number;
  customer: string | null;
  events: ConversationEvent[];
}

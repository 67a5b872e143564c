import type { Bubble } from "../../workers/channels/channel.ts";
import type { ReceiptEvent, SignalEvent } from "../../workers/channels/events.ts";
import type { Arrival } from "../../workers/channels/take-in.ts";
import type { ActionRequest, Execution, Proposed } from "../../workers/commerce/ports.ts";
import type { ConversationRow } from "../../workers/platform/conversation-row.ts";
import type { Env } from "../../workers/platform/env.ts";
import type { Outcome } from "../../workers/platform/errors.ts";
import type { ConversationEvent } from "../../workers/platform/events.ts";
import type { ActionReport, Card, DeliveryState, HolderState, Message, Note } from "../../workers/platform/message.ts";
import type { ProactivePromise } from "../../workers/platform/promise.ts";
import type { RatingView } from "../../workers/platform/rating.ts";
import type { Bilingual } from "../../workers/platform/snapshot.ts";
import type { Language, Understanding } from "../../workers/understanding/types.ts";

/**
 * The name of a conversation's object: one per (shop, channel, thread). `conversation` in every API is
 * `<channel>~<thread>`; the object's name puts the shop before it.
 */
export function conversationName(shop: string, conversation: string): string {
  return `${shop}/${conversation}`;
}

/** One event of a channel, already verified and parsed. */
export interface InboundEvent {
  /** The vendor's event id, or the client's Idempotency-Key: unique with the channel, kept 7 days. */
  eventId: string;
  /** Hash of the body: the same key with another body is a conflict. */
  bodyHash: string;
  text: string;
  choice: string | null;
  attachment: string | null;
  /** From a channel: where replies go, and whether the answer to the delivery carries them. */
  arrival?: Arrival;
}

/** Facts of the opening, given again with each call: the object may not exist yet. */
export interface Opening {
  shop: string;
  /** `<channel>~<thread>`. */
  conversation: string;
  channel: string;
  thread: string;
  /** The trace that runs through log lines, queue and deliveries. */
  trace: string;
  /** The shopper's network address, for the limits on identity attempts; kept in memory only. */
  address: string | null;
}

/** What came of a received event. `turn` is there when `waitMs` was given and the turn ended in time. */
export interface Received {
  message: Message;
  isDuplicate: boolean;
  turn: { replies: Message[]; actions: ActionReport[]; understanding: Understanding | null } | null;
  /** Bubbles that the answer to the delivery must carry: nothing else sends them. */
  carried: Bubble[];
}

/** How far a shopper on a channel can be reached, for agents before they write. */
export interface ReachView {
  kind: string;
  /** Whether a message of an agent would be taken now. */
  isOpen: boolean;
  /** Epoch ms; null: at any time. */
  closesAt: number | null;
  /** Messages left in the window; null: any number. */
  left: number | null;
  reason: "window" | "quota" | "paused" | null;
}

/** An agent as the caller proved it. */
export interface ActingAgent {
  id: string;
  name: string;
}

/** What the watch over due dates has seen of a promise. */
export interface PromiseNews {
  promise: string;
  kind: string;
  dueAt: number | null;
  state: "kept" | "overdue";
  /** Rules that led to the promise; left out: none did. */
  chain?: readonly string[];
}

/** A word that the shopper did not ask for, in both languages: the conversation takes its own. */
export interface ProactiveWord {
  /** The same key is stored once. */
  key: string;
  say: Record<"zh" | "en", { text: string; cards: Card[] }>;
  /** What the shop owes by these words: recorded with the message that says them. */
  promises?: ProactivePromise[];
}

/** What a rule of the shop asks for; done once per key. What follows from it names the rules of `chain`. */
export type RuleCommand = { key: string; chain: readonly string[] } & (
  | { is: "handoff"; reason: string }
  /** `facts`: words that the shop's data carry, such as a coupon's title; everything else must stand by itself. */
  | { is: "say"; text: Bilingual; facts: Bilingual[] }
);

/** Done, also where it was done before; or why it is not. */
export type RuleCommandEnd = { is: "done" } | { is: "refused"; why: "erased" | "held" | "closed" | "guard" };

/** A page of a conversation's events. */
export interface EventPage {
  events: ConversationEvent[];
  base: ConversationRow | null;
  startedAt: number;
  customer: string | null;
  channel: string;
}

/** What agents see of a message beyond the message itself. */
export interface AgentView {
  conversation: string;
  channel: string;
  startedAt: number;
  episode: number;
  holder: HolderState;
  customerId: string | null;
  identityLevel: string;
  language: Language | null;
  messages: Message[];
  /** By seq of the shopper's message that closed the turn. */
  understanding: Record<number, Understanding>;
  notes: Note[];
  /** By message id; only of those that are not simply sent. */
  deliveries: Record<string, DeliveryState>;
  /** By message id: what the vendor told of sent messages. */
  receipts: Record<string, "delivered" | "read">;
  /** Null on channels that are always within reach (web). */
  reach: ReachView | null;
  openProposal: ActionReport | null;
  /** What was said so far, for the one who takes over. */
  summary: string;
}

/** The RPC surface of the conversation object. Errors travel as `Outcome`. */
export interface ConversationRpc {
  /** Opens (or reopens) for a shopper; stores a signed identity and the page's locale. Idempotent. */
  open(
    opening: Opening,
    input: {
      locale: string | null;
      productId: string | null;
      signed: { customerId: string; name: string | null } | null;
    },
  ): Promise<Outcome<{ conversation: string; seq: number }>>;
  /** Stores one event exactly once and schedules the turn; with `waitMs` waits for the turn that covers it. */
  receive(opening: Opening, event: InboundEvent, waitMs: number): Promise<Outcome<Received>>;
  /** Something of the channel that is no message; a conversation that is not there stays so. */
  signal(
    opening: Opening,
    eventId: string,
    arrival: Arrival,
    signal: SignalEvent["signal"],
  ): Promise<Outcome<{ carried: Bubble[] }>>;
  /** What the vendor tells of a sent message; a message that is not known is passed over. */
  receipt(receipt: Pick<ReceiptEvent, "messageId" | "state" | "reason">): Promise<void>;
  /** Sends a message again that is a dead letter or of unknown fate; `conflict` for any other. */
  resend(agent: ActingAgent, message: string): Promise<Outcome<{ delivery: DeliveryState }>>;
  /** Messages with `seq > after`, oldest first, at most `limit` (≤ 500). */
  list(after: number, limit: number): Promise<Outcome<{ messages: Message[]; holder: HolderState }>>;
  /** A single-use ticket for a socket, good for 60 s. */
  ticket(
    viewer: { kind: "shopper" } | { kind: "agent"; agent: ActingAgent },
  ): Promise<Outcome<{ ticket: string; expiresAt: number }>>;
  view(): Promise<Outcome<AgentView>>;
  claim(agent: ActingAgent, epoch: number): Promise<Outcome<HolderState>>;
  /** A stale epoch, or another holder, is a conflict that names the holder (`detail.holder`). `key` makes it exactly-once. */
  reply(agent: ActingAgent, epoch: number, key: string, text: string): Promise<Outcome<Message>>;
  note(agent: ActingAgent, key: string, text: string): Promise<Outcome<Note>>;
  giveBack(agent: ActingAgent, epoch: number): Promise<Outcome<HolderState>>;
  close(agent: ActingAgent, epoch: number): Promise<Outcome<HolderState>>;
  transfer(agent: ActingAgent, epoch: number, to: ActingAgent | null): Promise<Outcome<HolderState>>;
  /** The desk's proposal; refused when the epoch has moved on. */
  offer(agent: ActingAgent, epoch: number): Promise<Outcome<HolderState>>;
  /**
   * Events with `eventSeq > after`, for a consumer that found a gap, and for rebuild. Where some of them are no longer
   * kept (30 days, or erased), `base` is the row as of the last event and stands for them all.
   */
  events(after: number, limit: number): Promise<Outcome<EventPage>>;
  /**
   * Previews an action asked for by the shop's own systems for a customer they vouch for, and makes it the open
   * proposal. `forbidden` for another customer's conversation, `conflict` while a person holds it.
   */
  propose(opening: Opening, customerId: string, request: ActionRequest): Promise<Outcome<Proposed>>;
  /** Confirms the open proposal by its id: executed once, however often it is confirmed. */
  confirm(opening: Opening, customerId: string, proposal: string): Promise<Outcome<Execution>>;
  /** The row of this conversation as its projection must be, and who holds it. */
  standing(): Promise<Outcome<{ row: ConversationRow; holder: HolderState }>>;
  confirmEvents(upTo: number): Promise<void>;
  /**
   * What a supervisor has decided about a proposal that this conversation confirmed. Carried out once, however often it
   * is told; `settled` is false where it has to be told again.
   */
  decided(decision: {
    proposal: string;
    isApproved: boolean;
    note: string | null;
    /** Rules that decided it, the first one first; left out: a person did. */
    chain?: readonly string[];
  }): Promise<Outcome<{ settled: boolean }>>;
  /** What the watch over due dates has seen of a promise: an event, once per promise and state. */
  notePromise(news: PromiseNews): Promise<Outcome<{ noted: true }>>;
  /** What a rule of the shop asks for: hand over, or say something that the guard lets pass. Once per key. */
  byRule(command: RuleCommand): Promise<Outcome<RuleCommandEnd>>;
  /** Stores a word as the bot's, once per key, whoever holds the conversation; false where it was erased. */
  notify(word: ProactiveWord): Promise<Outcome<{ isStored: boolean }>>;
  /** What the shopper may rate, or has rated. */
  rating(): Promise<Outcome<RatingView>>;
  /** Takes the shopper's score, 1–5; within a day another one takes its place. */
  rate(score: number): Promise<Outcome<RatingView>>;
  /** Removes every trace of the shopper; readers see an erased conversation. */
  erase(): Promise<Outcome<{ erased: true }>>;
}

/**
 * The object of a conversation by its RPC surface. The platform's own stub type gives up at the `unknown` in error
 * details and effects, and would make every result `never`.
 */
export function conversationOf(env: Pick<Env, "CONVERSATION">, shop: string, conversation: string): ConversationRpc {
  return env.CONVERSATION.getByName(conversationName(shop, conversation));
}

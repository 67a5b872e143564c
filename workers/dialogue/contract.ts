import type { Commerce, Effect, Execution, Identity, Proposal } from "../commerce/ports.ts";
import type { Knowledge } from "../knowledge/ports.ts";
import type { Models } from "../models/ports.ts";
import type { ActionReport, Card, Choice, Expects, HolderState, Source } from "../platform/message.ts";
import type { ActionName } from "../platform/policy.ts";
import type { PromiseDraft } from "../platform/promise.ts";
import type { ShopSnapshot } from "../platform/snapshot.ts";
import type { Focus, Frame, HandoffReason } from "../skills/skill.ts";
import type { Language, Understanding } from "../understanding/types.ts";

/** A goal under way with the question it waits on; said again when the shopper comes back to it. */
export interface OpenFrame extends Frame {
  question: ReplyDraft | null;
  /** The question was asked once more after a digression; it stays open, and is not pressed. */
  isPressed?: boolean;
  /** Its proposal is one of several: it goes on after the receipt. */
  hasMore?: boolean;
  /** What was said of it, as long as it waits for what was said before it; absent: it has begun. */
  words?: string;
}

/** Everything a conversation remembers between turns. Plain JSON, stored by the object, one row. */
export interface DialogueState {
  language: Language | null;
  /** The last one is under way; those before it are suspended, at most four in all. */
  frames: OpenFrame[];
  /** The goal answered last: “那白色呢” and corrections go on from it. */
  last: Frame | null;
  focus: Focus;
  identity: Identity;
  /** The open proposal, if any; only while it was the last thing asked do words confirm it. */
  proposal: Proposal | null;
  /** What the last reply awaited, with its choices. */
  awaiting: { expects: NonNullable<Expects>; choices: Choice[]; question: ReplyDraft } | null;
  /** The quick answers beside the last reply; a pressed one is known by its label. */
  offered: Choice[];
  /** The action executed last with what came of it: whoever wishes or asks for it once more is told that. */
  done: { action: ActionName; orderId: string | null; at: number; effects?: Effect[] } | null;
  /** In a row. */
  notUnderstood: number;
  angry: number;
  hasGreeted: boolean;
  /** What the last answer stated; absent: it asked or did something. */
  told?: string;
  /** Sentiment of the last messages, newest last, at most ten. */
  sentiments: (-1 | 0 | 1)[];
}

/** A reply before it has a number. */
export interface ReplyDraft {
  text: string;
  cards: Card[];
  choices: Choice[];
  expects: Expects;
  sources: Source[];
}

export interface TurnMessage {
  seq: number;
  text: string;
  /** A button pressed: the id of a choice. */
  choice: string | null;
  /** References to the pictures and films that came with it. */
  attachments?: readonly string[];
  at: number;
}

export interface TurnInput {
  /** The bubbles of this turn, oldest first, at least one. */
  messages: TurnMessage[];
  state: DialogueState;
  holder: HolderState;
  /** The last lines before, masked: for the model only. */
  history: { from: "shopper" | "bot" | "agent"; text: string }[];
  /** What the page tells: the shopper's interface language and the product being looked at. */
  page: { locale: string | null; productId: string | null };
}

export interface TurnPorts {
  shop: ShopSnapshot;
  commerce: Commerce;
  knowledge: Knowledge;
  models: Models;
  now: number;
  /** A guarded sentence of a streamed answer; the final message replaces it. */
  draft(sentence: string): void;
  /** Aborted when a newer message or a claim makes the turn stale. */
  signal: AbortSignal;
}

export interface TurnOutcome {
  understanding: Understanding;
  /**
   * What the turn came to. `say` may leave at once; `ask`, `propose`, `handoff`, `not_understood` and `aside` (an
   * answer to words that ask for nothing) wait out the burst window, since the next bubble may supply what is missing; `execute` asks the object to run the open proposal.
   */
  step: "say" | "ask" | "propose" | "handoff" | "not_understood" | "aside" | "execute" | "silent";
  replies: ReplyDraft[];
  state: DialogueState;
  handoff: HandoffReason | null;
  /** The proposal to commit as `executing` and then to execute; its replies come from `tellReceipt`. */
  execute: Proposal | null;
  actions: ActionReport[];
  /** What the replies bind the shop to: recorded in the transaction that stores them. Absent: nothing. */
  promises?: PromiseDraft[];
  usedModel: boolean;
}

/** The two ways into the dialogue; the conversation object knows nothing else of it. */
export interface Dialogue {
  takeTurn(input: TurnInput, ports: TurnPorts): Promise<TurnOutcome>;
  /** What is said after an execution, with the next step of what else was wished; and the state after it. */
  tellReceipt(
    input: {
      proposal: Proposal;
      execution: Execution;
      state: DialogueState;
      /** Absent: the bot's. With a person nothing more is asked or proposed. */
      holder?: HolderState;
    },
    ports: TurnPorts,
  ): Promise<{
    replies: ReplyDraft[];
    state: DialogueState;
    actions: ActionReport[];
    handoff: HandoffReason | null;
    promises?: PromiseDraft[];
  }>;
}

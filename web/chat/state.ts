import type { Choice, Message } from "../../workers/platform/message.ts";
import type { LinkState } from "../shared/link.ts";
import { emptyThread, type Thread } from "../shared/thread.ts";
import { type Outbox, pendingBubbles } from "./outbox.ts";

/** `idle`: nothing said yet, nothing opened. `missing`: no such shop. `refused`: the server will not open it here. */
export type Stage = "idle" | "opening" | "open" | "missing" | "refused";

/** Everything the screen shows. */
export interface ChatState {
  stage: Stage;
  link: LinkState;
  isOnline: boolean;
  thread: Thread;
  outbox: Outbox;
  /** Numbers of messages that this page sent and saw acknowledged. */
  acknowledged: ReadonlySet<number>;
  /** Sending pauses until then; epoch ms. */
  limitedUntilMs: number | null;
  /** The earlier conversation's session ran out and a new one began. */
  hasRestarted: boolean;
  /** The last number the shopper has had before the eyes. */
  readSeq: number;
}

/** A chat of which nothing is known yet. */
export function initialState(isOnline: boolean, outbox: Outbox): ChatState {
  return {
    stage: "idle",
    link: "off",
    isOnline,
    thread: emptyThread(),
    outbox,
    acknowledged: new Set(),
    limitedUntilMs: null,
    hasRestarted: false,
    readSeq: 0,
  };
}

/** The messages on their way that the thread does not show yet. */
export function waitingBubbles(state: ChatState): Outbox {
  return pendingBubbles(state.outbox, state.thread.messages, state.acknowledged);
}

/**
 * The one message whose choices may still be pressed: the last of the shop's, with nothing said after it.
 * A person who speaks for the shop takes the bot's choices away.
 */
export function liveChoices(state: ChatState): { message: Message; choices: readonly Choice[] } | null {
  const message = state.thread.messages.findLast(({ from }) => from !== "system");
  if (!message || message.from === "shopper" || message.choices.length === 0) return null;
  if (state.outbox.some((entry) => entry.state === "queued")) return null;
  const holder = state.thread.holder?.holder;
  if (message.from === "bot" && (holder === "agent" || holder === "waiting")) return null;
  return { message, choices: message.choices };
}

/** Suggestions stand only where nothing has been said: they must never compete with a question. */
export function showsSuggestions(state: ChatState): boolean {
  const isKnown = state.stage === "idle" || state.stage === "open";
  return isKnown && state.thread.messages.length === 0 && state.thread.floor === 0 && state.outbox.length === 0;
}

/** What the quiet banner says; null: nothing. */
export function trouble(state: ChatState): "offline" | "reconnecting" | null {
  if (state.stage === "missing" || state.stage === "refused") return null;
  if (!state.isOnline) return state.stage === "idle" && state.outbox.length === 0 ? null : "offline";
  return state.link === "retrying" ? "reconnecting" : null;
}

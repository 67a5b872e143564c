import type { Bubble } from "../../workers/channels/channel.ts";
import type { Message } from "../../workers/platform/message.ts";
import type { ReachView } from "./contract.ts";
import type { Reach } from "./reach.ts";

/** What a channel is asked to carry. `key` is the same for every attempt of one message. */
export interface OutboundMessage {
  key: string;
  text: string;
  choices: { id: string; label: string }[];
  cards: Message["cards"];
  from: Message["from"];
  /** Which part of the message, where it takes several calls. */
  part: number;
  /** Where the shopper is; null: nothing came from them on this channel. */
  reach: Reach | null;
  /** The message is a re-send long after it was written; the channel's words say so. */
  isLate: boolean;
}

/** What a channel knows of an attempt. A thrown error or a time-out is the fourth answer: nobody knows. */
export type Sent =
  | { is: "sent"; id?: string; window?: string | null }
  /** Certainly not accepted; may be tried again, not before `afterMs`. */
  | { is: "retry"; afterMs?: number }
  /** Certainly not accepted, and never will be. */
  | { is: "refused"; reason: string };

/** A channel as the outbox sees it; the web channel has none, its messages are delivered by being stored. */
export interface OutboundChannel {
  /** Takes the key and sends once per key: then an attempt of unknown result is repeated, else it is not. */
  isIdempotent: boolean;
  /** How long after it was written a message may still be delivered, where the channel has a window. */
  windowMs: number | null;
  /** How many calls a message takes, the same for every attempt; absent: one. */
  partsOf?(message: Message): number;
  /** Whether a typed number answers the message's choices. */
  takesNumbers?(message: Message): boolean;
  /** The bubbles of these messages, where the answer to a delivery can carry them all; else null. */
  carry?(messages: readonly Message[]): Bubble[] | null;
  /** What may still be sent by an agent. */
  remaining?(windows: Reach["windows"]): ReachView;
  send(message: OutboundMessage, signal: AbortSignal): Promise<Sent>;
}

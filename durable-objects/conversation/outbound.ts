/** What a channel is asked to carry. `key` is the same for every attempt of one message. */
export interface OutboundMessage {
  key: string;
  text: string;
  choices: { id: string; label: string }[];
  /** The message is a re-send long after it was written; the channel's words say so. */
  isLate: boolean;
}

/** What a channel knows of an attempt. A thrown error or a time-out is the fourth answer: nobody knows. */
export type Sent =
  | { is: "sent" }
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
  send(message: OutboundMessage, signal: AbortSignal): Promise<Sent>;
}

import type { Clock } from "../platform/clock.ts";
import type { Card, Choice } from "../platform/message.ts";
import type { Answer } from "./answer.ts";
import type { ChannelEvent, MediaRef } from "./events.ts";
import type { Http } from "./http.ts";
import type { SettingFields, SettingsOf, Words } from "./settings.ts";

/** A webhook as it came, before any of it is believed. */
export interface RawRequest {
  method: "GET" | "POST";
  /** The address as the merchant pasted it at the vendor's, with the query of this request. */
  url: URL;
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
}

/** What every step of a kind may use; everything outside of it is passed in here. */
export interface ChannelContext<S = Record<string, unknown>> {
  settings: S;
  now: Clock;
  /** Calls only the kind's `hosts`; answers are not checked for their status. */
  http: Http;
  /** The access token from the credential object (`token` of the kind); throws `unavailable` where there is none. */
  token(): Promise<string>;
  /** Where the vendor calls this channel, as the merchant has pasted it. */
  webhookUrl: string;
  /** The mail binding, for the kind that sends mail; throws with the binding's `code`. */
  mail(mail: Mail): Promise<{ messageId: string }>;
}

/** A mail as the binding `send_email` takes it. */
export interface Mail {
  to: string;
  from: { email: string; name?: string };
  subject: string;
  text: string;
  html?: string;
  replyTo?: string;
  headers?: Record<string, string>;
}

/** Where a reply goes, and what the newest message of the thread left for it. */
export interface Target {
  thread: string;
  /** `reply` of the newest event. */
  reply: Record<string, string>;
  /** Epoch ms of the shopper's newest message by the vendor's clock. */
  lastInboundAt: number;
  /** Bubbles that were sent since then: 0 where a reply token is still unused; the same for each attempt of a bubble. */
  sentSince: number;
}

/** What is sent in one call of the vendor: text within the kind's limits, buttons and cards that it can show. */
export interface Bubble {
  /** The same for every attempt; ≤ 32 characters of [0-9a-z_]. */
  key: string;
  text: string;
  /** Empty where the kind has no buttons: then they stand in the text, numbered. */
  choices: Choice[];
  /** Those that `limits.cards` takes; the others stand in the text. */
  cards: Card[];
  from: "bot" | "agent" | "system";
}

/** What the vendor said of a bubble. A throw is the other answer: nobody knows. */
export type Sent =
  | { is: "sent"; id?: string }
  /** Certainly not accepted; may be tried again, not before `afterMs`. */
  | { is: "retry"; afterMs?: number }
  /** Certainly not accepted; with a new access token it may be. */
  | { is: "token_refused" }
  /** Certainly not accepted, and never will be: `window`, `quota`, `blocked`, `credentials`, `invalid` or the vendor's code. */
  | { is: "refused"; reason: string };

/** An access token; `refresh` is kept for the next fetch, and rotated where the vendor rotates it. */
export interface Token {
  value: string;
  /** How long it is good from now, ms. */
  ttlMs: number;
  refresh?: string;
}

/** How long after the shopper's act a reply may be sent, and how many. */
export interface Window {
  ms: number;
  /** Replies in one window; absent: any number. */
  max?: number;
  /** Where a person may write longer than a bot. */
  agentMs?: number;
}

/** Which choices a kind shows as buttons: labels in characters, ids in bytes. */
export interface ChoiceLimits {
  max: number;
  labelMax: number;
  idMax?: number;
  /** Whether the vendor takes the bubble with its buttons; absent: always. */
  fits?(bubble: Pick<Bubble, "text" | "choices">): boolean;
}

/** Which cards a kind shows natively. What does not fit is told in words, whole; nothing of it is cut away. */
export interface CardLimits {
  kinds: readonly Card["kind"][];
  /** A card goes without text: it is a call of its own, after the text, and the buttons go with it. */
  alone?: boolean;
  /** Whether the vendor takes the bubble with its cards; absent: always. */
  fits?(bubble: Pick<Bubble, "text" | "choices" | "cards">): boolean;
}

export interface Limits {
  /** The longest text of one bubble, as the vendor counts it (`characters`: UTF-16 units). */
  text: { max: number; unit: "bytes" | "characters" };
  /** Native buttons; absent: choices are numbered in the text. */
  choices?: ChoiceLimits;
  /** Cards that `send` shows natively; the others become text. */
  cards?: CardLimits;
  /** By what opened it; absent: a reply may be sent at any time. */
  windows?: Record<string, Window>;
}

/**
 * A kind of channel: pure but for the `http` of its context. `verify`, `parse` and `handshake` refuse by `refuse()`.
 * See docs/channels.md for a worked example.
 */
export interface ChannelKind<F extends SettingFields = SettingFields> {
  /** Kebab-case; stored with each channel, never changed. */
  kind: string;
  title: Words;
  settings: F;
  /** Hosts that `http` may call: `*.` stands for any sub-domain. */
  hosts(settings: SettingsOf<F>): readonly string[];
  /** Kinds that take mail: the field of the form (a shown one) that holds the address; one channel has it. */
  mailbox?: string;
  /** Status of a refusal where the vendor expects another than 401/403/400. */
  refusalStatus?: number;
  /** The vendor's URL check: the answer, or null where this is no check. It verifies for itself. */
  handshake?(request: RawRequest, context: ChannelContext<SettingsOf<F>>): Promise<Answer | null>;
  /** Signature over the raw bytes, clock, decryption: the body that may be believed. */
  verify(request: RawRequest, context: ChannelContext<SettingsOf<F>>): Promise<string>;
  /** The body's events; refuses a body that is not this account's (`receiver`) or not readable (`invalid`). */
  parse(
    body: string,
    context: ChannelContext<SettingsOf<F>>,
    request: RawRequest,
  ): ChannelEvent[] | Promise<ChannelEvent[]>;
  /**
   * The answer to a delivery may carry the reply: how long it may wait for the turn, and how many bubbles it carries
   * (buttons and cards only where `carriesAll`, cards where `carriesCards`). `sizeOf`: how many of them a bubble counts
   * for; absent: one.
   */
  passive?: {
    ms: number;
    max: number;
    carriesAll?: boolean;
    carriesCards?: boolean;
    sizeOf?(bubble: Bubble): number;
  };
  /** The answer to a delivery; absent: 200 and empty. `reply`: the bubbles it carries, which are then not sent. */
  ack?(
    events: readonly ChannelEvent[],
    reply: readonly Bubble[] | null,
    context: ChannelContext<SettingsOf<F>>,
    request: RawRequest,
  ): Answer | Promise<Answer>;
  limits: Limits;
  /** Where they depend on the form; absent: `limits`. */
  limitsFor?(settings: SettingsOf<F>): Limits;
  /** The vendor takes a key and sends once per key: an attempt of unknown result is repeated. Else it becomes `unknown`. */
  isIdempotent: boolean;
  /** Absent: no chat, only events for the mirror of orders. */
  send?(bubble: Bubble, target: Target, context: ChannelContext<SettingsOf<F>>, signal: AbortSignal): Promise<Sent>;
  token?(context: Omit<ChannelContext<SettingsOf<F>>, "token">, refresh: string | null): Promise<Token>;
  typing?(target: Target, context: ChannelContext<SettingsOf<F>>): Promise<void>;
  profile?(
    contact: string,
    context: ChannelContext<SettingsOf<F>>,
  ): Promise<{ name?: string; avatarUrl?: string; unionId?: string; locale?: string }>;
  /** An attachment's bytes. */
  media?(media: MediaRef, context: ChannelContext<SettingsOf<F>>): Promise<Response>;
  /** Fetches what a callback only announced, from `cursor` on; called again while `isMore`. */
  pull?(
    source: string,
    cursor: string | null,
    hint: string,
    context: ChannelContext<SettingsOf<F>>,
  ): Promise<{ events: ChannelEvent[]; cursor: string; isMore: boolean }>;
  /** Registers the webhook at the vendor, where that can be done by call. */
  connect?(context: ChannelContext<SettingsOf<F>>): Promise<void>;
  /** Whether the credentials work; a throw or `problem` says what to do. Absent: fetching a token is the check. */
  check?(context: ChannelContext<SettingsOf<F>>): Promise<{ account?: string; problem?: Words }>;
}

/** Defines a kind; the types of `context.settings` come from its form. */
export function defineChannel<const F extends SettingFields>(kind: ChannelKind<F>): ChannelKind<F> {
  return kind;
}

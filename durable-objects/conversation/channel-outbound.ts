import { bubblesOf, inWords, type Outgoing } from "../../workers/channels/bubbles.ts";
import type { Bubble, Sent as KindSent } from "../../workers/channels/channel.ts";
import { contextOf } from "../../workers/channels/context.ts";
import { type Channel, loadChannel } from "../../workers/channels/directory.ts";
import { lengthOf } from "../../workers/channels/split.ts";
import { remaining } from "../../workers/channels/windows.ts";
import type { Clock } from "../../workers/platform/clock.ts";
import type { Env } from "../../workers/platform/env.ts";
import { DeskbellError } from "../../workers/platform/errors.ts";
import type { Message } from "../../workers/platform/message.ts";
import { credentialOf } from "../credential/contract.ts";
import { noteSeen } from "../credential/note-seen.ts";
import type { OutboundChannel, OutboundMessage, Sent } from "./outbound.ts";

/** A channel that staff have paused is asked again so much later, until the delivery is a dead letter. */
const PAUSED_MS = 30_000;
/** While the vendor gives no access token, it is asked for again so much later. */
const NO_TOKEN_MS = 10_000;
const LATE = { zh: "（延迟送达）", en: "(delivered late) " };

/** The channel of a conversation as its outbox sees it; null where it is disconnected, or another shop's. */
export async function openChannelOutbound(
  env: Env,
  owner: { shop: string; channel: string },
  now: Clock,
): Promise<OutboundChannel | null> {
  const channel = await loadChannel(env, owner.channel, now);
  if (!channel || channel.shop !== owner.shop || !(channel.kind.send || channel.kind.passive)) return null;
  const { kind } = channel;
  const limits = limitsOf(channel);
  const bubblesFor = (message: Message) => bubblesOf({ limits }, outgoing({ ...message, key: message.id }));
  return {
    isIdempotent: kind.isIdempotent,
    windowMs: null,
    partsOf: (message) => bubblesFor(message).length,
    // Under buttons a number may be the value that is asked for; elsewhere it can only mean one of them.
    takesNumbers: (message) =>
      message.choices.length > 0 &&
      (message.expects?.kind !== "slot" || bubblesFor(message).every(({ choices }) => choices.length === 0)),
    carry(messages) {
      if (!kind.passive) return null;
      const bubbles = messages.flatMap(bubblesFor);
      const { carriesAll, carriesCards, max, sizeOf = () => 1 } = kind.passive;
      const fits =
        carriesAll ||
        bubbles.every(({ choices, cards }) => choices.length === 0 && (carriesCards || cards.length === 0));
      return fits && bubbles.reduce((sum, bubble) => sum + sizeOf(bubble), 0) <= max ? bubbles : null;
    },
    remaining(windows) {
      const { isOpen, closesAt, left, reason } = remaining(limits.windows, windows, true, now());
      const isPaused = channel.state === "paused";
      return { kind: kind.kind, isOpen: isOpen && !isPaused, closesAt, left, reason: isPaused ? "paused" : reason };
    },
    async send(message, signal) {
      const sent = await sendPart(env, channel, message, signal, now).catch((error: unknown) => {
        const errors = [{ at: now(), what: "send", reason: "no_answer" }];
        void noteSeen(env, channel.id, { unknown: 1, errors, at: now() });
        throw error;
      });
      const errors = sent.is === "refused" ? [{ at: now(), what: "send", reason: sent.reason }] : [];
      void noteSeen(env, channel.id, { [sent.is === "sent" ? "sent" : "failed"]: 1, errors, at: now() });
      return sent;
    },
  };
}

async function sendPart(
  env: Env,
  channel: Channel,
  message: OutboundMessage,
  signal: AbortSignal,
  now: Clock,
): Promise<Sent> {
  const { reach } = message;
  const send = channel.kind.send?.bind(channel.kind);
  if (!send || !reach) return { is: "refused", reason: "window" };
  if (channel.state === "paused") return { is: "retry", afterMs: PAUSED_MS };
  const limits = limitsOf(channel);
  const left = remaining(limits.windows, reach.windows, message.from === "agent", now());
  if (left.reason) return { is: "refused", reason: left.reason };
  const bubble = bubblesOf({ limits }, outgoing(message))[message.part];
  if (!bubble) return { is: "sent" };
  const late = message.isLate && message.part === 0 ? saidLate(bubble, limits.text) : bubble;
  const sent = await withToken(env, channel, (token) => {
    const context = contextOf(env, channel, now, token);
    return sendAsTaken(channel, late, message.part, (given) => send(given, reach.target, context, signal));
  });
  return sent.is === "sent" ? { ...sent, window: left.counted } : sent;
}

const limitsOf = ({ kind, settings }: Channel) => kind.limitsFor?.(settings) ?? kind.limits;

/** Refusals that other words of the same message would not change. */
const WHATEVER_IS_SAID: ReadonlySet<string> = new Set([
  "window",
  "quota",
  "blocked",
  "credentials",
  "closed",
  "address",
]);

/** A bubble as it is, and in plain words where the vendor has refused its cards or buttons: certainly nothing was accepted. */
async function sendAsTaken(
  channel: Channel,
  bubble: Bubble,
  part: number,
  send: (bubble: Bubble) => Promise<KindSent>,
): Promise<KindSent> {
  const sent = await send(bubble);
  if (sent.is !== "refused" || WHATEVER_IS_SAID.has(sent.reason)) return sent;
  const words = inWords({ limits: limitsOf(channel) }, bubble, part);
  return words ? send(words) : sent;
}

/** Once more with a new token, where the vendor has refused the one in hand: nothing was accepted. */
async function withToken(
  env: Env,
  channel: Channel,
  send: (token: () => Promise<string>) => Promise<KindSent>,
): Promise<Sent> {
  let refused: string | null = null;
  for (let attempt = 0; attempt < 2; attempt++) {
    let borne: string | null = null;
    const sent = await send(async () => {
      const given = await credentialOf(env, channel.id).token(channel.id, refused);
      if (!given.ok) throw new NotSent({ is: "retry", afterMs: NO_TOKEN_MS });
      borne = given.value;
      return borne;
    }).catch(certainlyNotSent);
    if (sent.is !== "token_refused") return sent;
    if (!channel.kind.token) break;
    refused = borne;
  }
  return { is: "refused", reason: "credentials" };
}

/** A failure before the vendor was called: nobody need ask whether it has the message. */
class NotSent extends Error {
  readonly sent: Sent;
  constructor(sent: Sent) {
    super("not sent");
    this.sent = sent;
  }
}

function certainlyNotSent(error: unknown): Sent {
  if (error instanceof NotSent) return error.sent;
  // The address is looked at before anything goes to it.
  if (error instanceof DeskbellError && (error.code === "forbidden" || error.code === "invalid")) {
    return { is: "refused", reason: "address" };
  }
  throw error;
}

function outgoing(message: Omit<Outgoing, "from"> & { from: string }): Outgoing {
  const { key, text, choices, cards, from } = message;
  return { key, text, choices, cards, from: from === "agent" || from === "system" ? from : "bot" };
}

/** Where the words still fit; they never make another part. */
function saidLate(bubble: Bubble, limit: { max: number; unit: "bytes" | "characters" }): Bubble {
  const text = `${/\p{Script=Han}/u.test(bubble.text) ? LATE.zh : LATE.en}${bubble.text}`;
  return lengthOf(text, limit.unit) <= limit.max ? { ...bubble, text } : bubble;
}

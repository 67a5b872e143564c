import { Webhook } from "standardwebhooks";
import { seeded } from "../../faults/random.ts";

/** Each event is delivered so often. */
export const COPIES = 3;
/** How far a delivery may come from its place. */
const JITTER = 6;

const QUESTIONS = [
  "运费怎么算",
  "你们支持七天无理由退货吗",
  "一般几天能到",
  "可以用花呗吗",
  "你们几点下班",
  "怎么开发票呢",
  "云朵圆领T恤多少钱",
];

/** A channel as the storm writes to it. */
export interface StormChannel {
  id: string;
  kind: "telegram" | "rest";
  webhookUrl: string;
  secret: string;
}

/** A shopper's message, and when its deliveries went and were acknowledged (a count of all such moments). */
export interface StormEvent {
  id: string;
  text: string;
  postedAt: number | null;
  acknowledgedAt: number | null;
}

/** A shopper on one channel. */
export interface StormThread {
  channel: StormChannel;
  thread: string;
  conversation: string;
  events: StormEvent[];
  /** Indexes into `events`, each of them `COPIES` times, out of order. */
  deliveries: number[];
}

/** `conversations` threads over the channels, with `deliveries` in all. */
export function planStorm(
  channels: readonly StormChannel[],
  { deliveries, conversations, seed }: { deliveries: number; conversations: number; seed: number },
): StormThread[] {
  const random = seeded(seed);
  return Array.from({ length: conversations }, (_, index) => {
    const channel = channels[index % channels.length];
    if (!channel) throw new Error("a storm needs a channel");
    const thread = String(700_000 + index);
    const own =
      Math.floor(((index + 1) * deliveries) / conversations) - Math.floor((index * deliveries) / conversations);
    const events = Array.from({ length: Math.ceil(own / COPIES) }, (_, place) => ({
      id: String((index + 1) * 100_000 + place),
      text: `${QUESTIONS[Math.floor(random() * QUESTIONS.length)]}？${"～".repeat(place)}`,
      postedAt: null,
      acknowledgedAt: null,
    }));
    const places = Array.from({ length: own }, (_, copy) => ({
      event: Math.floor(copy / COPIES),
      at: copy + random() * COPIES * JITTER,
    }));
    const order = places.toSorted((a, b) => a.at - b.at).map(({ event }) => event);
    return { channel, thread, conversation: `${channel.id}~${thread}`, events, deliveries: order };
  });
}

/** The event as its vendor delivers it, signed now. */
export function deliver(
  { kind, webhookUrl, secret }: StormChannel,
  thread: string,
  event: StormEvent,
): Promise<Response> {
  const now = Date.now();
  const [headers, body] =
    kind === "telegram" ? asTelegram(secret, thread, event, now) : asRest(secret, thread, event, now);
  return fetch(webhookUrl, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
}

type Signed = [headers: Record<string, string>, body: string];

function asTelegram(secret: string, thread: string, { id, text }: StormEvent, now: number): Signed {
  const from = { id: Number(thread), is_bot: false, first_name: "S" };
  const chat = { id: Number(thread), type: "private" };
  const message = { message_id: Number(id), from, chat, date: Math.floor(now / 1_000), text };
  return [{ "x-telegram-bot-api-secret-token": secret }, JSON.stringify({ update_id: Number(id), message })];
}

function asRest(secret: string, thread: string, { id, text }: StormEvent, now: number): Signed {
  const at = new Date(now);
  const content = [{ is: "text", text }];
  const body = JSON.stringify({ type: "message", thread, contact: { id: thread }, at: at.toISOString(), content });
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now / 1_000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
  return [headers, body];
}

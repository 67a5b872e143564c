import { bubblesOf } from "../../../workers/channels/bubbles.ts";
import { rest } from "../../../workers/channels/kinds/rest.ts";
import { telegram, telegramText } from "../../../workers/channels/kinds/telegram.ts";
import type { DeliveryState, HolderState, Message } from "../../../workers/platform/message.ts";
import type { StormEvent, StormThread } from "./deliveries.ts";
import type { Reached } from "./vendor.ts";

const KINDS = { telegram, rest };
/** Said of a message that leaves later than a minute after it was written. */
const LATE = /^(（延迟送达）|\(delivered late\) )/;

/** A conversation as the desk shows it at the end. */
export interface Shown {
  messages: Message[];
  /** Of the messages that are not simply sent. */
  deliveries: Record<string, DeliveryState>;
  holder: HolderState;
}

/** What went wrong, both ways together; `unknown` is what agents are told of. */
export interface Count {
  lost: number;
  doubled: number;
  outOfOrder: number;
  unknown: number;
  /** Replies of ours. */
  replies: number;
}

/** Whether nothing is owed any more: all replies have an end, and a bot has answered what came last. */
export function isSettled({ messages, deliveries, holder }: Shown, expected: number): boolean {
  const own = messages.filter(({ from }) => from === "shopper").length;
  const isAnswered = holder.holder !== "bot" || messages.at(-1)?.from !== "shopper";
  return own >= expected && isAnswered && !Object.values(deliveries).includes("pending");
}

/** Compares what was delivered with what is stored, and what is stored with what has reached the vendor. */
export function judge(thread: StormThread, shown: Shown, reached: readonly Reached[]): Count {
  const inbound = judgeInbound(thread.events, shown);
  const outbound = judgeOutbound(thread, shown, reached);
  return {
    lost: inbound.lost + outbound.lost,
    doubled: inbound.doubled + outbound.doubled,
    outOfOrder: inbound.outOfOrder + outbound.outOfOrder,
    unknown: Object.values(shown.deliveries).filter((state) => state === "unknown").length,
    replies: shown.messages.filter(({ from }) => from !== "shopper").length,
  };
}

/** Deliveries overlap, so the order is told only where one was acknowledged before the other was first posted. */
function judgeInbound(events: readonly StormEvent[], { messages, holder }: Shown) {
  const own = messages.filter(({ from }) => from === "shopper").map(({ text }) => text);
  const counted = differences(
    events.map(({ text }) => text),
    own,
  );
  const byText = new Map(events.map((event) => [event.text, event]));
  const stored = own.flatMap((text) => byText.get(text) ?? []);
  let outOfOrder = 0;
  let latestPost = Number.NEGATIVE_INFINITY;
  for (const { postedAt, acknowledgedAt } of stored) {
    if ((acknowledgedAt ?? Number.POSITIVE_INFINITY) < latestPost) outOfOrder++;
    latestPost = Math.max(latestPost, postedAt ?? latestPost);
  }
  const isUnanswered = holder.holder === "bot" && messages.at(-1)?.from === "shopper";
  return { lost: counted.missing + (isUnanswered ? 1 : 0), doubled: counted.extra, outOfOrder };
}

/** What has reached the vendor must be the stored replies, part by part; those without an answer are `unknown`. */
function judgeOutbound({ channel }: StormThread, { messages, deliveries }: Shown, reached: readonly Reached[]) {
  const kind = KINDS[channel.kind];
  const expected = messages
    .filter(({ from }) => from !== "shopper")
    .flatMap((message) => {
      const { id: key, text, choices, cards } = message;
      const from = message.from === "agent" || message.from === "system" ? message.from : "bot";
      const state = deliveries[message.id] ?? "sent";
      const parts = bubblesOf(kind, { key, text, choices, cards, from });
      const sent = parts.map((part) => ({ key: part.key, text: kind === telegram ? telegramText(part) : part.text }));
      return sent.map((part) => nameOf(kind.isIdempotent, part, !kind.isIdempotent && state === "unknown"));
    });
  const actual = reached.map(({ key, text, isTimedOut }) =>
    nameOf(kind.isIdempotent, { key: key ?? "", text }, !kind.isIdempotent && isTimedOut),
  );
  const { missing, extra } = differences(expected, actual);
  const isSameSet = missing + extra === 0;
  const outOfOrder = isSameSet ? expected.filter((name, place) => name !== actual[place]).length : 0;
  return { lost: missing, doubled: extra, outOfOrder };
}

function nameOf(hasKey: boolean, { key, text }: { key: string; text: string }, isUnknown: boolean): string {
  return JSON.stringify([hasKey ? key : null, text.replace(LATE, ""), isUnknown]);
}

/** How many of the expected are not there, and how many are there that were not expected. */
function differences(expected: readonly string[], actual: readonly string[]): { missing: number; extra: number } {
  const owed = new Map<string, number>();
  for (const name of expected) owed.set(name, (owed.get(name) ?? 0) + 1);
  for (const name of actual) owed.set(name, (owed.get(name) ?? 0) - 1);
  const counts = [...owed.values()];
  return {
    missing: counts.reduce((sum, count) => sum + Math.max(0, count), 0),
    extra: counts.reduce((sum, count) => sum + Math.max(0, -count), 0),
  };
}

import type { Message } from "../../workers/platform/message.ts";
import type { Problem } from "./problem.ts";

/** After so many answers of 5xx a message waits for the shopper to say “again”. */
const MOST_FAILURES = 5;

/** A message on its way. It keeps its key until the server has acknowledged it, over reloads too. */
export interface Entry {
  key: string;
  text: string;
  choice: string | null;
  /** Orders the entries; epoch ms, made unique when queued. */
  at: number;
  /** The highest number known when it was first sent; null: never sent. Its own message is above. */
  sentAfter: number | null;
  failures: number;
  state: "queued" | "failed";
}

/** Oldest first; only the first queued one is ever under way. */
export type Outbox = readonly Entry[];

/** Puts a message at the end. */
export function enqueue(
  outbox: Outbox,
  input: { key: string; text: string; choice: string | null; nowMs: number },
): Outbox {
  const { key, text, choice, nowMs } = input;
  const at = Math.max(nowMs, ...outbox.map((entry) => entry.at + 1));
  return [...outbox, { key, text, choice, at, sentAfter: null, failures: 0, state: "queued" }];
}

/** The one message that may be sent now. */
export function nextToSend(outbox: Outbox): Entry | undefined {
  return outbox.find(({ state }) => state === "queued");
}

/** Notes that a message goes out for the first time while `highest` is the highest number known. */
export function started(outbox: Outbox, key: string, highest: number): Outbox {
  return change(outbox, key, (entry) => (entry.sentAfter === null ? { ...entry, sentAfter: highest } : entry));
}

/** Takes a message out, because it is stored or because the shopper gave it up. */
export function remove(outbox: Outbox, key: string): Outbox {
  return outbox.filter((entry) => entry.key !== key);
}

/** What a problem does to the message: a refusal parks it, a failing server after some attempts, anything else waits. */
export function troubled(outbox: Outbox, key: string, problem: Problem): Outbox {
  if (problem.kind === "refused") return change(outbox, key, (entry) => ({ ...entry, state: "failed" }));
  if (problem.kind !== "failing") return outbox;
  return change(outbox, key, (entry) => {
    const failures = entry.failures + 1;
    return { ...entry, failures, state: failures >= MOST_FAILURES ? "failed" : "queued" };
  });
}

/** The shopper asks for another attempt: with the same key, since the first one may have arrived. It goes to the end. */
export function retried(outbox: Outbox, key: string, nowMs: number): Outbox {
  const entry = outbox.find((candidate) => candidate.key === key);
  if (!entry) return outbox;
  const others = remove(outbox, key);
  const at = Math.max(nowMs, ...others.map((other) => other.at + 1));
  return [...others, { ...entry, at, failures: 0, state: "queued" }];
}

/** In a new conversation no number of the old one means anything. */
export function forgetNumbers(outbox: Outbox): Outbox {
  return outbox.map((entry) => ({ ...entry, sentAfter: null }));
}

/**
 * The entries to show. The socket may bring the stored message before its acknowledgement: an entry whose own message
 * already stands in the thread is left out. `acknowledged` are the numbers that belong to other entries.
 */
export function pendingBubbles(
  outbox: Outbox,
  messages: readonly Message[],
  acknowledged: ReadonlySet<number>,
): Outbox {
  const free = messages.filter(({ seq, from }) => from === "shopper" && !acknowledged.has(seq));
  return outbox.filter((entry) => !free.some((message) => isEcho(message, entry)));
}

function isEcho(message: Message, entry: Entry): boolean {
  return entry.sentAfter !== null && message.seq > entry.sentAfter && message.text === entry.text;
}

function change(outbox: Outbox, key: string, edit: (entry: Entry) => Entry): Outbox {
  return outbox.map((entry) => (entry.key === key ? edit(entry) : entry));
}

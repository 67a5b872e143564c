import type { Message, Note } from "../../workers/platform/message.ts";
import { isPassing, type Problem } from "./problem.ts";
import type { Entry } from "./wire.ts";

/** After so many answers of 5xx a message waits for the agent to say “again”. */
const MOST_FAILURES = 5;
/** The server remembers a key for seven days; nothing so old is sent by itself. */
const KEPT_MS = 86_400_000;

/** Messages and notes on their way, oldest first. Each keeps its key until the server has acknowledged it. */
export type Outbox = readonly Entry[];

export function enqueue(outbox: Outbox, input: Pick<Entry, "key" | "kind" | "text" | "atMs">): Outbox {
  return [...outbox, { ...input, sentAfter: null, failures: 0, state: "queued" }];
}

/** The one entry that may go out now. */
export function nextToSend(outbox: Outbox): Entry | undefined {
  return outbox.find(({ state }) => state === "queued");
}

/** Marks that an entry goes out for the first time after so many messages, or notes, are known. */
export function started(outbox: Outbox, key: string, known: number): Outbox {
  return change(outbox, key, (entry) => (entry.sentAfter === null ? { ...entry, sentAfter: known } : entry));
}

export function remove(outbox: Outbox, key: string): Outbox {
  return outbox.filter((entry) => entry.key !== key);
}

/** What a problem does to the entry: it waits, or it is parked until the agent decides. */
export function troubled(outbox: Outbox, key: string, problem: Problem): Outbox {
  return change(outbox, key, (entry) => {
    if (problem.kind === "conflict") return { ...entry, state: "conflict" };
    if (problem.kind === "signed_out") return entry;
    if (!isPassing(problem)) return { ...entry, state: "failed" };
    const failures = entry.failures + (problem.kind === "failing" ? 1 : 0);
    return { ...entry, failures, state: failures >= MOST_FAILURES ? "failed" : "queued" };
  });
}

/** Another attempt with the same key: the first one may have arrived. */
export function retried(outbox: Outbox, key: string): Outbox {
  return change(outbox, key, (entry) => ({ ...entry, failures: 0, state: "queued" }));
}

/** What a stored outbox still means. */
export function kept(outbox: Outbox, nowMs: number): Outbox {
  return outbox.filter(({ atMs }) => atMs > nowMs - KEPT_MS);
}

/**
 * The entries to show. The socket may bring a reply or a note before its acknowledgement: an entry that already stands
 * in the thread is left out. `acknowledged` are the ids that belong to other entries.
 */
export function pending(
  outbox: Outbox,
  stored: { messages: readonly Message[]; notes: readonly Note[] },
  acknowledged: ReadonlySet<string>,
): Outbox {
  const isEcho = ({ kind, text, sentAfter }: Entry) => {
    if (sentAfter === null) return false;
    const since =
      kind === "note"
        ? stored.notes.slice(sentAfter)
        : stored.messages.filter(({ seq, from }) => from === "agent" && seq > sentAfter);
    return since.some((one) => one.text === text && !acknowledged.has(one.id));
  };
  return outbox.filter((entry) => !isEcho(entry));
}

function change(outbox: Outbox, key: string, edit: (entry: Entry) => Entry): Outbox {
  return outbox.map((entry) => (entry.key === key ? edit(entry) : entry));
}

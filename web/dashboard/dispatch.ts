import { signal } from "@preact/signals";
import type { HolderState, Message, Note } from "../../workers/platform/message.ts";
import { retryDelayMs } from "../shared/link.ts";
import type { Ports } from "../shared/ports.ts";
import type { Api } from "./api.ts";
import { enqueue, kept, nextToSend, type Outbox, remove, retried, started, troubled } from "./outbox.ts";
import type { Problem } from "./problem.ts";
import { type Entry, readEntries } from "./wire.ts";

interface DispatchTasks {
  storageKey: string;
  shop: string;
  conversation: string;
  /** The holder's epoch as this page sees it. */
  epoch(): number;
  /** The highest message number known, or how many notes are. */
  known(kind: Entry["kind"]): number;
  replied(message: Message): void;
  noted(note: Note): void;
  conflict(holder: HolderState | null): void;
}

/**
 * Sends an agent's replies and notes one after the other. An entry keeps its key, over reloads too, until the server
 * has it: however often it is tried, it is one message.
 */
export function createDispatch(ports: Ports, api: Pick<Api, "reply" | "note">, tasks: DispatchTasks) {
  const outbox = signal<Outbox>(kept(readEntries(ports.storage.get(tasks.storageKey) ?? ""), ports.now()));
  /** Ids of replies and notes that this page sent and saw acknowledged. */
  const acknowledged = signal<ReadonlySet<string>>(new Set());
  let isPumping = false;
  let attempts = 0;
  let callOff: (() => void) | null = null;
  let isStopped = false;

  const set = (next: Outbox) => {
    outbox.value = next;
    if (next.length === 0) ports.storage.remove(tasks.storageKey);
    else ports.storage.set(tasks.storageKey, JSON.stringify(next));
  };

  const acknowledge = (key: string, id: string) => {
    acknowledged.value = new Set(acknowledged.value).add(id);
    set(remove(outbox.value, key));
  };

  const send = async (entry: Entry): Promise<Problem | null> => {
    if (entry.kind === "note") {
      const answer = await api.note(tasks.shop, tasks.conversation, entry.key, entry.text);
      if (!answer.ok) return answer.problem;
      acknowledge(entry.key, answer.value.note.id);
      tasks.noted(answer.value.note);
      return null;
    }
    const body = { epoch: tasks.epoch(), text: entry.text };
    const answer = await api.reply(tasks.shop, tasks.conversation, entry.key, body);
    if (!answer.ok) return answer.problem;
    acknowledge(entry.key, answer.value.message.id);
    tasks.replied(answer.value.message);
    return null;
  };

  const pause = (problem: Problem) => {
    const asked = problem.kind === "limited" || problem.kind === "failing" ? problem.retryAfterMs : null;
    callOff = ports.after(asked ?? retryDelayMs(attempts, ports.random()), () => {
      callOff = null;
      void pump();
    });
    attempts += 1;
  };

  const pump = async (): Promise<void> => {
    if (isPumping || callOff || isStopped) return;
    isPumping = true;
    for (let entry = nextToSend(outbox.value); entry && ports.isOnline(); entry = nextToSend(outbox.value)) {
      set(started(outbox.value, entry.key, tasks.known(entry.kind)));
      const problem = await send(entry);
      if (!problem) {
        attempts = 0;
        continue;
      }
      set(troubled(outbox.value, entry.key, problem));
      if (problem.kind === "conflict") tasks.conflict(problem.holder);
      if (problem.kind === "signed_out") break;
      if (outbox.value.find(({ key }) => key === entry?.key)?.state === "queued") {
        if (!isStopped) pause(problem);
        break;
      }
    }
    isPumping = false;
  };

  return {
    outbox,
    acknowledged,
    add: (kind: Entry["kind"], text: string) => {
      set(enqueue(outbox.value, { key: ports.newKey(), kind, text, atMs: ports.now() }));
      void pump();
    },
    retry: (key: string) => {
      set(retried(outbox.value, key));
      void pump();
    },
    discard: (key: string) => set(remove(outbox.value, key)),
    /** The network or the server is back. */
    nudge: () => {
      isStopped = false;
      callOff?.();
      callOff = null;
      void pump();
    },
    stop: () => {
      isStopped = true;
      callOff?.();
      callOff = null;
    },
  };
}

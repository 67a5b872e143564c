import type { Message } from "../../workers/platform/message.ts";
import { retryDelayMs } from "../shared/link.ts";
import type { Ports } from "../shared/ports.ts";
import type { ChatApi } from "./api.ts";
import { type Entry, nextToSend, type Outbox, started, troubled } from "./outbox.ts";
import type { Problem } from "./problem.ts";
import type { SessionKeeper } from "./session.ts";

interface SenderTasks {
  outbox(): Outbox;
  setOutbox(outbox: Outbox): void;
  /** The highest message number known. */
  highest(): number;
  session: Pick<SessionKeeper, "token" | "conversation" | "worked">;
  stored(entry: Entry, message: Message): void;
  limited(untilMs: number | null): void;
  expired(): void;
}

/** Sends the outbox, oldest first, one at a time; a message leaves it only when the server has it. */
export interface Sender {
  pump(): Promise<void>;
  /** The network is back: no more waiting. A limit of the server is waited for all the same. */
  nudge(): void;
}

/** Makes the sender of one chat. */
export function createSender(
  ports: Pick<Ports, "after" | "now" | "random" | "isOnline">,
  api: Pick<ChatApi, "send">,
  tasks: SenderTasks,
): Sender {
  let isPumping = false;
  let attempts = 0;
  let pause: { callOff: () => void; isLimit: boolean } | null = null;

  const pauseFor = (ms: number, isLimit: boolean) => {
    pause?.callOff();
    const callOff = ports.after(ms, resume);
    pause = { callOff, isLimit };
  };
  const resume = () => {
    if (pause?.isLimit) tasks.limited(null);
    pause?.callOff();
    pause = null;
    void pump();
  };

  const pump = async (): Promise<void> => {
    if (isPumping || pause) return;
    isPumping = true;
    try {
      for (let isGoing = true; isGoing; ) isGoing = await sendNext();
    } finally {
      isPumping = false;
    }
  };

  /** Whether the next one may follow at once. */
  const sendNext = async (): Promise<boolean> => {
    const entry = nextToSend(tasks.outbox());
    const token = tasks.session.token();
    if (!entry || token === null || !ports.isOnline()) return false;
    const conversation = tasks.session.conversation();
    tasks.setOutbox(started(tasks.outbox(), entry.key, tasks.highest()));
    const body = { text: entry.text, ...(entry.choice === null ? {} : { choice: entry.choice }) };
    const result = await api.send(token, entry.key, body);
    if (tasks.session.conversation() !== conversation) return true;
    if (!result.ok) return meet(entry, result.problem);
    attempts = 0;
    tasks.session.worked();
    tasks.stored(entry, result.value.message);
    return true;
  };

  const meet = (entry: Entry, problem: Problem): boolean => {
    tasks.setOutbox(troubled(tasks.outbox(), entry.key, problem));
    if (problem.kind === "refused") return true;
    // A conversation that is gone or not ours is replaced, like one whose token ran out.
    if (problem.kind === "expired" || problem.kind === "forbidden" || problem.kind === "missing") {
      tasks.expired();
      return false;
    }
    const waitMs = problem.kind === "unreachable" ? null : problem.retryAfterMs;
    const delayMs = waitMs ?? retryDelayMs(attempts, ports.random());
    attempts += 1;
    if (problem.kind === "limited") tasks.limited(ports.now() + delayMs);
    pauseFor(delayMs, problem.kind === "limited");
    return false;
  };

  return {
    pump,
    nudge: () => {
      if (pause && !pause.isLimit) resume();
      else void pump();
    },
  };
}

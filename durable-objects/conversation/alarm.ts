import { log } from "../../workers/platform/log.ts";
import { closeAfterSilence } from "./episodes.ts";
import type { Events } from "./events.ts";
import type { Executions } from "./executions.ts";
import { putTicket, stopWaiting } from "./handoff.ts";
import type { Kernel } from "./kernel.ts";
import type { Outbox } from "./outbox.ts";
import { dropAged } from "./retention.ts";
import type { Timer, TimerKind } from "./timers.ts";
import type { TurnRunner } from "./turn-runner.ts";

export interface Subjects {
  kernel: Kernel;
  runner: TurnRunner;
  executions: Executions;
  outbox: Outbox;
  events: Events;
}

/** What each kind of timer does. A handler that succeeds clears or moves its row; one that throws is tried again. */
const HANDLERS: Record<TimerKind, (subjects: Subjects, timer: Timer) => Promise<void> | void> = {
  turn: ({ runner }, { attempts }) => runner.recover(attempts),
  async execute({ executions, runner }, { ref }) {
    executions.recall(ref);
    await runner.start();
  },
  delivery: ({ outbox }) => outbox.pump(),
  events: ({ events }, { attempts }) => events.resend(attempts),
  handoff: ({ kernel }, { ref, payload }) => stopWaiting(kernel, Number(ref), payload),
  ticket: ({ kernel }, { ref, payload }) => putTicket(kernel, ref, payload ?? ""),
  episode: ({ kernel }) => kernel.commit(closeAfterSilence),
  retention: ({ kernel }) => kernel.commit(dropAged),
};

/**
 * Handles the due timers one by one. Never throws, since the platform gives up an alarm after six failures; the rows are
 * the truth, and the alarm is set again whatever happens.
 */
export async function ring(subjects: Subjects): Promise<void> {
  const { kernel } = subjects;
  const tried = new Set<string>();
  kernel.timers.forgetAlarm();
  try {
    for (let due = take(kernel, tried); due; due = take(kernel, tried)) {
      try {
        await HANDLERS[due.kind](subjects, due);
      } catch (error) {
        log("error", "conversation.timer", { kind: due.kind, attempts: due.attempts, error });
      }
    }
  } catch (error) {
    log("error", "conversation.alarm", { error });
  } finally {
    kernel.timers.arm();
  }
}

/** The push comes with an alarm of its own: the row survives a process that dies in the handler. */
function take(kernel: Kernel, tried: Set<string>): Timer | null {
  const due = kernel.timers.takeDue(kernel.now(), tried);
  if (due) kernel.timers.arm();
  return due;
}

import type { TicketClockName, TicketPriority } from "../platform/ticket-words.ts";
import { afterBusinessMs, type BusinessHours, businessMs } from "./sla.ts";

/** Minutes of business time that a priority allows. */
export interface Targets {
  firstReplyMinutes: number;
  nextReplyMinutes: number;
  resolutionMinutes: number;
}

/** Where the shop has set none. */
export const DEFAULT_TARGETS = {
  low: { firstReplyMinutes: 480, nextReplyMinutes: 960, resolutionMinutes: 4_320 },
  normal: { firstReplyMinutes: 120, nextReplyMinutes: 240, resolutionMinutes: 1_440 },
  high: { firstReplyMinutes: 60, nextReplyMinutes: 120, resolutionMinutes: 480 },
  urgent: { firstReplyMinutes: 15, nextReplyMinutes: 30, resolutionMinutes: 240 },
} as const satisfies Record<TicketPriority, Targets>;

/** The clock part of a ticket's row; epoch ms, null: not running. */
export interface TicketClocks {
  createdAt: number;
  firstReplyDueAt: number | null;
  nextReplyDueAt: number | null;
  resolutionDueAt: number | null;
  firstRepliedAt: number | null;
  pausedAt: number | null;
  pausedMs: number;
  breaches: TicketClockName[];
  nextDueAt: number | null;
}

const MINUTE_MS = 60_000;

/** The clocks of a new ticket. */
export function startClocks(hours: BusinessHours, targets: Targets, createdAt: number): TicketClocks {
  return withNext({
    createdAt,
    firstReplyDueAt: afterBusinessMs(hours, createdAt, targets.firstReplyMinutes * MINUTE_MS),
    nextReplyDueAt: null,
    resolutionDueAt: afterBusinessMs(hours, createdAt, targets.resolutionMinutes * MINUTE_MS),
    firstRepliedAt: null,
    pausedAt: null,
    pausedMs: 0,
    breaches: [],
    nextDueAt: null,
  });
}

/** The shopper was answered: the reply clocks are met. */
export function replied<C extends TicketClocks>(clocks: C, at: number): C {
  const firstRepliedAt = clocks.firstRepliedAt ?? at;
  return withNext({ ...clocks, firstRepliedAt, firstReplyDueAt: null, nextReplyDueAt: null });
}

/** The shopper is waited for, or the ticket is done: everything stands still. */
export function paused<C extends TicketClocks>(clocks: C, at: number): C {
  return { ...clocks, pausedAt: clocks.pausedAt ?? at, resolutionDueAt: null, nextDueAt: null };
}

/** It is the shop's turn again: the time that stood still does not count. */
export function resumed<C extends TicketClocks>(clocks: C, hours: BusinessHours, targets: Targets, at: number): C {
  if (clocks.pausedAt === null) return clocks;
  const pausedMs = clocks.pausedMs + businessMs(hours, clocks.pausedAt, at);
  return due({ ...clocks, pausedAt: null, pausedMs }, hours, targets);
}

/** The shopper wrote again after an answer. */
export function asked<C extends TicketClocks>(clocks: C, hours: BusinessHours, targets: Targets, at: number): C {
  const running = resumed(clocks, hours, targets, at);
  if (running.firstRepliedAt === null || running.nextReplyDueAt !== null) return running;
  const breaches = running.breaches.filter((clock) => clock !== "next_reply");
  const nextReplyDueAt = afterBusinessMs(hours, at, targets.nextReplyMinutes * MINUTE_MS);
  return withNext({ ...running, breaches, nextReplyDueAt });
}

/** Another priority was chosen: the same moments count, the allowance is another. */
export function retargeted<C extends TicketClocks>(clocks: C, hours: BusinessHours, targets: Targets): C {
  return clocks.pausedAt === null ? due(clocks, hours, targets) : clocks;
}

/** Clocks that have run out and were not noticed yet. */
export function overdue(clocks: TicketClocks, now: number): TicketClockName[] {
  return running(clocks)
    .filter(({ dueAt }) => dueAt <= now)
    .map(({ clock }) => clock);
}

/** The same, once they are noticed. */
export function noticed<C extends TicketClocks>(clocks: C, missed: readonly TicketClockName[]): C {
  return withNext({ ...clocks, breaches: [...clocks.breaches, ...missed] });
}

function due<C extends TicketClocks>(clocks: C, hours: BusinessHours, targets: Targets): C {
  const allowed = (minutes: number) => afterBusinessMs(hours, clocks.createdAt, minutes * MINUTE_MS + clocks.pausedMs);
  return withNext({
    ...clocks,
    firstReplyDueAt: clocks.firstRepliedAt === null ? allowed(targets.firstReplyMinutes) : null,
    resolutionDueAt: allowed(targets.resolutionMinutes),
  });
}

function running(clocks: TicketClocks): { clock: TicketClockName; dueAt: number }[] {
  if (clocks.pausedAt !== null) return [];
  const all: [TicketClockName, number | null][] = [
    ["first_reply", clocks.firstReplyDueAt],
    ["next_reply", clocks.nextReplyDueAt],
    ["resolution", clocks.resolutionDueAt],
  ];
  return all.flatMap(([clock, dueAt]) => (dueAt === null || clocks.breaches.includes(clock) ? [] : [{ clock, dueAt }]));
}

function withNext<C extends TicketClocks>(clocks: C): C {
  const due = running(clocks).map(({ dueAt }) => dueAt);
  return { ...clocks, nextDueAt: due.length > 0 ? Math.min(...due) : null };
}

import type { promises } from "../../platform/db/schema/promises.ts";
import type { PromiseState, ShownPromise } from "../../platform/promise.ts";
import { PROMISE_WORDS } from "../../platform/promise-words.ts";

export type PromiseRow = typeof promises.$inferSelect;

/** What may become of a promise. A broken one may be kept late; what is kept or withdrawn stays so. */
const NEXT: Record<PromiseState, readonly PromiseState[]> = {
  open: ["kept", "broken", "withdrawn"],
  broken: ["kept", "withdrawn"],
  kept: [],
  withdrawn: [],
};

/** Whether a promise may go from one state to the other. */
export function mayBecome(from: PromiseState, to: PromiseState): boolean {
  return NEXT[from].includes(to);
}

/** The states from which a promise may become `to`. */
export function statesBefore(to: PromiseState): PromiseState[] {
  const states = Object.keys(NEXT) as PromiseState[];
  return states.filter((from) => mayBecome(from, to));
}

/** Whether its last moment is over and it is not kept. */
export function isOverdue({ state, dueAt }: Pick<PromiseRow, "state" | "dueAt">, now: number): boolean {
  return state === "broken" || (state === "open" && dueAt !== null && dueAt < now);
}

/** A row as readers of the API see it. */
export function showPromise(row: PromiseRow, now: number): ShownPromise {
  const { id, kind, what, source, state, dueAt, amountMinor, currency, orderId, createdAt } = row;
  return {
    id,
    kind,
    title: PROMISE_WORDS[kind],
    what: what ?? "",
    source,
    state,
    dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
    isOverdue: isOverdue(row, now),
    amountMinor,
    currency,
    orderId,
    createdAt: new Date(createdAt).toISOString(),
  };
}

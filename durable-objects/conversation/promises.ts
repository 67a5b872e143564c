import { agentPromises } from "../../workers/dialogue/promise-agent.ts";
import { newId } from "../../workers/platform/ids.ts";
import type { PromiseDraft } from "../../workers/platform/promise.ts";
import type { ShopSnapshot } from "../../workers/platform/snapshot.ts";
import type { PromiseNews } from "./contract.ts";
import type { Kernel, Transaction } from "./kernel.ts";
import { findKey, keepKey } from "./keys.ts";

/** Part of the transaction that stores a message: records what it binds the shop to. */
export function recordPromises(tx: Transaction, drafts: readonly PromiseDraft[], message: string | null): void {
  for (const { dueAt, ...draft } of drafts) {
    const promise = newId("prm", tx.now);
    const record = { ...draft, message, ticketId: null };
    tx.emit({ type: "promise.made", promise, kind: draft.kind, dueAt, record });
  }
}

/** Part of a handover: the ticket that is left is a promise to call back. */
export function promiseCallback(tx: Transaction, ticketId: string, reason: string, dueAt: number | null): void {
  tx.emit({
    type: "promise.made",
    promise: ticketId,
    kind: "callback",
    dueAt,
    record: {
      kind: "callback",
      what: null,
      source: "handoff",
      by: reason,
      message: null,
      amountMinor: null,
      currency: null,
      orderId: null,
      ticketId,
    },
  });
}

/** What an agent's words undertake. Without the shop's clock they name no day. */
export function promisesOfAgent(
  kernel: Kernel,
  shop: ShopSnapshot | null,
  agent: string,
  text: string,
): PromiseDraft[] {
  const place = { timeZone: shop?.timeZone ?? "UTC", currency: shop?.currency ?? "" };
  const drafts = agentPromises(text, { agent, now: kernel.now(), ...place });
  return shop ? drafts : drafts.map((draft) => ({ ...draft, dueAt: null }));
}

/** Adds the watch's news to the events, once per promise and state. */
export function notePromise(kernel: Kernel, { promise, kind, dueAt, state, chain }: PromiseNews): { noted: true } {
  const note = (tx: Transaction): { noted: true } => {
    const key = `${promise} ${state}`;
    if (tx.row.erasedAt !== null || findKey(tx.sql, "promise", key)) return { noted: true };
    keepKey(tx, "promise", { key, bodyHash: "", ref: promise });
    tx.emit({ type: `promise.${state}`, promise, kind, dueAt });
    return { noted: true };
  };
  return kernel.commit(note, null, chain);
}

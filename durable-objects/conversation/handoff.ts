import { staffBackAt } from "../../workers/dialogue/staff-hours.ts";
import { newId } from "../../workers/platform/ids.ts";
import type { ShopSnapshot } from "../../workers/platform/snapshot.ts";
import type { Kernel, Transaction } from "./kernel.ts";
import { plainMessage, sealMessage } from "./messages.ts";
import { promiseCallback } from "./promises.ts";
import type { NewTicket } from "./ticket-desk.ts";
import { words } from "./words.ts";

const DEFAULT_WAIT_MINUTES = 10;

/** A handover as its shop has it now. `backAt`: nobody answers before then (epoch ms); null: people do. */
export interface ReadyHandoff {
  reason: string;
  waitMs: number;
  backAt: number | null;
}

/** Reads hours and patience from the shop; without it people are taken to be there. */
export function readyHandoff(shop: ShopSnapshot | null, reason: string, now: number): ReadyHandoff {
  const waitMs = 60_000 * (shop?.policy.handoff.waitMinutes ?? DEFAULT_WAIT_MINUTES);
  return { reason, waitMs, backAt: shop ? staffBackAt(shop, now) : null };
}

/** Part of a transaction: hands over to whoever is free; off hours to a ticket, with a promise of when. */
export function handOver(tx: Transaction, { reason, waitMs, backAt }: ReadyHandoff): void {
  if (tx.row.holder !== "bot") return;
  tx.move({ to: "waiting", reason: "handoff", detail: reason });
  if (backAt === null) {
    awaitPerson(tx, waitMs);
    return;
  }
  tx.move({ to: "bot", reason: "off_hours" });
  promiseCallback(tx, leaveTicket(tx, reason), reason, backAt);
}

/** Part of a transaction that has made the conversation wait: after `waitMs` the bot takes over again. */
export function awaitPerson(tx: Transaction, waitMs: number): void {
  tx.timers.set("handoff", String(tx.row.epoch), tx.now + waitMs, JSON.stringify(tx.chain));
}

/** The timer's side: nobody came. A timer of an older epoch does nothing; `payload` is what `awaitPerson` left. */
export async function stopWaiting(kernel: Kernel, epoch: number, payload: string | null): Promise<void> {
  const chain = JSON.parse(payload ?? "[]") as string[];
  const shop = await snapshotOrNull(kernel);
  const row = kernel.requireRow();
  const draft = plainMessage(newId("msg", kernel.now()), "system", words("timedOut", shop, row.language ?? row.locale));
  const message = await sealMessage(await kernel.keys(), draft);
  const comeBack = (tx: Transaction) => {
    tx.timers.clear("handoff", String(epoch));
    if (tx.row.holder !== "waiting" || tx.row.epoch !== epoch) return;
    tx.move({ to: "bot", reason: "timed_out" });
    tx.add(message);
    promiseCallback(tx, leaveTicket(tx, "timed_out"), "timed_out", null);
  };
  kernel.commit(comeBack, null, chain);
}

/** The timer's side: puts the ticket where people work. Its id makes a repetition harmless. */
export async function putTicket(kernel: Kernel, ref: string, payload: string): Promise<void> {
  await kernel.ports().tickets.add(JSON.parse(payload) as NewTicket);
  kernel.timers.clear("ticket", ref);
}

/** The shop's snapshot, or null while it cannot be had. */
export async function snapshotOrNull(kernel: Kernel): Promise<ShopSnapshot | null> {
  try {
    return (await kernel.ports().turn()).shop;
  } catch {
    return null;
  }
}

function leaveTicket(tx: Transaction, reason: string): string {
  const { conversation, customerId } = tx.row;
  const ticket: NewTicket = {
    id: newId("tkt", tx.now),
    type: "callback",
    priority: "normal",
    conversation,
    customerId,
    summary: reason,
    createdAt: tx.now,
    chain: [...tx.chain],
  };
  tx.timers.set("ticket", ticket.id, tx.now, JSON.stringify(ticket));
  return ticket.id;
}

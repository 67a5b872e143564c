import type { Target } from "../../workers/channels/channel.ts";
import type { Arrival } from "../../workers/channels/take-in.ts";
import type { OpenWindow } from "../../workers/channels/windows.ts";
import type { DataKeys } from "../../workers/platform/privacy/keys.ts";
import { sealJson } from "../../workers/platform/privacy/seal.ts";
import type { Transaction } from "./kernel.ts";
import { openOwn } from "./messages.ts";

/** How the shopper is reached on their channel. */
export interface Reach {
  target: Target;
  windows: OpenWindow[];
}

type StoredReach = { addressSealed: string; lastAt: number; sentSince: number };
type Address = Pick<Target, "thread" | "reply">;

/** An arrival with its address sealed: what a transaction may store. */
export interface SealedArrival {
  arrival: Arrival;
  addressSealed: string;
}

/** Seals an arrival. Not in a transaction: sealing is asynchronous. */
export async function sealArrival(keys: DataKeys, arrival: Arrival): Promise<SealedArrival> {
  const address: Address = { thread: arrival.to, reply: arrival.reply };
  return { arrival, addressSealed: await sealJson(keys, address) };
}

/** Part of the transaction that takes an event in: the newest address counts, and its window begins anew. */
export function storeArrival(tx: Transaction, { arrival, addressSealed }: SealedArrival): void {
  const { sql, now } = tx;
  const at = Math.min(arrival.at, now);
  sql.exec(
    `INSERT INTO reach (id, address_sealed, last_at, sent_since) VALUES (1, ?, ?, 0)
     ON CONFLICT (id) DO UPDATE SET address_sealed = excluded.address_sealed, last_at = excluded.last_at, sent_since = 0
     WHERE excluded.last_at >= last_at`,
    addressSealed,
    at,
  );
  if (arrival.opens === null) return;
  sql.exec(
    `INSERT INTO reach_windows (name, opened_at, used) VALUES (?, ?, 0)
     ON CONFLICT (name) DO UPDATE SET opened_at = excluded.opened_at, used = 0 WHERE excluded.opened_at > opened_at`,
    arrival.opens,
    at,
  );
}

/** Part of the transaction that records a sent bubble. */
export function countSent(sql: SqlStorage, window: string | null): void {
  sql.exec("UPDATE reach SET sent_since = sent_since + 1");
  if (window !== null) sql.exec("UPDATE reach_windows SET used = used + 1 WHERE name = ?", window);
}

/** The windows that were opened, whether they are still open or not. */
export function readWindows(sql: SqlStorage): OpenWindow[] {
  return sql
    .exec<{ name: string; openedAt: number; used: number }>(
      "SELECT name, opened_at AS openedAt, used FROM reach_windows",
    )
    .toArray();
}

/** Null before a channel's event came, and after an erasure. */
export async function readReach(sql: SqlStorage, keys: DataKeys): Promise<Reach | null> {
  const [stored] = sql
    .exec<StoredReach>("SELECT address_sealed AS addressSealed, last_at AS lastAt, sent_since AS sentSince FROM reach")
    .toArray();
  if (!stored) return null;
  const windows = readWindows(sql);
  const address = await openOwn<Address>(keys, stored.addressSealed);
  return { target: { ...address, lastInboundAt: stored.lastAt, sentSince: stored.sentSince }, windows };
}

import { EVENTS_KEPT_MS, type Transaction } from "./kernel.ts";
import { KEYS_KEPT_MS } from "./keys.ts";

/** The timer's side: drops keys after 7 days and confirmed events after 30, and wakes again for the next that ages. */
export function dropAged(tx: Transaction): void {
  const { sql, now, row } = tx;
  sql.exec("DELETE FROM keys WHERE at <= ?", now - KEYS_KEPT_MS);
  sql.exec("DELETE FROM events WHERE at <= ? AND event_seq <= ?", now - EVENTS_KEPT_MS, row.confirmedSeq);
  sql.exec("DELETE FROM tickets WHERE expires_at <= ?", now);
  const key = oldest(sql, "keys");
  const event = oldest(sql, "events");
  const due = [key === null ? null : key + KEYS_KEPT_MS, event === null ? null : event + EVENTS_KEPT_MS];
  const next = due.filter((at) => at !== null);
  if (next.length === 0) tx.timers.clear("retention", "");
  // Events that nobody confirms are kept, and looked at once a day.
  else tx.timers.set("retention", "", Math.max(Math.min(...next), now + 86_400_000));
}

function oldest(sql: SqlStorage, table: "keys" | "events"): number | null {
  return sql.exec<{ at: number | null }>(`SELECT min(at) AS at FROM ${table}`).one().at;
}

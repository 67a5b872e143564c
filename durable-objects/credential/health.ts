import type { ChannelHealth, Seen } from "./contract.ts";

const KEPT_ERRORS = 50;
const NAMES = ["received", "refused", "sent", "failed", "unknown"] as const;

/** Counts of what happened to a channel and its newest errors. */
export class Health {
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  add(seen: Seen): void {
    const { sql } = this.#storage;
    this.#storage.transactionSync(() => {
      for (const name of NAMES) {
        const count = seen[name] ?? 0;
        if (count === 0) continue;
        sql.exec(
          `INSERT INTO counts (name, count, last_at) VALUES (?, ?, ?)
           ON CONFLICT (name) DO UPDATE SET count = count + excluded.count, last_at = max(last_at, excluded.last_at)`,
          name,
          count,
          seen.at,
        );
      }
      for (const { at, what, reason } of seen.errors.slice(-KEPT_ERRORS)) {
        sql.exec("INSERT INTO errors (at, what, reason) VALUES (?, ?, ?)", at, what.slice(0, 40), reason.slice(0, 200));
      }
      sql.exec("DELETE FROM errors WHERE number <= (SELECT max(number) FROM errors) - ?", KEPT_ERRORS);
    });
  }

  read(): ChannelHealth {
    const { sql } = this.#storage;
    const rows = sql.exec<{ name: string; count: number; lastAt: number }>(
      "SELECT name, count, last_at AS lastAt FROM counts",
    );
    const counts = new Map(rows.toArray().map((row) => [row.name, row]));
    const of = (name: (typeof NAMES)[number]) => counts.get(name)?.count ?? 0;
    const errors = sql.exec<{ at: number; what: string; reason: string }>(
      "SELECT at, what, reason FROM errors ORDER BY number DESC",
    );
    return {
      received: of("received"),
      refused: of("refused"),
      sent: of("sent"),
      failed: of("failed"),
      unknown: of("unknown"),
      lastReceivedAt: counts.get("received")?.lastAt ?? null,
      lastSentAt: counts.get("sent")?.lastAt ?? null,
      errors: errors.toArray(),
    };
  }

  forget(): void {
    this.#storage.sql.exec("DELETE FROM counts");
    this.#storage.sql.exec("DELETE FROM errors");
  }
}

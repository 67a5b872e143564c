import type { Transaction } from "./kernel.ts";

/** How long a repeated event or request finds its first result. */
export const KEYS_KEPT_MS = 7 * 86_400_000;

/** The first result of a key: `ref` is the number or id of what it made. */
export type KnownKey = { bodyHash: string; ref: string };

export function findKey(sql: SqlStorage, kind: string, key: string): KnownKey | null {
  const found = sql.exec<KnownKey>("SELECT body_hash AS bodyHash, ref FROM keys WHERE kind = ? AND key = ?", kind, key);
  return found.toArray()[0] ?? null;
}

/** Part of the transaction that makes the result. */
export function keepKey(tx: Transaction, kind: string, known: KnownKey & { key: string }): void {
  const { key, bodyHash, ref } = known;
  tx.sql.exec(
    "INSERT INTO keys (kind, key, body_hash, ref, at) VALUES (?, ?, ?, ?, ?)",
    kind,
    key,
    bodyHash,
    ref,
    tx.now,
  );
  tx.timers.ensure("retention", "", tx.now + KEYS_KEPT_MS);
}

import { ObjectAlarm } from "../../workers/platform/object-alarm.ts";

/** What an object wakes up for. */
export type TimerKind = "turn" | "execute" | "delivery" | "events" | "handoff" | "ticket" | "episode" | "retention";

/** A row of the timers: one object has many of them and a single alarm. */
export type Timer = { kind: TimerKind; ref: string; dueAt: number; attempts: number; payload: string | null };

const BACKOFF_MS = 5_000;
const MAX_BACKOFF_MS = 15 * 60_000;
const FIELDS = "kind, ref, due_at AS dueAt, attempts, payload";

/** The timers table and the alarm set to its earliest row. Every method is synchronous: it is part of a transaction. */
export class Timers {
  readonly #storage: DurableObjectStorage;
  readonly #alarm: ObjectAlarm;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#alarm = new ObjectAlarm(storage);
  }

  /** Sets a timer, or moves it; its attempts and payload stay unless given. */
  set(kind: TimerKind, ref: string, dueAt: number, payload: string | null = null): void {
    this.#storage.sql.exec(
      `INSERT INTO timers (kind, ref, due_at, attempts, payload) VALUES (?, ?, ?, 0, ?)
       ON CONFLICT (kind, ref) DO UPDATE SET due_at = excluded.due_at, payload = coalesce(excluded.payload, payload)`,
      kind,
      ref,
      dueAt,
      payload,
    );
  }

  /** Sets a timer unless it is there. */
  ensure(kind: TimerKind, ref: string, dueAt: number): void {
    this.#storage.sql.exec(
      "INSERT OR IGNORE INTO timers (kind, ref, due_at, attempts) VALUES (?, ?, ?, 0)",
      kind,
      ref,
      dueAt,
    );
  }

  /** Sets a timer, or brings it forward; one that is due earlier stays. */
  bring(kind: TimerKind, ref: string, dueAt: number): void {
    this.#storage.sql.exec(
      `INSERT INTO timers (kind, ref, due_at, attempts) VALUES (?, ?, ?, 0)
       ON CONFLICT (kind, ref) DO UPDATE SET due_at = min(due_at, excluded.due_at)`,
      kind,
      ref,
      dueAt,
    );
  }

  clear(kind: TimerKind, ref: string): void {
    this.#storage.sql.exec("DELETE FROM timers WHERE kind = ? AND ref = ?", kind, ref);
  }

  clearAll(kind: TimerKind): void {
    this.#storage.sql.exec("DELETE FROM timers WHERE kind = ?", kind);
  }

  /**
   * The next due row, pushed on before it is handed out: a handler that dies with the process is tried again, later each
   * time; one that succeeds clears or moves its row itself. `tried` are rows handed out already in this alarm.
   */
  takeDue(now: number, tried: Set<string>): Timer | null {
    const due = this.#storage.sql
      .exec<Timer>(`SELECT ${FIELDS} FROM timers WHERE due_at <= ? ORDER BY due_at, kind, ref`, now)
      .toArray()
      .find((row) => !tried.has(`${row.kind} ${row.ref}`));
    if (!due) return null;
    tried.add(`${due.kind} ${due.ref}`);
    const later = Math.min(BACKOFF_MS * 2 ** due.attempts, MAX_BACKOFF_MS);
    this.#storage.sql.exec(
      "UPDATE timers SET attempts = attempts + 1, due_at = ? WHERE kind = ? AND ref = ?",
      now + later,
      due.kind,
      due.ref,
    );
    return { ...due, attempts: due.attempts + 1 };
  }

  /** Sets the alarm to the earliest row; called in the same breath as the transaction, so that both are stored or neither. */
  arm(): void {
    const [row] = this.#storage.sql.exec<{ dueAt: number | null }>("SELECT min(due_at) AS dueAt FROM timers").toArray();
    this.#alarm.set(row?.dueAt ?? null);
  }

  /** After the platform has fired the alarm there is none. */
  forgetAlarm(): void {
    this.#alarm.forget();
  }
}

import type { Case, CaseEffect } from "../../workers/commerce/cases/case.ts";
import type { CaseStep } from "../../workers/platform/case-words.ts";
import type { CaseEntry } from "./contract.ts";

/** An attempt that is marked and not recorded died with its process; it is repeated after so long. */
const ATTEMPT_NET_MS = 30_000;
const BACKOFF_MS = 5_000;
const MAX_BACKOFF_MS = 15 * 60_000;

/** The case with the shop it belongs to. */
export interface StoredCase {
  shop: string;
  timeZone: string;
  case: Case;
}

/** What a case asks for, and its row in the list of cases. */
export type OwedEffect = CaseEffect | { kind: "index" };

/** Something to be done outside. `about` is the case as it was when it was asked for: what is told is of that moment. */
export interface StoredEffect {
  number: number;
  id: string;
  effect: OwedEffect;
  about: Case;
  attempts: number;
}

type EffectRow = { number: number; id: string; effect: string; about: string; attempts: number };
type EntryRow = {
  number: number;
  at: number;
  event: string;
  detail: string | null;
  actor: string;
  noteSealed: string | null;
  stepFrom: CaseStep | null;
  stepTo: CaseStep;
};

/** The rows of one case. Every method is synchronous: it is part of a transaction. */
export class CaseStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Null before the case was started. */
  load(): StoredCase | null {
    const [row] = this.#sql
      .exec<{ shop: string; timeZone: string; document: string }>(
        "SELECT shop, time_zone AS timeZone, document FROM cases WHERE id = 1",
      )
      .toArray();
    return row ? { shop: row.shop, timeZone: row.timeZone, case: JSON.parse(row.document) as Case } : null;
  }

  save(shop: string, timeZone: string, about: Case): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO cases (id, shop, time_zone, document, due_at, attempts) VALUES (1, ?, ?, ?, ?, 0)",
      shop,
      timeZone,
      JSON.stringify(about),
      about.dueAt,
    );
  }

  enter(entry: Omit<CaseEntry, "number" | "note"> & { noteSealed: string | null }): void {
    this.#sql.exec(
      "INSERT INTO entries (at, event, detail, actor, note_sealed, step_from, step_to) VALUES (?, ?, ?, ?, ?, ?, ?)",
      entry.at,
      entry.event,
      entry.detail,
      entry.by,
      entry.noteSealed,
      entry.from,
      entry.to,
    );
  }

  entries(): EntryRow[] {
    return this.#sql
      .exec<EntryRow>(
        `SELECT number, at, event, detail, actor, note_sealed AS noteSealed, step_from AS stepFrom, step_to AS stepTo
         FROM entries ORDER BY number`,
      )
      .toArray();
  }

  /** The hash that a report's key came with before; null: it is new. */
  reported(key: string): string | null {
    const rows = this.#sql.exec<{ hash: string }>("SELECT body_hash AS hash FROM reports WHERE key = ?", key);
    return rows.toArray()[0]?.hash ?? null;
  }

  keepReport(key: string, bodyHash: string, at: number): void {
    this.#sql.exec("INSERT INTO reports (key, body_hash, at) VALUES (?, ?, ?)", key, bodyHash, at);
  }

  /** How many of them are new. */
  addEvidence(refs: readonly string[], at: number, by: string): number {
    let added = 0;
    for (const ref of new Set(refs)) {
      const rows = this.#sql.exec(
        "INSERT INTO evidence (ref, at, actor) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING ref",
        ref,
        at,
        by,
      );
      added += rows.toArray().length;
    }
    return added;
  }

  evidence(): { ref: string; at: number; by: string }[] {
    return this.#sql
      .exec<{ ref: string; at: number; by: string }>("SELECT ref, at, actor AS by FROM evidence ORDER BY at, ref")
      .toArray();
  }

  /** What follows a change: each effect is named after the case, its revision and its place. */
  owe(about: Case, effects: readonly CaseEffect[], now: number): void {
    const owed: OwedEffect[] = [...effects, { kind: "index" }];
    owed.forEach((effect, index) => {
      this.#sql.exec(
        `INSERT INTO effects (id, kind, effect, about, state, attempts, due_at) VALUES (?, ?, ?, ?, 'pending', 0, ?)`,
        `${about.id}.${about.revision}.${index}`,
        effect.kind,
        JSON.stringify(effect),
        JSON.stringify(about),
        now,
      );
    });
  }

  /**
   * The first effect that is due and not in `tried`. What is told keeps its order: a later word waits for an earlier
   * one. Everything else does not wait for a neighbour that fails.
   */
  nextDue(now: number, tried: ReadonlySet<string>): StoredEffect | null {
    const rows = this.#sql
      .exec<EffectRow & { kind: string; dueAt: number }>(
        "SELECT number, id, kind, effect, about, attempts, due_at AS dueAt FROM effects WHERE state <> 'done' ORDER BY number",
      )
      .toArray();
    let isTold = false;
    for (const row of rows) {
      const mayGo = row.dueAt <= now && !tried.has(row.id) && !(row.kind === "tell" && isTold);
      if (row.kind === "tell") isTold = true;
      if (mayGo) return opened(row);
    }
    return null;
  }

  /** Before the attempt: it is known to be under way, and is repeated should its process die. */
  begin({ id, attempts }: StoredEffect, now: number): void {
    const backoff = Math.min(BACKOFF_MS * 2 ** attempts, MAX_BACKOFF_MS);
    this.#sql.exec(
      "UPDATE effects SET state = 'doing', attempts = attempts + 1, due_at = ? WHERE id = ? AND state <> 'done'",
      now + Math.max(backoff, ATTEMPT_NET_MS),
      id,
    );
  }

  /** After an attempt that failed: again, later each time. */
  postpone({ id, attempts }: StoredEffect, now: number): void {
    const backoff = Math.min(BACKOFF_MS * 2 ** attempts, MAX_BACKOFF_MS);
    this.#sql.exec(
      "UPDATE effects SET state = 'pending', due_at = ? WHERE id = ? AND state <> 'done'",
      now + backoff,
      id,
    );
  }

  /** False where it was recorded before. */
  finish(id: string, detail: string | null): boolean {
    const rows = this.#sql.exec(
      "UPDATE effects SET state = 'done', detail = ? WHERE id = ? AND state <> 'done' RETURNING id",
      detail,
      id,
    );
    return rows.toArray().length > 0;
  }

  tasks() {
    return this.#sql
      .exec<{
        id: string;
        kind: string;
        state: "pending" | "doing" | "done";
        attempts: number;
        detail: string | null;
      }>("SELECT id, kind, state, attempts, detail FROM effects ORDER BY number")
      .toArray();
  }

  /** What was written and sent in goes, and so does the way to the shopper; words that are still owed have nobody. */
  forget(): void {
    this.#sql.exec("UPDATE entries SET note_sealed = NULL");
    this.#sql.exec("DELETE FROM evidence");
    this.#sql.exec("UPDATE cases SET document = json_set(document, '$.conversation', NULL)");
    this.#sql.exec("UPDATE effects SET about = json_set(about, '$.conversation', NULL)");
  }

  /** The case's own time, pushed on before it is used: a failing step is tried again, later each time. */
  takeDue(now: number): boolean {
    const [row] = this.#sql
      .exec<{ dueAt: number | null; attempts: number }>("SELECT due_at AS dueAt, attempts FROM cases WHERE id = 1")
      .toArray();
    if (!row || row.dueAt === null || row.dueAt > now) return false;
    const later = Math.min(BACKOFF_MS * 2 ** row.attempts, MAX_BACKOFF_MS);
    this.#sql.exec("UPDATE cases SET due_at = ?, attempts = attempts + 1 WHERE id = 1", now + later);
    return true;
  }

  /** When something is due next; null: nothing is owed and the case is over. A word that waits for an earlier one is not. */
  nextAt(): number | null {
    const [row] = this.#sql
      .exec<{ at: number | null }>(
        `SELECT min(at) AS at FROM (SELECT due_at AS at FROM cases UNION ALL SELECT min(due_at) FROM effects WHERE state <> 'done'
         AND NOT (kind = 'tell' AND EXISTS (SELECT 1 FROM effects one WHERE one.kind = 'tell' AND one.state <> 'done' AND one.number < effects.number)))`,
      )
      .toArray();
    return row?.at ?? null;
  }
}

function opened({ effect, about, ...row }: EffectRow): StoredEffect {
  const { number, id, attempts } = row;
  return { number, id, attempts, effect: JSON.parse(effect) as OwedEffect, about: JSON.parse(about) as Case };
}

import type { Migration } from "../../workers/platform/object-migrations.ts";

/** Append only: a step that was released is never edited, removed or moved. */
export const MIGRATIONS: readonly Migration[] = [
  {
    id: "001_first_tables",
    sql: `
      CREATE TABLE cases (
        id INTEGER PRIMARY KEY CHECK (id = 1), shop TEXT NOT NULL, time_zone TEXT NOT NULL, document TEXT NOT NULL,
        due_at INTEGER, attempts INTEGER NOT NULL
      );
      CREATE TABLE entries (
        number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, event TEXT NOT NULL, detail TEXT,
        actor TEXT NOT NULL, note_sealed TEXT, step_from TEXT, step_to TEXT NOT NULL
      );
      CREATE TABLE reports (key TEXT PRIMARY KEY, body_hash TEXT NOT NULL, at INTEGER NOT NULL);
      CREATE TABLE evidence (ref TEXT PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL);
      CREATE TABLE effects (
        number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, effect TEXT NOT NULL,
        about TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL, detail TEXT
      );
      CREATE INDEX effects_by_due ON effects (state, due_at);
    `,
  },
];

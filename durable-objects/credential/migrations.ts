import type { Migration } from "../../workers/platform/object-migrations.ts";

/** Append only: a step that was released is never edited, removed or moved. */
export const MIGRATIONS: readonly Migration[] = [
  {
    id: "001_first_tables",
    sql: `
      CREATE TABLE token (
        id INTEGER PRIMARY KEY CHECK (id = 1), value_sealed TEXT NOT NULL, refresh_sealed TEXT, good_until INTEGER NOT NULL
      );
      CREATE TABLE cursors (source TEXT PRIMARY KEY, cursor TEXT NOT NULL);
      CREATE TABLE owed_pulls (source TEXT PRIMARY KEY, hint TEXT NOT NULL, trace TEXT NOT NULL, channel TEXT NOT NULL, attempts INTEGER NOT NULL);
      CREATE TABLE counts (name TEXT PRIMARY KEY, count INTEGER NOT NULL, last_at INTEGER NOT NULL);
      CREATE TABLE errors (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, what TEXT NOT NULL, reason TEXT NOT NULL);
    `,
  },
];

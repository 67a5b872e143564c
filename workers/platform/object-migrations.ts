/** One step of the storage's shape. Once released, its id and meaning never change. */
export interface Migration {
  id: string;
  sql: string;
}

/** Brings the storage to the newest shape, each step in its own transaction. Throws where the steps do not agree. */
export function migrate(storage: DurableObjectStorage, now: number, migrations: readonly Migration[]) {
  const { sql } = storage;
  sql.exec("CREATE TABLE IF NOT EXISTS migrations (id TEXT PRIMARY KEY, applied_at INTEGER NOT NULL)");
  const applied = sql.exec<{ id: string }>("SELECT id FROM migrations ORDER BY id").toArray();
  for (const [index, { id }] of applied.entries()) {
    if (migrations[index]?.id !== id) {
      throw new Error(
        `the storage has migration ${id} where ${migrations[index]?.id ?? "none"} is: the list is append-only`,
      );
    }
  }
  for (const migration of migrations.slice(applied.length)) {
    storage.transactionSync(() => {
      sql.exec(migration.sql);
      sql.exec("INSERT INTO migrations (id, applied_at) VALUES (?, ?)", migration.id, now);
    });
  }
}

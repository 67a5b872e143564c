import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { toSnakeCase } from "drizzle-orm/casing";
import {
  getTableConfig,
  type SQLiteColumn,
  type SQLiteTable,
  type SQLiteUpdateSetSource,
} from "drizzle-orm/sqlite-core";
import type { Database } from "./database.ts";

export type Statement = BatchItem<"sqlite">;

/** A bound value may hold 2 MB; D1 takes 100 bound values per statement, so rows travel as one JSON value. */
const MAX_JSON_LENGTH = 400_000;

/** `column in (…)` for any number of values with one bound value. */
export function inList(column: SQL | SQLiteColumn, values: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
}

/**
 * Statements that insert whole rows, or replace those with the same primary key, except for the properties in `keep`.
 * `onReplace` overrides what a property becomes where the row was there already.
 */
export function upsertRows<T extends SQLiteTable>(
  database: Database,
  table: T,
  rows: T["$inferSelect"][],
  options: { keep?: string[]; onReplace?: Record<string, SQL> } = {},
): Statement[] {
  const columns = Object.entries(getTableColumns(table));
  const { primaryKeys } = getTableConfig(table);
  const target = primaryKeys[0]?.columns ?? columns.map(([, column]) => column).filter((column) => column.primary);
  const changed = columns.filter(([name, column]) => !target.includes(column) && !options.keep?.includes(name));
  const set = Object.fromEntries(
    changed.map(([name]) => [name, options.onReplace?.[name] ?? sql`excluded.${sql.identifier(toSnakeCase(name))}`]),
  );
  const values = sql.join(
    columns.map((_, index) => sql.raw(`value->>${index}`)),
    sql`, `,
  );
  const encoded = rows.map((row: Record<string, unknown>) =>
    JSON.stringify(columns.map(([name, column]) => driverValue(column, row[name]))),
  );
  return inChunks(encoded).map((chunk) => {
    const insert = database.insert(table).select(sql`select ${values} from json_each(${chunk}) where true`);
    return changed.length === 0
      ? insert.onConflictDoNothing()
      : insert.onConflictDoUpdate({ target, set: withSet<T>(set) });
  });
}

/** `insert into … select … where condition`: an insert that a batch makes depend on what else it did. Defaults are filled in. */
export function insertWhere<T extends SQLiteTable>(
  database: Database,
  table: T,
  row: T["$inferInsert"],
  condition: SQL,
) {
  const given: Record<string, unknown> = row;
  const values = sql.join(
    Object.entries(getTableColumns(table)).map(
      ([name, column]) => sql`${driverValue(column, given[name] ?? column.default)}`,
    ),
    sql`, `,
  );
  return database.insert(table).select(sql`select ${values} where ${condition}`);
}

function driverValue(column: SQLiteColumn, value: unknown): unknown {
  return value === null || value === undefined ? null : column.mapToDriverValue(value);
}

/** The keys are the table's own properties, read from it; the type system cannot follow that through a generic table. */
function withSet<T extends SQLiteTable>(set: Record<string, SQL>): SQLiteUpdateSetSource<T> {
  return set as SQLiteUpdateSetSource<T>;
}

/** JSON arrays of at most `MAX_JSON_LENGTH` characters each. */
export function inChunks(encoded: string[]): string[] {
  const chunks: string[] = [];
  let open: string[] = [];
  let length = 0;
  for (const row of encoded) {
    if (open.length > 0 && length + row.length > MAX_JSON_LENGTH) {
      chunks.push(`[${open.join(",")}]`);
      open = [];
      length = 0;
    }
    open.push(row);
    length += row.length + 1;
  }
  if (open.length > 0) chunks.push(`[${open.join(",")}]`);
  return chunks;
}

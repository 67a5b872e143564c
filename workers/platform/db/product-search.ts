import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * The FTS5 table of `migrations/0001_product_search.sql`. It stands outside of the schema because drizzle-kit knows no
 * virtual tables; `rowid` is that of `products`.
 */
export const productSearch = sqliteTable("product_search", {
  rowid: integer().notNull(),
  /** A term like the others: a match reads one shop only. */
  shop: text().notNull(),
  names: text().notNull(),
  words: text().notNull(),
});

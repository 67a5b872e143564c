import type { SQL } from "drizzle-orm";
import type { Database } from "../../../platform/db/database.ts";
import type { Statement } from "../../../platform/db/rows.ts";

/** Whose data goes, and where it is. */
export interface Subject {
  shop: string;
  customerId: string;
  /** Epoch ms. */
  now: number;
  /** Selects the ids of the customer's orders. */
  orderIds: SQL;
  /** Selects the customer's conversations. */
  conversationIds: SQL;
}

/**
 * How a table with a customer's personal data forgets. A new column named `…Sealed` or `…Index` must be named in
 * `columns`, or a test fails.
 */
export interface Eraser {
  table: string;
  columns: readonly string[];
  erase(database: Database, subject: Subject): Statement;
}

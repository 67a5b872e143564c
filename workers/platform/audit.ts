import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./db/database.ts";
import { insertWhere, type Statement } from "./db/rows.ts";
import { audit } from "./db/schema/shops.ts";
import { newId } from "./ids.ts";

/** One change, as the audit keeps it. `detail` holds no personal data. */
export interface AuditEntry {
  shop: string;
  /** `staff:<id>`, `operator`, `shopper:<customer or conversation>`, `seed`. */
  actor: string;
  /** `policy.published`, `order.cancel_order` … */
  action: string;
  /** What was changed, by kind and id. */
  target: string;
  detail: Record<string, unknown>;
  /** Epoch ms. */
  at: number;
}

/** The statement that records a change; it goes into the batch that makes the change, under the same condition. */
export function auditStatement(database: Database, entry: AuditEntry, condition: SQL = sql`true`): Statement {
  const { shop, ...rest } = entry;
  return insertWhere(database, audit, { id: newId("aud", entry.at), shopId: shop, ...rest }, condition);
}

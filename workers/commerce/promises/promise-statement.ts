import type { SQL } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { insertWhere, type Statement } from "../../platform/db/rows.ts";
import { promises } from "../../platform/db/schema/promises.ts";
import { newId } from "../../platform/ids.ts";
import type { PromiseKind } from "../../platform/promise.ts";

/** A promise that an execution makes, in its own batch. */
export interface ExecutedPromise {
  shop: string;
  conversation: string;
  kind: PromiseKind;
  proposalId: string;
  orderId: string | null;
  customerId: string | null;
  amountMinor: number | null;
  currency: string | null;
  /** Epoch ms; null: no day. */
  dueAt: number | null;
  /** Epoch ms. */
  at: number;
}

/** The statement that records it, under the condition that the batch is the one that executes. */
export function promiseStatement(
  database: Database,
  { shop, at, ...promise }: ExecutedPromise,
  condition: SQL,
): Statement {
  const row = {
    ...promise,
    shopId: shop,
    id: newId("prm", at),
    source: "proposal",
    state: "open",
    createdAt: at,
  } as const;
  return insertWhere(database, promises, row, condition);
}

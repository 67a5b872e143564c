import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { promises } from "../../platform/db/schema/promises.ts";
import type { PromiseState, ShownPromise } from "../../platform/promise.ts";
import { showPromise } from "./ledger.ts";

const MOST = 100;

/** Whose promises, and which. */
export interface PromiseQuery {
  shop: string;
  /** Left out: all of the shop. */
  conversation?: string;
  states: readonly PromiseState[];
  /** Epoch ms. */
  now: number;
}

/** Promises by their due date, the next first and those without a day last; at most 100. */
export async function listPromises(
  database: Database,
  { shop, conversation, states, now }: PromiseQuery,
): Promise<ShownPromise[]> {
  const rows = await database
    .select()
    .from(promises)
    .where(
      and(
        eq(promises.shopId, shop),
        conversation === undefined ? undefined : eq(promises.conversation, conversation),
        inArray(promises.state, [...states]),
      ),
    )
    .orderBy(asc(sql`${promises.dueAt} is null`), asc(promises.dueAt), asc(promises.createdAt))
    .limit(MOST);
  return rows.map((row) => showPromise(row, now));
}

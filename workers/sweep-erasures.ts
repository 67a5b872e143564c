import { and, asc, eq, lt } from "drizzle-orm";
import { eraseCases } from "../durable-objects/case/contract.ts";
import { conversationOf } from "../durable-objects/conversation/contract.ts";
import { casesOfCustomer } from "./commerce/cases/list-cases.ts";
import { eraseCustomer } from "./commerce/customers/erase-customer.ts";
import { recordsToErase } from "./commerce/customers/ledger.ts";
import { republishAlone } from "./merchants/republish-alone.ts";
import type { Database } from "./platform/db/database.ts";
import { erasures } from "./platform/db/schema/erasures.ts";
import type { Env } from "./platform/env.ts";
import { unwrap } from "./platform/errors.ts";
import { log } from "./platform/log.ts";

/** The receipt is read before it goes, too. */
const AFTER_MS = 60_000;
const MAX_AT_ONCE = 10;

/** Erases customers who have asked for it, of all shops of a database; the wish goes last. `now` is epoch ms. */
export async function sweepErasures(env: Env, database: Database, now: number): Promise<void> {
  const owed = await database
    .select()
    .from(erasures)
    .where(lt(erasures.requestedAt, now - AFTER_MS))
    .orderBy(asc(erasures.requestedAt))
    .limit(MAX_AT_ONCE);
  for (const { shopId: shop, customerId, proposalId } of owed) {
    try {
      // A vendor may have asked in their name.
      const actor = proposalId.startsWith("channel:") ? proposalId : `shopper:${customerId}`;
      const deps = { database, shop, now, actor };
      for (const record of await recordsToErase(database, shop, customerId)) {
        await eraseCases(env, shop, await casesOfCustomer(database, shop, record));
        await eraseCustomer(deps, record, async (conversation) => {
          unwrap(await conversationOf(env, shop, conversation).erase());
        });
      }
      await republishAlone({ database, now: () => now }, shop);
      await database.delete(erasures).where(and(eq(erasures.shopId, shop), eq(erasures.customerId, customerId)));
    } catch (error) {
      log("warn", "erasure.not_done", { shop, error });
    }
  }
}

import { and, eq, sql } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import { corrections, ownIntents } from "../platform/db/schema/understanding.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { OwnIntentId } from "../understanding/types.ts";
import type { ShopDeps } from "./deps.ts";
import { publishSnapshot } from "./publish-snapshot.ts";

/** Removes an intent of the shop's own, with the corrections to it, and publishes. `not_found` where there is none. */
export async function removeOwnIntent(deps: ShopDeps, shop: string, id: OwnIntentId, actor: string): Promise<void> {
  const { database } = deps;
  const isIt = and(eq(ownIntents.shopId, shop), eq(ownIntents.id, id));
  const [, , removed] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: "intent.removed", target: `intent:${id}`, detail: {}, at: deps.now() },
      sql`exists (select 1 from ${ownIntents} where ${isIt})`,
    ),
    database.delete(corrections).where(and(eq(corrections.shopId, shop), eq(corrections.intent, id))),
    database.delete(ownIntents).where(isIt).returning({ id: ownIntents.id }),
  ]);
  if (removed.length === 0) throw new DeskbellError("not_found", "the shop has no such intent");
  await publishSnapshot(deps, shop);
}

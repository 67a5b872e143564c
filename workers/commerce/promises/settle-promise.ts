import { and, eq, inArray, sql } from "drizzle-orm";
import { auditStatement } from "../../platform/audit.ts";
import type { Database } from "../../platform/db/database.ts";
import { promises } from "../../platform/db/schema/promises.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { maskText } from "../../platform/privacy/mask.ts";
import type { PromiseState, ShownPromise } from "../../platform/promise.ts";
import { showPromise, statesBefore } from "./ledger.ts";

const MAX_REASON = 200;

/** What an agent says of a promise. */
export interface Settlement {
  shop: string;
  promise: string;
  to: Extract<PromiseState, "kept" | "withdrawn">;
  /** Masked before it is stored. */
  reason: string;
  /** `staff:<id>`. */
  actor: string;
  /** Epoch ms. */
  now: number;
}

/**
 * Says that a promise is kept, or takes it back. Said again it changes nothing; `not_found` for none of this shop,
 * `conflict` where it has ended otherwise.
 */
export async function settlePromise(
  database: Database,
  { shop, promise, to, reason, actor, now }: Settlement,
): Promise<ShownPromise> {
  const mine = and(eq(promises.shopId, shop), eq(promises.id, promise));
  const step = JSON.stringify({ at: now, state: to, by: actor, reason: maskText(reason).slice(0, MAX_REASON) });
  const [before] = await database.select().from(promises).where(mine);
  if (!before) throw new DeskbellError("not_found", "there is no such promise");
  if (before.state === to) return showPromise(before, now);
  const from = and(mine, inArray(promises.state, statesBefore(to)));
  const [, changed] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: `promise.${to}`, target: `promise:${promise}`, detail: { from: before.state }, at: now },
      sql`exists (select 1 from ${promises} where ${from})`,
    ),
    database
      .update(promises)
      .set({
        state: to,
        settledAt: now,
        // Kept is an event, and the watch tells it; what is taken back is told by the one who does.
        toldAt: to === "kept" ? null : now,
        history: sql`json_insert(${promises.history}, '$[#]', json(${step}))`,
      })
      .where(from)
      .returning(),
  ]);
  const [row] = changed;
  if (!row) throw new DeskbellError("conflict", `the promise is ${before.state} and cannot become ${to}`);
  return showPromise(row, now);
}

import { and, eq, or, sql } from "drizzle-orm";
import { auditStatement } from "../../platform/audit.ts";
import { customerPairs } from "../../platform/db/schema/customers-ledger.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { type LedgerDeps, onePerson } from "./ledger.ts";

/** Why two may be one: what is alike proves nothing. */
export type SuggestReason = "phone" | "email" | "order" | "device";

/** Notes that two customers may be one, for a person to decide; what a person has decided stays. Idempotent. */
export async function suggestMerge(
  { database, shop, now }: Omit<LedgerDeps, "actor">,
  customers: readonly [string, string],
  why: SuggestReason,
): Promise<void> {
  const [customerA, customerB] = customers.toSorted();
  if (customerA === undefined || customerB === undefined || customerA === customerB) return;
  if ((await onePerson(database, shop, customerA)).includes(customerB)) return;
  await database
    .insert(customerPairs)
    .values({ shopId: shop, customerA, customerB, state: "suggested", why, at: now })
    .onConflictDoNothing();
}

/** A person says that they are two: the suggestion does not come again. `not_found` where there is none. */
export async function declineMerge(deps: LedgerDeps, customers: readonly [string, string]): Promise<void> {
  const { database, shop, now, actor } = deps;
  const [customerA = "", customerB = ""] = customers.toSorted();
  const isSuggested = and(
    eq(customerPairs.shopId, shop),
    eq(customerPairs.customerA, customerA),
    eq(customerPairs.customerB, customerB),
    or(eq(customerPairs.state, "suggested"), eq(customerPairs.state, "declined")),
  );
  const [declined] = await database.batch([
    database
      .update(customerPairs)
      .set({ state: "declined", at: now })
      .where(isSuggested)
      .returning({ a: customerPairs.customerA }),
    auditStatement(
      database,
      {
        shop,
        actor,
        action: "customers.merge_declined",
        target: `customer:${customerA}`,
        detail: { customers: [customerA, customerB] },
        at: now,
      },
      sql`exists (select 1 from ${customerPairs} where ${isSuggested})`,
    ),
  ]);
  if (declined.length === 0) throw new DeskbellError("not_found", "there is no such suggestion");
}

import { sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { cases } from "../../platform/db/schema/cases.ts";
import type { Case } from "./case.ts";

/** Writes the case's row for lists; one that is newer stays. Whose it is, is written once: erasing takes it away. */
export async function indexCase(database: Database, shop: string, about: Case): Promise<void> {
  const { id, kind, orderId, customerId, conversation, proposalId, step, outcome, dueAt, revision, openedAt } = about;
  const standing = {
    step,
    outcome,
    dueAt,
    revision,
    backTrackingNo: about.goodsBack?.trackingNo ?? null,
    replacementTrackingNo: about.replacement?.trackingNo ?? null,
    updatedAt: about.updatedAt,
  };
  await database
    .insert(cases)
    .values({ shopId: shop, id, kind, orderId, customerId, conversation, proposalId, openedAt, ...standing })
    .onConflictDoUpdate({
      target: [cases.shopId, cases.id],
      set: standing,
      setWhere: sql`${cases.revision} <= excluded.revision`,
    });
}

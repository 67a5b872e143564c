import { and, eq } from "drizzle-orm";
import type { Database } from "../../../platform/db/database.ts";
import { privacyRequests } from "../../../platform/db/schema/erasures.ts";

/** How far an erasure is that a vendor asked for, by the code that its answer named; null for an unknown code. */
export async function privacyRequestByCode(
  { database, shop }: { database: Database; shop: string },
  channel: string,
  code: string,
): Promise<{ state: "asked" | "erasing" | "with_person" | "done"; dueAt: number; doneAt: number | null } | null> {
  const { state, dueAt, doneAt } = privacyRequests;
  const [row] = await database
    .select({ state, dueAt, doneAt })
    .from(privacyRequests)
    .where(and(eq(privacyRequests.shopId, shop), eq(privacyRequests.channel, channel), eq(privacyRequests.code, code)));
  return row ?? null;
}

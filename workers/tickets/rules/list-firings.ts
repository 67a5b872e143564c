import { and, desc, eq, lt } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { ruleFirings } from "../../platform/db/schema/tickets.ts";

/** The firings of a rule, newest first. `next` (epoch ms) goes into `before`. */
export async function listFirings(
  database: Database,
  shop: string,
  { rule, before, limit }: { rule: string; before: number | null; limit: number },
) {
  const rows = await database
    .select()
    .from(ruleFirings)
    .where(
      and(
        eq(ruleFirings.shopId, shop),
        eq(ruleFirings.ruleId, rule),
        before === null ? undefined : lt(ruleFirings.at, before),
      ),
    )
    .orderBy(desc(ruleFirings.at), desc(ruleFirings.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return { firings: page, next: rows.length > limit ? (page.at(-1)?.at ?? null) : null };
}

import { and, gt, isNotNull, lte, or, sql } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { policies, snapshots } from "../platform/db/schema/shops.ts";
import { publishSnapshot } from "./publish-snapshot.ts";

/**
 * Publishes anew the shops of a database where a policy has begun or ended since their snapshot was published: actions
 * read the policy in force themselves, answers come from the snapshot. `now` is epoch ms.
 */
export async function republishDuePolicies(database: Database, now: number): Promise<string[]> {
  const publishedAt = sql`(select max(${snapshots.publishedAt}) from ${snapshots} where ${snapshots.shopId} = ${policies.shopId})`;
  const due = await database
    .selectDistinct({ shop: policies.shopId })
    .from(policies)
    .where(
      and(
        isNotNull(policies.publishedAt),
        or(
          and(gt(policies.validFrom, publishedAt), lte(policies.validFrom, now)),
          and(gt(policies.validUntil, publishedAt), lte(policies.validUntil, now)),
        ),
      ),
    );
  for (const { shop } of due) await publishSnapshot({ database, now: () => now }, shop);
  return due.map(({ shop }) => shop);
}

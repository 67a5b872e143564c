import { and, desc, eq, gt, isNotNull, isNull, lte, or } from "drizzle-orm";
import type { Database } from "./db/database.ts";
import { policies } from "./db/schema/shops.ts";
import { DeskbellError } from "./errors.ts";
import { type Policy, policySchema } from "./policy.ts";

/** The query for the policy in force at `at` (epoch ms): published, within its validity, of those the one published last. */
export function selectPolicyInForce(database: Database, shop: string, at: number) {
  return database
    .select({ version: policies.version, document: policies.document })
    .from(policies)
    .where(
      and(
        eq(policies.shopId, shop),
        isNotNull(policies.publishedAt),
        lte(policies.validFrom, at),
        or(isNull(policies.validUntil), gt(policies.validUntil, at)),
      ),
    )
    .orderBy(desc(policies.publishedAt), desc(policies.version))
    .limit(1);
}

/** Reads a stored policy; `precondition` where the shop has none in force. */
export function parsePolicy(row: { document: unknown } | undefined): Policy {
  if (!row) throw new DeskbellError("precondition", "the shop has no policy in force; publish one");
  return policySchema.parse(row.document);
}

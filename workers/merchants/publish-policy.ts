import { and, eq, isNull, sql } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import { policies } from "../platform/db/schema/shops.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { ShopDeps } from "./deps.ts";
import { parseDocument } from "./parse-policy.ts";
import { publishSnapshot } from "./publish-snapshot.ts";

/** Puts a draft in force within its validity (epoch ms). `conflict` where it is no draft (any more). */
export async function publishPolicy(
  deps: ShopDeps,
  shop: string,
  version: number,
  validity: { from: number; until: number | null },
  actor: string,
): Promise<void> {
  const { database } = deps;
  const at = deps.now();
  if (validity.until !== null && validity.until <= Math.max(validity.from, at)) {
    throw new DeskbellError("invalid", "validUntil: must be after validFrom, and to come");
  }
  const isDraft = and(eq(policies.shopId, shop), eq(policies.version, version), isNull(policies.publishedAt));
  const [stored] = await database.select({ document: policies.document }).from(policies).where(isDraft);
  // A draft may be older than what a policy must say.
  if (stored) parseDocument(stored.document);
  const [, published] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: "policy.published", target: `policy:${version}`, detail: validity, at },
      sql`exists (select 1 from ${policies} where ${isDraft})`,
    ),
    database
      .update(policies)
      .set({ publishedAt: at, validFrom: validity.from, validUntil: validity.until })
      .where(isDraft)
      .returning({ version: policies.version }),
  ]);
  if (published.length === 0) throw new DeskbellError("conflict", "this version is not a draft any more");
  await publishSnapshot(deps, shop);
}

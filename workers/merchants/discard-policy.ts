import { and, eq, isNull, sql } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import { policies } from "../platform/db/schema/shops.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { ShopDeps } from "./deps.ts";

/** Removes a draft. `conflict` where it is no draft (any more): what was published stays for ever. */
export async function discardPolicy(
  { database, now }: ShopDeps,
  shop: string,
  version: number,
  actor: string,
): Promise<void> {
  const isDraft = and(eq(policies.shopId, shop), eq(policies.version, version), isNull(policies.publishedAt));
  const [, removed] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: "policy.discarded", target: `policy:${version}`, detail: {}, at: now() },
      sql`exists (select 1 from ${policies} where ${isDraft})`,
    ),
    database.delete(policies).where(isDraft).returning({ version: policies.version }),
  ]);
  if (removed.length === 0) throw new DeskbellError("conflict", "this version is not a draft any more");
}

import { and, eq, isNull, sql } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import { policies } from "../platform/db/schema/shops.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { ShopDeps } from "./deps.ts";
import { parseDocument } from "./parse-policy.ts";

/** A shop keeps so many drafts at most. */
const MAX_DRAFTS = 20;

/**
 * Stores a policy as a draft: the next version, in force nowhere until it is published. `replaces` is the draft that it
 * was made of and takes the place of: `conflict` where that one is a draft no more, so that of two edits at once none is
 * lost unseen. A draft that says the same word for word is returned again.
 */
export async function draftPolicy(
  { database, now }: ShopDeps,
  shop: string,
  document: unknown,
  actor: string,
  replaces: number | null = null,
): Promise<{ version: number }> {
  const text = JSON.stringify(parseDocument(document));
  const at = now();
  const drafts = and(eq(policies.shopId, shop), isNull(policies.publishedAt));
  const stays =
    replaces === null
      ? sql`(select count(*) from ${policies} where ${drafts}) < ${MAX_DRAFTS}`
      : sql`exists (select 1 from ${policies} where ${and(drafts, eq(policies.version, replaces))})`;
  const isNew = sql`not exists (select 1 from ${policies} where ${and(drafts, sql`${policies.document} = ${text}`)})`;
  const next = sql`(select coalesce(max(version), 0) + 1 from ${policies} where shop_id = ${shop})`;
  const [, rows] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: "policy.drafted", target: `shop:${shop}`, detail: { replaces }, at },
      sql`${stays} and ${isNew}`,
    ),
    database
      .insert(policies)
      .select(sql`select ${shop}, ${next}, ${text}, ${at}, null, null, ${actor}, ${at} where ${stays} and ${isNew}`)
      .returning({ version: policies.version }),
    ...(replaces === null
      ? []
      : [
          database
            .delete(policies)
            .where(
              and(
                drafts,
                eq(policies.version, replaces),
                sql`exists (select 1 from ${policies} newer where newer.shop_id = ${shop} and newer.version > ${replaces} and newer.published_at is null and newer.document = ${text})`,
              ),
            ),
        ]),
  ]);
  const version = rows[0]?.version;
  if (version !== undefined) return { version };
  const [same] = await database
    .select({ version: policies.version })
    .from(policies)
    .where(and(drafts, sql`${policies.document} = ${text}`))
    .limit(1);
  if (same) return same;
  if (replaces === null) throw new DeskbellError("precondition", `a shop keeps ${MAX_DRAFTS} drafts; discard one`);
  throw new DeskbellError("conflict", "this draft was changed or published meanwhile; look at it again");
}

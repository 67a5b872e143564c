import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import { policies } from "../platform/db/schema/shops.ts";
import { DeskbellError } from "../platform/errors.ts";
import { type Policy, policySchema } from "../platform/policy.ts";
import type { ShopDeps } from "./deps.ts";
import { policyStatements } from "./policy-statements.ts";
import { publishSnapshot } from "./publish-snapshot.ts";

/** Publishes a policy as the next version, at once. The same policy again changes nothing and returns the version in force. */
export async function savePolicy(
  deps: ShopDeps,
  shop: string,
  document: unknown,
  actor: string,
): Promise<{ version: number }> {
  const policy = parse(document);
  const [first, ...rest] = await policyStatements(deps, shop, policy, actor);
  if (first) await deps.database.batch([first, ...rest]);
  await publishSnapshot(deps, shop);
  return { version: await newestPublished(deps, shop) };
}

/** Stores a policy as a draft: the next version, in force nowhere until it is published. */
export async function draftPolicy(
  { database, now }: ShopDeps,
  shop: string,
  document: unknown,
  actor: string,
): Promise<{ version: number }> {
  const policy = parse(document);
  const at = now();
  const [rows] = await database.batch([
    database
      .insert(policies)
      .select(
        sql`select ${shop}, coalesce(max(version), 0) + 1, ${JSON.stringify(policy)}, ${at}, null, null, ${actor}, ${at} from ${policies} where shop_id = ${shop}`,
      )
      .returning({ version: policies.version }),
    auditStatement(database, {
      shop,
      actor,
      action: "policy.drafted",
      target: `shop:${shop}`,
      detail: {},
      at,
    }),
  ]);
  const version = rows[0]?.version;
  if (version === undefined) throw new DeskbellError("internal", "the draft was not stored");
  return { version };
}

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
  if (validity.until !== null && validity.until <= validity.from) {
    throw new DeskbellError("invalid", "validUntil: must be after validFrom");
  }
  const isDraft = and(eq(policies.shopId, shop), eq(policies.version, version), isNull(policies.publishedAt));
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

function parse(document: unknown): Policy {
  const parsed = policySchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DeskbellError("invalid", `policy.${issue?.path.join(".")}: ${issue?.message}`);
}

async function newestPublished({ database }: ShopDeps, shop: string): Promise<number> {
  const [row] = await database
    .select({ version: policies.version })
    .from(policies)
    .where(and(eq(policies.shopId, shop), sql`${policies.publishedAt} is not null`))
    .orderBy(desc(policies.version))
    .limit(1);
  return row?.version ?? 0;
}

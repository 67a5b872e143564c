import { desc, eq } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import type { Statement } from "../platform/db/rows.ts";
import { policies } from "../platform/db/schema/shops.ts";
import type { Policy } from "../platform/policy.ts";
import { selectPolicyInForce } from "../platform/policy-in-force.ts";
import type { ShopDeps } from "./deps.ts";

/** The statements that publish a policy as the shop's next version; none where it is the one in force. */
export async function policyStatements(
  { database, now }: ShopDeps,
  shop: string,
  policy: Policy,
  actor: string,
): Promise<Statement[]> {
  const at = now();
  const [[newest], [inForce]] = await database.batch([
    database
      .select({ version: policies.version })
      .from(policies)
      .where(eq(policies.shopId, shop))
      .orderBy(desc(policies.version))
      .limit(1),
    selectPolicyInForce(database, shop, at),
  ]);
  if (inForce && JSON.stringify(inForce.document) === JSON.stringify(policy)) return [];
  const version = (newest?.version ?? 0) + 1;
  return [
    // Two at once: the second breaks the key, its batch does nothing, and its caller is told to try again.
    database.insert(policies).values({
      shopId: shop,
      version,
      document: policy,
      validFrom: at,
      validUntil: null,
      publishedAt: at,
      createdBy: actor,
      createdAt: at,
    }),
    auditStatement(database, {
      shop,
      actor,
      action: "policy.published",
      target: `policy:${version}`,
      detail: { replaces: inForce?.version ?? null },
      at,
    }),
  ];
}

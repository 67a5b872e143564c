import { and, desc, eq } from "drizzle-orm";
import { policies } from "../platform/db/schema/shops.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { Policy } from "../platform/policy.ts";
import { selectPolicyInForce } from "../platform/policy-in-force.ts";
import type { ShopDeps } from "./deps.ts";
import { parseDocument } from "./parse-policy.ts";

/** `draft`, `scheduled` (published for later), `in_force`, `waiting` (valid, but a later one goes first), `ended`. */
export const POLICY_STATES = ["draft", "scheduled", "in_force", "waiting", "ended"] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

/** One version of a shop's policy; times are epoch ms. */
export interface PolicyVersion {
  version: number;
  state: PolicyState;
  validFrom: number;
  validUntil: number | null;
  publishedAt: number | null;
  createdBy: string;
  createdAt: number;
}

const MAX_LISTED = 200;

/** The shop's versions, the newest first. */
export async function listPolicies({ database, now }: ShopDeps, shop: string): Promise<PolicyVersion[]> {
  const at = now();
  const [rows, [inForce]] = await database.batch([
    database
      .select({
        version: policies.version,
        validFrom: policies.validFrom,
        validUntil: policies.validUntil,
        publishedAt: policies.publishedAt,
        createdBy: policies.createdBy,
        createdAt: policies.createdAt,
      })
      .from(policies)
      .where(eq(policies.shopId, shop))
      .orderBy(desc(policies.version))
      .limit(MAX_LISTED),
    selectPolicyInForce(database, shop, at),
  ]);
  return rows.map((row) => ({ ...row, state: stateOf(row, inForce?.version ?? 0, at) }));
}

/** One version's document; `not_found` where the shop has none of that number. */
export async function readPolicy({ database }: ShopDeps, shop: string, version: number): Promise<Policy> {
  const [row] = await database
    .select({ document: policies.document })
    .from(policies)
    .where(and(eq(policies.shopId, shop), eq(policies.version, version)));
  if (!row) throw new DeskbellError("not_found", "there is no such version of the policy");
  return parseDocument(row.document);
}

/** The number of the version in force now; 0 where there is none. */
export async function policyVersionInForce({ database, now }: ShopDeps, shop: string): Promise<number> {
  const [row] = await selectPolicyInForce(database, shop, now());
  return row?.version ?? 0;
}

function stateOf(
  { version, publishedAt, validFrom, validUntil }: Omit<PolicyVersion, "state">,
  inForce: number,
  at: number,
): PolicyState {
  if (publishedAt === null) return "draft";
  if (version === inForce) return "in_force";
  if (validFrom > at) return "scheduled";
  return validUntil !== null && validUntil <= at ? "ended" : "waiting";
}

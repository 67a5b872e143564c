import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { insertWhere } from "../platform/db/rows.ts";
import { customers, identities } from "../platform/db/schema/customers.ts";
import { DeskbellError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import type { DataKeys } from "../platform/privacy/keys.ts";
import { blindIndex, unseal } from "../platform/privacy/seal.ts";
import type { IdentityClaims } from "./identity-token.ts";
import { customerRows } from "./import/customer-rows.ts";

interface SignedDeps {
  database: Database;
  keys: DataKeys;
  shop: string;
  /** Epoch ms. */
  now: number;
}

/** The customer that a signed subject is; made, once, where the subject is new to the shop. */
export async function signedCustomer(
  deps: SignedDeps,
  claims: IdentityClaims,
): Promise<{ customerId: string; name: string | null }> {
  const keyIndex = await blindIndex(deps.keys, "signed", claims.sub);
  const known = (await find(deps, keyIndex)) ?? (await make(deps, keyIndex, claims));
  const stored = known.nameSealed === null ? null : await unseal(deps.keys, known.nameSealed);
  return { customerId: known.customerId, name: claims.name ?? stored };
}

/** The customer of the shop's own customer id, where it has one; null for an unknown or erased one. */
export async function knownCustomer(deps: Omit<SignedDeps, "now">, sub: string): Promise<string | null> {
  const known = await find(deps, await blindIndex(deps.keys, "signed", sub));
  return known?.customerId ?? null;
}

async function find({ database, shop }: Pick<SignedDeps, "database" | "shop">, keyIndex: string) {
  const [row] = await database
    .select({ customerId: identities.customerId, nameSealed: customers.nameSealed })
    .from(identities)
    .innerJoin(customers, and(eq(customers.shopId, identities.shopId), eq(customers.id, identities.customerId)))
    .where(
      and(
        eq(identities.shopId, shop),
        eq(identities.kind, "signed"),
        eq(identities.keyIndex, keyIndex),
        isNull(customers.erasedAt),
      ),
    );
  return row ?? null;
}

/** Two sessions may open at once: the identity row decides, and the customer is written only where it names this one. */
async function make(deps: SignedDeps, keyIndex: string, claims: IdentityClaims) {
  const { database, keys, shop, now } = deps;
  const id = newId("cus", now);
  const { name = null, phone = null, email = null } = claims;
  const [customer] = await customerRows(
    keys,
    shop,
    [{ id, name, phone, email, address: null, tier: "standard", points: 0, locale: null }],
    now,
  );
  if (!customer) throw new DeskbellError("internal", "no customer was made");
  await database.batch([
    database
      .insert(identities)
      .values({ shopId: shop, kind: "signed", keyIndex, customerId: id, isProved: true, createdAt: now })
      .onConflictDoNothing(),
    insertWhere(
      database,
      customers,
      customer,
      sql`exists (select 1 from ${identities} where ${and(
        eq(identities.shopId, shop),
        eq(identities.kind, "signed"),
        eq(identities.keyIndex, keyIndex),
        eq(identities.customerId, id),
      )})`,
    ),
  ]);
  const found = await find(deps, keyIndex);
  if (!found) throw new DeskbellError("conflict", "this identity is being erased; try again");
  return found;
}

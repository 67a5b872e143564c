import { eq } from "drizzle-orm";
import { errors, jwtVerify } from "jose";
import { z } from "zod";
import type { Database } from "../platform/db/database.ts";
import { shops } from "../platform/db/schema/shops.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { DataKeys } from "../platform/privacy/keys.ts";
import { unseal } from "../platform/privacy/seal.ts";
import { signedCustomer } from "./signed-customer.ts";

const LONGEST_S = 600;

const claimsSchema = z.object({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  name: z.string().min(1).max(100).optional(),
  phone: z.string().min(5).max(32).optional(),
  email: z.email().max(254).optional(),
});
export type IdentityClaims = z.infer<typeof claimsSchema>;

interface TokenDeps {
  database: Database;
  keys: DataKeys;
  shop: string;
  /** Epoch ms. */
  now: number;
}

/**
 * The customer of a signed identity: a JWT, HS256 with the shop's secret, `sub` the shop's own customer id, `exp` at
 * most 10 minutes ahead. `unauthorized` for anything else. A `sub` seen for the first time becomes a customer.
 */
export async function verifyIdentityToken(
  deps: TokenDeps,
  token: string,
): Promise<{ customerId: string; name: string | null }> {
  const claims = await verify(deps, token);
  return signedCustomer(deps, claims);
}

async function verify({ database, keys, shop, now }: TokenDeps, token: string): Promise<IdentityClaims> {
  const [row] = await database.select({ sealed: shops.identitySecretSealed }).from(shops).where(eq(shops.id, shop));
  if (!row) throw new DeskbellError("not_found", "there is no such shop");
  const secret = new TextEncoder().encode(await unseal(keys, row.sealed));
  const payload = await readToken(token, secret, now);
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw refused("its claims are not sub, exp, name, phone, email");
  if (claims.data.exp - now / 1000 > LONGEST_S) throw refused("exp must be at most 10 minutes ahead");
  return claims.data;
}

async function readToken(token: string, secret: Uint8Array, now: number): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ["HS256"],
      requiredClaims: ["sub", "exp"],
      currentDate: new Date(now),
    });
    return payload;
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) throw refused("it has expired", cause);
    if (cause instanceof errors.JOSEError) throw refused("sign it with HS256 and the shop's secret", cause);
    throw cause;
  }
}

function refused(why: string, cause?: unknown): DeskbellError {
  return new DeskbellError(
    "unauthorized",
    `the identity token is not valid: ${why}`,
    cause === undefined ? {} : { cause },
  );
}

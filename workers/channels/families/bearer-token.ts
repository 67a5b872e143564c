import { createLocalJWKSet, decodeProtectedHeader, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from "jose";
import { z } from "zod";
import { refuse } from "../answer.ts";
import type { ChannelContext } from "../channel.ts";
import { CLOCK_TOLERANCE_MS } from "../freshness.ts";
import { jsonOf } from "../sent.ts";

const KEPT_MS = 3_600_000;
/** How soon keys are fetched anew for one that is not among them: whoever invents key ids must not make us call. */
const SOONEST_MS = 60_000;

const key = z.looseObject({
  kty: z.string(),
  kid: z.string().optional(),
  endorsements: z.array(z.string()).optional(),
});
const published = z.object({ keys: z.array(key) });
type Keys = z.infer<typeof published>["keys"];

const kept = new Map<string, { keys: Keys; at: number }>();

/** What a vendor's token must be. */
export interface Expected {
  /** Address of the vendor's JSON Web Key Set. */
  keys: string;
  issuer: string | string[];
  audience: string;
  /** Of key sets that say which of the vendor's channels a key may sign for. */
  endorsement?: string;
}

/** The token of an `Authorization: Bearer` header; empty where there is none. */
export function bearerOf(headers: Headers): string {
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? "";
}

/** The claims of a token that the vendor has signed (RS256) for this audience, now; refuses every other. */
export async function claimsOf(
  token: string,
  expected: Expected,
  { http, now }: Pick<ChannelContext, "http" | "now">,
): Promise<JWTPayload> {
  const keys = await keysWith(kidOf(token), expected, { http, now });
  const jwks: JSONWebKeySet = { keys };
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(jwks), {
      issuer: expected.issuer,
      audience: expected.audience,
      algorithms: ["RS256"],
      requiredClaims: ["exp"],
      currentDate: new Date(now()),
      clockTolerance: CLOCK_TOLERANCE_MS / 1_000,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) refuse("stale");
    if (error instanceof errors.JWTClaimValidationFailed) {
      refuse(error.claim === "aud" ? "receiver" : ["nbf", "iat"].includes(error.claim) ? "stale" : "signature");
    }
    return refuse("signature");
  }
}

function kidOf(token: string): string {
  try {
    return decodeProtectedHeader(token).kid ?? "";
  } catch {
    return refuse("signature");
  }
}

async function keysWith(
  kid: string,
  { keys: address, endorsement }: Expected,
  { http, now }: Pick<ChannelContext, "http" | "now">,
): Promise<Keys> {
  let known = kept.get(address);
  const has = known?.keys.some((key) => key.kid === kid);
  if (!known || now() - known.at > (has ? KEPT_MS : SOONEST_MS)) {
    const response = await http(address);
    if (!response.ok) throw new Error(`the vendor's keys: ${response.status}`);
    known = { keys: published.parse(await jsonOf(response)).keys, at: now() };
    kept.set(address, known);
  }
  return known.keys.filter(({ endorsements }) => !endorsement || endorsements?.includes(endorsement));
}

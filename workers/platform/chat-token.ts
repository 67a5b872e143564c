import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { DeskbellError } from "./errors.ts";

const TOKEN_DAYS = 30;
const AUDIENCE = "deskbell-chat";
const claimsSchema = z.object({ shop: z.string(), conversation: z.string(), sub: z.string() });

/** What a chat token opens: one conversation of one shop. `contact` is the shopper's id on the web channel. */
export interface ChatAccess {
  shop: string;
  conversation: string;
  contact: string;
}

/** Signs a token for one conversation; good for 30 days. */
export function signChatToken(secret: string, access: ChatAccess, now: number): Promise<string> {
  return new SignJWT({ shop: access.shop, conversation: access.conversation })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(access.contact)
    .setAudience(AUDIENCE)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor(now / 1000) + TOKEN_DAYS * 86_400)
    .sign(secretBytes(secret));
}

/** Opens a token for `shop`; `unauthorized` where it is forged or over, `forbidden` where it is another shop's. */
export async function openChatToken(secret: string, token: string, shop: string, now: number): Promise<ChatAccess> {
  const claims = await verified(secret, token, now);
  if (claims.shop !== shop) throw new DeskbellError("forbidden", "this token belongs to another shop");
  return { shop: claims.shop, conversation: claims.conversation, contact: claims.sub };
}

async function verified(secret: string, token: string, now: number) {
  try {
    const { payload } = await jwtVerify(token, secretBytes(secret), {
      algorithms: ["HS256"],
      audience: AUDIENCE,
      currentDate: new Date(now),
    });
    return claimsSchema.parse(payload);
  } catch {
    throw new DeskbellError("unauthorized", "the token is not valid; open a new session");
  }
}

function secretBytes(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}

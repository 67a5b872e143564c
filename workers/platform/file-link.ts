import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { DeskbellError } from "./errors.ts";

/** How long a link to a file is good. */
export const LINK_MS = 15 * 60_000;
const AUDIENCE = "deskbell-file";
const claimsSchema = z.object({ key: z.string() });

/** A link to one stored file; whoever has it may read that file until it is over. `now` is epoch ms. */
export async function signFileLink(
  secret: string,
  key: string,
  now: number,
): Promise<{ path: string; expiresAt: number }> {
  const expiresAt = now + LINK_MS;
  const token = await new SignJWT({ key })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(AUDIENCE)
    .setExpirationTime(Math.floor(expiresAt / 1_000))
    .sign(secretBytes(secret));
  return { path: `/files/${token}`, expiresAt };
}

/** The file that a link opens; `unauthorized` where it is forged or over. */
export async function openFileLink(secret: string, token: string, now: number): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, secretBytes(secret), {
      algorithms: ["HS256"],
      audience: AUDIENCE,
      currentDate: new Date(now),
    });
    return claimsSchema.parse(payload).key;
  } catch {
    throw new DeskbellError("unauthorized", "this link is over; open the file again from its conversation");
  }
}

function secretBytes(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}

import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { DeskbellError } from "./errors.ts";

/** What a link opens: a stored file, or the label for a parcel that goes back. */
export type LinkKind = "file" | "label";

const PATHS = { file: "/files", label: "/labels" } as const satisfies Record<LinkKind, string>;
const claimsSchema = z.object({ key: z.string() });

/** The path of a link to one thing; whoever has it may read that thing until `expiresAt` (epoch ms). */
export async function signLink(secret: string, kind: LinkKind, key: string, expiresAt: number): Promise<string> {
  const token = await new SignJWT({ key })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(audience(kind))
    .setExpirationTime(Math.floor(expiresAt / 1_000))
    .sign(secretBytes(secret));
  return `${PATHS[kind]}/${token}`;
}

/** What a link opens; `unauthorized` where it is forged, over, or a link to something else. `now` is epoch ms. */
export async function openLink(secret: string, kind: LinkKind, token: string, now: number): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, secretBytes(secret), {
      algorithms: ["HS256"],
      audience: audience(kind),
      currentDate: new Date(now),
    });
    return claimsSchema.parse(payload).key;
  } catch {
    throw new DeskbellError("unauthorized", "this link is over; open it again from its conversation");
  }
}

const audience = (kind: LinkKind) => `deskbell-${kind}`;

function secretBytes(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}

import { SignJWT } from "jose";

/** A signed identity as the shop's own site makes it. */
export function signIdentity(secret: string, subject: string): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(subject)
    .setExpirationTime("5m")
    .sign(new TextEncoder().encode(secret));
}

import { errors, jwtVerify, SignJWT } from "jose";
import { refuse } from "../answer.ts";
import { type Bytes, fromBase64, fromHex } from "../digest.ts";
import { CLOCK_TOLERANCE_MS } from "../freshness.ts";

/** The most that a body may become when it is unpacked. */
const MAX_BYTES = 1_000_000;

/** What Apple gives a messaging service provider; the secret is base64. */
export interface Provider {
  mspId: string;
  mspSecret: string;
}

/** Apple signs with the provider's own secret: HS256, for this provider, now. */
export async function requireApple(token: string, { mspId, mspSecret }: Provider, nowMs: number): Promise<void> {
  const key = fromBase64(mspSecret);
  if (!key || key.length === 0) refuse("signature");
  try {
    await jwtVerify(token, key, {
      audience: mspId,
      algorithms: ["HS256"],
      requiredClaims: ["iat"],
      maxTokenAge: CLOCK_TOLERANCE_MS / 1_000,
      currentDate: new Date(nowMs),
      clockTolerance: CLOCK_TOLERANCE_MS / 1_000,
    });
  } catch (error) {
    if (error instanceof errors.JWTExpired) refuse("stale");
    if (error instanceof errors.JWTClaimValidationFailed) refuse(error.claim === "aud" ? "receiver" : "stale");
    refuse("signature");
  }
}

/** The token of our calls. */
export function ownToken({ mspId, mspSecret }: Provider, nowMs: number): Promise<string> {
  const key = fromBase64(mspSecret) ?? new Uint8Array(0);
  return new SignJWT()
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(mspId)
    .setIssuedAt(Math.floor(nowMs / 1_000))
    .sign(key);
}

/** Bodies are packed with gzip; a plain one is taken as it is. */
export async function unpacked(body: Bytes): Promise<Bytes> {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > MAX_BYTES) break;
      parts.push(part.value);
    }
  } catch {
    return refuse("invalid", "the body is not gzip");
  }
  if (length > MAX_BYTES) refuse("invalid", "the body is too large");
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A body as the gateway takes it. */
export async function packed(text: string): Promise<Bytes> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** AES-256-CTR from zero; the key is in hex behind a byte 00. */
export async function decrypted(file: Bytes, key: string): Promise<Bytes> {
  const bytes = fromHex(key)?.slice(1);
  if (bytes?.length !== 32) throw new Error("an attachment's key is none");
  const imported = await crypto.subtle.importKey("raw", bytes, "AES-CTR", false, ["decrypt"]);
  const plain = await crypto.subtle.decrypt(
    { name: "AES-CTR", counter: new Uint8Array(16), length: 64 },
    imported,
    file,
  );
  return new Uint8Array(plain);
}

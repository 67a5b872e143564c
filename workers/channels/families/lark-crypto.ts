import { refuse } from "../answer.ts";
import { type Bytes, fromBase64, fromUtf8, hex, joined, sha256 } from "../digest.ts";

const BLOCK = 16;

/** The signature of a delivery: SHA-256 over clock, nonce, encrypt key and raw body, in hex. */
export async function larkSignature(
  timestamp: string,
  nonce: string,
  encryptKey: string,
  body: Bytes,
): Promise<string> {
  return hex(await sha256(joined(timestamp, nonce, encryptKey, body)));
}

/** The text in an `encrypt` field: AES-256-CBC under the key's SHA-256, the IV in front. Refuses what is none. */
export async function decryptLark(encrypted: string, encryptKey: string): Promise<string> {
  const bytes = fromBase64(encrypted);
  if (!bytes || bytes.length < 2 * BLOCK || bytes.length % BLOCK !== 0) refuse("invalid", "no ciphertext");
  const key = await crypto.subtle.importKey("raw", await sha256(encryptKey), "AES-CBC", false, ["decrypt"]);
  try {
    const iv = bytes.slice(0, BLOCK);
    return fromUtf8(new Uint8Array(await crypto.subtle.decrypt({ name: "AES-CBC", iv }, key, bytes.slice(BLOCK))));
  } catch {
    return refuse("signature", "the body is encrypted with another key");
  }
}

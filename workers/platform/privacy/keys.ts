import { DeskbellError } from "../errors.ts";

/** A shop's keys, derived from the root key: one to seal, one for blind indexes. */
export interface DataKeys {
  seal: CryptoKey;
  index: CryptoKey;
}

const encoder = new TextEncoder();
/** Values, not promises: a promise belongs to the request that made it, and waits for ever where that one has ended. */
const derived = new Map<string, DataKeys>();

/**
 * The data keys of a shop: HKDF-SHA-256 of the root key with the shop's id.
 * @param rootBase64 32 bytes in base64 (`DATA_KEY`); `precondition` where it is not
 */
export async function dataKeys(rootBase64: string, shop: string): Promise<DataKeys> {
  const cacheKey = `${shop}\n${rootBase64}`;
  const known = derived.get(cacheKey);
  if (known) return known;
  const keys = await derive(rootBase64, shop);
  if (derived.size > 500) derived.clear();
  derived.set(cacheKey, keys);
  return keys;
}

async function derive(rootBase64: string, shop: string): Promise<DataKeys> {
  const bytes = decodeRoot(rootBase64);
  const root = await crypto.subtle.importKey("raw", bytes, "HKDF", false, ["deriveKey"]);
  const from = (purpose: string) => ({
    name: "HKDF",
    hash: "SHA-256",
    salt: encoder.encode("deskbell"),
    info: encoder.encode(`${purpose}:${shop}`),
  });
  const [seal, index] = await Promise.all([
    crypto.subtle.deriveKey(from("seal"), root, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]),
    crypto.subtle.deriveKey(from("index"), root, { name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]),
  ]);
  return { seal, index };
}

function decodeRoot(rootBase64: string): Uint8Array<ArrayBuffer> {
  try {
    const bytes = Uint8Array.from(atob(rootBase64), (c) => c.charCodeAt(0));
    if (bytes.length === 32) return bytes;
  } catch {
    // Falls through to the error that says what to do.
  }
  throw new DeskbellError("precondition", "DATA_KEY must be 32 bytes in base64");
}

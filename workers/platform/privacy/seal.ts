import type { DataKeys } from "./keys.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const IV_BYTES = 12;

/** Seals text with AES-256-GCM: `1.` and base64 of IV and ciphertext. */
export async function seal(keys: DataKeys, plain: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const cipher = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, keys.seal, encoder.encode(plain)));
  const joined = new Uint8Array(IV_BYTES + cipher.length);
  joined.set(iv);
  joined.set(cipher, IV_BYTES);
  return `1.${toBase64(joined)}`;
}

/** Opens what `seal` made; throws where the key or the text is another. */
export async function unseal(keys: DataKeys, sealed: string): Promise<string> {
  const joined = Uint8Array.from(atob(sealed.slice(2)), (c) => c.charCodeAt(0));
  const plain = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: joined.subarray(0, IV_BYTES) },
    keys.seal,
    joined.subarray(IV_BYTES),
  );
  return decoder.decode(plain);
}

/** `seal` for JSON. */
export function sealJson(keys: DataKeys, value: unknown): Promise<string> {
  return seal(keys, JSON.stringify(value));
}

/** `unseal` for JSON; the caller parses it by its schema where it was not written by this code. */
export async function unsealJson(keys: DataKeys, sealed: string): Promise<unknown> {
  return JSON.parse(await unseal(keys, sealed));
}

/** Equality without reading: HMAC-SHA-256 of kind and value; normalise the value first. */
export async function blindIndex(keys: DataKeys, kind: string, value: string): Promise<string> {
  const mac = await crypto.subtle.sign("HMAC", keys.index, encoder.encode(`${kind}\n${value}`));
  return toBase64(new Uint8Array(mac));
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

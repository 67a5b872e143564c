import { hmac } from "@noble/hashes/hmac.js";
import { md5 } from "@noble/hashes/legacy.js";

export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Text as UTF-8. */
export function utf8(text: string): Bytes {
  return new Uint8Array(encoder.encode(text));
}

/** UTF-8 as text; what is no UTF-8 becomes U+FFFD. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Null where the text is not hexadecimal. */
export function fromHex(text: string): Bytes | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

/** Base64 or base64url, padded or not; null where it is neither. */
export function fromBase64(text: string): Bytes | null {
  try {
    const standard = text.replaceAll("-", "+").replaceAll("_", "/");
    return Uint8Array.from(atob(standard), (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
}

export function joined(...parts: (Uint8Array | string)[]): Bytes {
  const bytes = parts.map((part) => (typeof part === "string" ? utf8(part) : part));
  const all = new Uint8Array(bytes.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of bytes) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

type Data = Bytes | string;
const bytesOf = (data: Data): Bytes => (typeof data === "string" ? utf8(data) : data);

export async function sha1(data: Data): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-1", bytesOf(data)));
}

export async function sha256(data: Data): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytesOf(data)));
}

/** A UUID that is the same for the same text: the key by which vendors know a repeated call. */
export async function uuidOf(text: string): Promise<string> {
  const bytes = (await sha256(text)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** MD5 as some vendors still sign with it; WebCrypto has none in Node. */
export function md5Hex(data: Data): string {
  return hex(md5(bytesOf(data)));
}

/** HMAC with any of the vendors' hashes. An empty secret is refused: it would let everybody in. */
export async function hmacOf(
  hash: "MD5" | "SHA-1" | "SHA-256" | "SHA-512",
  secret: Data,
  data: Data,
): Promise<Uint8Array> {
  const key = bytesOf(secret);
  if (key.length === 0) throw new RangeError("an empty secret signs nothing");
  if (hash === "MD5") return hmac(md5, key, bytesOf(data));
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, bytesOf(data)));
}

/** Whether two byte strings are equal, in a time that tells nothing of where they differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  let different = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) different |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return different === 0;
}

/** `equalBytes` for texts: signatures in hex or base64, shared tokens. Never true for an absent or empty one. */
export function equalText(given: string | null | undefined, expected: string): boolean {
  return !!given && expected.length > 0 && equalBytes(utf8(given), utf8(expected));
}

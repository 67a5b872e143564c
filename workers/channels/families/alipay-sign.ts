import { refuse } from "../answer.ts";
import { type Bytes, base64, fromBase64, joined, utf8 } from "../digest.ts";

const RSA2 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
/** Charsets that Alipay names; it signs the bytes in the one it names. */
const CHARSETS = ["utf-8", "gbk", "gb2312", "gb18030"];

const PERCENT = 0x25;
const PLUS = 0x2b;
const SPACE = 0x20;

/** A form's fields as the bytes that were signed: in GBK a text cannot be had back from UTF-8. */
export function formBytes(body: Uint8Array): Map<string, Bytes> {
  const fields = new Map<string, Bytes>();
  let at = 0;
  while (at < body.length) {
    const found = body.indexOf(0x26, at);
    const end = found < 0 ? body.length : found;
    const pair = body.subarray(at, end);
    const equals = pair.indexOf(0x3d);
    const name = ascii(unescaped(equals < 0 ? pair : pair.subarray(0, equals)));
    // Which of two the vendor has signed cannot be told.
    if (fields.has(name)) refuse("invalid", "a field stands twice");
    if (name) fields.set(name, unescaped(equals < 0 ? new Uint8Array(0) : pair.subarray(equals + 1)));
    at = end + 1;
  }
  return fields;
}

function unescaped(part: Uint8Array): Bytes {
  const bytes = new Uint8Array(part.length);
  let length = 0;
  for (let i = 0; i < part.length; i++) {
    const byte = part[i];
    const escaped = byte === PERCENT ? 16 * digitOf(part[i + 1]) + digitOf(part[i + 2]) : Number.NaN;
    bytes[length++] = Number.isNaN(escaped) ? (byte === PLUS ? SPACE : (byte ?? 0)) : escaped;
    if (!Number.isNaN(escaped)) i += 2;
  }
  return bytes.slice(0, length);
}

/** A hexadecimal digit's value; NaN for every other byte. */
function digitOf(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}

const ascii = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** The fields as text, in the charset that the form names. Refuses (`invalid`) what is not written in it. */
export function textsOf(fields: ReadonlyMap<string, Bytes>): Record<string, string> {
  const charset = ascii(fields.get("charset") ?? utf8("utf-8")).toLowerCase();
  if (!CHARSETS.includes(charset)) refuse("invalid", "the charset is not known");
  const decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: false });
  try {
    return Object.fromEntries([...fields].map(([name, value]) => [name, decoder.decode(value)]));
  } catch {
    return refuse("invalid", "the body is not in its charset");
  }
}

/**
 * Whether Alipay has signed the fields. Notifications are signed without `sign_type`, calls of the gateway with it; the
 * vendor's SDK has both (`checkNotifySign` and its V2).
 */
export async function isSignedByAlipay(fields: ReadonlyMap<string, Bytes>, publicKey: string): Promise<boolean> {
  const signature = fromBase64(ascii(fields.get("sign") ?? new Uint8Array(0)));
  const spki = keyBytes(publicKey);
  if (!signature || signature.length === 0 || !spki) return false;
  const key = await crypto.subtle.importKey("spki", spki, RSA2, false, ["verify"]).catch(() => null);
  if (!key) return false;
  for (const without of [["sign", "sign_type"], ["sign"]]) {
    const signed = contentOf([...fields].filter(([name]) => !without.includes(name)));
    if (await crypto.subtle.verify(RSA2, key, signature, signed)) return true;
  }
  return false;
}

/** Our own signature of a call's parameters, base64. */
export async function alipaySignature(parameters: Record<string, string>, privateKey: string): Promise<string> {
  const fields = Object.entries(parameters).map(([name, value]): [string, Bytes] => [name, utf8(value)]);
  return signed(contentOf(fields), privateKey);
}

/** Our own signature of a text, base64. */
export async function signed(text: Bytes | string, privateKey: string): Promise<string> {
  const key = await ownKey(privateKey, false);
  const data = typeof text === "string" ? utf8(text) : text;
  return base64(new Uint8Array(await crypto.subtle.sign(RSA2, key, data)));
}

/** The public half of our key, as the vendor asks for it. */
export async function publicHalf(privateKey: string): Promise<string> {
  const own = await crypto.subtle.exportKey("jwk", await ownKey(privateKey, true));
  if (own instanceof ArrayBuffer || !own.n || !own.e) throw new Error("the private key has no public half");
  const half = { kty: "RSA", n: own.n, e: own.e };
  const key = await crypto.subtle.importKey("jwk", half, RSA2, true, ["verify"]);
  const spki = await crypto.subtle.exportKey("spki", key);
  if (!(spki instanceof ArrayBuffer)) throw new Error("a public key is bytes");
  return base64(new Uint8Array(spki));
}

function ownKey(privateKey: string, isExtractable: boolean): Promise<CryptoKey> {
  const pkcs8 = keyBytes(privateKey);
  if (!pkcs8) throw new Error("the private key is no PKCS#8 key");
  return crypto.subtle.importKey("pkcs8", pkcs8, RSA2, isExtractable, ["sign"]);
}

/** A key as PEM or as the bare base64 in it. */
function keyBytes(key: string): Bytes | null {
  return fromBase64(key.replace(/-----[A-Z ]+-----|\s/g, ""));
}

function contentOf(fields: [string, Bytes][]): Bytes {
  const sorted = fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return joined(...sorted.flatMap(([name, value], index) => [`${index === 0 ? "" : "&"}${name}=`, value]));
}

import { refuse } from "../answer.ts";
import { type Bytes, base64, equalText, fromBase64, fromUtf8, hex, joined, sha1, utf8 } from "../digest.ts";
import { cdata } from "../payload.ts";

const BLOCK = 16;
/** WeChat and WeCom pad to 32 bytes, not to AES's 16: a pad byte runs from 1 to 32, and WebCrypto takes 1 to 16 only. */
const PADDED_TO = 32;
const PREFIX = 16;

/** The signature of WeChat, WeCom and their copies: SHA-1 of the sorted parts (token, timestamp, nonce, and the ciphertext). */
export async function wechatSignature(...parts: string[]): Promise<string> {
  return hex(await sha1([...parts].sort().join("")));
}

/** Refuses (`signature`) what is not signed with the token. */
export async function requireWechatSignature(given: string | null, ...parts: string[]): Promise<void> {
  if (!equalText(given, await wechatSignature(...parts))) refuse("signature");
}

/** The merchant's EncodingAESKey (43 characters) as 32 bytes; null where it is none. */
export function aesKeyBytes(encodingAesKey: string): Bytes | null {
  const bytes = fromBase64(`${encodingAesKey}=`);
  return bytes?.length === 32 ? bytes : null;
}

function importKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, "AES-CBC", false, ["encrypt", "decrypt"]);
}

/**
 * Opens a ciphertext: 16 random bytes, length, message, receiver. Null where the key is another or the text was changed.
 */
export async function decryptWechat(
  encodingAesKey: string,
  cipherBase64: string,
): Promise<{ text: string; receiver: string } | null> {
  const keyBytes = aesKeyBytes(encodingAesKey);
  const cipher = fromBase64(cipherBase64);
  if (!keyBytes || !cipher || cipher.length < 2 * BLOCK || cipher.length % BLOCK !== 0) return null;
  const plain = await decryptUnpadded(keyBytes, cipher);
  const pad = plain.at(-1) ?? 0;
  if (pad < 1 || pad > PADDED_TO || plain.length < pad + PREFIX + 4) return null;
  const message = plain.subarray(0, plain.length - pad);
  const length = new DataView(message.buffer, message.byteOffset).getUint32(PREFIX);
  const from = PREFIX + 4;
  if (from + length > message.length) return null;
  return { text: fromUtf8(message.subarray(from, from + length)), receiver: fromUtf8(message.subarray(from + length)) };
}

/** AES-CBC without a look at the padding: a last block of our own satisfies WebCrypto and falls away with it. */
async function decryptUnpadded(keyBytes: Bytes, cipher: Bytes): Promise<Bytes> {
  const key = await importKey(keyBytes);
  const last = cipher.slice(-BLOCK);
  const own = await crypto.subtle.encrypt({ name: "AES-CBC", iv: last }, key, new Uint8Array(0));
  const padded = joined(cipher, new Uint8Array(own));
  const plain = await crypto.subtle.decrypt({ name: "AES-CBC", iv: keyBytes.slice(0, BLOCK) }, key, padded);
  return new Uint8Array(plain);
}

/** Seals a reply as WeChat reads it. `random` is given by tests only. */
export async function encryptWechat(
  encodingAesKey: string,
  text: string,
  receiver: string,
  random: Bytes = crypto.getRandomValues(new Uint8Array(PREFIX)),
): Promise<string> {
  const keyBytes = aesKeyBytes(encodingAesKey);
  if (!keyBytes) throw new RangeError("an EncodingAESKey has 43 characters");
  const message = utf8(text);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, message.length);
  const plain = joined(random, length, message, receiver);
  const pad = PADDED_TO - (plain.length % PADDED_TO);
  const padded = joined(plain, new Uint8Array(pad).fill(pad));
  const key = await importKey(keyBytes);
  const cipher = await crypto.subtle.encrypt({ name: "AES-CBC", iv: keyBytes.slice(0, BLOCK) }, key, padded);
  // WebCrypto has added a block of padding of its own.
  return base64(new Uint8Array(cipher).subarray(0, padded.length));
}

/** A passive answer in safe mode: the reply sealed and signed. */
export async function sealedReply(
  xml: string,
  { token, encodingAesKey, receiver }: { token: string; encodingAesKey: string; receiver: string },
  seconds: number,
  nonce: string,
): Promise<string> {
  const cipher = await encryptWechat(encodingAesKey, xml, receiver);
  const signature = await wechatSignature(token, String(seconds), nonce, cipher);
  return [
    `<xml><Encrypt>${cdata(cipher)}</Encrypt><MsgSignature>${cdata(signature)}</MsgSignature>`,
    `<TimeStamp>${seconds}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`,
  ].join("");
}

/** Opens with the key in force, or with the one before it while a merchant changes keys. */
export async function openWechat(
  keys: readonly (string | undefined)[],
  cipherBase64: string,
  receiver: string,
): Promise<string> {
  for (const key of keys) {
    const opened = key ? await decryptWechat(key, cipherBase64) : null;
    if (!opened) continue;
    if (opened.receiver !== receiver) refuse("receiver");
    return opened.text;
  }
  return refuse("signature", "the message does not open with this key");
}

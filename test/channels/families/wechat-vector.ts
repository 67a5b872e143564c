import { utf8 } from "../../../workers/channels/digest.ts";
import { decryptWechat, encryptWechat, wechatSignature } from "../../../workers/channels/families/wechat-crypto.ts";
import { secretOf, type Vector } from "../vectors.ts";

/** Vectors of WeChat's encryption: a ciphertext to open, one to make, or a signature alone. Null: a plain request. */
export async function acceptsWechat(vector: Vector): Promise<boolean | null> {
  const { encrypt, decrypted, random, query, body } = vector;
  if (encrypt === undefined) return null;
  const key = secretOf(vector, "encodingAESKey");
  const receiver = secretOf(vector, "receiveid");
  const { msg_signature: signature, timestamp = "", nonce = "" } = query ?? {};
  if (signature && signature !== (await wechatSignature(secretOf(vector, "token"), timestamp, nonce, encrypt)))
    return false;
  if (!key) return signature !== undefined;
  if (random !== undefined) return encrypt === (await encryptWechat(key, String(body), receiver, utf8(random)));
  const opened = await decryptWechat(key, encrypt);
  return opened !== null && opened.receiver === receiver && (decrypted === undefined || opened.text === decrypted);
}

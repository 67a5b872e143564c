import { createHash } from "node:crypto";
import { encryptWechat } from "../../../workers/channels/families/wechat-crypto.ts";
import { get, post, WEBHOOK_URL } from "../fixture.ts";

export const AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

export const sortedSha1 = (...parts: string[]) => createHash("sha1").update(parts.sort().join("")).digest("hex");

/** A delivery in safe mode, sealed for `receiver`. */
export async function sealedDelivery(body: string, atMs: number, settings: Record<string, unknown>, receiver: string) {
  const timestamp = String(Math.floor(atMs / 1_000));
  const cipher = await encryptWechat(String(settings.encodingAesKey), body, receiver);
  const msg_signature = sortedSha1(String(settings.token), timestamp, "n1", cipher);
  const query = new URLSearchParams({ timestamp, nonce: "n1", encrypt_type: "aes", msg_signature });
  const sealed = `<xml><Encrypt><![CDATA[${cipher}]]></Encrypt></xml>`;
  return post(`${WEBHOOK_URL}?${query}`, { "content-type": "text/xml" }, sealed);
}

/** WeCom's check of the address: a sealed `echostr`. */
export async function sealedCheck(echo: string, atMs: number, token: string, receiver: string) {
  const timestamp = String(Math.floor(atMs / 1_000));
  const echostr = await encryptWechat(AES_KEY, echo, receiver);
  const msg_signature = sortedSha1(token, timestamp, "n1", echostr);
  return get(`${WEBHOOK_URL}?${new URLSearchParams({ msg_signature, timestamp, nonce: "n1", echostr })}`);
}

/** A message in XML. */
export function wechatXml(fields: Record<string, string>): string {
  const all = Object.entries(fields).map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`);
  return `<xml>${all.join("")}</xml>`;
}

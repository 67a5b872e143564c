import { z } from "zod";
import { type Answer, jsonAnswer, refuse, textAnswer } from "../answer.ts";
import { defineChannel } from "../channel.ts";
import { type Bytes, fromBase64, fromUtf8, hex, sha256, utf8 } from "../digest.ts";
import type { ChannelEvent } from "../events.ts";
import { EBAY_HOST, ebayKey, rawSignature } from "../families/ebay-key.ts";
import { idText, parseJson, readJson, readText } from "../payload.ts";
import { line, secret, shown } from "../settings.ts";

const CHALLENGE = /^[\w.-]{8,128}$/;

const header = z.object({ kid: z.string().regex(/^[\w-]{8,80}$/), signature: z.string() });
const notification = z.object({
  metadata: z.object({ topic: z.string() }),
  notification: z.object({
    notificationId: z.string().min(1),
    eventDate: z.string().optional(),
    data: z.object({
      username: z.string().nullish(),
      userId: z.string().nullish(),
      orderId: idText.nullish(),
      order: z.object({ orderId: idText, orderFulfillmentStatus: z.string().nullish() }).nullish(),
    }),
  }),
});

/** eBay notifications, events only. https://developer.ebay.com/marketplace-account-deletion — the deletion topic is a duty. */
export const ebay = defineChannel({
  kind: "ebay",
  title: { zh: "eBay 通知", en: "eBay notifications" },
  settings: {
    clientId: shown(
      { zh: "App ID（Client ID）", en: "App ID (client ID)" },
      { zh: "developer.ebay.com → Application Keys", en: "developer.ebay.com → Application keys" },
      line(128),
    ),
    clientSecret: secret(
      { zh: "Cert ID（Client Secret）", en: "Cert ID (client secret)" },
      { zh: "同页", en: "The same page" },
      line(128),
    ),
    verificationToken: secret(
      { zh: "Verification token", en: "Verification token" },
      {
        zh: "自定，32–80 位；登记地址时填同一个",
        en: "Your choice, 32–80 characters; enter the same with the address",
      },
      z
        .string()
        .trim()
        .regex(/^[\w-]{32,80}$/),
    ),
  },
  hosts: () => [EBAY_HOST],
  refusalStatus: 412,
  async handshake({ method, url }, { settings, webhookUrl }): Promise<Answer | null> {
    const code = url.searchParams.get("challenge_code");
    if (method !== "GET" || code === null) return null;
    if (!CHALLENGE.test(code)) refuse("invalid", "challenge_code is none");
    return jsonAnswer({ challengeResponse: hex(await sha256(code + settings.verificationToken + webhookUrl)) });
  },
  async verify({ headers, body }, context) {
    const text = readText(body);
    const given = signatureOf(headers.get("x-ebay-signature"));
    const key = await ebayKey(given.kid, context);
    // The vendor signs its own JSON; a proxy may have written it anew on the way.
    if (!(await isSigned(key, given.signature, body)) && !(await isSigned(key, given.signature, reserialised(text)))) {
      refuse("signature");
    }
    return text;
  },
  parse(text, { now }): ChannelEvent[] {
    const { metadata, notification: given } = readJson(text, notification);
    const { notificationId: eventId, eventDate, data } = given;
    const at = Date.parse(eventDate ?? "") || now();
    if (metadata.topic === "MARKETPLACE_ACCOUNT_DELETION") {
      const contact = data.userId ?? data.username;
      return contact ? [{ is: "erase", eventId, contact }] : [];
    }
    const externalId = data.order?.orderId ?? data.orderId;
    if (!metadata.topic.includes("ORDER") || !externalId) return [];
    const isShipped = data.order?.orderFulfillmentStatus === "FULFILLED";
    const order = { externalId, number: externalId, state: isShipped ? ("shipped" as const) : ("paid" as const) };
    return [{ is: "commerce", eventId, at, order }];
  },
  ack: () => textAnswer("", 204),
  limits: { text: { max: 1_000, unit: "characters" } },
  isIdempotent: true,
});

function signatureOf(given: string | null): { kid: string; signature: Bytes } {
  const bytes = fromBase64(given ?? "");
  if (!bytes || bytes.length === 0) refuse("signature");
  const parsed = header.safeParse(parseJson(fromUtf8(bytes)));
  const signature = parsed.success ? rawSignature(fromBase64(parsed.data.signature)) : null;
  if (!parsed.success || !signature) return refuse("signature");
  return { kid: parsed.data.kid, signature };
}

async function isSigned(key: CryptoKey, signature: Bytes, data: Bytes): Promise<boolean> {
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-1" }, key, signature, data);
}

function reserialised(text: string): Bytes {
  return utf8(JSON.stringify(parseJson(text)));
}

import { createHmac } from "node:crypto";
import { fromUtf8, utf8 } from "../../../workers/channels/digest.ts";
import { vonageSms } from "../../../workers/channels/kinds/vonage-sms.ts";
import { defineFixture, get, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, formOf, secretOf, type Vector } from "../vectors.ts";

const settings = {
  accountId: "abcd1234",
  apiSecret: "stand-in-api-secret",
  signatureSecret: "stand-in-signature-secret",
  signatureMethod: "sha256",
  number: "447700900001",
};

/** A body is JSON; its fields get the clock and the signature. */
const sign = (body: string, atMs: number, { signatureSecret }: Record<string, unknown>) => {
  let given: Record<string, string>;
  try {
    given = Object.fromEntries(Object.entries(JSON.parse(body)).map(([name, value]) => [name, String(value)]));
  } catch {
    return post(WEBHOOK_URL, { "content-type": "application/json" }, body);
  }
  const fields: Record<string, string> = { ...given, timestamp: String(Math.floor(atMs / 1_000)) };
  const text = Object.keys(fields)
    .sort()
    .map((name) => `&${name}=${fields[name]?.replace(/[&=]/g, "_")}`)
    .join("");
  const sig = createHmac("sha256", String(signatureSecret)).update(text).digest("hex").toUpperCase();
  return post(WEBHOOK_URL, { "content-type": "application/json" }, JSON.stringify({ ...fields, sig }));
};
const message = (given: object) =>
  JSON.stringify({
    msisdn: "8613800138000",
    to: "447700900001",
    messageId: "0A0000000123ABCD1",
    type: "text",
    "message-timestamp": "2025-11-21 08:00:00",
    ...given,
  });

/** Payloads of https://developer.vonage.com/en/messaging/sms/guides/inbound-sms */
export const fixture = defineFixture({
  kind: vonageSms,
  settings,
  sign,
  unsigned: (body) => {
    const { sig: _, ...fields } = JSON.parse(fromUtf8(body));
    return { body: utf8(JSON.stringify(fields)) };
  },
  signsTime: true,
  signsBody: true,
  inbound: [
    {
      name: "a text",
      body: message({ text: "Where is my parcel?", keyword: "WHERE" }),
      events: [
        {
          is: "message",
          eventId: "0A0000000123ABCD1",
          thread: "8613800138000",
          at: 1_763_712_000_000,
          contact: { phone: "+8613800138000" },
          content: [{ is: "text", text: "Where is my parcel?" }],
        },
      ],
    },
    {
      name: "a text with the signs that are replaced for signing",
      body: message({ text: "a=b&c" }),
      events: [{ content: [{ is: "text", text: "a=b&c" }] }],
    },
    {
      name: "a part of a long text",
      body: message({ text: "part", concat: "true", "concat-ref": "1", "concat-total": "2", "concat-part": "2" }),
      events: [{ content: [{ is: "text", text: "part" }] }],
    },
    {
      name: "bytes that are no text",
      body: message({ type: "binary", data: "00" }),
      events: [{ content: [{ is: "other", type: "binary" }] }],
    },
    {
      name: "a receipt",
      body: message({ status: "failed", "err-code": "6" }),
      events: [{ is: "receipt", messageId: "0A0000000123ABCD1", state: "failed", reason: "code 6" }],
    },
  ],
  wrongReceiver: { body: message({ text: "hi", to: "447700900002" }) },
  contents: ["text", "other", "receipt"],
  outbound: {
    thread: "8613800138000",
    textOf: ({ body }) => new URLSearchParams(body).get("text"),
    answer: (mood) =>
      ({
        ok: () => json({ "message-count": "1", messages: [{ to: "8613800138000", "message-id": "OUT", status: "0" }] }),
        retryable: () => json({ messages: [{ status: "1", "error-text": "Throttled" }] }),
        token: () => json({ messages: [{ status: "4", "error-text": "Bad Credentials" }] }),
        window: () => json({ messages: [{ status: "9", "error-text": "Partner quota exceeded" }] }),
        blocked: () => json({ messages: [{ status: "7", "error-text": "Number barred" }] }),
        invalid: () => json({ messages: [{ status: "3", "error-text": "Invalid params" }] }),
      })[mood](),
  },
  vectors: { channel: "vonage-sms", accepts: acceptsVonage },
});

/** A vector's scheme names the method; its fields came by GET. */
async function acceptsVonage(vector: Vector): Promise<boolean> {
  const { sig = "", body = "" } = vector;
  const method = vector.scheme.match(/HMAC-(md5|sha1|sha256|sha512)/)?.[1] ?? "md5hash";
  const fields = typeof body === "string" ? Object.fromEntries(new URLSearchParams(body)) : body;
  const request = get(`${WEBHOOK_URL}?${formOf({ timestamp: fields.timestamp ?? "", ...fields, sig })}`);
  return accepts(
    vonageSms,
    { signatureSecret: secretOf(vector, "signature_secret"), signatureMethod: method },
    vector,
    request,
  );
}

import { createCipheriv, createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { appleMessages } from "../../../workers/channels/kinds/apple-messages.ts";
import { defineFixture, json, WEBHOOK_URL } from "../fixture.ts";

const settings = {
  businessId: "b1c2d3e4-stand-in-business",
  mspId: "stand-in-msp",
  mspSecret: Buffer.from("stand-in-secret-of-the-provider-0").toString("base64"),
};
const SHOPPER = "urn:mbid:AQAAY-stand-in";
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const sign = (body: string, atMs: number, { mspSecret, businessId }: Record<string, unknown>) => {
  const claims = { iss: "https://mspgw.push.apple.com", aud: settings.mspId, iat: Math.floor(atMs / 1_000) };
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  const mac = createHmac("sha256", Buffer.from(String(mspSecret), "base64"))
    .update(signed)
    .digest("base64url");
  const headers = {
    authorization: `Bearer ${signed}.${mac}`,
    "content-encoding": "gzip",
    id: "0a1b2c3d-0000-4000-8000-000000000001",
    "source-id": SHOPPER,
    "destination-id": String(businessId),
    "device-agent": "MacOS/12.0",
  };
  const bytes = new Uint8Array(gzipSync(body));
  return { method: "POST" as const, url: new URL(WEBHOOK_URL), headers: new Headers(headers), body: bytes };
};
const message = (given: object) =>
  JSON.stringify({
    v: 1,
    id: "0a1b2c3d-0000-4000-8000-000000000001",
    type: "text",
    sourceId: SHOPPER,
    destinationId: settings.businessId,
    locale: "zh_CN",
    ...given,
  });
const file = (mimeType: string, name: string) =>
  message({
    body: "\uFFFC",
    attachments: [
      {
        name,
        mimeType,
        size: "9",
        "signature-base64": "c2ln",
        url: "https://p1-content.icloud.com/a",
        owner: "M4B0",
        key: `00${"ab".repeat(32)}`,
      },
    ],
  });

/** Payloads of https://register.apple.com/resources/messages/msp-rest-api/ (recalled) */
export const fixture = defineFixture({
  kind: appleMessages,
  settings,
  sign,
  signsTime: true,
  // The vendor's token says who calls, not what.
  signsBody: false,
  inbound: [
    {
      name: "a text",
      body: message({ body: "我的快递到哪了" }),
      events: [
        {
          is: "message",
          eventId: "0a1b2c3d-0000-4000-8000-000000000001",
          thread: SHOPPER,
          contact: { id: SHOPPER, locale: "zh-CN" },
          content: [{ is: "text", text: "我的快递到哪了" }],
        },
      ],
    },
    {
      name: "a picture",
      body: file("image/jpeg", "a.jpg"),
      events: [
        {
          content: [
            {
              is: "image",
              name: "a.jpg",
              sizeBytes: 9,
              media: { url: "https://p1-content.icloud.com/a", extra: { owner: "M4B0", signature: "c2ln" } },
            },
          ],
        },
      ],
    },
    { name: "a voice memo", body: file("audio/x-caf", "a.caf"), events: [{ content: [{ is: "voice" }] }] },
    { name: "a video", body: file("video/quicktime", "a.mov"), events: [{ content: [{ is: "video" }] }] },
    { name: "a file", body: file("application/pdf", "a.pdf"), events: [{ content: [{ is: "file" }] }] },
    {
      name: "a quick reply",
      body: message({
        type: "interactive",
        interactiveData: {
          data: {
            "quick-reply": {
              selectedIdentifier: "confirm",
              selectedIndex: 0,
              items: [{ identifier: "confirm", title: "确认" }],
            },
          },
        },
      }),
      events: [{ content: [{ is: "choice", id: "confirm", label: "确认" }] }],
    },
    {
      name: "an entry of a list",
      body: message({
        type: "interactive",
        interactiveData: {
          data: { listPicker: { sections: [{ items: [{ identifier: "order_1", title: "订单 1" }] }] } },
        },
      }),
      events: [{ content: [{ is: "choice", id: "order_1", label: "订单 1" }] }],
    },
    {
      name: "somebody who types",
      body: message({ type: "typing_start" }),
      events: [{ is: "signal", signal: "typing" }],
    },
    { name: "the end", body: message({ type: "close" }), events: [{ is: "signal", signal: "left" }] },
    { name: "the end of typing as none of ours", body: message({ type: "typing_end" }), events: [] },
  ],
  wrongReceiver: { body: message({ body: "hi" }), settings: { businessId: "another-business" } },
  contents: ["text", "image", "voice", "video", "file", "choice", "signal"],
  file({ url, headers }, file) {
    if (url.pathname.endsWith("/preDownload")) {
      return headers.get("owner") ? json({ "download-url": "https://p1-content.icloud.com/b" }) : json({}, 400);
    }
    const cipher = createCipheriv("aes-256-ctr", Buffer.from("ab".repeat(32), "hex"), Buffer.alloc(16));
    return new Response(Buffer.concat([cipher.update(file), cipher.final()]));
  },
  outbound: {
    thread: SHOPPER,
    textOf: ({ url, body }) => {
      if (url.pathname !== "/v1/message") return null;
      const given = JSON.parse(body);
      return given.body ?? given.interactiveData.data["quick-reply"].summaryText;
    },
    answer: (mood) =>
      ({
        ok: () => new Response(null, { status: 200 }),
        retryable: () => json({}, 429, { "retry-after": "2" }),
        token: () => json({}, 401),
        window: () => json({}, 400),
        blocked: () => json({}, 403),
        invalid: () => json({}, 400),
      })[mood](),
    without: ["window"],
  },
});

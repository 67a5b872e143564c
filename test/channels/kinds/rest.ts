import { Webhook } from "standardwebhooks";
import { rest } from "../../../workers/channels/kinds/rest.ts";
import { defineFixture, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const at = "2026-11-21T08:00:00Z";
const base = { type: "message", thread: "t1", contact: { id: "c1", name: "Mei" }, at };
const message = (content: object) => JSON.stringify({ ...base, content: [content] });
const one = (content: object) => [{ is: "message", eventId: "evt_1", thread: "t1", content: [content] }];
const media = { url: "https://shop.example/a" };

/** Payloads of docs/channels.md */
export const fixture = defineFixture({
  kind: rest,
  settings: {
    inboundSecret: "whsec_c3RhbmQtaW4taW5ib3VuZC1zZWNyZXQtb2YtMzJieXRl",
    url: "https://shop.example/replies",
    outboundSecret: "whsec_c3RhbmQtaW4tb3V0Ym91bmQtc2VjcmV0LW9mLTMyYnk=",
  },
  sign(body, atMs, { inboundSecret }) {
    const signature = new Webhook(String(inboundSecret)).sign("evt_1", new Date(atMs), body);
    const headers = {
      "webhook-id": "evt_1",
      "webhook-timestamp": String(Math.floor(atMs / 1_000)),
      "webhook-signature": `v1,AAAA ${signature}`,
    };
    return post(WEBHOOK_URL, headers, body);
  },
  signsTime: true,
  signsBody: true,
  inbound: [
    {
      name: "a text",
      body: message({ is: "text", text: "我的快递到哪了" }),
      events: [
        {
          is: "message",
          eventId: "evt_1",
          thread: "t1",
          at: Date.parse(at),
          contact: { id: "c1", name: "Mei" },
          content: [{ is: "text", text: "我的快递到哪了" }],
        },
      ],
    },
    {
      name: "a customer whom the shop knows",
      body: JSON.stringify({
        ...base,
        contact: { id: "c1", customer: "u1001" },
        content: [{ is: "text", text: "hi" }],
      }),
      events: [{ is: "message", contact: { id: "c1", signedId: "u1001" } }],
    },
    { name: "a choice", body: message({ is: "choice", id: "confirm" }), events: one({ is: "choice", id: "confirm" }) },
    { name: "a picture", body: message({ is: "image", media }), events: one({ is: "image", media }) },
    { name: "a voice message", body: message({ is: "voice", media, durationMs: 5 }), events: one({ is: "voice" }) },
    { name: "a video", body: message({ is: "video", media }), events: one({ is: "video" }) },
    { name: "a file", body: message({ is: "file", media, name: "a.pdf" }), events: one({ is: "file", name: "a.pdf" }) },
    {
      name: "a place",
      body: message({ is: "location", latitude: 30, longitude: 120 }),
      events: one({ is: "location", latitude: 30 }),
    },
    { name: "a link", body: message({ is: "link", url: media.url }), events: one({ is: "link", url: media.url }) },
    { name: "a product", body: message({ is: "product", id: "p1" }), events: one({ is: "product", id: "p1" }) },
    { name: "an order", body: message({ is: "order", id: "o1" }), events: one({ is: "order", id: "o1" }) },
    {
      name: "typing",
      body: JSON.stringify({ type: "typing", contact: { id: "c1" }, at }),
      events: [{ is: "signal", signal: "typing", thread: "c1", opens: null }],
    },
    {
      name: "a receipt",
      body: JSON.stringify({ type: "receipt", thread: "t1", message: "msg_1", state: "read", at }),
      events: [{ is: "receipt", messageId: "msg_1", state: "read" }],
    },
    {
      name: "a fact of an order",
      body: JSON.stringify({ type: "commerce", at, order: { externalId: "o1", state: "shipped" } }),
      events: [{ is: "commerce", order: { externalId: "o1", state: "shipped" } }],
    },
  ],
  // The secret is the receiver: a system has one for each channel.
  contents: ["text", "choice", "image", "voice", "video", "file", "location", "link", "product", "order", "receipt"],
  outbound: {
    cardsAsData: true,
    thread: "t1",
    textOf: ({ body }) => JSON.parse(body).text,
    answer: (mood) =>
      new Response(null, {
        status: { ok: 204, retryable: 503, token: 401, window: 400, blocked: 410, invalid: 400 }[mood],
      }),
    without: ["window"],
  },
  vectors: {
    channel: "generic-webhook",
    accepts: (vector) => accepts(rest, { inboundSecret: secretOf(vector, "secret") }, vector),
  },
});

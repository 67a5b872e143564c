import { createHmac } from "node:crypto";
import { shopeeSignature } from "../../../workers/channels/families/shopee-sign.ts";
import { shopee } from "../../../workers/channels/kinds/shopee.ts";
import { defineFixture, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf, type Vector } from "../vectors.ts";

const push = (code: number, data: object, shop_id = 7001) =>
  JSON.stringify({ code, shop_id, timestamp: 1_763_712_000, msg_id: "p1", data });
const chat = (message_type: string, content: object, more: object = {}) =>
  push(10, {
    type: "message",
    content: {
      message_id: "m1",
      request_id: "r1",
      from_id: 88001,
      to_id: 99001,
      to_shop_id: 7001,
      message_type,
      content,
      created_timestamp: 1_763_712_000,
      conversation_id: "c1",
      ...more,
    },
  });

/** Payloads of https://open.shopee.com/push-mechanism */
export const fixture = defineFixture({
  kind: shopee,
  settings: { partnerId: "100", partnerKey: "stand-in-partner-key", shopId: "7001", refreshToken: "stand-in-refresh" },
  sign: (body, _, { partnerKey }) =>
    post(
      WEBHOOK_URL,
      { authorization: createHmac("sha256", String(partnerKey)).update(`${WEBHOOK_URL}|${body}`).digest("hex") },
      body,
    ),
  // Lost pushes are fetched for three days; no clock of the request is signed.
  signsTime: false,
  signsBody: true,
  inbound: [
    {
      name: "a text",
      body: chat("text", { text: "有货吗" }),
      events: [
        {
          is: "message",
          eventId: "m1",
          thread: "88001",
          at: 1_763_712_000_000,
          content: [{ is: "text", text: "有货吗" }],
          reply: { conversation: "c1" },
        },
      ],
    },
    {
      name: "a picture",
      body: chat("image", { url: "https://cf.shopee.sg/a" }),
      events: [{ content: [{ is: "image" }] }],
    },
    {
      name: "a video",
      body: chat("video", { video_url: "https://cf.shopee.sg/v" }),
      events: [{ content: [{ is: "video" }] }],
    },
    { name: "a sticker", body: chat("sticker", { sticker_id: "1" }), events: [{ content: [{ is: "sticker" }] }] },
    { name: "a product", body: chat("item", { item_id: 5 }), events: [{ content: [{ is: "product", id: "5" }] }] },
    {
      name: "an order",
      body: chat("order", { order_sn: "2511210001" }),
      events: [{ content: [{ is: "order", id: "2511210001" }] }],
    },
    {
      name: "our own message as none of the shopper's",
      body: chat("text", { text: "hi" }, { from_shop_id: 7001 }),
      events: [],
    },
    {
      name: "an order's new state",
      body: push(3, { ordersn: "2511210001", status: "SHIPPED", update_time: 1_763_712_001 }),
      events: [
        { is: "commerce", eventId: "p1", at: 1_763_712_001_000, order: { externalId: "2511210001", state: "shipped" } },
      ],
    },
    {
      name: "a tracking number",
      body: push(4, { ordersn: "2511210001", tracking_no: "SPX1" }),
      events: [{ shipment: { trackingNo: "SPX1", order: "2511210001" } }],
    },
    { name: "another push as none of ours", body: push(1, {}), events: [] },
  ],
  wrongReceiver: { body: push(3, { ordersn: "1", status: "SHIPPED" }, 7002) },
  contents: ["text", "image", "video", "sticker", "product", "order", "commerce"],
  outbound: {
    thread: "88001",
    textOf: ({ url, body }) => (url.pathname.endsWith("/send_message") ? JSON.parse(body).content.text : null),
    answer: (mood) =>
      ({
        ok: () => json({ error: "", message: "", response: { message_id: "out1" } }),
        retryable: () => json({ error: "error_rate_limit", message: "too many" }),
        token: () => json({ error: "error_auth", message: "Invalid access_token." }, 403),
        window: () => json({ error: "error_chat_window", message: "" }),
        blocked: () => json({ error: "error_blocked", message: "" }),
        invalid: () => json({ error: "error_param", message: "" }),
      })[mood](),
    token: (value, { url }) =>
      url.pathname.endsWith("/auth/access_token/get")
        ? json({ access_token: value, refresh_token: "next", expire_in: 14_400 })
        : null,
    tokenOf: ({ url }) => url.searchParams.get("access_token"),
  },
  vectors: { channel: "shopee", accepts: acceptsShopee },
});

/** A vector of parts tests the signature of calls, one with a request that of pushes. */
async function acceptsShopee(vector: Vector): Promise<boolean> {
  const partnerKey = secretOf(vector, "partner_key");
  if (!vector.parts) return accepts(shopee, { partnerKey }, vector);
  return (await shopeeSignature(partnerKey, ...vector.parts)) === vector.sign;
}

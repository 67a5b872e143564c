import { createHmac } from "node:crypto";
import { lazadaSignature } from "../../../workers/channels/families/sorted-sign.ts";
import { lazada } from "../../../workers/channels/kinds/lazada.ts";
import { defineFixture, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf, type Vector } from "../vectors.ts";

const push = (message_type: number, data: object, seller_id = "9001") =>
  JSON.stringify({ seller_id, message_type, timestamp: 1_763_712_000, site: "lazada_sg", data });
const chat = (template_id: number, content: object, more: object = {}) =>
  push(2, {
    session_id: "100_2_200_1_103",
    message_id: "im1",
    template_id,
    from_account_type: 1,
    from_user_id: 200,
    send_time: 1_763_712_000_000,
    content: JSON.stringify(content),
    ...more,
  });

/** Payloads of https://open.lazada.com/apps/doc/doc?nodeId=29526 */
export const fixture = defineFixture({
  kind: lazada,
  settings: {
    site: "sg",
    appId: "123456",
    appSecret: "stand-in-app-secret",
    sellerId: "9001",
    refreshToken: "stand-in-refresh",
  },
  sign: (body, _, { appId, appSecret }) =>
    post(
      WEBHOOK_URL,
      { authorization: createHmac("sha256", String(appSecret)).update(`${appId}${body}`).digest("hex") },
      body,
    ),
  // What failed is pushed again later; no clock of the request is signed.
  signsTime: false,
  signsBody: true,
  inbound: [
    {
      name: "a text",
      body: chat(1, { txt: "有货吗" }),
      events: [
        {
          is: "message",
          eventId: "im1",
          thread: "100_2_200_1_103",
          contact: { id: "200" },
          at: 1_763_712_000_000,
          content: [{ is: "text", text: "有货吗" }],
        },
      ],
    },
    {
      name: "a picture",
      body: chat(3, { imgUrl: "https://sg-live.slatic.net/a" }),
      events: [{ content: [{ is: "image" }] }],
    },
    {
      name: "a video",
      body: chat(6, { video_url: "https://sg-live.slatic.net/v" }),
      events: [{ content: [{ is: "video" }] }],
    },
    { name: "a sticker", body: chat(4, {}), events: [{ content: [{ is: "sticker" }] }] },
    { name: "a product", body: chat(10006, { itemId: 5 }), events: [{ content: [{ is: "product", id: "5" }] }] },
    { name: "an order", body: chat(10007, { orderId: "77" }), events: [{ content: [{ is: "order", id: "77" }] }] },
    {
      name: "our own message as none of the shopper's",
      body: chat(1, { txt: "hi" }, { from_account_type: 2 }),
      events: [],
    },
    {
      name: "an order's new state",
      body: push(0, { trade_order_id: "260422900198363", order_status: "shipped", status_update_time: 1_763_712_001 }),
      events: [{ is: "commerce", at: 1_763_712_001_000, order: { externalId: "260422900198363", state: "shipped" } }],
    },
    { name: "another push as none of ours", body: push(21, {}), events: [] },
  ],
  wrongReceiver: { body: push(0, { trade_order_id: "1", order_status: "shipped" }, "9002") },
  contents: ["text", "image", "video", "sticker", "product", "order", "commerce"],
  outbound: {
    thread: "100_2_200_1_103",
    textOf: ({ url, body }) =>
      url.pathname.endsWith("/im/message/send") ? new URLSearchParams(body).get("txt") : null,
    answer: (mood) =>
      json(
        {
          ok: { code: "0", data: { message_id: "out1" }, request_id: "r" },
          retryable: { code: "ApiCallLimit", message: "limit" },
          token: { code: "IllegalAccessToken", message: "expired" },
          window: { code: "SESSION_CLOSED" },
          blocked: { code: "BUYER_BLOCKED" },
          invalid: { code: "InvalidParameter" },
        }[mood],
      ),
    token: (value, { url }) =>
      url.pathname.endsWith("/auth/token/refresh")
        ? json({ code: "0", access_token: value, refresh_token: "next", expires_in: 604_800 })
        : null,
    tokenOf: ({ body }) => new URLSearchParams(body).get("access_token"),
  },
  vectors: { channel: "lazada", accepts: acceptsLazada },
});

/** A vector with a path tests the signature of calls, one with a request that of pushes. */
async function acceptsLazada(vector: Vector): Promise<boolean> {
  const { path, body, sign } = vector;
  const secret = secretOf(vector, "app_secret");
  if (path === undefined || typeof body !== "object") {
    return accepts(lazada, { appId: secretOf(vector, "app_key"), appSecret: secret }, vector);
  }
  const fields = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
  return (await lazadaSignature(path, fields, secret)) === sign;
}

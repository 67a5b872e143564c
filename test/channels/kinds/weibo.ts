import { weibo } from "../../../workers/channels/kinds/weibo.ts";
import { sortedSha1 } from "../families/wechat-delivery.ts";
import { defineFixture, get, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const settings = { accountId: "1902538057", appSecret: "stand-in-app-secret", accessToken: "stand-in-token" };
const query = (atMs: number, appSecret: unknown) => {
  const timestamp = String(atMs);
  return { signature: sortedSha1(String(appSecret), timestamp, "57155157"), timestamp, nonce: "57155157" };
};
const message = (given: object) =>
  JSON.stringify({
    type: "text",
    receiver_id: 1902538057,
    sender_id: 2489518277,
    created_at: "Fri Nov 21 16:00:00 +0800 2025",
    text: "",
    data: {},
    ...given,
  });

/** Payloads of https://open.weibo.com/wiki/粉丝服务接入指南 */
export const fixture = defineFixture({
  kind: weibo,
  settings,
  sign: (body, atMs, { appSecret }) => post(`${WEBHOOK_URL}?${new URLSearchParams(query(atMs, appSecret))}`, {}, body),
  signsTime: true,
  // The vendor signs secret, clock and nonce only; the address is the second secret.
  signsBody: false,
  handshake: {
    request: (atMs) =>
      get(`${WEBHOOK_URL}?${new URLSearchParams({ ...query(atMs, settings.appSecret), echostr: "echo-1" })}`),
    answer: "echo-1",
  },
  inbound: [
    {
      name: "a text",
      body: message({ text: "什么时候发货" }),
      events: [
        { is: "message", thread: "2489518277", at: 1_763_712_000_000, content: [{ is: "text", text: "什么时候发货" }] },
      ],
    },
    {
      name: "a picture",
      body: message({ type: "image", text: "发了一张图片", data: { vfid: 1, tovfid: 6111 } }),
      events: [{ content: [{ is: "image", media: { id: "6111" } }] }],
    },
    {
      name: "a voice message",
      body: message({ type: "voice", data: { vfid: 1, tovfid: 6112 } }),
      events: [{ content: [{ is: "voice" }] }],
    },
    {
      name: "a place",
      body: message({ type: "position", text: "西湖", data: { longitude: "120.1", latitude: "30.2" } }),
      events: [{ content: [{ is: "location", latitude: 30.2, longitude: 120.1 }] }],
    },
    {
      name: "an entry of the menu",
      body: message({ type: "event", data: { subtype: "click", key: "my_orders" } }),
      events: [{ content: [{ is: "choice", id: "my_orders" }] }],
    },
    {
      name: "a new follower",
      body: message({ type: "event", data: { subtype: "follow" } }),
      events: [{ is: "signal", signal: "entered" }],
    },
    {
      name: "a follower who leaves",
      body: message({ type: "event", data: { subtype: "unfollow" } }),
      events: [{ is: "signal", signal: "left" }],
    },
    {
      name: "a mention",
      body: message({ type: "mention", text: "@" }),
      events: [{ content: [{ is: "other", type: "mention" }] }],
    },
  ],
  wrongReceiver: { body: message({ text: "hi", receiver_id: 1902538058 }) },
  contents: ["text", "image", "voice", "location", "choice", "signal"],
  file: ({ url }, file) =>
    url.pathname === "/2/mss/msget" && url.searchParams.get("access_token") && url.searchParams.get("fid")
      ? new Response(file)
      : json({ error_code: 21327 }, 403),
  outbound: {
    thread: "2489518277",
    textOf: ({ body }) => JSON.parse(new URLSearchParams(body).get("data") ?? "").text,
    answer: (mood) =>
      ({
        ok: () => json({ result: true, receiver_id: 2489518277, sender_id: 1902538057, type: "text" }),
        retryable: () => json({ error: "User requests out of rate limit", error_code: 10023 }, 403),
        token: () => json({ error: "expired_token", error_code: 21327 }, 403),
        window: () => json({ error: "out of time", error_code: 26402 }, 400),
        blocked: () => json({ error: "blocked", error_code: 21335 }, 400),
        invalid: () => json({ error: "param error", error_code: 10013 }, 400),
      })[mood](),
  },
  carried: (body) => JSON.parse(decodeURIComponent(JSON.parse(body).data)).text,
  vectors: {
    channel: "weibo",
    accepts: (vector) => accepts(weibo, { appSecret: secretOf(vector, "app_secret") }, vector),
  },
});

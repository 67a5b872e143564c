import { createHash } from "node:crypto";
import { zalo } from "../../../workers/channels/kinds/zalo.ts";
import { defineFixture, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const settings = {
  appId: "360846524940903967",
  appSecret: "stand-in-app-secret",
  oaId: "388613280878808645",
  oaSecret: "stand-in-oa-secret",
  refreshToken: "stand-in-refresh",
};
const sign = (body: string, _: number, { appId, oaSecret }: Record<string, unknown>) => {
  const timestamp = /"timestamp":"(\d+)"/.exec(body)?.[1] ?? "";
  const mac = createHash("sha256").update(`${appId}${body}${timestamp}${oaSecret}`).digest("hex");
  return post(WEBHOOK_URL, { "x-zevent-signature": `mac=${mac}` }, body);
};
const callback = (event_name: string, given: object, recipient = settings.oaId) =>
  JSON.stringify({
    app_id: settings.appId,
    user_id_by_app: "552177279717587730",
    event_name,
    timestamp: "1763712000000",
    sender: { id: "246845883529197922" },
    recipient: { id: recipient },
    ...given,
  });
const message = (type: string, given: object) =>
  callback(`user_send_${type}`, { message: { msg_id: "96d3cdf3af150460909", ...given } });
const attached = (type: string, payload: object) => message(type, { attachments: [{ type, payload }] });
const url = "https://photo-stal.zdn.vn/a";

/** Payloads of https://developers.zalo.me/docs/official-account/webhook/tin-nhan */
export const fixture = defineFixture({
  kind: zalo,
  settings,
  sign,
  // The clock is signed, but the vendor sends again for up to twelve hours; a repeat is known by its message id.
  signsTime: false,
  signsBody: true,
  inbound: [
    {
      name: "a text",
      body: message("text", { text: "còn hàng không" }),
      events: [
        {
          is: "message",
          eventId: "96d3cdf3af150460909",
          thread: "246845883529197922",
          at: 1_763_712_000_000,
          content: [{ is: "text", text: "còn hàng không" }],
        },
      ],
    },
    {
      name: "a picture",
      body: attached("image", { url, thumbnail: url }),
      events: [{ content: [{ is: "image", media: { url } }] }],
    },
    { name: "a voice message", body: attached("audio", { url }), events: [{ content: [{ is: "voice" }] }] },
    { name: "a video", body: attached("video", { url }), events: [{ content: [{ is: "video" }] }] },
    {
      name: "a file",
      body: attached("file", { url, name: "a.pdf", size: "12" }),
      events: [{ content: [{ is: "file", name: "a.pdf", sizeBytes: 12 }] }],
    },
    {
      name: "a place",
      body: attached("location", { coordinates: { latitude: "10.7", longitude: "106.6" } }),
      events: [{ content: [{ is: "location", latitude: 10.7, longitude: 106.6 }] }],
    },
    {
      name: "a link",
      body: attached("link", { url: "https://shop.example/tee", title: "Tee" }),
      events: [{ content: [{ is: "link", title: "Tee" }] }],
    },
    { name: "a sticker", body: attached("sticker", { id: "1", url }), events: [{ content: [{ is: "sticker" }] }] },
    {
      name: "a new follower",
      body: JSON.stringify({
        app_id: settings.appId,
        oa_id: settings.oaId,
        event_name: "follow",
        follower: { id: "246845883529197922" },
        timestamp: "1763712000000",
      }),
      events: [{ is: "signal", signal: "entered" }],
    },
    {
      name: "a receipt",
      body: callback(
        "user_seen_message",
        { sender: { id: settings.oaId }, message: { msg_ids: ["out1", "out2"] } },
        "246845883529197922",
      ),
      events: [
        { is: "receipt", messageId: "out1", state: "read" },
        { is: "receipt", messageId: "out2", state: "read" },
      ],
    },
    {
      name: "our own message as none of the shopper's",
      body: callback(
        "oa_send_text",
        { sender: { id: settings.oaId }, message: { msg_id: "out1", text: "hi" } },
        "246845883529197922",
      ),
      events: [],
    },
  ],
  wrongReceiver: { body: callback("user_send_text", { message: { msg_id: "m", text: "hi" } }, "388613280878808646") },
  contents: ["text", "image", "voice", "video", "file", "location", "link", "sticker", "signal", "receipt"],
  outbound: {
    thread: "246845883529197922",
    textOf: ({ url, body }) => (url.pathname === "/v3.0/oa/message/cs" ? JSON.parse(body).message.text : null),
    answer: (mood) =>
      json(
        {
          ok: { error: 0, message: "Success", data: { message_id: "out1", user_id: "246845883529197922" } },
          retryable: { error: -32, message: "rate limit" },
          token: { error: -216, message: "access token is invalid" },
          window: { error: -230, message: "user has not interacted for 7 days" },
          blocked: { error: -213, message: "user has not followed" },
          invalid: { error: -201, message: "params is invalid" },
        }[mood],
      ),
    token: (value, { url }) =>
      url.pathname === "/v4/oa/access_token"
        ? json({ access_token: value, refresh_token: "next", expires_in: "90000" })
        : null,
    tokenOf: ({ headers }) => headers.get("access_token"),
  },
  vectors: {
    channel: "zalo-oa",
    accepts: (vector) =>
      accepts(zalo, { appId: secretOf(vector, "app_id"), oaSecret: secretOf(vector, "oa_secret_key") }, vector),
  },
});

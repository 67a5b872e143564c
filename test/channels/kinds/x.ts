import { createHmac } from "node:crypto";
import { x } from "../../../workers/channels/kinds/x.ts";
import { defineFixture, get, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const ACCOUNT = "222222222";
const SHOPPER = "111111111";
const settings = {
  accountId: ACCOUNT,
  consumerSecret: "stand-in-consumer-secret",
  clientId: "stand-in-client",
  clientSecret: "stand-in-client-secret",
  refreshToken: "stand-in-refresh",
};
const hmac = (text: string, secret: unknown) =>
  `sha256=${createHmac("sha256", String(secret)).update(text).digest("base64")}`;
const sign = (body: string, _: number, { consumerSecret }: Record<string, unknown>) =>
  post(WEBHOOK_URL, { "x-twitter-webhooks-signature": hmac(body, consumerSecret) }, body);

const delivery = (payload: object, user_id = ACCOUNT, event_type = "dm.received") =>
  JSON.stringify({ data: { event_uuid: "1900000000000000009", event_type, filter: { user_id }, payload } });
const message = (message_data: object, sender_id = SHOPPER) =>
  delivery({
    direct_message_events: [
      {
        type: "message_create",
        id: "1900000000000000003",
        created_timestamp: "1763712000000",
        message_create: { sender_id, target: { recipient_id: ACCOUNT }, message_data },
      },
    ],
    users: { [SHOPPER]: { data: { name: "Mei", username: "mei", profile_image_url: "https://pbs.twimg.com/p.jpg" } } },
  });
const media = (media: object) => message({ text: "", attachment: { type: "media", media } });
const typing = [{ created_timestamp: "1763712000000", sender_id: SHOPPER, target: { recipient_id: ACCOUNT } }];
const token = "Nzg5LTQ1Ni0xMjM0NTY3ODkw";

/** Payloads of https://docs.x.com/x-api/activity/introduction and of the account activity events they hold. */
export const fixture = defineFixture({
  kind: x,
  settings,
  sign,
  // The vendor signs the body only; a repeat is known by its message id.
  signsTime: false,
  signsBody: true,
  handshake: {
    request: () => get(`${WEBHOOK_URL}?crc_token=${token}`),
    answer: hmac(token, settings.consumerSecret),
  },
  inbound: [
    {
      name: "a text, its link as it was written",
      body: message({
        text: "这件还有吗 https://t.co/a",
        entities: { urls: [{ url: "https://t.co/a", expanded_url: "https://shop.example/tee" }] },
      }),
      events: [
        {
          is: "message",
          eventId: "1900000000000000003",
          thread: SHOPPER,
          at: 1_763_712_000_000,
          contact: { id: SHOPPER, name: "Mei", avatarUrl: "https://pbs.twimg.com/p.jpg" },
          content: [{ is: "text", text: "这件还有吗 https://shop.example/tee" }],
        },
      ],
    },
    {
      name: "a picture without the link that stands for it",
      body: message({
        text: "坏了 https://t.co/b",
        entities: { urls: [{ url: "https://t.co/b", expanded_url: "https://twitter.com/messages/media/5" }] },
        attachment: {
          type: "media",
          media: { id: 5, media_url_https: "https://ton.twitter.com/1.1/ton/data/dm/5/a.jpg", type: "photo" },
        },
      }),
      events: [
        {
          content: [
            { is: "text", text: "坏了" },
            { is: "image", media: { id: "5", url: "https://ton.twitter.com/1.1/ton/data/dm/5/a.jpg" } },
          ],
        },
      ],
    },
    {
      name: "a video, the smallest of its variants",
      body: media({
        id: 6,
        media_url_https: "https://pbs.twimg.com/6.jpg",
        type: "video",
        video_info: {
          variants: [
            { url: "https://video.twimg.com/high.mp4", bitrate: 832_000 },
            { url: "https://video.twimg.com/low.mp4", bitrate: 320_000 },
            { url: "https://video.twimg.com/list.m3u8" },
          ],
        },
      }),
      events: [{ content: [{ is: "video", media: { url: "https://video.twimg.com/low.mp4" } }] }],
    },
    {
      name: "a place",
      body: message({
        attachment: {
          type: "location",
          location: { shared_coordinate: { coordinates: { type: "Point", coordinates: [120.1, 30.2] } } },
        },
      }),
      events: [{ content: [{ is: "location", latitude: 30.2, longitude: 120.1 }] }],
    },
    {
      name: "a quick reply",
      body: message({ text: "确认", quick_reply_response: { type: "options", metadata: "confirm" } }),
      events: [{ content: [{ is: "choice", id: "confirm", label: "确认" }] }],
    },
    {
      name: "what has been read",
      body: delivery(
        { direct_message_mark_read_events: [{ ...typing[0], last_read_event_id: "1900000000000000002" }] },
        ACCOUNT,
        "dm.read",
      ),
      events: [{ is: "receipt", messageId: "1900000000000000002", state: "read", thread: SHOPPER }],
    },
    {
      name: "somebody who types",
      body: delivery({ direct_message_indicate_typing_events: typing }, ACCOUNT, "dm.indicate_typing"),
      events: [{ is: "signal", signal: "typing" }],
    },
    { name: "our own message as none of the shopper's", body: message({ text: "hi" }, ACCOUNT), events: [] },
    {
      name: "a mention as none of ours",
      body: delivery({ id: "1", author_id: SHOPPER, text: "@shop hi" }, ACCOUNT, "post.mention.create"),
      events: [],
    },
  ],
  wrongReceiver: { body: delivery({}, "333333333") },
  contents: ["text", "image", "video", "location", "choice", "receipt", "signal"],
  outbound: {
    thread: SHOPPER,
    textOf: ({ url, body }) => (url.pathname.startsWith("/2/dm_conversations/") ? JSON.parse(body).text : null),
    answer: (mood) =>
      ({
        ok: () => json({ data: { dm_conversation_id: "1-2", dm_event_id: "1900000000000000004" } }, 201),
        retryable: () => json({ title: "Too Many Requests" }, 429, { "x-rate-limit-reset": "1763712900" }),
        token: () => json({ title: "Unauthorized" }, 401),
        window: () => json({}, 400),
        blocked: () => json({ title: "Forbidden", detail: "You cannot send messages to this user." }, 403),
        invalid: () => json({ title: "Invalid Request" }, 400),
      })[mood](),
    without: ["window"],
    token: (value, { url, headers, body }) =>
      url.pathname === "/2/oauth2/token" && headers.get("authorization")?.startsWith("Basic ")
        ? json({ access_token: value, refresh_token: `next-${body.length}`, expires_in: 7200, token_type: "bearer" })
        : null,
    tokenOf: ({ headers }) => headers.get("authorization")?.replace("Bearer ", "") ?? null,
  },
  vectors: {
    channel: "x",
    accepts: (vector) => accepts(x, { consumerSecret: secretOf(vector, "consumer_secret") }, vector),
  },
});

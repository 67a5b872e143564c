import { createHmac } from "node:crypto";
import { line } from "../../../workers/channels/kinds/line.ts";
import { defineFixture, fileToBearer, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const bot = `U${"0a".repeat(16)}`;
const delivery = (given: object, destination = bot) =>
  JSON.stringify({
    destination,
    events: [
      {
        type: "message",
        mode: "active",
        timestamp: 1_763_712_000_000,
        source: { type: "user", userId: "U7" },
        webhookEventId: "01H810YECXQQZ37VAXPF6H9E6T",
        deliveryContext: { isRedelivery: false },
        replyToken: "r1",
        ...given,
      },
    ],
  });
const message = (given: object) => delivery({ message: { id: "468789577898262530", ...given } });

/** Payloads of https://developers.line.biz/en/reference/messaging-api/#message-event */
export const fixture = defineFixture({
  kind: line,
  settings: { botUserId: bot, channelSecret: "stand-in-channel-secret", accessToken: "stand-in-token" },
  sign: (body, _, { channelSecret }) =>
    post(
      WEBHOOK_URL,
      { "x-line-signature": createHmac("sha256", String(channelSecret)).update(body).digest("base64") },
      body,
    ),
  // LINE signs the body alone; a repeat is known by its event id.
  signsTime: false,
  signsBody: true,
  inbound: [
    {
      name: "a text",
      body: message({ type: "text", text: "我的包裹到哪了", quoteToken: "q" }),
      events: [
        {
          is: "message",
          eventId: "01H810YECXQQZ37VAXPF6H9E6T",
          thread: "U7",
          at: 1_763_712_000_000,
          content: [{ is: "text", text: "我的包裹到哪了" }],
        },
      ],
    },
    {
      name: "a picture",
      body: message({ type: "image", contentProvider: { type: "line" } }),
      events: [{ content: [{ is: "image", media: { id: "468789577898262530" } }] }],
    },
    {
      name: "a video",
      body: message({ type: "video", duration: 60_000 }),
      events: [{ content: [{ is: "video", durationMs: 60_000 }] }],
    },
    {
      name: "a voice message",
      body: message({ type: "audio", duration: 900 }),
      events: [{ content: [{ is: "voice" }] }],
    },
    {
      name: "a file",
      body: message({ type: "file", fileName: "a.pdf", fileSize: 12 }),
      events: [{ content: [{ is: "file", name: "a.pdf", sizeBytes: 12 }] }],
    },
    {
      name: "a place",
      body: message({ type: "location", title: "公司", address: "东京", latitude: 35.6, longitude: 139.7 }),
      events: [{ content: [{ is: "location", latitude: 35.6, longitude: 139.7, name: "公司", address: "东京" }] }],
    },
    {
      name: "a sticker",
      body: message({ type: "sticker", packageId: "1", stickerId: "2", keywords: ["Happy"] }),
      events: [{ content: [{ is: "sticker", text: "Happy" }] }],
    },
    {
      name: "a button",
      body: delivery({ type: "postback", postback: { data: "confirm" } }),
      events: [{ content: [{ is: "choice", id: "confirm" }] }],
    },
    { name: "a new follower", body: delivery({ type: "follow" }), events: [{ is: "signal", signal: "entered" }] },
    { name: "somebody who has left", body: delivery({ type: "unfollow" }), events: [{ is: "signal", signal: "left" }] },
    {
      name: "a group's message as none of ours",
      body: delivery({
        source: { type: "group", groupId: "C1", userId: "U7" },
        message: { id: "1", type: "text", text: "hi" },
      }),
      events: [],
    },
    {
      name: "what another module answers as none of ours",
      body: delivery({ mode: "standby", message: { id: "1", type: "text", text: "hi" } }),
      events: [],
    },
    { name: "the console's check", body: JSON.stringify({ destination: bot, events: [] }), events: [] },
  ],
  wrongReceiver: { body: delivery({ message: { id: "1", type: "text", text: "hi" } }, `U${"0b".repeat(16)}`) },
  contents: ["text", "image", "voice", "video", "file", "location", "sticker", "choice", "signal"],
  file: fileToBearer,
  outbound: {
    thread: "U7",
    textOf: ({ url, body }) => (url.pathname === "/v2/bot/message/push" ? JSON.parse(body).messages[0].text : null),
    answer: (mood) =>
      ({
        ok: () => json({ sentMessages: [{ id: "461230966842064897" }] }),
        retryable: () => json({ message: "Internal Server Error" }, 500),
        token: () => json({ message: "Authentication failed due to the following reason: invalid token." }, 401),
        window: () => json({ message: "You have reached your monthly limit." }, 429),
        blocked: () => json({ message: "Forbidden" }, 403),
        invalid: () => json({ message: "The request body has 1 error(s)" }, 400),
      })[mood](),
  },
  vectors: {
    channel: "line",
    accepts: (vector) => accepts(line, { channelSecret: secretOf(vector, "channel_secret") }, vector),
  },
});

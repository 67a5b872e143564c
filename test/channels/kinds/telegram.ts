import { telegram } from "../../../workers/channels/kinds/telegram.ts";
import { defineFixture, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const from = { id: 42, is_bot: false, first_name: "Mei", language_code: "zh-hans" };
const chat = { id: 42, type: "private" };
const update = (message: object) =>
  JSON.stringify({ update_id: 10000, message: { message_id: 7, from, chat, date: 1_763_712_000, ...message } });
const message = (content: object) => [{ is: "message", eventId: "10000", thread: "42", content: [content] }];

/** Payloads of https://core.telegram.org/bots/api#update */
export const fixture = defineFixture({
  kind: telegram,
  settings: { botToken: "123456:abcdefghijklmnopqrstuvwx", secretToken: "stand-in-secret-token" },
  sign: (body, _, { secretToken }) =>
    post(WEBHOOK_URL, { "x-telegram-bot-api-secret-token": String(secretToken) }, body),
  // The vendor sends its secret, and signs neither time nor body.
  signsTime: false,
  signsBody: false,
  inbound: [
    {
      name: "a text",
      body: update({ text: "我的快递到哪了" }),
      events: [
        {
          is: "message",
          eventId: "10000",
          thread: "42",
          at: 1_763_712_000_000,
          contact: { id: "42", name: "Mei", locale: "zh-hans" },
          content: [{ is: "text", text: "我的快递到哪了" }],
        },
      ],
    },
    {
      name: "a chat id beyond 2^53",
      body: update({ text: "hi" }).replace('"chat":{"id":42', '"chat":{"id":9007199254740993'),
      events: [{ thread: "9007199254740993" }],
    },
    {
      name: "a picture, the largest of its sizes",
      body: update({ photo: [{ file_id: "small" }, { file_id: "large", file_size: 9 }], caption: "坏了" }),
      events: message({ is: "image", media: { id: "large" }, sizeBytes: 9, caption: "坏了" }),
    },
    {
      name: "a voice message",
      body: update({ voice: { file_id: "v", duration: 3, mime_type: "audio/ogg" } }),
      events: message({ is: "voice", media: { id: "v" }, durationMs: 3_000, mime: "audio/ogg" }),
    },
    {
      name: "a video",
      body: update({ video: { file_id: "f" } }),
      events: message({ is: "video", media: { id: "f" } }),
    },
    {
      name: "a file",
      body: update({ document: { file_id: "d", file_name: "发票.pdf" } }),
      events: message({ is: "file", name: "发票.pdf" }),
    },
    {
      name: "a place",
      body: update({ location: { latitude: 30.2, longitude: 120.1 } }),
      events: message({ is: "location", latitude: 30.2, longitude: 120.1 }),
    },
    {
      name: "a sticker",
      body: update({ sticker: { file_id: "s", emoji: "😀" } }),
      events: message({ is: "sticker", text: "😀" }),
    },
    {
      name: "the shopper's own number",
      body: update({ contact: { phone_number: "+8613800138000", user_id: 42 } }),
      events: [{ contact: { phone: "+8613800138000" } }],
    },
    {
      name: "a button",
      body: JSON.stringify({
        update_id: 10001,
        callback_query: { id: "9", from, data: "confirm", message: { message_id: 8, chat, date: 1_763_712_000 } },
      }),
      events: [{ eventId: "10001", content: [{ is: "choice", id: "confirm" }], reply: { callback_query_id: "9" } }],
    },
    {
      name: "a group's message as none of ours",
      body: update({ chat: { id: -5, type: "group" }, text: "hi" }),
      events: [],
    },
    { name: "an update of another type as none of ours", body: JSON.stringify({ update_id: 3, poll: {} }), events: [] },
  ],
  contents: ["text", "image", "voice", "video", "file", "location", "sticker", "choice"],
  file: ({ url }, file) =>
    url.pathname.endsWith("/getFile")
      ? json({ ok: true, result: { file_id: "f", file_path: "photos/file_0.jpg" } })
      : new Response(file),
  outbound: {
    thread: "42",
    textOf: ({ url, body }) => (url.pathname.endsWith("/sendMessage") ? JSON.parse(body).text : null),
    answer: (mood) =>
      ({
        ok: () => json({ ok: true, result: { message_id: 11 } }),
        retryable: () => json({ ok: false, error_code: 429, parameters: { retry_after: 3 } }, 429),
        token: () => json({ ok: false, error_code: 401, description: "Unauthorized" }, 401),
        window: () => json({ ok: false, error_code: 400 }, 400),
        blocked: () => json({ ok: false, error_code: 403, description: "Forbidden: bot was blocked by the user" }, 403),
        invalid: () => json({ ok: false, error_code: 400, description: "Bad Request: message is too long" }, 400),
      })[mood](),
    without: ["window"],
  },
  vectors: {
    channel: "telegram",
    accepts: (vector) => accepts(telegram, { secretToken: secretOf(vector, "secret_token") }, vector),
  },
});

import { createHmac } from "node:crypto";
import { viber } from "../../../workers/channels/kinds/viber.ts";
import { defineFixture, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const TOKEN = "4912661846655238145";
const sender = {
  id: "01234567890A=",
  name: "Mei",
  avatar: "https://share.viber.com/a",
  language: "zh",
  country: "CN",
  api_version: 7,
};
const callback = (given: object) =>
  JSON.stringify({ timestamp: 1_763_712_000_000, chat_hostname: "SN-1", message_token: "TOKEN", ...given }).replace(
    '"TOKEN"',
    TOKEN,
  );
const message = (given: object) => callback({ event: "message", sender, message: given });
const media = "https://dl-media.viber.com/a";

/** Payloads of https://developers.viber.com/docs/api/rest-bot-api/#callbacks */
export const fixture = defineFixture({
  kind: viber,
  settings: { authToken: "stand-in-auth-token", senderName: "铃铛优选" },
  sign: (body, _, { authToken }) =>
    post(
      WEBHOOK_URL,
      { "x-viber-content-signature": createHmac("sha256", String(authToken)).update(body).digest("hex") },
      body,
    ),
  // Viber signs the body alone; a repeat is known by its token.
  signsTime: false,
  signsBody: true,
  inbound: [
    {
      name: "a text, its 64-bit token whole",
      body: message({ type: "text", text: "有货吗" }),
      events: [
        {
          is: "message",
          eventId: TOKEN,
          thread: "01234567890A=",
          at: 1_763_712_000_000,
          contact: { id: "01234567890A=", name: "Mei", locale: "zh" },
          content: [{ is: "text", text: "有货吗" }],
        },
      ],
    },
    {
      name: "a picture",
      body: message({ type: "picture", media, text: "坏了" }),
      events: [{ content: [{ is: "image", media: { url: media }, caption: "坏了" }] }],
    },
    {
      name: "a video",
      body: message({ type: "video", media, size: 9, duration: 3 }),
      events: [{ content: [{ is: "video", sizeBytes: 9 }] }],
    },
    {
      name: "a file",
      body: message({ type: "file", media, file_name: "a.pdf", size: 9 }),
      events: [{ content: [{ is: "file", name: "a.pdf" }] }],
    },
    {
      name: "a place",
      body: message({ type: "location", location: { lat: 1.5, lon: 2.5 } }),
      events: [{ content: [{ is: "location", latitude: 1.5, longitude: 2.5 }] }],
    },
    {
      name: "a link",
      body: message({ type: "url", media: "https://shop.example/tee" }),
      events: [{ content: [{ is: "link" }] }],
    },
    {
      name: "a sticker",
      body: message({ type: "sticker", sticker_id: 46105 }),
      events: [{ content: [{ is: "sticker" }] }],
    },
    {
      name: "a number that was shared",
      body: message({ type: "contact", contact: { name: "Mei", phone_number: "+8613800138000" } }),
      events: [{ content: [{ is: "text", text: "+8613800138000" }] }],
    },
    {
      name: "somebody who opens the chat",
      body: callback({ event: "conversation_started", user: sender, type: "open" }),
      events: [{ is: "signal", signal: "entered" }],
    },
    {
      name: "somebody who leaves",
      body: callback({ event: "unsubscribed", user_id: "01234567890A=" }),
      events: [{ is: "signal", signal: "left" }],
    },
    {
      name: "a receipt",
      body: callback({ event: "seen", user_id: "01234567890A=" }),
      events: [{ is: "receipt", messageId: TOKEN, state: "read" }],
    },
    { name: "the check of the webhook", body: callback({ event: "webhook" }), events: [] },
  ],
  // No receiver is named: the token that signs belongs to one bot.
  contents: ["text", "image", "video", "file", "location", "link", "sticker", "signal", "receipt"],
  outbound: {
    buttonsSpeak: true,
    thread: "01234567890A=",
    textOf: ({ url, body }) => (url.pathname === "/pa/send_message" ? JSON.parse(body).text : null),
    answer: (mood) =>
      ({
        ok: () => json({ status: 0, status_message: "ok", message_token: 123456789 }),
        retryable: () => json({ status: 12, status_message: "tooManyRequests" }),
        token: () => json({ status: 2, status_message: "invalidAuthToken" }),
        window: () => json({ status: 15, status_message: "monthlyLimit" }),
        blocked: () => json({ status: 6, status_message: "notSubscribed" }),
        invalid: () => json({ status: 3, status_message: "badData" }),
      })[mood](),
  },
  vectors: {
    channel: "viber",
    accepts: (vector) => accepts(viber, { authToken: secretOf(vector, "auth_token") }, vector),
  },
});

import { googleChat } from "../../../workers/channels/kinds/google-chat.ts";
import { bearerToken, privatePem, publishedKeys } from "../families/bearer.ts";
import { defineFixture, fileToBearer, json, post, WEBHOOK_URL } from "../fixture.ts";

const serviceAccountKey = JSON.stringify({
  type: "service_account",
  client_email: "shop@stand-in.iam.gserviceaccount.com",
  private_key_id: "stand-in",
  private_key: privatePem,
});
const settings = { projectNumber: "", addOnAccount: "", serviceAccountKey };
const sign = (body: string, atMs: number, given: Record<string, unknown>) => {
  const isChat = given.addOnAccount !== "another caller";
  const claims = {
    iss: "https://accounts.google.com",
    aud: WEBHOOK_URL,
    email: isChat ? "chat@system.gserviceaccount.com" : "somebody@example.iam.gserviceaccount.com",
    email_verified: true,
  };
  const token = bearerToken(claims, atMs, given.serviceAccountKey === serviceAccountKey);
  return post(WEBHOOK_URL, { authorization: `Bearer ${token}`, "content-type": "application/json" }, body);
};

const user = {
  name: "users/1",
  displayName: "Mei",
  email: "mei@example.com",
  avatarUrl: "https://lh3.example/a",
  type: "HUMAN",
};
const direct = { name: "spaces/D1", type: "DM", spaceType: "DIRECT_MESSAGE" };
const room = { name: "spaces/R1", type: "ROOM", spaceType: "SPACE" };
const eventTime = "2025-11-21T08:00:00.000Z";
const written = (given: object) => ({
  name: "spaces/D1/messages/m1.m1",
  sender: user,
  createTime: eventTime,
  thread: { name: "spaces/D1/threads/t1" },
  space: direct,
  ...given,
});
const message = (given: object) =>
  JSON.stringify({ type: "MESSAGE", eventTime, user, space: direct, message: written(given) });
const file = (contentType: string, contentName: string) =>
  message({
    attachment: [
      {
        name: "spaces/D1/messages/m1.m1/attachments/a",
        contentName,
        contentType,
        attachmentDataRef: { resourceName: "ClxzcGFjZXM" },
        source: "UPLOADED_CONTENT",
      },
    ],
  });
const ours = { ...written({ name: "spaces/D1/messages/ours" }), sender: { name: "users/bot", type: "BOT" } };
const parameters = { choice: "confirm", label: "确认" };

/** Payloads of https://developers.google.com/workspace/chat/receive-respond-interactions */
export const fixture = defineFixture({
  kind: googleChat,
  settings,
  sign,
  fetched: ({ url }) =>
    url.href === "https://www.googleapis.com/oauth2/v3/certs" ? json(publishedKeys()) : json({}, 404),
  signsTime: true,
  // The vendor's token says who calls, not what.
  signsBody: false,
  inbound: [
    {
      name: "a text",
      body: message({ text: "我的快递到哪了", argumentText: "我的快递到哪了" }),
      events: [
        {
          is: "message",
          eventId: "spaces/D1/messages/m1.m1",
          thread: "spaces/D1",
          at: 1_763_712_000_000,
          contact: { id: "users/1", name: "Mei", email: "mei@example.com" },
          content: [{ is: "text", text: "我的快递到哪了" }],
        },
      ],
    },
    {
      name: "a mention in a room",
      body: JSON.stringify({
        type: "MESSAGE",
        eventTime,
        user,
        space: room,
        message: written({ text: "@shop hi", argumentText: " hi", thread: { name: "spaces/R1/threads/t9" } }),
      }),
      events: [{ thread: "spaces/R1/threads/t9", content: [{ is: "text", text: "hi" }] }],
    },
    {
      name: "a text by the add-on form",
      body: JSON.stringify({
        commonEventObject: { userLocale: "zh-CN", hostApp: "CHAT" },
        chat: { user, eventTime, messagePayload: { space: direct, message: written({ text: "hi" }) } },
      }),
      events: [{ eventId: "spaces/D1/messages/m1.m1", contact: { locale: "zh-CN" }, content: [{ text: "hi" }] }],
    },
    {
      name: "a picture",
      body: file("image/png", "a.png"),
      events: [{ content: [{ is: "image", media: { id: "ClxzcGFjZXM" }, name: "a.png" }] }],
    },
    { name: "a voice message", body: file("audio/mp4", "a.m4a"), events: [{ content: [{ is: "voice" }] }] },
    { name: "a video", body: file("video/mp4", "a.mp4"), events: [{ content: [{ is: "video" }] }] },
    { name: "a file", body: file("application/pdf", "a.pdf"), events: [{ content: [{ is: "file" }] }] },
    {
      name: "a moving picture",
      body: message({ attachedGifs: [{ uri: "https://media.example/a.gif" }] }),
      events: [{ content: [{ is: "sticker" }] }],
    },
    {
      name: "a button",
      body: JSON.stringify({
        type: "CARD_CLICKED",
        eventTime,
        user,
        space: direct,
        message: ours,
        common: { invokedFunction: "f", parameters },
      }),
      events: [{ thread: "spaces/D1", contact: { id: "users/1" }, content: [{ is: "choice", id: "confirm" }] }],
    },
    {
      name: "a button by the add-on form",
      body: JSON.stringify({
        commonEventObject: { parameters },
        chat: { user, eventTime, buttonClickedPayload: { space: direct, message: ours } },
      }),
      events: [{ contact: { id: "users/1" }, content: [{ is: "choice", id: "confirm", label: "确认" }] }],
    },
    {
      name: "a new conversation",
      body: JSON.stringify({ type: "ADDED_TO_SPACE", eventTime, user, space: direct }),
      events: [{ is: "signal", signal: "entered" }],
    },
    {
      name: "our own message as none of the shopper's",
      body: JSON.stringify({ type: "MESSAGE", eventTime, user, space: direct, message: ours }),
      events: [],
    },
  ],
  // A token for another caller than Chat is as good as one for another app.
  wrongReceiver: { body: message({ text: "hi" }), settings: { addOnAccount: "another caller" } },
  contents: ["text", "image", "voice", "video", "file", "sticker", "choice", "signal"],
  file: fileToBearer,
  outbound: {
    thread: "spaces/R1/threads/t9",
    textOf: ({ url, body }) => (url.pathname === "/v1/spaces/R1/messages" ? JSON.parse(body).text : null),
    answer: (mood) =>
      ({
        ok: () => json({ name: "spaces/R1/messages/out1" }),
        retryable: () => json({ error: { code: 429, status: "RESOURCE_EXHAUSTED" } }, 429),
        token: () => json({ error: { code: 401, status: "UNAUTHENTICATED" } }, 401),
        window: () => json({}, 400),
        blocked: () => json({ error: { code: 403, status: "PERMISSION_DENIED" } }, 403),
        invalid: () => json({ error: { code: 400, status: "INVALID_ARGUMENT" } }, 400),
      })[mood](),
    without: ["window"],
    token: (value, { url, body }) =>
      url.href === "https://oauth2.googleapis.com/token" && body.includes("assertion=ey")
        ? json({ access_token: value, expires_in: 3599, token_type: "Bearer" })
        : null,
    tokenOf: ({ headers }) => headers.get("authorization")?.replace("Bearer ", "") ?? null,
  },
});

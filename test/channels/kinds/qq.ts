import { createPrivateKey, sign as signEd25519 } from "node:crypto";
import { qq } from "../../../workers/channels/kinds/qq.ts";
import { defineFixture, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const settings = { appId: "102001", appSecret: "standinsecret16b", markdown: "on" };

const sign = (body: string, atMs: number, { appSecret, appId }: Record<string, unknown>) => {
  const secret = String(appSecret);
  const seed = Buffer.from(secret.repeat(Math.ceil(32 / secret.length)).slice(0, 32));
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const timestamp = String(Math.floor(atMs / 1_000));
  const signature = signEd25519(null, Buffer.from(timestamp + body), key).toString("hex");
  return post(
    WEBHOOK_URL,
    { "x-signature-timestamp": timestamp, "x-signature-ed25519": signature, "x-bot-appid": String(appId) },
    body,
  );
};
const delivery = (t: string, d: object) => JSON.stringify({ id: `${t}:1`, op: 0, s: 1, t, d });
const message = (given: object) =>
  delivery("C2C_MESSAGE_CREATE", {
    id: "ROBOT1.0_abc",
    timestamp: "2025-11-21T16:00:00+08:00",
    author: { id: "675860273", user_openid: "OPENID7", union_openid: "U7" },
    content: "",
    ...given,
  });
const file = (content_type: string) =>
  message({
    attachments: [{ content_type, filename: "a", url: "multimedia.nt.qq.com.cn/a", size: 9, width: 1, height: 1 }],
  });

/** Payloads of https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/event.html */
export const fixture = defineFixture({
  kind: qq,
  settings,
  sign,
  signsTime: true,
  signsBody: true,
  handshake: {
    request: () =>
      post(
        WEBHOOK_URL,
        { "x-bot-appid": "102001" },
        JSON.stringify({ op: 13, d: { plain_token: "tok", event_ts: "1763712000" } }),
      ),
    answer: '"plain_token":"tok"',
  },
  inbound: [
    {
      name: "a text",
      body: message({ content: " 什么时候发货 " }),
      events: [
        {
          is: "message",
          eventId: "ROBOT1.0_abc",
          thread: "OPENID7",
          at: 1_763_712_000_000,
          contact: { id: "OPENID7", unionId: "U7" },
          content: [{ is: "text", text: "什么时候发货" }],
          reply: { msg_id: "ROBOT1.0_abc" },
        },
      ],
    },
    {
      name: "a picture",
      body: file("image/png"),
      events: [{ content: [{ is: "image", media: { url: "https://multimedia.nt.qq.com.cn/a" }, sizeBytes: 9 }] }],
    },
    { name: "a video", body: file("video/mp4"), events: [{ content: [{ is: "video" }] }] },
    { name: "a voice message", body: file("voice"), events: [{ content: [{ is: "voice" }] }] },
    { name: "a file", body: file("file"), events: [{ content: [{ is: "file", name: "a" }] }] },
    {
      name: "a group that asks the robot",
      body: delivery("GROUP_AT_MESSAGE_CREATE", {
        id: "G1",
        content: " 有货吗",
        timestamp: "2025-11-21T16:00:00+08:00",
        group_openid: "GROUP9",
        author: { id: "1", member_openid: "MEMBER7" },
      }),
      events: [{ thread: "group:GROUP9", contact: { id: "MEMBER7" }, opens: "group" }],
    },
    {
      name: "a button",
      body: delivery("INTERACTION_CREATE", {
        id: "I1",
        user_openid: "OPENID7",
        timestamp: "2025-11-21T16:00:00+08:00",
        data: { resolved: { button_data: "confirm" } },
      }),
      events: [{ content: [{ is: "choice", id: "confirm" }] }],
    },
    {
      name: "a new friend",
      body: delivery("FRIEND_ADD", { openid: "OPENID7", timestamp: 1_763_712_000 }),
      events: [{ is: "signal", signal: "entered" }],
    },
    {
      name: "somebody who leaves",
      body: delivery("FRIEND_DEL", { openid: "OPENID7", timestamp: 1_763_712_000 }),
      events: [{ is: "signal", signal: "left" }],
    },
    { name: "an event of another type as none of ours", body: delivery("GUILD_CREATE", { id: "x" }), events: [] },
  ],
  wrongReceiver: { body: message({ content: "hi" }), settings: { appId: "102002" } },
  contents: ["text", "image", "voice", "video", "file", "choice", "signal"],
  outbound: {
    thread: "OPENID7",
    reply: { msg_id: "ROBOT1.0_abc" },
    textOf: ({ url, body }) => {
      const { content, markdown } = url.pathname.endsWith("/messages") ? JSON.parse(body) : {};
      return content ?? markdown?.content ?? null;
    },
    // Buttons write their label into the shopper's chat.
    buttonsSpeak: true,
    answer: (mood) =>
      ({
        ok: () => json({ id: "OUT1", timestamp: "2025-11-21T16:00:01+08:00" }),
        retryable: () => json({ code: 304023, message: "push limited" }, 500),
        token: () => json({ code: 11244, message: "token not exist or expire" }, 401),
        window: () => json({ code: 40034024, message: "msg_id expired" }, 400),
        blocked: () => json({ code: 11282, message: "blocked" }, 403),
        invalid: () => json({ code: 304082, message: "upload media info fail" }, 400),
      })[mood](),
    token: (value, { url }) =>
      url.pathname === "/app/getAppAccessToken" ? json({ access_token: value, expires_in: "7200" }) : null,
    tokenOf: ({ headers }) => headers.get("authorization")?.replace("QQBot ", "") ?? null,
  },
  vectors: {
    channel: "qq-bot",
    accepts: (vector) => accepts(qq, { appSecret: secretOf(vector, "app_secret") }, vector),
  },
});

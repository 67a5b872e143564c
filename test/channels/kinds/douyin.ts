import { createHash } from "node:crypto";
import { douyin } from "../../../workers/channels/kinds/douyin.ts";
import { defineFixture, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const settings = {
  clientId: "aw1standin",
  clientSecret: "stand-in-secret",
  openId: "shop-open-id",
  refreshToken: "stand-in-refresh",
};
const sign = (body: string, _: number, { clientSecret }: Record<string, unknown>) =>
  post(
    WEBHOOK_URL,
    { "x-douyin-signature": createHash("sha1").update(`${clientSecret}${body}`).digest("hex"), "msg-id": "m-77" },
    body,
  );
const inner = (given: object) => ({
  conversation_short_id: "CONV",
  server_message_id: "7123456789012345678",
  conversation_type: 1,
  create_time: 1_763_712_000_000,
  user_infos: [{ open_id: "buyer", nick_name: "小美", avatar: "https://p3.example/a" }],
  ...given,
});
const callback = (event: string, content: unknown, more: object = {}) =>
  JSON.stringify({
    event,
    client_key: "aw1standin",
    from_user_id: "buyer",
    to_user_id: "shop-open-id",
    log_id: "l",
    content,
    ...more,
  });

/** Payloads of https://developer.open-douyin.com (im_receive_msg and its siblings) */
export const fixture = defineFixture({
  kind: douyin,
  settings,
  sign,
  // Douyin signs the body alone.
  signsTime: false,
  signsBody: true,
  handshake: {
    request: (atMs) => sign(callback("verify_webhook", { challenge: 12345 }), atMs, settings),
    answer: '{"challenge":12345}',
  },
  inbound: [
    {
      name: "a text",
      body: callback("im_receive_msg", inner({ message_type: "text", text: "什么时候发货" })),
      events: [
        {
          is: "message",
          eventId: "7123456789012345678",
          thread: "buyer",
          at: 1_763_712_000_000,
          contact: { id: "buyer", name: "小美" },
          content: [{ is: "text", text: "什么时候发货" }],
          reply: { msg_id: "7123456789012345678", conversation_id: "CONV", scene: "im_receive_msg" },
        },
      ],
    },
    {
      name: "a text whose content is JSON in a string",
      body: callback("im_receive_msg", JSON.stringify(inner({ message_type: "text", text: "在吗" }))),
      events: [{ content: [{ is: "text", text: "在吗" }] }],
    },
    {
      name: "a picture, which comes without an address",
      body: callback("im_receive_msg", inner({ message_type: "image" })),
      events: [{ content: [{ is: "image", media: {} }] }],
    },
    {
      name: "an emoji",
      body: callback("im_receive_msg", inner({ message_type: "emoji" })),
      events: [{ content: [{ is: "sticker" }] }],
    },
    {
      name: "somebody who opens the chat",
      body: callback("im_enter_direct_msg", inner({})),
      events: [{ is: "signal", signal: "entered" }],
    },
    {
      name: "a colleague who answers in Douyin",
      body: callback("im_send_msg", inner({ message_type: "text", text: "您好", source: "" }), {
        from_user_id: "shop-open-id",
        to_user_id: "buyer",
      }),
      events: [{ is: "signal", thread: "buyer", signal: "taken_over" }],
    },
    {
      name: "our own message as none of the shopper's",
      body: callback("im_send_msg", inner({ source: "aw1standin" }), {
        from_user_id: "shop-open-id",
        to_user_id: "buyer",
      }),
      events: [],
    },
    {
      name: "a group's message as none of ours",
      body: callback("im_group_receive_msg", inner({ message_type: "text", text: "hi" })),
      events: [],
    },
  ],
  wrongReceiver: {
    body: callback("im_receive_msg", inner({ message_type: "text", text: "hi" }), { client_key: "other" }),
  },
  contents: ["text", "sticker", "image", "signal"],
  // The vendor gives no address of pictures and films.
  withoutFiles: ["image", "video"],
  outbound: {
    thread: "buyer",
    reply: { msg_id: "7123456789012345678", conversation_id: "CONV", scene: "im_receive_msg" },
    textOf: ({ url, body }) => (url.pathname === "/im/send/msg/" ? JSON.parse(body).content.text.text : null),
    answer: (mood) =>
      ({
        ok: () => json({ data: { error_code: 0, msg_id: "out-1" }, extra: { error_code: 0 } }),
        retryable: () => json({ data: { error_code: 2100004 } }),
        token: () => json({ data: { error_code: 2190008 } }),
        window: () => json({ data: { error_code: 28001018 } }),
        blocked: () => json({ data: { error_code: 28003026 } }),
        invalid: () => json({ data: { error_code: 2100005 } }),
      })[mood](),
    token: (value, { url }) =>
      url.pathname === "/oauth/refresh_token/"
        ? json({ data: { error_code: 0, access_token: value, expires_in: 1_296_000, refresh_token: "next" } })
        : null,
    tokenOf: ({ headers }) => headers.get("access-token"),
  },
  vectors: {
    channel: "douyin",
    accepts: (vector) => accepts(douyin, { clientSecret: secretOf(vector, "client_secret") }, vector),
  },
});

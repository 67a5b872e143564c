import { createHmac } from "node:crypto";
import { slack } from "../../../workers/channels/kinds/slack.ts";
import { defineFixture, fileToBearer, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, requestOf, secretOf, type Vector } from "../vectors.ts";

const sign = (body: string, atMs: number, settings: Record<string, unknown>) => {
  const timestamp = String(Math.floor(atMs / 1_000));
  const hmac = createHmac("sha256", String(settings.signingSecret)).update(`v0:${timestamp}:${body}`).digest("hex");
  const type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
  return post(
    WEBHOOK_URL,
    { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${hmac}`, "content-type": type },
    body,
  );
};
const callback = (event: object, appId = "A0STANDIN") =>
  JSON.stringify({
    type: "event_callback",
    team_id: "T1",
    api_app_id: appId,
    event_id: "Ev1",
    event: { type: "message", channel: "D1", channel_type: "im", user: "U1", ts: "1763712000.000100", ...event },
  });
const settings = { appId: "A0STANDIN", signingSecret: "stand-in-signing-secret", botToken: "xoxb-stand-in" };
const file = (name: string, mimetype: string) =>
  callback({
    subtype: "file_share",
    files: [{ id: "F1", name, mimetype, size: 5, url_private: "https://files.slack.com/f" }],
  });
const pressed = {
  type: "block_actions",
  api_app_id: "A0STANDIN",
  trigger_id: "t1",
  user: { id: "U1", name: "mei" },
  channel: { id: "D1" },
  actions: [{ action_ts: "1763712000.1", value: "confirm", text: { type: "plain_text", text: "确认" } }],
};

/** Payloads of https://api.slack.com/events/message.im and https://api.slack.com/reference/interaction-payloads */
export const fixture = defineFixture({
  kind: slack,
  settings,
  sign,
  signsTime: true,
  signsBody: true,
  handshake: {
    request: (atMs) =>
      sign(JSON.stringify({ type: "url_verification", token: "t", challenge: "3eZbrw1aB" }), atMs, settings),
    answer: "3eZbrw1aB",
  },
  inbound: [
    {
      name: "a direct message",
      body: callback({ text: "我的快递到哪了" }),
      events: [
        {
          is: "message",
          eventId: "Ev1",
          thread: "D1",
          contact: { id: "U1" },
          content: [{ is: "text", text: "我的快递到哪了" }],
        },
      ],
    },
    {
      name: "a mention, which opens a thread",
      body: callback({ type: "app_mention", channel: "C1", channel_type: "channel", text: "<@U0BOT> hi" }),
      events: [{ thread: "C1:1763712000.000100", content: [{ is: "text", text: "hi" }] }],
    },
    {
      name: "a picture",
      body: file("a.png", "image/png"),
      events: [{ content: [{ is: "image", media: { id: "F1", url: "https://files.slack.com/f" }, sizeBytes: 5 }] }],
    },
    { name: "a voice clip", body: file("a.m4a", "audio/mp4"), events: [{ content: [{ is: "voice" }] }] },
    { name: "a video", body: file("a.mp4", "video/mp4"), events: [{ content: [{ is: "video" }] }] },
    { name: "a file", body: file("a.pdf", "application/pdf"), events: [{ content: [{ is: "file", name: "a.pdf" }] }] },
    {
      name: "a button",
      body: `payload=${encodeURIComponent(JSON.stringify(pressed))}`,
      events: [{ eventId: "t1", thread: "D1", content: [{ is: "choice", id: "confirm", label: "确认" }] }],
    },
    {
      name: "a slash command",
      body: "api_app_id=A0STANDIN&user_id=U1&user_name=mei&channel_id=D1&command=%2Fhelp&text=order&trigger_id=t2",
      events: [{ eventId: "t2", content: [{ is: "text", text: "order" }] }],
    },
    { name: "our own message as none of the shopper's", body: callback({ bot_id: "B1", text: "hi" }), events: [] },
    { name: "an edit as none of ours", body: callback({ subtype: "message_changed" }), events: [] },
  ],
  wrongReceiver: { body: callback({ text: "hi" }, "A0OTHER") },
  contents: ["text", "image", "voice", "video", "file", "choice"],
  file: fileToBearer,
  outbound: {
    thread: "D1:1763712000.000100",
    textOf: ({ url, body }) => (url.pathname === "/api/chat.postMessage" ? JSON.parse(body).text : null),
    answer: (mood) =>
      ({
        ok: () => json({ ok: true, channel: "D1", ts: "1763712001.000200" }),
        retryable: () => json({ ok: false, error: "ratelimited" }, 429, { "retry-after": "2" }),
        token: () => json({ ok: false, error: "token_revoked" }),
        window: () => json({ ok: false, error: "x" }),
        blocked: () => json({ ok: false, error: "channel_not_found" }),
        invalid: () => json({ ok: false, error: "msg_too_long" }),
      })[mood](),
    without: ["window"],
  },
  vectors: {
    channel: "slack",
    accepts: (vector) =>
      accepts(slack, { signingSecret: secretOf(vector, "signing_secret") }, vector, slackRequest(vector)),
  },
});

/** Slack says what a body is; vectors leave that out. */
function slackRequest(vector: Vector) {
  const request = requestOf(vector);
  if (!String(vector.body).startsWith("{")) request.headers.set("content-type", "application/x-www-form-urlencoded");
  return request;
}

import { createPrivateKey, createPublicKey, sign as signBytes } from "node:crypto";
import { discord } from "../../../workers/channels/kinds/discord.ts";
import { defineFixture, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const keyOf = (seed: string) =>
  createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${seed.repeat(32)}`, "hex"),
    format: "der",
    type: "pkcs8",
  });
const publicKey = createPublicKey(keyOf("11")).export({ format: "der", type: "spki" }).subarray(-32).toString("hex");
const settings = { applicationId: "1234567890", publicKey, botToken: "stand-in-bot-token" };
const sign = (body: string, atMs: number, given: Record<string, unknown>) => {
  const timestamp = String(Math.floor(atMs / 1_000));
  // Another public key has another private one.
  const key = keyOf(given.publicKey === publicKey ? "11" : "22");
  const signature = signBytes(null, Buffer.from(timestamp + body), key).toString("hex");
  return post(WEBHOOK_URL, { "x-signature-ed25519": signature, "x-signature-timestamp": timestamp }, body);
};

const user = { id: "42", username: "mei", global_name: "Mei", avatar: "abc" };
/** An id of 2026-11-21T08:00:00Z. */
const ID = String((BigInt(Date.parse("2026-11-21T08:00:00Z")) - 1_420_070_400_000n) << 22n);
const interaction = (type: number, data: object, given: object = {}) =>
  JSON.stringify({
    id: ID,
    application_id: settings.applicationId,
    type,
    token: "stand-in-interaction-token",
    channel_id: "77",
    locale: "zh-CN",
    user,
    data,
    version: 1,
    ...given,
  });
const file = (content_type: string, filename: string) =>
  interaction(2, {
    id: "9",
    name: "ask",
    type: 1,
    options: [{ name: "file", type: 11, value: "5" }],
    resolved: {
      attachments: { "5": { id: "5", filename, content_type, size: 9, url: "https://cdn.discordapp.com/a" } },
    },
  });
const ask = (text: string) => ({
  id: "9",
  name: "ask",
  type: 1,
  options: [{ name: "question", type: 3, value: text }],
});

/** Payloads of https://discord.com/developers/docs/interactions/receiving-and-responding */
export const fixture = defineFixture({
  kind: discord,
  settings,
  sign,
  signsTime: true,
  signsBody: true,
  handshake: {
    request: (atMs) =>
      sign(JSON.stringify({ id: "1", application_id: settings.applicationId, type: 1, version: 1 }), atMs, settings),
    answer: '{"type":1}',
  },
  inbound: [
    {
      name: "a command",
      body: interaction(2, ask("我的快递到哪了")),
      events: [
        {
          is: "message",
          eventId: ID,
          thread: "77:42",
          at: Date.parse("2026-11-21T08:00:00Z"),
          contact: {
            id: "42",
            name: "Mei",
            locale: "zh-CN",
            avatarUrl: "https://cdn.discordapp.com/avatars/42/abc.png",
          },
          content: [{ is: "text", text: "我的快递到哪了" }],
          reply: { token: "stand-in-interaction-token" },
        },
      ],
    },
    {
      name: "a command in a server, answered to its sender only",
      body: interaction(2, ask("hi"), { user: undefined, member: { user }, guild_id: "5" }),
      events: [{ contact: { id: "42" }, reply: { flags: "64" } }],
    },
    {
      name: "a command without a word",
      body: interaction(2, { id: "9", name: "help", type: 1 }),
      events: [{ content: [{ is: "text", text: "help" }] }],
    },
    {
      name: "a picture",
      body: file("image/png", "a.png"),
      events: [
        {
          content: [
            { is: "image", media: { id: "5", url: "https://cdn.discordapp.com/a" }, name: "a.png", sizeBytes: 9 },
          ],
        },
      ],
    },
    { name: "a voice clip", body: file("audio/ogg", "a.ogg"), events: [{ content: [{ is: "voice" }] }] },
    { name: "a video", body: file("video/mp4", "a.mp4"), events: [{ content: [{ is: "video" }] }] },
    { name: "a file", body: file("application/pdf", "a.pdf"), events: [{ content: [{ is: "file", name: "a.pdf" }] }] },
    {
      name: "a button",
      body: interaction(
        3,
        { custom_id: "confirm", component_type: 2 },
        { message: { id: "8", components: [{ type: 1, components: [{ custom_id: "confirm", label: "确认" }] }] } },
      ),
      events: [{ content: [{ is: "choice", id: "confirm", label: "确认" }] }],
    },
    {
      name: "an entry of a menu",
      body: interaction(3, { custom_id: "menu", component_type: 3, values: ["order_1"] }),
      events: [{ content: [{ is: "choice", id: "order_1" }] }],
    },
    {
      name: "a form",
      body: interaction(5, {
        custom_id: "form",
        components: [{ type: 1, components: [{ type: 4, custom_id: "a", value: "SF123" }] }],
      }),
      events: [{ content: [{ is: "text", text: "SF123" }] }],
    },
    { name: "an unfinished command as none", body: interaction(4, ask("hi")), events: [] },
  ],
  wrongReceiver: { body: interaction(2, ask("hi"), { application_id: "999" }) },
  contents: ["text", "image", "voice", "video", "file", "choice"],
  outbound: {
    thread: "77:42",
    reply: { token: "stand-in-interaction-token", flags: "64" },
    textOf: ({ url, body }) => (url.pathname.startsWith("/api/v10/webhooks/") ? JSON.parse(body).content : null),
    answer: (mood) =>
      ({
        ok: () => json({ id: "9001", channel_id: "77" }),
        retryable: () => json({ message: "You are being rate limited.", retry_after: 1.2, global: false }, 429),
        token: () => json({}, 401),
        window: () => json({ message: "Invalid Webhook Token", code: 50027 }, 401),
        blocked: () => json({ message: "Missing Access", code: 50001 }, 403),
        invalid: () => json({ message: "Invalid Form Body", code: 50035 }, 400),
      })[mood](),
    // Replies bear the interaction's token, which ends with its window.
    without: ["token"],
  },
  vectors: {
    channel: "discord",
    accepts: (vector) => accepts(discord, { publicKey: secretOf(vector, "public_key") }, vector),
  },
});

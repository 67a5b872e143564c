import { createCipheriv, createHash } from "node:crypto";
import { decryptLark } from "../../../workers/channels/families/lark-crypto.ts";
import { feishu } from "../../../workers/channels/kinds/feishu.ts";
import { defineFixture, fileToBearer, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf, type Vector } from "../vectors.ts";

const settings = {
  region: "feishu",
  appId: "cli_standin",
  appSecret: "stand-in-app-secret",
  encryptKey: "stand-in encrypt key",
  verificationToken: "stand-in-token",
};
const iv = Buffer.from("0123456789abcdef");

function encrypt(text: string, key: string): string {
  const cipher = createCipheriv("aes-256-cbc", createHash("sha256").update(key).digest(), iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final()]).toString("base64");
}

const sign = (body: string, atMs: number, { encryptKey }: Record<string, unknown>) => {
  const timestamp = String(Math.floor(atMs / 1_000));
  const sent = JSON.stringify({ encrypt: encrypt(body, String(encryptKey)) });
  const signature = createHash("sha256").update(`${timestamp}n1${encryptKey}${sent}`).digest("hex");
  const headers = {
    "x-lark-request-timestamp": timestamp,
    "x-lark-request-nonce": "n1",
    "x-lark-signature": signature,
  };
  return post(WEBHOOK_URL, headers, sent);
};
const delivery = (event_type: string, event: object, app_id = "cli_standin") =>
  JSON.stringify({
    schema: "2.0",
    header: {
      event_id: "5e3702a8",
      event_type,
      create_time: "1763712000000",
      token: "stand-in-token",
      app_id,
      tenant_key: "t1",
    },
    event,
  });
const person = { sender_id: { open_id: "ou_7", union_id: "on_7", user_id: "u7" }, sender_type: "user" };
const message = (message_type: string, content: object, more: object = {}, appId?: string) =>
  delivery(
    "im.message.receive_v1",
    {
      sender: person,
      message: {
        message_id: "om_1",
        chat_id: "oc_1",
        chat_type: "p2p",
        message_type,
        content: JSON.stringify(content),
        ...more,
      },
    },
    appId,
  );

/** Payloads of https://open.feishu.cn/document/server-docs/im-v1/message/events/receive */
export const fixture = defineFixture({
  kind: feishu,
  settings,
  sign,
  signsTime: true,
  signsBody: true,
  handshake: {
    request: (atMs) =>
      sign(
        JSON.stringify({ type: "url_verification", challenge: "ajls384k", token: settings.verificationToken }),
        atMs,
        settings,
      ),
    answer: '{"challenge":"ajls384k"}',
  },
  inbound: [
    {
      name: "a text",
      body: message("text", { text: "@_user_1 有货吗" }),
      events: [
        {
          is: "message",
          eventId: "5e3702a8",
          thread: "ou_7",
          at: 1_763_712_000_000,
          contact: { id: "ou_7", unionId: "on_7" },
          content: [{ is: "text", text: "有货吗" }],
        },
      ],
    },
    {
      name: "a picture",
      body: message("image", { image_key: "img_1" }),
      events: [{ content: [{ is: "image", media: { id: "img_1" } }] }],
    },
    {
      name: "a voice message",
      body: message("audio", { file_key: "f", duration: 2000 }),
      events: [{ content: [{ is: "voice", durationMs: 2_000 }] }],
    },
    {
      name: "a video",
      body: message("media", { file_key: "f", file_name: "a.mp4" }),
      events: [{ content: [{ is: "video" }] }],
    },
    {
      name: "a file",
      body: message("file", { file_key: "f", file_name: "a.pdf" }),
      events: [{ content: [{ is: "file", name: "a.pdf" }] }],
    },
    {
      name: "a place",
      body: message("location", { name: "公司", longitude: "120.1", latitude: "30.2" }),
      events: [{ content: [{ is: "location", latitude: 30.2, longitude: 120.1, name: "公司" }] }],
    },
    { name: "a sticker", body: message("sticker", { file_key: "f" }), events: [{ content: [{ is: "sticker" }] }] },
    {
      name: "rich text with a picture",
      body: message("post", {
        title: "",
        content: [[{ tag: "text", text: "坏了" }], [{ tag: "img", image_key: "img_2" }]],
      }),
      events: [
        {
          content: [
            { is: "text", text: "坏了" },
            { is: "image", media: { id: "img_2" } },
          ],
        },
      ],
    },
    {
      name: "a group's message",
      body: message("text", { text: "hi" }, { chat_type: "group" }),
      events: [{ thread: "oc_1" }],
    },
    {
      name: "a button",
      body: delivery("card.action.trigger", {
        operator: { open_id: "ou_7" },
        action: { tag: "button", value: { choice: "confirm", label: "确认" } },
      }),
      events: [{ thread: "ou_7", content: [{ is: "choice", id: "confirm", label: "确认" }] }],
    },
    {
      name: "a receipt",
      body: delivery("im.message.message_read_v1", {
        reader: { read_time: "1763712009000", reader_id: { open_id: "ou_7" } },
        message_id_list: ["om_2"],
      }),
      events: [{ is: "receipt", messageId: "om_2", state: "read", at: 1_763_712_009_000 }],
    },
    {
      name: "another robot as none of ours",
      body: delivery("im.message.receive_v1", {
        sender: { ...person, sender_type: "app" },
        message: {
          message_id: "om_1",
          chat_id: "oc_1",
          chat_type: "p2p",
          message_type: "text",
          content: '{"text":"hi"}',
        },
      }),
      events: [],
    },
  ],
  wrongReceiver: { body: message("text", { text: "hi" }, {}, "cli_other") },
  contents: ["text", "image", "voice", "video", "file", "location", "sticker", "choice", "receipt"],
  file: fileToBearer,
  outbound: {
    thread: "ou_7",
    textOf({ url, body }) {
      if (!url.pathname.endsWith("/im/v1/messages")) return null;
      const content = JSON.parse(JSON.parse(body).content);
      return content.text ?? content.elements[0].text.content;
    },
    answer: (mood) =>
      ({
        ok: () => json({ code: 0, msg: "success", data: { message_id: "om_out" } }),
        retryable: () => json({ code: 99991400, msg: "request trigger frequency limit" }, 400),
        token: () => json({ code: 99991663, msg: "token invalid" }, 400),
        window: () => json({ code: 1 }, 400),
        blocked: () => json({ code: 230013, msg: "Bot has NO availability to this user." }, 400),
        invalid: () => json({ code: 230001, msg: "invalid request parameter" }, 400),
      })[mood](),
    token: (value, { url }) =>
      url.pathname.endsWith("/tenant_access_token/internal")
        ? json({ code: 0, msg: "ok", tenant_access_token: value, expire: 7200 })
        : null,
    tokenOf: ({ headers }) => headers.get("authorization")?.replace("Bearer ", "") ?? null,
    without: ["window"],
  },
  vectors: { channel: "feishu", accepts: acceptsLark },
});

/** A vector with a plain text tests the decryption, one with a signature header the whole delivery. */
async function acceptsLark(vector: Vector): Promise<boolean> {
  const encryptKey = secretOf(vector, "encrypt_key");
  if (vector.decrypted === undefined) return accepts(feishu, { encryptKey }, vector);
  try {
    return (await decryptLark(JSON.parse(String(vector.body)).encrypt, encryptKey)) === vector.decrypted;
  } catch {
    return false;
  }
}

import { z } from "zod";
import { jsonAnswer, refuse } from "../answer.ts";
import { ALL_CARDS, cardParts } from "../card-parts.ts";
import { type Bubble, type ChannelContext, defineChannel, type RawRequest, type Sent } from "../channel.ts";
import { equalText } from "../digest.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { decryptLark, larkSignature } from "../families/lark-crypto.ts";
import { requireFresh } from "../freshness.ts";
import { postJson } from "../http.ts";
import { idText, matching, parseJson, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";
import { lengthOf } from "../split.ts";

/** A card holds 30 KB with all that is around its words. */
const MAX_CARD_BYTES = 29_000;

/** Feishu, and Lark outside of China. */
const HOSTS = { feishu: "open.feishu.cn", lark: "open.larksuite.com" } as const;

const sender = z.object({
  sender_id: z.object({ open_id: z.string().optional(), union_id: z.string().optional() }).optional(),
  sender_type: z.string().optional(),
});
const event = z.object({
  sender: sender.optional(),
  message: z
    .object({
      message_id: z.string(),
      chat_id: z.string(),
      chat_type: z.string(),
      message_type: z.string(),
      content: z.string(),
      create_time: idText.optional(),
    })
    .optional(),
  operator: z.object({ open_id: z.string().optional() }).optional(),
  action: z.object({ value: z.record(z.string(), z.unknown()).optional(), tag: z.string().optional() }).optional(),
  context: z.object({ open_chat_id: z.string().optional() }).optional(),
  reader: z.object({ read_time: idText, reader_id: z.object({ open_id: z.string() }) }).optional(),
  message_id_list: z.array(z.string()).optional(),
});
const delivery = z.object({
  header: z.object({
    event_id: z.string(),
    event_type: z.string(),
    create_time: idText,
    token: z.string().optional(),
    app_id: z.string(),
  }),
  event,
});
type LarkEvent = z.infer<typeof delivery>;

/** https://open.feishu.cn/document/server-docs/im-v1/message/create (error codes) */
const CODES: Readonly<Record<string, Outcome>> = {
  "99991663": "token_refused",
  "99991664": "token_refused",
  "99991668": "token_refused",
  "99991400": "retry",
  "230020": "retry",
  "230013": "blocked",
  "230002": "blocked",
  "230006": "credentials",
  "230001": "invalid",
  "230025": "invalid",
};

/** Feishu and Lark. https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure- */
export const feishu = defineChannel({
  kind: "feishu",
  title: { zh: "飞书 / Lark", en: "Feishu / Lark" },
  settings: {
    region: shown(
      { zh: "版本", en: "Edition" },
      { zh: "国内飞书填 feishu，海外 Lark 填 lark", en: "feishu in China, lark elsewhere" },
      z.enum(["feishu", "lark"]).default("feishu"),
    ),
    appId: shown(
      { zh: "App ID", en: "App ID" },
      { zh: "开放平台 → 应用 → 凭证与基础信息", en: "Developer console → app → Credentials" },
      line(64),
    ),
    appSecret: secret({ zh: "App Secret", en: "App secret" }, { zh: "同页", en: "The same page" }, line(128)),
    encryptKey: secret(
      { zh: "Encrypt Key", en: "Encrypt key" },
      { zh: "事件与回调 → 加密策略；必须设置", en: "Events and callbacks → Encryption strategy; must be set" },
      line(128),
    ),
    verificationToken: secret(
      { zh: "Verification Token", en: "Verification token" },
      { zh: "同页", en: "The same page" },
      line(128),
    ),
  },
  hosts: ({ region }) => [HOSTS[region]],
  async handshake(request, { settings }) {
    if (request.method !== "POST") return null;
    // What does not open is no check of this address; `verify` says what it is.
    const text = await plain(readText(request.body), settings.encryptKey).catch(() => "{}");
    const asked = check.safeParse(parseJson(text));
    if (!asked.success) return null;
    if (!equalText(asked.data.token, settings.verificationToken)) refuse("token");
    return jsonAnswer({ challenge: asked.data.challenge });
  },
  verify: verified,
  async parse(text, { settings, now }) {
    const given = readJson(await plain(text, settings.encryptKey), delivery);
    if (given.header.app_id !== settings.appId) refuse("receiver");
    return eventsOf(given, now());
  },
  ack: () => jsonAnswer({}),
  limits: {
    text: { max: 30_000, unit: "bytes" },
    choices: { max: 10, labelMax: 40 },
    cards: { kinds: ALL_CARDS, fits: (bubble) => lengthOf(contentFor(bubble).content, "bytes") <= MAX_CARD_BYTES },
  },
  isIdempotent: true,
  async send(bubble, { thread }, { http, settings, token }, signal): Promise<Sent> {
    const type = thread.startsWith("oc_") ? "chat_id" : "open_id";
    const address = `https://${HOSTS[settings.region]}/open-apis/im/v1/messages?receive_id_type=${type}`;
    const given = { receive_id: thread, uuid: bubble.key, ...contentFor(bubble) };
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await postJson(http, address, given, { headers, signal });
    const { code, data } = answered.parse(await jsonOf(response));
    return code === 0 ? { is: "sent", ...(data?.message_id ? { id: data.message_id } : {}) } : sentByCode(code, CODES);
  },
  async token({ http, settings }) {
    const address = `https://${HOSTS[settings.region]}/open-apis/auth/v3/tenant_access_token/internal`;
    const response = await postJson(http, address, { app_id: settings.appId, app_secret: settings.appSecret });
    const { tenant_access_token: value, expire } = granted.parse(await jsonOf(response));
    return { value, ttlMs: expire * 1_000 };
  },
  async media({ id, extra }, { http, settings, token }) {
    const address = `https://${HOSTS[settings.region]}/open-apis/im/v1/messages/${extra?.message}/resources/${id}?type=${extra?.type}`;
    return http(address, { headers: { authorization: `Bearer ${await token()}` } });
  },
});

const check = z.object({ type: z.literal("url_verification"), challenge: z.string(), token: z.string() });
const answered = z.object({ code: z.number(), data: z.object({ message_id: z.string().optional() }).optional() });
const granted = z.object({ code: z.literal(0), tenant_access_token: z.string().min(1), expire: z.number().positive() });

async function plain(text: string, encryptKey: string): Promise<string> {
  const { encrypt } = matching(parseJson(text), z.object({ encrypt: z.string().optional() }));
  return encrypt === undefined ? text : decryptLark(encrypt, encryptKey);
}

async function verified(
  { headers, body }: RawRequest,
  { settings, now }: Pick<ChannelContext<{ encryptKey: string }>, "settings" | "now">,
): Promise<string> {
  const timestamp = headers.get("x-lark-request-timestamp") ?? "";
  const nonce = headers.get("x-lark-request-nonce") ?? "";
  const signed = await larkSignature(timestamp, nonce, settings.encryptKey, body);
  if (!equalText(headers.get("x-lark-signature"), signed)) refuse("signature");
  requireFresh(timestamp, "s", now());
  return readText(body);
}

function eventsOf({ header, event }: LarkEvent, now: number): ChannelEvent[] {
  const { event_id: eventId, event_type: type } = header;
  const at = Number(header.create_time) || now;
  if (type === "im.message.receive_v1" && event.message) {
    const { sender_id, sender_type } = event.sender ?? {};
    const id = sender_id?.open_id;
    // Other robots are no shoppers.
    if (!id || sender_type === "app") return [];
    const { message_id, chat_id, chat_type, message_type, content } = event.message;
    const contact = { id, ...(sender_id?.union_id ? { unionId: sender_id.union_id } : {}) };
    const thread = chat_type === "group" ? chat_id : id;
    return [{ is: "message", eventId, contact, thread, at, content: contentOf(message_type, content, message_id) }];
  }
  if (type === "card.action.trigger" && event.operator?.open_id) {
    const choice = z.object({ choice: z.string(), label: z.string().optional() }).safeParse(event.action?.value).data;
    if (!choice) return [];
    const id = event.operator.open_id;
    const content: Content[] = [{ is: "choice", id: choice.choice, label: choice.label ?? choice.choice }];
    return [{ is: "message", eventId, contact: { id }, thread: id, at, content }];
  }
  if (type === "im.message.message_read_v1" && event.reader) {
    const { read_time, reader_id } = event.reader;
    return (event.message_id_list ?? []).map((messageId) => ({
      is: "receipt",
      eventId: `${eventId}:${messageId}`,
      thread: reader_id.open_id,
      messageId,
      state: "read",
      at: Number(read_time),
    }));
  }
  return [];
}

const written = z.object({
  text: z.string().optional(),
  image_key: z.string().optional(),
  file_key: z.string().optional(),
  file_name: z.string().optional(),
  duration: z.number().optional(),
  name: z.string().optional(),
  longitude: idText.optional(),
  latitude: idText.optional(),
  content: z
    .array(z.array(z.object({ tag: z.string(), text: z.string().optional(), image_key: z.string().optional() })))
    .optional(),
});

function contentOf(type: string, json: string, message: string): Content[] {
  const given = readJson(json, written);
  const lasting = given.duration === undefined ? {} : { durationMs: given.duration };
  const image = (id: string): Content => ({ is: "image", media: { id, extra: { message, type: "image" } } });
  const file = { media: { id: given.file_key ?? "", extra: { message, type: "file" } } };
  switch (type) {
    case "text":
      return [{ is: "text", text: (given.text ?? "").replace(/@_user_\d+\s*/g, "") }];
    case "image":
      return [image(given.image_key ?? "")];
    case "audio":
      return [{ is: "voice", ...file, ...lasting }];
    case "media":
      return [{ is: "video", ...file, ...lasting, ...(given.file_name ? { name: given.file_name } : {}) }];
    case "file":
      return [{ is: "file", ...file, ...(given.file_name ? { name: given.file_name } : {}) }];
    case "sticker":
      return [{ is: "sticker" }];
    case "location":
      return [
        {
          is: "location",
          latitude: Number(given.latitude),
          longitude: Number(given.longitude),
          ...(given.name ? { name: given.name } : {}),
        },
      ];
    case "post":
      return postOf(given.content ?? [], image);
    default:
      return [{ is: "other", type }];
  }
}

function postOf(
  rows: { tag: string; text?: string | undefined; image_key?: string | undefined }[][],
  image: (id: string) => Content,
): Content[] {
  const parts = rows.flat();
  const text = rows
    .map((row) => row.map((part) => part.text ?? "").join(""))
    .join("\n")
    .trim();
  const pictures = parts.flatMap(({ image_key }) => (image_key ? [image(image_key)] : []));
  return [...(text ? [{ is: "text" as const, text }] : []), ...pictures];
}

/**
 * Choices make a card, as cards of ours do; what a button holds comes back as it was sent. Pictures would have to be
 * uploaded first, so that cards go without. https://open.feishu.cn/document/feishu-cards/card-json-structure
 */
function contentFor({ text, choices, cards }: Pick<Bubble, "text" | "choices" | "cards">): {
  msg_type: string;
  content: string;
} {
  if (choices.length + cards.length === 0) return { msg_type: "text", content: JSON.stringify({ text }) };
  const actions = choices.map(({ id, label }) => ({
    tag: "button",
    text: plainText(label),
    value: { choice: id, label },
  }));
  const elements = [
    ...(text ? [{ tag: "div", text: plainText(text) }] : []),
    ...cards.flatMap((card, index) => {
      const { title, subtitle, rows } = cardParts(card);
      const fields = rows.map(({ line }) => ({ is_short: false, text: plainText(line) }));
      const head = { tag: "div", text: plainText([title, subtitle].filter(Boolean).join("\n")) };
      return [...(text || index > 0 ? [{ tag: "hr" }] : []), fields.length > 0 ? { ...head, fields } : head];
    }),
    ...(actions.length > 0 ? [{ tag: "action", actions }] : []),
  ];
  return { msg_type: "interactive", content: JSON.stringify({ elements }) };
}

function plainText(content: string) {
  return { tag: "plain_text", content };
}

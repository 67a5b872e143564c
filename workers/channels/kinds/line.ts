import { z } from "zod";
import { refuse } from "../answer.ts";
import { ALL_CARDS } from "../card-parts.ts";
import { type Bubble, defineChannel, type Sent } from "../channel.ts";
import { base64, equalText, hmacOf, uuidOf } from "../digest.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { fitsFlex, flexOf } from "../families/line-flex.ts";
import { postJson } from "../http.ts";
import { readJson, readText } from "../payload.ts";
import { jsonOf, sentByStatus } from "../sent.ts";
import { line as oneLine, secret, shown } from "../settings.ts";

const HOST = "api.line.me";
const DATA_HOST = "api-data.line.me";

const source = z.object({
  type: z.string(),
  userId: z.string().optional(),
  groupId: z.string().optional(),
  roomId: z.string().optional(),
});
const message = z.object({
  id: z.string(),
  type: z.string(),
  text: z.string().optional(),
  duration: z.number().optional(),
  fileName: z.string().optional(),
  fileSize: z.number().optional(),
  title: z.string().optional(),
  address: z.string().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  keywords: z.array(z.string()).optional(),
});
const event = z.object({
  type: z.string(),
  mode: z.string().optional(),
  timestamp: z.number(),
  source: source.optional(),
  webhookEventId: z.string().optional(),
  message: message.optional(),
  postback: z.object({ data: z.string() }).optional(),
});
type LineEvent = z.infer<typeof event>;
const body = z.object({ destination: z.string(), events: z.array(event) });

/**
 * LINE Messaging API. Answers are pushed: a push takes a retry key, so that none is sent twice; the free reply token
 * takes none. https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
 */
export const line = defineChannel({
  kind: "line",
  title: { zh: "LINE", en: "LINE" },
  settings: {
    botUserId: shown(
      { zh: "机器人用户 ID", en: "Bot user ID" },
      {
        zh: "LINE Developers → Basic settings → Your user ID 上方的 Bot user ID",
        en: "LINE Developers → Basic settings → Bot user ID",
      },
      z
        .string()
        .trim()
        .regex(/^U[0-9a-f]{32}$/),
    ),
    channelSecret: secret(
      { zh: "Channel secret", en: "Channel secret" },
      { zh: "LINE Developers → Basic settings", en: "LINE Developers → Basic settings" },
      oneLine(64),
    ),
    accessToken: secret(
      { zh: "长期 Channel access token", en: "Long-lived channel access token" },
      { zh: "LINE Developers → Messaging API → Issue", en: "LINE Developers → Messaging API → Issue" },
      oneLine(400),
    ),
  },
  hosts: () => [HOST, DATA_HOST],
  async verify({ headers, body }, { settings }) {
    const signed = base64(await hmacOf("SHA-256", settings.channelSecret, body));
    if (!equalText(headers.get("x-line-signature"), signed)) refuse("signature");
    return readText(body);
  },
  parse(text, { settings }) {
    const { destination, events } = readJson(text, body);
    if (destination !== settings.botUserId) refuse("receiver");
    // A channel on standby leaves the answer to another module.
    return events.filter(({ mode }) => mode !== "standby").flatMap(eventsOf);
  },
  limits: {
    text: { max: 5_000, unit: "characters" },
    choices: { max: 13, labelMax: 20, idMax: 300 },
    cards: { kinds: ALL_CARDS, fits: ({ cards }) => fitsFlex(cards) },
  },
  isIdempotent: true,
  async send(bubble, { thread }, { http, settings }, signal) {
    const headers = { authorization: `Bearer ${settings.accessToken}`, "x-line-retry-key": await uuidOf(bubble.key) };
    const given = { to: thread, messages: messagesOf(bubble) };
    const response = await postJson(http, `https://${HOST}/v2/bot/message/push`, given, { headers, signal });
    return sentOf(response);
  },
  async typing({ thread }, { http, settings }) {
    const headers = { authorization: `Bearer ${settings.accessToken}` };
    await postJson(
      http,
      `https://${HOST}/v2/bot/chat/loading/start`,
      { chatId: thread, loadingSeconds: 5 },
      { headers },
    );
  },
  media: ({ id }, { http, settings }) =>
    http(`https://${DATA_HOST}/v2/bot/message/${encodeURIComponent(id ?? "")}/content`, {
      headers: { authorization: `Bearer ${settings.accessToken}` },
    }),
  async profile(contact, { http, settings }) {
    const headers = { authorization: `Bearer ${settings.accessToken}` };
    const address = `https://${HOST}/v2/bot/profile/${encodeURIComponent(contact)}`;
    const { displayName, pictureUrl, language } = person.parse(await jsonOf(await http(address, { headers })));
    return {
      ...(displayName ? { name: displayName } : {}),
      ...(pictureUrl ? { avatarUrl: pictureUrl } : {}),
      ...(language ? { locale: language } : {}),
    };
  },
  async check({ http, settings }) {
    const headers = { authorization: `Bearer ${settings.accessToken}` };
    const { userId, displayName } = await jsonOf(await http(`https://${HOST}/v2/bot/info`, { headers }));
    if (userId !== settings.botUserId) {
      return { problem: { zh: "令牌不属于这个机器人", en: "The token does not belong to this bot" } };
    }
    return { account: String(displayName) };
  },
});

const person = z.object({
  displayName: z.string().optional(),
  pictureUrl: z.string().optional(),
  language: z.string().optional(),
});

function eventsOf({ type, timestamp: at, source, webhookEventId, message, postback }: LineEvent): ChannelEvent[] {
  const id = source?.userId;
  // Groups and rooms are no shopper's conversation.
  if (source?.type !== "user" || !id || !webhookEventId) return [];
  const from = { eventId: webhookEventId, contact: { id }, thread: id, at };
  if (type === "message" && message) return [{ is: "message", ...from, content: [contentOf(message)] }];
  if (type === "postback" && postback) {
    return [{ is: "message", ...from, content: [{ is: "choice", id: postback.data, label: postback.data }] }];
  }
  if (type === "follow") return [{ is: "signal", ...from, signal: "entered" }];
  if (type === "unfollow") return [{ is: "signal", ...from, signal: "left" }];
  return [];
}

function contentOf(given: z.infer<typeof message>): Content {
  const { id, type, text, duration, fileName, fileSize, title, address, latitude, longitude, keywords } = given;
  const media = { id };
  const lasting = duration === undefined ? {} : { durationMs: duration };
  switch (type) {
    case "text":
      return { is: "text", text: text ?? "" };
    case "image":
      return { is: "image", media };
    case "video":
      return { is: "video", media, ...lasting };
    case "audio":
      return { is: "voice", media, ...lasting };
    case "file":
      return {
        is: "file",
        media,
        ...(fileName ? { name: fileName } : {}),
        ...(fileSize ? { sizeBytes: fileSize } : {}),
      };
    case "location":
      return {
        is: "location",
        latitude: latitude ?? 0,
        longitude: longitude ?? 0,
        ...(title ? { name: title } : {}),
        ...(address ? { address } : {}),
      };
    case "sticker":
      return { is: "sticker", ...(keywords?.[0] ? { text: keywords[0] } : {}) };
    default:
      return { is: "other", type };
  }
}

/** Text, then cards; quick replies stand under the last message of a call. */
function messagesOf({ text, choices, cards }: Bubble): object[] {
  const items = choices.map(({ id, label }) => ({
    type: "action",
    action: { type: "postback", label, data: id, displayText: label },
  }));
  const messages = [...(text ? [{ type: "text", text }] : []), ...(cards.length > 0 ? [flexOf(cards)] : [])];
  const quick = items.length > 0 ? { quickReply: { items } } : {};
  return messages.map((message, index) => (index === messages.length - 1 ? { ...message, ...quick } : message));
}

/** 409: the key was taken before, so the message has gone. */
async function sentOf(response: Response): Promise<Sent> {
  if (response.status === 409) return { is: "sent" };
  if (response.status === 401) return { is: "refused", reason: "credentials" };
  if (response.status === 429) {
    const { message } = await jsonOf(response);
    return String(message).includes("monthly limit")
      ? { is: "refused", reason: "quota" }
      : { is: "retry", afterMs: 2_000 };
  }
  const failed = sentByStatus(response);
  if (failed) return failed;
  const { sentMessages } = sentIds.parse(await response.json());
  const id = sentMessages?.[0]?.id;
  return { is: "sent", ...(id ? { id } : {}) };
}
const sentIds = z.object({ sentMessages: z.array(z.object({ id: z.string() })).optional() });

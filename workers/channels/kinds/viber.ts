import { z } from "zod";
import { refuse } from "../answer.ts";
import { type Bubble, defineChannel, type Sent } from "../channel.ts";
import { equalText, hex, hmacOf } from "../digest.ts";
import type { ChannelEvent, Contact, Content } from "../events.ts";
import { richMedia, richMediaCards } from "../families/viber-rich-media.ts";
import { getFile, type Http, postJson } from "../http.ts";
import { idText, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const HOST = "chatapi.viber.com";

const user = z.object({
  id: z.string(),
  name: z.string().optional(),
  avatar: z.string().optional(),
  language: z.string().optional(),
});
const message = z.object({
  type: z.string(),
  text: z.string().optional(),
  media: z.string().optional(),
  file_name: z.string().optional(),
  size: z.number().optional(),
  duration: z.number().optional(),
  location: z.object({ lat: z.number(), lon: z.number() }).optional(),
  contact: z.object({ name: z.string().optional(), phone_number: z.string() }).optional(),
});
const callback = z.object({
  event: z.string(),
  timestamp: idText,
  /** 64 bits: read as text. */
  message_token: idText.optional(),
  sender: user.optional(),
  user: user.optional(),
  user_id: z.string().optional(),
  desc: z.string().optional(),
  message: message.optional(),
});

/** Status codes of `send_message`. https://developers.viber.com/docs/api/rest-bot-api/#error-codes */
const CODES: Readonly<Record<string, Outcome>> = {
  "1": "invalid",
  "2": "credentials",
  "3": "invalid",
  "5": "blocked",
  "6": "blocked",
  "7": "blocked",
  "8": "credentials",
  "10": "credentials",
  "12": "retry",
  "13": "blocked",
  "15": "quota",
  "17": "quota",
};

/** Viber bots. https://developers.viber.com/docs/api/rest-bot-api/ — a signed callback bears no receiver. */
export const viber = defineChannel({
  kind: "viber",
  title: { zh: "Viber", en: "Viber" },
  settings: {
    authToken: secret(
      { zh: "机器人令牌", en: "Bot token" },
      {
        zh: "partners.viber.com → 机器人 → 令牌；保存后自动登记 Webhook",
        en: "partners.viber.com → bot → token; the webhook is registered for you",
      },
      line(128),
    ),
    senderName: shown(
      { zh: "显示名称", en: "Sender name" },
      { zh: "顾客看到的名字，不超过 28 个字", en: "What shoppers see, at most 28 characters" },
      line(28),
    ),
  },
  hosts: () => [HOST, "*.viber.com"],
  async verify({ headers, body }, { settings }) {
    const signed = hex(await hmacOf("SHA-256", settings.authToken, body));
    if (!equalText(headers.get("x-viber-content-signature"), signed)) refuse("signature");
    return readText(body);
  },
  parse: (text) => eventsOf(readJson(text, callback)),
  limits: {
    text: { max: 7_000, unit: "characters" },
    choices: { max: 24, labelMax: 60, idMax: 250 },
    cards: richMediaCards,
  },
  isIdempotent: false,
  async send(bubble, { thread }, { http, settings }, signal): Promise<Sent> {
    const given = { receiver: thread, sender: { name: settings.senderName }, ...contentFor(bubble) };
    const response = await call(http, settings.authToken, "send_message", given, signal);
    const failed = sentByStatus(response);
    if (failed) return failed;
    const { status, message_token } = answered.parse(await jsonOf(response));
    if (status !== 0) return sentByCode(status, CODES);
    return { is: "sent", ...(message_token ? { id: message_token } : {}) };
  },
  media: ({ url = "" }, { http }) => getFile(http, url),
  async connect({ http, settings, webhookUrl }) {
    const given = {
      url: webhookUrl,
      event_types: ["delivered", "seen", "failed", "conversation_started"],
      send_name: true,
    };
    const { status } = answered.parse(await jsonOf(await call(http, settings.authToken, "set_webhook", given)));
    if (status !== 0) throw new Error(`Viber answered ${status}`);
  },
  async check({ http, settings }) {
    const answer = await jsonOf(await call(http, settings.authToken, "get_account_info", {}));
    if (answer.status !== 0) throw new Error(`Viber answered ${String(answer.status)}`);
    return { account: String(answer.name) };
  },
});

const answered = z.object({ status: z.number(), message_token: idText.optional() });

function call(http: Http, token: string, method: string, given: object, signal?: AbortSignal): Promise<Response> {
  const headers = { "x-viber-auth-token": token };
  return postJson(http, `https://${HOST}/pa/${method}`, given, { headers, ...(signal ? { signal } : {}) });
}

/** A tap comes back as a text that is the button's `ActionBody`: the label, which the conversation knows. */
function contentFor({ text, choices, cards }: Bubble): object {
  const content = cards.length > 0 ? richMedia({ cards }) : { type: "text", text };
  if (choices.length === 0) return content;
  const buttons = choices.map(({ label }) => ({ ActionType: "reply", ActionBody: label, Text: label }));
  return { ...content, keyboard: { Type: "keyboard", Buttons: buttons } };
}

function eventsOf({
  event,
  timestamp,
  message_token: eventId,
  sender,
  user,
  user_id,
  desc,
  message,
}: z.infer<typeof callback>): ChannelEvent[] {
  const at = Number(timestamp);
  const who = sender ?? user;
  if (!eventId) return [];
  if (event === "message" && sender && message) {
    const content = contentOf(message);
    return [{ is: "message", eventId, contact: contactOf(sender), thread: sender.id, at, content }];
  }
  if ((event === "conversation_started" || event === "subscribed") && who) {
    const id = `${eventId}:${event}`;
    return [{ is: "signal", eventId: id, contact: contactOf(who), thread: who.id, at, signal: "entered" }];
  }
  if (!user_id) return [];
  if (event === "unsubscribed") {
    return [{ is: "signal", eventId, contact: { id: user_id }, thread: user_id, at, signal: "left" }];
  }
  const state = { delivered: "delivered", seen: "read", failed: "failed" }[event];
  if (state !== "delivered" && state !== "read" && state !== "failed") return [];
  const why = desc ? { reason: desc } : {};
  return [{ is: "receipt", eventId: `${eventId}:${state}`, thread: user_id, messageId: eventId, state, at, ...why }];
}

function contactOf({ id, name, avatar, language }: z.infer<typeof user>): Contact {
  return {
    id,
    ...(name ? { name } : {}),
    ...(avatar ? { avatarUrl: avatar } : {}),
    ...(language ? { locale: language } : {}),
  };
}

function contentOf({
  type,
  text,
  media,
  file_name,
  size,
  duration,
  location,
  contact,
}: z.infer<typeof message>): Content[] {
  const said = text ? [{ is: "text" as const, text }] : [];
  if (type === "location" && location) return [{ is: "location", latitude: location.lat, longitude: location.lon }];
  if (type === "contact" && contact) return [{ is: "text", text: contact.phone_number }];
  if (type === "sticker") return [{ is: "sticker" }];
  if (type === "url" && media) return [{ is: "link", url: media }, ...said];
  if (!media) return said.length > 0 ? said : [{ is: "other", type }];
  const caption = text ? { caption: text } : {};
  const sized = size === undefined ? {} : { sizeBytes: size };
  if (type === "picture") return [{ is: "image", media: { url: media }, ...caption }];
  if (type === "video") {
    const lasting = duration === undefined ? {} : { durationMs: duration };
    return [{ is: "video", media: { url: media }, ...sized, ...lasting, ...caption }];
  }
  return [{ is: "file", media: { url: media }, ...sized, ...(file_name ? { name: file_name } : {}) }];
}

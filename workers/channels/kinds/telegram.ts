import { z } from "zod";
import { jsonAnswer, refuse, textAnswer } from "../answer.ts";
import { ALL_CARDS, cardParts } from "../card-parts.ts";
import { escapeMarkup, type Markup, textWithCards } from "../card-text.ts";
import { type Bubble, defineChannel, type Sent } from "../channel.ts";
import { equalText } from "../digest.ts";
import type { ChannelEvent, Contact, Content } from "../events.ts";
import { getFile, type Http, postJson } from "../http.ts";
import { idText, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode } from "../sent.ts";
import { secret } from "../settings.ts";

const HOST = "api.telegram.org";
/** Counted after the markup is read. */
const MAX_TEXT = 4_096;
/** Left for what is put before a late text. */
const SPARE = 64;

const user = z.object({
  id: idText,
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  language_code: z.string().optional(),
});
const chat = z.object({ id: idText, type: z.string() });
const file = z.object({
  file_id: z.string(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
  file_size: z.number().optional(),
  duration: z.number().optional(),
});
const message = z.object({
  message_id: idText,
  from: user.optional(),
  chat,
  date: z.number(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(file).optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  document: file.optional(),
  sticker: z.object({ emoji: z.string().optional() }).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  venue: z.object({ title: z.string(), address: z.string() }).optional(),
  contact: z.object({ phone_number: z.string(), user_id: idText.optional() }).optional(),
});
type TelegramMessage = z.infer<typeof message>;
const update = z.object({
  update_id: idText,
  message: message.optional(),
  callback_query: z
    .object({ id: z.string(), from: user, message: message.optional(), data: z.string().optional() })
    .optional(),
});

/** Error codes of the Bot API; 403 is a shopper who has blocked the bot. */
const CODES: Record<string, Outcome> = {
  "400": "invalid",
  "401": "credentials",
  "403": "blocked",
  "404": "credentials",
  "429": "retry",
  "500": "retry",
};

/** Telegram Bot API. https://core.telegram.org/bots/api — the secret header is the only proof; bodies are not signed. */
export const telegram = defineChannel({
  kind: "telegram",
  title: { zh: "Telegram 机器人", en: "Telegram bot" },
  settings: {
    botToken: secret(
      { zh: "机器人 Token", en: "Bot token" },
      { zh: "在 @BotFather 发送 /newbot 取得", en: "Send /newbot to @BotFather" },
      z
        .string()
        .trim()
        .regex(/^\d+:[\w-]{20,}$/),
    ),
    secretToken: secret(
      { zh: "Webhook 密钥", en: "Webhook secret" },
      {
        zh: "自定的 16–256 位字母数字,保存后自动登记",
        en: "16–256 letters and digits of your choice; registered for you",
      },
      z
        .string()
        .trim()
        .regex(/^[\w-]{16,256}$/),
    ),
  },
  hosts: () => [HOST],
  async verify({ headers, body }, { settings }) {
    if (!equalText(headers.get("x-telegram-bot-api-secret-token"), settings.secretToken)) refuse("signature");
    return readText(body);
  },
  parse(body) {
    const { update_id, message, callback_query: query } = readJson(body, update);
    const eventId = update_id;
    if (query?.message?.chat.type === "private" && query.data) {
      const { chat, date } = query.message;
      const content: Content[] = [{ is: "choice", id: query.data, label: query.data }];
      const reply = { callback_query_id: query.id };
      return [
        { is: "message", eventId, contact: contactOf(query.from), thread: chat.id, at: date * 1_000, content, reply },
      ];
    }
    // Groups and other bots are no shoppers.
    if (message?.chat.type !== "private" || !message.from || message.from.is_bot) return [];
    const contact: Contact = { ...contactOf(message.from), ...ownNumber(message) };
    return [
      {
        is: "message",
        eventId,
        contact,
        thread: message.chat.id,
        at: message.date * 1_000,
        content: contentOf(message),
      },
    ] satisfies ChannelEvent[];
  },
  ack(events) {
    // A pressed button shows that it waits until its query is answered; the answer to the webhook may do that.
    const query = events.find((event) => event.is === "message")?.reply?.callback_query_id;
    return query ? jsonAnswer({ method: "answerCallbackQuery", callback_query_id: query }) : textAnswer("");
  },
  limits: {
    text: { max: MAX_TEXT, unit: "characters" },
    choices: { max: 20, labelMax: 64, idMax: 64 },
    cards: { kinds: ALL_CARDS, fits: (bubble) => textWithCards(bubble).length <= MAX_TEXT - SPARE },
  },
  isIdempotent: false,
  async send(bubble, { thread }, { http, settings }, signal) {
    const response = await call(http, settings.botToken, "sendMessage", bodyOf(bubble, thread), signal);
    return sentOf(response);
  },
  async typing({ thread }, { http, settings }) {
    await call(http, settings.botToken, "sendChatAction", { chat_id: thread, action: "typing" });
  },
  async media({ id }, { http, settings }) {
    const { result } = await jsonOf(await call(http, settings.botToken, "getFile", { file_id: id }));
    const { file_path: path } = z.object({ file_path: z.string().regex(/^[\w./-]+$/) }).parse(result);
    return getFile(http, `https://${HOST}/file/bot${settings.botToken}/${path}`);
  },
  async connect({ http, settings, webhookUrl }) {
    const allowed = { allowed_updates: ["message", "callback_query"] };
    const hook = { url: webhookUrl, secret_token: settings.secretToken, ...allowed };
    await requireOk(await call(http, settings.botToken, "setWebhook", hook));
  },
  async check({ http, settings }) {
    const { username } = z
      .object({ username: z.string() })
      .parse(await requireOk(await call(http, settings.botToken, "getMe", {})));
    return { account: `@${username}` };
  },
});

function contactOf({ id, first_name, last_name, language_code }: z.infer<typeof user>): Contact {
  const name = [first_name, last_name].filter(Boolean).join(" ");
  return { id, ...(name ? { name } : {}), ...(language_code ? { locale: language_code } : {}) };
}

/** A shared contact card proves a number only where it is the sender's own. */
function ownNumber({ contact, from }: TelegramMessage): Pick<Contact, "phone"> {
  return contact && contact.user_id === from?.id ? { phone: contact.phone_number } : {};
}

function contentOf(message: TelegramMessage): Content[] {
  const { text, photo, voice, audio, video, video_note, document, sticker, location, venue, contact } = message;
  const caption = message.caption ? { caption: message.caption } : {};
  if (text !== undefined) return [{ is: "text", text }];
  const largest = photo?.at(-1);
  if (largest) return [{ is: "image", ...attached(largest), ...caption }];
  const spoken = voice ?? audio;
  if (spoken) return [{ is: "voice", ...attached(spoken), ...lasting(spoken) }];
  const film = video ?? video_note;
  if (film) return [{ is: "video", ...attached(film), ...lasting(film), ...caption }];
  if (document) return [{ is: "file", ...attached(document), ...caption }];
  if (location) {
    const place = venue ? { name: venue.title, address: venue.address } : {};
    return [{ is: "location", ...location, ...place }];
  }
  if (sticker) return [{ is: "sticker", ...(sticker.emoji ? { text: sticker.emoji } : {}) }];
  if (contact) return [{ is: "text", text: contact.phone_number }];
  return [{ is: "other", type: "message" }];
}

function attached({ file_id, file_name, mime_type, file_size }: z.infer<typeof file>) {
  return {
    media: { id: file_id },
    ...(file_name ? { name: file_name } : {}),
    ...(mime_type ? { mime: mime_type } : {}),
    ...(file_size === undefined ? {} : { sizeBytes: file_size }),
  };
}

function lasting({ duration }: z.infer<typeof file>) {
  return duration === undefined ? {} : { durationMs: duration * 1_000 };
}

/** https://core.telegram.org/bots/api#html-style */
const HTML: Markup = { title: (text) => `<b>${text}</b>`, escape: escapeMarkup };

/** The `text` of a bubble: plain, or HTML where cards stand beneath it. */
export function telegramText(bubble: Pick<Bubble, "text" | "cards">): string {
  return bubble.cards.length === 0 ? bubble.text : textWithCards(bubble, HTML);
}

function bodyOf(bubble: Bubble, thread: string) {
  const keyboard = bubble.choices.map(({ id, label }) => [{ text: label, callback_data: id }]);
  const buttons = keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {};
  const text = telegramText(bubble);
  if (bubble.cards.length === 0) return { chat_id: thread, text, ...buttons };
  const picture = bubble.cards.flatMap((card) => cardParts(card).imageUrl ?? [])[0];
  const preview = picture ? { url: picture, show_above_text: true } : { is_disabled: true };
  return { chat_id: thread, text, parse_mode: "HTML", link_preview_options: preview, ...buttons };
}

/** The token stands in the address, which therefore is never logged. */
function call(http: Http, token: string, method: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  return postJson(http, `https://${HOST}/bot${token}/${method}`, body, signal ? { signal } : {});
}

const answered = z.object({
  ok: z.boolean(),
  error_code: z.number().optional(),
  parameters: z.object({ retry_after: z.number().optional() }).optional(),
  result: z.unknown().optional(),
});

async function sentOf(response: Response): Promise<Sent> {
  const answer = answered.parse(await jsonOf(response));
  if (answer.ok) {
    const { message_id } = z.object({ message_id: idText }).parse(answer.result);
    return { is: "sent", id: message_id };
  }
  const seconds = answer.parameters?.retry_after;
  return sentByCode(answer.error_code ?? response.status, CODES, seconds === undefined ? undefined : seconds * 1_000);
}

async function requireOk(response: Response): Promise<unknown> {
  const answer = answered.parse(await jsonOf(response));
  if (!answer.ok) throw new Error(`Telegram answered ${answer.error_code}`);
  return answer.result;
}

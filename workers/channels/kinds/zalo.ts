import { z } from "zod";
import { refuse } from "../answer.ts";
import { cardParts } from "../card-parts.ts";
import { textWithCards } from "../card-text.ts";
import { type Bubble, defineChannel, type Sent } from "../channel.ts";
import { equalText, hex, joined, sha256 } from "../digest.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { getFile, postForm, postJson } from "../http.ts";
import { hashedId, idText, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const API = "openapi.zalo.me";
const OAUTH = "oauth.zaloapp.com";
const MAX_TEXT = 2_000;
const DAY_MS = 24 * 3_600_000;
/** Recalled: prefix of the signature header. */
const PREFIX = "mac=";

const attachment = z.object({
  type: z.string(),
  payload: z
    .object({
      url: z.string().optional(),
      name: z.string().optional(),
      size: idText.optional(),
      title: z.string().optional(),
      description: z.string().optional(),
      coordinates: z.object({ latitude: idText, longitude: idText }).optional(),
    })
    .optional(),
});
const callback = z.object({
  app_id: idText.optional(),
  event_name: z.string(),
  timestamp: idText,
  sender: z.object({ id: idText }).optional(),
  recipient: z.object({ id: idText }).optional(),
  follower: z.object({ id: idText }).optional(),
  oa_id: idText.optional(),
  user_id_by_app: idText.optional(),
  message: z
    .object({
      msg_id: idText.optional(),
      msg_ids: z.array(idText).optional(),
      text: z.string().optional(),
      attachments: z.array(attachment).optional(),
    })
    .optional(),
});
type ZaloEvent = z.infer<typeof callback>;

/** Recalled error codes of the Official Account API. */
const CODES: Readonly<Record<string, Outcome>> = {
  "-216": "token_refused",
  "-124": "token_refused",
  "-32": "retry",
  "-200": "retry",
  "-211": "quota",
  "-213": "blocked",
  "-201": "invalid",
  "-230": "window",
  "-217": "blocked",
};

/** A Zalo Official Account. https://developers.zalo.me/docs/official-account/webhook */
export const zalo = defineChannel({
  kind: "zalo",
  title: { zh: "Zalo 官方账号", en: "Zalo Official Account" },
  settings: {
    appId: shown(
      { zh: "App ID", en: "App ID" },
      { zh: "developers.zalo.me → 应用", en: "developers.zalo.me → app" },
      line(40),
    ),
    appSecret: secret({ zh: "App Secret", en: "App secret" }, { zh: "同页", en: "The same page" }, line(128)),
    oaId: shown({ zh: "OA ID", en: "OA ID" }, { zh: "官方账号的编号", en: "The account's number" }, line(40)),
    oaSecret: secret(
      { zh: "OA Secret Key", en: "OA secret key" },
      { zh: "应用 → Webhook 页，不是 App Secret", en: "App → Webhook page; not the app secret" },
      line(128),
    ),
    refreshToken: secret(
      { zh: "refresh_token", en: "refresh_token" },
      {
        zh: "授权 OA 时返回，只能用一次，之后自动轮换",
        en: "Given when the account authorises the app; used once, rotated afterwards",
      },
      line(1_024),
    ),
  },
  hosts: () => [API, OAUTH, "*.zdn.vn", "*.zadn.vn", "*.dlfl.vn"],
  async verify({ headers, body }, { settings }) {
    const text = readText(body);
    const { timestamp } = readJson(text, z.object({ timestamp: idText }));
    const signed = hex(await sha256(joined(settings.appId, body, timestamp, settings.oaSecret)));
    const given = headers.get("x-zevent-signature");
    if (!equalText(given?.startsWith(PREFIX) ? given.slice(PREFIX.length) : given, signed)) refuse("signature");
    return text;
  },
  parse: (text, { settings }) => eventsOf(readJson(text, callback), settings),
  limits: {
    text: { max: MAX_TEXT, unit: "characters" },
    // One picture goes with a text; buttons and lists of this interface are not documented.
    cards: {
      kinds: ["product"],
      fits: (bubble) => pictureOf(bubble) !== null && textWithCards(bubble).length <= MAX_TEXT,
    },
    // Free for two days; until the seventh it costs the account.
    windows: { message: { ms: 7 * DAY_MS } },
  },
  isIdempotent: false,
  async send(bubble, { thread }, { http, token }, signal): Promise<Sent> {
    const given = { recipient: { user_id: thread }, message: messageOf(bubble) };
    const headers = { access_token: await token() };
    const response = await postJson(http, `https://${API}/v3.0/oa/message/cs`, given, { headers, signal });
    const failed = sentByStatus(response);
    if (failed) return failed;
    const { error, data } = answered.parse(await jsonOf(response));
    return error === 0
      ? { is: "sent", ...(data?.message_id ? { id: data.message_id } : {}) }
      : sentByCode(error, CODES);
  },
  async token({ http, settings }, refresh) {
    const response = await postForm(
      http,
      `https://${OAUTH}/v4/oa/access_token`,
      { app_id: settings.appId, grant_type: "refresh_token", refresh_token: refresh ?? settings.refreshToken },
      { headers: { secret_key: settings.appSecret } },
    );
    const { access_token: value, refresh_token, expires_in } = granted.parse(await jsonOf(response));
    return { value, ttlMs: Number(expires_in) * 1_000, refresh: refresh_token };
  },
  media: ({ url = "" }, { http }) => getFile(http, url),
});

const answered = z.object({ error: z.number(), data: z.object({ message_id: idText.optional() }).optional() });
const granted = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1), expires_in: idText });

function pictureOf({ cards: [card, ...others] }: Pick<Bubble, "cards">): string | null {
  return card && others.length === 0 ? (cardParts(card).imageUrl ?? null) : null;
}

/** Recalled: the attachment of https://developers.zalo.me/docs/official-account/tin-nhan/tin-tu-van/gui-tin-tu-van-dinh-kem-anh */
function messageOf(bubble: Bubble): object {
  const url = pictureOf(bubble);
  if (url === null) return { text: bubble.text };
  const payload = { template_type: "media", elements: [{ media_type: "image", url }] };
  return { text: textWithCards(bubble), attachment: { type: "template", payload } };
}

async function eventsOf(given: ZaloEvent, { appId, oaId }: { appId: string; oaId: string }): Promise<ChannelEvent[]> {
  const { app_id, event_name: name, timestamp, sender, recipient, follower, message = {} } = given;
  const isFollow = name === "follow" || name === "unfollow";
  const account = isFollow ? given.oa_id : name.startsWith("user_send") ? recipient?.id : sender?.id;
  if ((app_id !== undefined && app_id !== appId) || (account !== undefined && account !== oaId)) refuse("receiver");
  const at = Number(timestamp);
  if (isFollow && follower) {
    const eventId = await hashedId(name, follower.id, timestamp);
    const signal = name === "follow" ? "entered" : "left";
    return [{ is: "signal", eventId, contact: { id: follower.id }, thread: follower.id, at, signal, opens: null }];
  }
  if (name.startsWith("user_send_") && sender && message.msg_id) {
    const { id } = sender;
    return [
      { is: "message", eventId: message.msg_id, contact: { id }, thread: id, at, content: contentOf(name, message) },
    ];
  }
  if ((name === "user_received_message" || name === "user_seen_message") && recipient) {
    const state = name === "user_seen_message" ? "read" : "delivered";
    const ids = message.msg_ids ?? (message.msg_id ? [message.msg_id] : []);
    return ids.map((messageId) => ({
      is: "receipt",
      eventId: `${messageId}:${state}`,
      thread: recipient.id,
      messageId,
      state,
      at,
    }));
  }
  return [];
}

function contentOf(name: string, { text, attachments = [] }: NonNullable<ZaloEvent["message"]>): Content[] {
  const pieces = attachments.map(attached);
  const said = text && !pieces.some(({ is }) => is === "sticker") ? [{ is: "text" as const, text }] : [];
  const all = [...said, ...pieces];
  return all.length > 0 ? all : [{ is: "other", type: name }];
}

function attached({ type, payload = {} }: z.infer<typeof attachment>): Content {
  const { url, name, size, title, description, coordinates } = payload;
  const media = url ? { url } : {};
  if (type === "image" || type === "gif") return { is: "image", media };
  if (type === "audio") return { is: "voice", media };
  if (type === "video") return { is: "video", media };
  if (type === "sticker") return { is: "sticker" };
  if (type === "file") {
    return { is: "file", media, ...(name ? { name } : {}), ...(Number(size) > 0 ? { sizeBytes: Number(size) } : {}) };
  }
  if (type === "location" && coordinates) {
    const [latitude, longitude] = [Number(coordinates.latitude), Number(coordinates.longitude)];
    if (Number.isFinite(latitude) && Number.isFinite(longitude)) return { is: "location", latitude, longitude };
  }
  if (type === "link" && url) {
    return { is: "link", url, ...(title ? { title } : {}), ...(description ? { description } : {}) };
  }
  return { is: "other", type };
}

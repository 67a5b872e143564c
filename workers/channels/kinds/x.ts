import { z } from "zod";
import { jsonAnswer, refuse } from "../answer.ts";
import { defineChannel, type Sent } from "../channel.ts";
import { base64, equalText, hmacOf } from "../digest.ts";
import type { ChannelEvent, Contact, Content } from "../events.ts";
import { basicLogin, getFile, postForm, postJson } from "../http.ts";
import { idText, readJson, readText } from "../payload.ts";
import { jsonOf, sentByStatus } from "../sent.ts";
import { line, optionalLine, secret, shown } from "../settings.ts";

const API = "https://api.x.com";
/** Pictures of private messages stand here and need the token; what stands on the public hosts must not get it. */
const PRIVATE_MEDIA_HOST = "ton.twitter.com";
/** What X asks in its check. Anything else may be a body that somebody wants signed: the signature is the same one. */
const CRC_TOKEN = /^[A-Za-z0-9+/=_-]{16,128}$/;

const media = z.object({
  id: idText.optional(),
  media_url_https: z.string(),
  type: z.string().optional(),
  video_info: z
    .object({ variants: z.array(z.object({ url: z.string(), bitrate: z.number().optional() })).optional() })
    .optional(),
});
const attachment = z.object({
  type: z.string(),
  media: media.optional(),
  // Recalled: a shared place, longitude first.
  location: z
    .object({
      shared_coordinate: z
        .object({ coordinates: z.object({ coordinates: z.array(z.number()).length(2) }).optional() })
        .optional(),
    })
    .optional(),
});
const written = z.object({
  text: z.string().optional(),
  entities: z
    .object({ urls: z.array(z.object({ url: z.string(), expanded_url: z.string().optional() })).optional() })
    .optional(),
  attachment: attachment.optional(),
  quick_reply_response: z.object({ metadata: z.string().optional() }).optional(),
});
const act = z.object({
  created_timestamp: idText,
  sender_id: idText,
  target: z.object({ recipient_id: idText }).optional(),
  last_read_event_id: idText.optional(),
});
const delivery = z.object({
  data: z.object({
    event_uuid: idText,
    event_type: z.string(),
    filter: z.object({ user_id: idText }).optional(),
    payload: z
      .object({
        direct_message_events: z
          .array(
            z.object({
              type: z.string(),
              id: idText,
              created_timestamp: idText,
              message_create: z.object({ sender_id: idText, message_data: written }).optional(),
            }),
          )
          .optional(),
        // Recalled: the names of these two.
        direct_message_mark_read_events: z.array(act).optional(),
        direct_message_indicate_typing_events: z.array(act).optional(),
        users: z
          .record(
            z.string(),
            z.object({
              data: z.object({ name: z.string().optional(), profile_image_url: z.string().optional() }).optional(),
            }),
          )
          .optional(),
      })
      .optional(),
  }),
});
type Payload = NonNullable<z.infer<typeof delivery>["data"]["payload"]>;

/** Private messages of X by the X Activity API. https://docs.x.com/x-api/activity/introduction */
export const x = defineChannel({
  kind: "x",
  title: { zh: "X 私信", en: "X direct messages" },
  settings: {
    accountId: shown(
      { zh: "账号数字 ID", en: "Account id" },
      { zh: "店铺 X 账号的数字编号，不是 @ 名", en: "The number of the shop's X account, not its @name" },
      z
        .string()
        .trim()
        .regex(/^\d{1,20}$/),
    ),
    consumerSecret: secret(
      { zh: "Consumer Secret", en: "Consumer secret" },
      { zh: "console.x.com → 应用 → Keys and tokens", en: "console.x.com → app → Keys and tokens" },
      line(128),
    ),
    clientId: shown(
      { zh: "OAuth 2 Client ID", en: "OAuth 2 client id" },
      { zh: "同页的 OAuth 2.0 一栏", en: "Under OAuth 2.0 on the same page" },
      line(128),
    ),
    clientSecret: secret(
      { zh: "OAuth 2 Client Secret", en: "OAuth 2 client secret" },
      { zh: "机密客户端才有，没有就留空", en: "Of confidential clients; leave it empty where there is none" },
      optionalLine(128),
    ),
    refreshToken: secret(
      { zh: "refresh_token", en: "refresh_token" },
      {
        zh: "用店铺账号授权 dm.read、dm.write、tweet.read、users.read、offline.access 后得到，之后自动轮换",
        en: "From authorising dm.read, dm.write, tweet.read, users.read and offline.access with the shop's account; rotated afterwards",
      },
      line(1_024),
    ),
  },
  hosts: () => ["api.x.com", PRIVATE_MEDIA_HOST, "pbs.twimg.com", "video.twimg.com"],
  async handshake({ method, url }, { settings }) {
    const asked = url.searchParams.get("crc_token");
    if (method !== "GET" || asked === null) return null;
    if (!CRC_TOKEN.test(asked)) refuse("invalid", "this is no crc_token");
    return jsonAnswer({ response_token: await signatureOf(asked, settings.consumerSecret) });
  },
  async verify({ headers, body }, { settings }) {
    const expected = await signatureOf(body, settings.consumerSecret);
    if (!equalText(headers.get("x-twitter-webhooks-signature"), expected)) refuse("signature");
    return readText(body);
  },
  parse(text, { settings: { accountId } }) {
    const { filter, payload = {}, event_uuid } = readJson(text, delivery).data;
    if (filter && filter.user_id !== accountId) refuse("receiver");
    return eventsOf(payload, event_uuid, accountId);
  },
  // Recalled: characters of one message.
  limits: { text: { max: 10_000, unit: "characters" } },
  isIdempotent: false,
  async send({ text }, { thread }, { http, token, now }, signal): Promise<Sent> {
    const address = `${API}/2/dm_conversations/with/${encodeURIComponent(thread)}/messages`;
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await postJson(http, address, { text }, { headers, signal });
    const failed = sentByStatus(response);
    if (failed?.is === "retry") return { is: "retry", afterMs: untilReset(response, now()) ?? failed.afterMs ?? 0 };
    if (failed) return failed;
    const { data } = answered.parse(await jsonOf(response));
    return { is: "sent", ...(data?.dm_event_id ? { id: data.dm_event_id } : {}) };
  },
  async token({ http, settings }, refresh) {
    const { clientId, clientSecret, refreshToken } = settings;
    const fields = { grant_type: "refresh_token", refresh_token: refresh ?? refreshToken, client_id: clientId };
    const headers: Record<string, string> = clientSecret ? { authorization: basicLogin(clientId, clientSecret) } : {};
    const response = await postForm(http, `${API}/2/oauth2/token`, fields, { headers });
    const { access_token: value, refresh_token, expires_in } = granted.parse(await jsonOf(response));
    return { value, ttlMs: expires_in * 1_000, ...(refresh_token ? { refresh: refresh_token } : {}) };
  },
  async profile(contact, { http, token }) {
    const address = `${API}/2/users/${encodeURIComponent(contact)}?user.fields=profile_image_url`;
    const { data } = await jsonOf(await http(address, { headers: { authorization: `Bearer ${await token()}` } }));
    return namedBy(user.safeParse(data).data ?? {});
  },
  async media({ url = "" }, { http, token }) {
    const isPrivate = URL.canParse(url) && new URL(url).hostname === PRIVATE_MEDIA_HOST;
    return getFile(http, url, isPrivate ? { authorization: `Bearer ${await token()}` } : {});
  },
  async check({ http, token, settings }) {
    const { data } = await jsonOf(
      await http(`${API}/2/users/me`, { headers: { authorization: `Bearer ${await token()}` } }),
    );
    const { id, username } = z.object({ id: idText, username: z.string() }).parse(data);
    if (id === settings.accountId) return { account: `@${username}` };
    const problem = {
      zh: `授权的是账号 ${id}，不是表单里的账号`,
      en: `Account ${id} was authorised, not the one of the form`,
    };
    return { account: `@${username}`, problem };
  },
});

const user = z.object({ name: z.string().optional(), profile_image_url: z.string().optional() });
const answered = z.object({ data: z.object({ dm_event_id: idText.optional() }).optional() });
const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().optional(),
  expires_in: z.number().positive(),
});

async function signatureOf(data: Uint8Array<ArrayBuffer> | string, secret: string): Promise<string> {
  return `sha256=${base64(await hmacOf("SHA-256", secret, data))}`;
}

/** X names the second in which a limit ends; null where it does not. */
function untilReset(response: Response, nowMs: number): number | null {
  const seconds = Number(response.headers.get("x-rate-limit-reset") ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds * 1_000 - nowMs, 1_000), 15 * 60_000) : null;
}

function namedBy({ name, profile_image_url }: z.infer<typeof user>): Omit<Contact, "id"> {
  return { ...(name ? { name } : {}), ...(profile_image_url ? { avatarUrl: profile_image_url } : {}) };
}

function eventsOf(payload: Payload, delivered: string, accountId: string): ChannelEvent[] {
  const events: ChannelEvent[] = [];
  for (const { type, id, created_timestamp, message_create: message } of payload.direct_message_events ?? []) {
    // What we have sent comes back as well.
    if (type !== "message_create" || !message || message.sender_id === accountId) continue;
    const { sender_id: thread, message_data } = message;
    const contact = { id: thread, ...namedBy(payload.users?.[thread]?.data ?? {}) };
    const content = contentOf(message_data);
    events.push({ is: "message", eventId: id, contact, thread, at: Number(created_timestamp), content });
  }
  for (const { sender_id: thread, last_read_event_id, created_timestamp } of payload.direct_message_mark_read_events ??
    []) {
    if (thread === accountId || !last_read_event_id) continue;
    const eventId = `${last_read_event_id}:read`;
    const at = Number(created_timestamp);
    events.push({ is: "receipt", eventId, thread, messageId: last_read_event_id, state: "read", at });
  }
  for (const { sender_id: thread, created_timestamp } of payload.direct_message_indicate_typing_events ?? []) {
    if (thread === accountId) continue;
    const at = Number(created_timestamp);
    const contact = { id: thread };
    events.push({ is: "signal", eventId: delivered, contact, thread, at, signal: "typing", opens: null });
  }
  return events;
}

function contentOf({ text = "", entities, attachment, quick_reply_response }: z.infer<typeof written>): Content[] {
  const pressed = quick_reply_response?.metadata;
  if (pressed) return [{ is: "choice", id: pressed, label: text || pressed }];
  const said = longLinks(text, entities?.urls ?? [], attachment?.media !== undefined);
  const piece = attachment ? attached(attachment) : null;
  return [...(said ? [{ is: "text" as const, text: said }] : []), ...(piece ? [piece] : [])];
}

/** Links are shortened in the text; the link that stands for the attachment is no word of the shopper's. */
function longLinks(
  text: string,
  urls: { url: string; expanded_url?: string | undefined }[],
  hasMedia: boolean,
): string {
  const whole = urls.reduce((text, { url, expanded_url = url }) => {
    const isAttachment = hasMedia && /^https:\/\/(?:twitter|x)\.com\/messages\/media\//.test(expanded_url);
    return url ? text.replaceAll(url, () => (isAttachment ? "" : expanded_url)) : text;
  }, text);
  return whole.trim();
}

function attached({ type, media, location }: z.infer<typeof attachment>): Content {
  const [longitude, latitude] = location?.shared_coordinate?.coordinates?.coordinates ?? [];
  if (latitude !== undefined && longitude !== undefined) return { is: "location", latitude, longitude };
  if (!media) return { is: "other", type };
  const films = (media.video_info?.variants ?? []).filter(({ bitrate }) => bitrate !== undefined);
  const film = films.sort((a, b) => (a.bitrate ?? 0) - (b.bitrate ?? 0))[0];
  const id = media.id ? { id: media.id } : {};
  if (media.type === "video" || media.type === "animated_gif") {
    return { is: "video", media: { ...id, url: film?.url ?? media.media_url_https } };
  }
  return { is: "image", media: { ...id, url: media.media_url_https } };
}

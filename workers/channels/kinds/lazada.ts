import { z } from "zod";
import { refuse } from "../answer.ts";
import { defineChannel, type Sent } from "../channel.ts";
import { equalText, hex, hmacOf, joined } from "../digest.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { lazadaSignature } from "../families/sorted-sign.ts";
import { getFile, type Http, postForm } from "../http.ts";
import { hashedId, idText, parseJson, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const HOSTS = {
  sg: "api.lazada.sg",
  my: "api.lazada.com.my",
  th: "api.lazada.co.th",
  vn: "api.lazada.vn",
  id: "api.lazada.co.id",
  ph: "api.lazada.com.ph",
} as const;
const AUTH_HOST = "auth.lazada.com";
/** Recalled: which push is what, and what a message of each template holds. */
const PUSH = { order: 0, chat: 2 } as const;
const TEMPLATE = { text: 1, image: 3, sticker: 4, video: 6, item: 10006, order: 10007 } as const;

const push = z.object({
  seller_id: idText,
  message_type: z.number(),
  timestamp: idText,
  site: z.string().optional(),
  data: z.unknown(),
});
const orderPush = z.object({
  trade_order_id: idText,
  order_status: z.string().optional(),
  status_update_time: idText.optional(),
});
const chatPush = z.object({
  session_id: z.string(),
  message_id: idText,
  template_id: z.number(),
  from_account_type: z.number(),
  from_user_id: idText,
  send_time: idText,
  content: z.unknown(),
});
const content = z.object({
  txt: z.string().optional(),
  img_url: z.string().optional(),
  imgUrl: z.string().optional(),
  video_url: z.string().optional(),
  item_id: idText.optional(),
  itemId: idText.optional(),
  order_id: idText.optional(),
  orderId: idText.optional(),
});

const ORDER_STATES: Record<string, NonNullable<Extract<ChannelEvent, { is: "commerce" }>["order"]>["state"]> = {
  unpaid: "created",
  pending: "paid",
  packed: "paid",
  ready_to_ship: "paid",
  shipped: "shipped",
  delivered: "delivered",
  canceled: "cancelled",
  cancelled: "cancelled",
  returned: "refunded",
};
/** Who wrote: the shopper, or the shop. */
const SHOPPER = 1;

/** Recalled error codes. */
const CODES: Readonly<Record<string, Outcome>> = {
  IllegalAccessToken: "token_refused",
  InvalidAccessToken: "token_refused",
  ApiCallLimit: "retry",
  ServiceTimeout: "retry",
  ISP: "retry",
  InsufficientPermission: "credentials",
  IncompleteSignature: "credentials",
  SESSION_CLOSED: "window",
  BUYER_BLOCKED: "blocked",
  InvalidParameter: "invalid",
};

/** Lazada seller chat and orders. https://open.lazada.com/apps/doc/doc?nodeId=10450 */
export const lazada = defineChannel({
  kind: "lazada",
  title: { zh: "Lazada", en: "Lazada" },
  settings: {
    site: shown(
      { zh: "站点", en: "Site" },
      { zh: "sg my th vn id ph 之一", en: "One of sg my th vn id ph" },
      z.enum(["sg", "my", "th", "vn", "id", "ph"]),
    ),
    appId: shown(
      { zh: "App Key", en: "App key" },
      { zh: "open.lazada.com → 应用", en: "open.lazada.com → app" },
      line(40),
    ),
    appSecret: secret({ zh: "App Secret", en: "App secret" }, { zh: "同页", en: "The same page" }, line(128)),
    sellerId: shown({ zh: "卖家 ID", en: "Seller ID" }, { zh: "授权后返回", en: "Given on authorisation" }, line(40)),
    refreshToken: secret(
      { zh: "refresh_token", en: "refresh_token" },
      { zh: "授权时返回，之后自动续期", en: "Given on authorisation, renewed by itself afterwards" },
      line(256),
    ),
  },
  hosts: ({ site }) => [HOSTS[site], AUTH_HOST, "*.slatic.net", "*.alicdn.com"],
  async verify({ headers, body }, { settings }) {
    const signed = hex(await hmacOf("SHA-256", settings.appSecret, joined(settings.appId, body)));
    if (!equalText(headers.get("authorization")?.toLowerCase(), signed)) refuse("signature");
    return readText(body);
  },
  async parse(text, { settings, now }): Promise<ChannelEvent[]> {
    const given = readJson(text, push);
    if (given.seller_id !== settings.sellerId) refuse("receiver");
    return eventsOf(given, now());
  },
  limits: { text: { max: 1_000, unit: "characters" } },
  isIdempotent: false,
  async send({ text }, { thread }, { http, settings, token, now }, signal): Promise<Sent> {
    const fields = { access_token: await token(), session_id: thread, template_id: String(TEMPLATE.text), txt: text };
    const response = await call(
      http,
      `https://${HOSTS[settings.site]}/rest`,
      "/im/message/send",
      fields,
      settings,
      now(),
      signal,
    );
    const failed = sentByStatus(response);
    if (failed) return failed;
    const { code, data } = answered.parse(await jsonOf(response));
    return code === "0"
      ? { is: "sent", ...(data?.message_id ? { id: data.message_id } : {}) }
      : sentByCode(code, CODES);
  },
  async token({ http, settings, now }, refresh) {
    const fields = { refresh_token: refresh ?? settings.refreshToken };
    const response = await call(http, `https://${AUTH_HOST}/rest`, "/auth/token/refresh", fields, settings, now());
    const { access_token: value, refresh_token, expires_in } = granted.parse(await jsonOf(response));
    return { value, ttlMs: expires_in * 1_000, refresh: refresh_token };
  },
  media: ({ url = "" }, { http }) => getFile(http, url),
});

const answered = z.object({ code: z.string(), data: z.object({ message_id: idText.optional() }).optional() });
const granted = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1), expires_in: z.number() });

async function call(
  http: Http,
  base: string,
  path: string,
  fields: Record<string, string>,
  { appId, appSecret }: { appId: string; appSecret: string },
  now: number,
  signal?: AbortSignal,
): Promise<Response> {
  const all = { app_key: appId, timestamp: String(now), sign_method: "sha256", ...fields };
  const sign = await lazadaSignature(path, all, appSecret);
  return postForm(http, base + path, { ...all, sign }, signal ? { signal } : {});
}

async function eventsOf(
  { message_type, timestamp, data }: z.infer<typeof push>,
  nowMs: number,
): Promise<ChannelEvent[]> {
  const inner = typeof data === "string" ? parseJson(data) : data;
  const at = epochMs(timestamp, nowMs);
  if (message_type === PUSH.order) {
    const order = orderPush.safeParse(inner);
    if (!order.success) return refuse("invalid", "the order is not as documented");
    const { trade_order_id: externalId, order_status = "", status_update_time } = order.data;
    const state = ORDER_STATES[order_status];
    const since = epochMs(status_update_time, at);
    const eventId = await hashedId(externalId, order_status, since);
    return [
      { is: "commerce", eventId, at: since, order: { externalId, number: externalId, ...(state ? { state } : {}) } },
    ];
  }
  if (message_type !== PUSH.chat) return [];
  const chat = chatPush.safeParse(inner);
  // Reading and recalling come by the same push and have no message.
  if (!chat.success || chat.data.from_account_type !== SHOPPER) return [];
  const { session_id: thread, message_id: eventId, from_user_id: id, send_time } = chat.data;
  return [
    { is: "message", eventId, contact: { id }, thread, at: epochMs(send_time, at), content: [contentOf(chat.data)] },
  ];
}

/** Seconds or milliseconds. */
function epochMs(given: string | undefined, otherwise: number): number {
  const value = Number(given);
  if (!given || !Number.isFinite(value)) return otherwise;
  return value > 1e11 ? value : value * 1_000;
}

function contentOf({ template_id: template, content: given }: z.infer<typeof chatPush>): Content {
  const parsed = content.safeParse(typeof given === "string" ? parseJson(given) : given).data ?? {};
  const picture = parsed.img_url ?? parsed.imgUrl;
  const item = parsed.item_id ?? parsed.itemId;
  const order = parsed.order_id ?? parsed.orderId;
  if (template === TEMPLATE.text && parsed.txt !== undefined) return { is: "text", text: parsed.txt };
  if (template === TEMPLATE.image) return { is: "image", media: picture ? { url: picture } : {} };
  if (template === TEMPLATE.video) return { is: "video", media: parsed.video_url ? { url: parsed.video_url } : {} };
  if (template === TEMPLATE.sticker) return { is: "sticker" };
  if (template === TEMPLATE.item && item) return { is: "product", id: item };
  if (template === TEMPLATE.order && order) return { is: "order", id: order };
  return { is: "other", type: String(template) };
}

import { z } from "zod";
import { type Answer, refuse, textAnswer } from "../answer.ts";
import { defineChannel, type Sent } from "../channel.ts";
import { equalText, hex, hmacOf, joined } from "../digest.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { shopeeAddress } from "../families/shopee-sign.ts";
import { getFile, type Http, postJson } from "../http.ts";
import { hashedId, idText, parseJson, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const HOST = "partner.shopeemobile.com";
const MARKETS = ["sg", "com.my", "co.th", "co.id", "vn", "ph", "tw", "com.br", "com.mx", "cl", "com.co"];
/** Recalled: where pictures and films of the chat are; the market's letters stand in their names. */
const FILE_HOSTS = ["*.susercontent.com", "*.shopeesz.com", ...MARKETS.map((market) => `cf.shopee.${market}`)];
/** Recalled: which push is what. */
const CODE = { orderStatus: 3, tracking: 4, webchat: 10 } as const;

const push = z.object({
  code: z.number(),
  shop_id: idText.optional(),
  timestamp: z.number(),
  msg_id: idText.optional(),
  data: z.unknown(),
});
const orderPush = z.object({ ordersn: z.string(), status: z.string().optional(), update_time: z.number().optional() });
const trackingPush = z.object({ ordersn: z.string(), tracking_no: z.string() });
const chatPush = z.object({
  type: z.string().optional(),
  content: z.object({
    message_id: idText,
    from_id: idText,
    to_id: idText,
    from_shop_id: idText.optional(),
    to_shop_id: idText.optional(),
    message_type: z.string(),
    created_timestamp: z.number(),
    conversation_id: idText.optional(),
    from_user_name: z.string().optional(),
    content: z
      .object({
        text: z.string().optional(),
        url: z.string().optional(),
        image_url: z.string().optional(),
        video_url: z.string().optional(),
        item_id: idText.optional(),
        order_sn: z.string().optional(),
      })
      .optional(),
  }),
});

const ORDER_STATES: Record<string, NonNullable<Extract<ChannelEvent, { is: "commerce" }>["order"]>["state"]> = {
  UNPAID: "created",
  READY_TO_SHIP: "paid",
  PROCESSED: "paid",
  SHIPPED: "shipped",
  TO_CONFIRM_RECEIVE: "delivered",
  COMPLETED: "delivered",
  CANCELLED: "cancelled",
  IN_CANCEL: "cancelled",
};

/** Recalled error names of the open platform. */
const CODES: Readonly<Record<string, Outcome>> = {
  error_auth: "token_refused",
  invalid_acceess_token: "token_refused",
  invalid_access_token: "token_refused",
  error_permission: "credentials",
  error_rate_limit: "retry",
  error_busi: "retry",
  error_server: "retry",
  error_param: "invalid",
  error_blocked: "blocked",
  error_chat_window: "window",
};

/** Shopee seller chat and orders. https://open.shopee.com/push-mechanism/5 — chat is open to approved partners only. */
export const shopee = defineChannel({
  kind: "shopee",
  title: { zh: "Shopee", en: "Shopee" },
  settings: {
    partnerId: shown(
      { zh: "Partner ID", en: "Partner ID" },
      { zh: "open.shopee.com → 应用", en: "open.shopee.com → app" },
      line(40),
    ),
    partnerKey: secret({ zh: "Partner Key", en: "Partner key" }, { zh: "同页", en: "The same page" }, line(128)),
    shopId: shown(
      { zh: "店铺 ID", en: "Shop ID" },
      { zh: "授权后返回的 shop_id", en: "`shop_id` as given on authorisation" },
      line(40),
    ),
    refreshToken: secret(
      { zh: "refresh_token", en: "refresh_token" },
      {
        zh: "授权时返回，30 天内只能用一次，之后自动轮换",
        en: "Given on authorisation; used once within 30 days, rotated afterwards",
      },
      line(256),
    ),
  },
  hosts: () => [HOST, ...FILE_HOSTS],
  async verify({ headers, body }, { settings, webhookUrl }) {
    const signed = hex(await hmacOf("SHA-256", settings.partnerKey, joined(`${webhookUrl}|`, body)));
    if (!equalText(headers.get("authorization")?.toLowerCase(), signed)) refuse("signature");
    return readText(body);
  },
  async parse(text, { settings }): Promise<ChannelEvent[]> {
    const given = readJson(text, push);
    if (given.shop_id !== undefined && given.shop_id !== settings.shopId) refuse("receiver");
    return eventsOf(given, settings.shopId);
  },
  ack: (): Answer => textAnswer(""),
  limits: { text: { max: 1_000, unit: "characters" } },
  isIdempotent: false,
  async send({ text }, { thread }, context, signal): Promise<Sent> {
    const { http, settings, token, now } = context;
    const access = { accessToken: await token(), shopId: settings.shopId };
    const address = await shopeeAddress(HOST, "/api/v2/sellerchat/send_message", settings, now(), access);
    const given = { to_id: Number(thread), message_type: "text", content: { text } };
    const response = await postJson(http, address, given, { signal });
    const failed = response.status === 403 ? null : sentByStatus(response);
    if (failed) return failed;
    const { error, response: answer } = answered.parse(await jsonOf(response));
    if (error) return sentByCode(error, CODES);
    return { is: "sent", ...(answer?.message_id ? { id: answer.message_id } : {}) };
  },
  async token({ http, settings, now }, refresh) {
    const given = {
      refresh_token: refresh ?? settings.refreshToken,
      partner_id: Number(settings.partnerId),
      shop_id: Number(settings.shopId),
    };
    const {
      access_token: value,
      refresh_token,
      expire_in,
    } = granted.parse(await jsonOf(await renew(http, settings, now(), given)));
    return { value, ttlMs: expire_in * 1_000, refresh: refresh_token };
  },
  media: ({ url = "" }, { http }) => getFile(http, url),
});

const answered = z.object({
  error: z.string().optional(),
  response: z.object({ message_id: idText.optional() }).optional(),
});
const granted = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1), expire_in: z.number() });

async function renew(http: Http, settings: { partnerId: string; partnerKey: string }, now: number, given: object) {
  return postJson(http, await shopeeAddress(HOST, "/api/v2/auth/access_token/get", settings, now), given);
}

async function eventsOf(
  { code, timestamp, msg_id, data }: z.infer<typeof push>,
  shopId: string,
): Promise<ChannelEvent[]> {
  const at = timestamp * 1_000;
  const inner = typeof data === "string" ? parseJson(data) : data;
  if (code === CODE.orderStatus) {
    const { ordersn, status = "", update_time } = known(orderPush, inner);
    const state = ORDER_STATES[status];
    const eventId = msg_id ?? (await hashedId(ordersn, status, timestamp));
    const order = { externalId: ordersn, number: ordersn, ...(state ? { state } : {}) };
    return [{ is: "commerce", eventId, at: update_time ? update_time * 1_000 : at, order }];
  }
  if (code === CODE.tracking) {
    const { ordersn, tracking_no } = known(trackingPush, inner);
    const eventId = msg_id ?? (await hashedId(ordersn, tracking_no));
    return [
      { is: "commerce", eventId, at, shipment: { trackingNo: tracking_no, courier: "", order: ordersn, events: [] } },
    ];
  }
  if (code !== CODE.webchat) return [];
  const chat = chatPush.safeParse(inner);
  if (!chat.success || (chat.data.type ?? "message") !== "message") return [];
  return chatOf(chat.data.content, shopId);
}

function known<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : refuse("invalid", "the push is not as documented");
}

function chatOf(given: z.infer<typeof chatPush>["content"], shopId: string): ChannelEvent[] {
  // What the shop itself has sent comes back, too.
  if (given.from_shop_id === shopId) return [];
  const { message_id: eventId, from_id: id, from_user_name: name, created_timestamp } = given;
  const contact = { id, ...(name ? { name } : {}) };
  const reply = given.conversation_id ? { reply: { conversation: given.conversation_id } } : {};
  return [
    {
      is: "message",
      eventId,
      contact,
      thread: id,
      at: created_timestamp * 1_000,
      content: [contentOf(given)],
      ...reply,
    },
  ];
}

function contentOf({ message_type: type, content = {} }: z.infer<typeof chatPush>["content"]): Content {
  const { text, url, image_url, video_url, item_id, order_sn } = content;
  if (type === "text" && text !== undefined) return { is: "text", text };
  const picture = url ?? image_url;
  if (type === "image") return { is: "image", media: picture ? { url: picture } : {} };
  const film = video_url ?? url;
  if (type === "video") return { is: "video", media: film ? { url: film } : {} };
  if (type === "sticker") return { is: "sticker" };
  if (type === "item" && item_id) return { is: "product", id: item_id };
  if (type === "order" && order_sn) return { is: "order", id: order_sn };
  return { is: "other", type };
}

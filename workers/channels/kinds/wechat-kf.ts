import { z } from "zod";
import { refuse } from "../answer.ts";
import { defineChannel } from "../channel.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { WECHAT_FILE_HOSTS, wechatMedia, wechatSent } from "../families/wechat-api.ts";
import { readWechat } from "../families/wechat-messages.ts";
import { checkedByWecom, openedByWecom, WECOM_CODES, WECOM_HOST, wecomFields, wecomToken } from "../families/wecom.ts";
import { postJson } from "../http.ts";
import { jsonOf } from "../sent.ts";

const PULLED_AT_ONCE = 1_000;
/** Recalled: who wrote an item. */
const ORIGIN = { shopper: 3, system: 4, staff: 5 } as const;

const media = z.object({ media_id: z.string() });
/** What each item has, whatever it holds. */
const anyItem = z.object({
  msgid: z.string(),
  open_kfid: z.string().optional(),
  external_userid: z.string().optional(),
  send_time: z.number(),
  origin: z.number(),
  msgtype: z.string(),
});
const item = anyItem.extend({
  text: z.object({ content: z.string(), menu_id: z.string().optional() }).optional(),
  image: media.optional(),
  voice: media.optional(),
  video: media.optional(),
  file: media.optional(),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  link: z.object({ title: z.string().optional(), desc: z.string().optional(), url: z.string() }).optional(),
  miniprogram: z.object({ title: z.string().optional(), pagepath: z.string().optional() }).optional(),
  channels_shop_product: z.object({ product_id: z.string(), title: z.string().optional() }).optional(),
  channels_shop_order: z.object({ order_id: z.string() }).optional(),
  event: z
    .object({
      event_type: z.string(),
      open_kfid: z.string().optional(),
      external_userid: z.string().optional(),
      welcome_code: z.string().optional(),
      fail_msgid: z.string().optional(),
      fail_type: z.number().optional(),
    })
    .optional(),
});
type KfItem = z.infer<typeof item>;
const pulled = z.object({
  errcode: z.literal(0),
  next_cursor: z.string().default(""),
  has_more: z.number().default(0),
  msg_list: z.array(z.unknown()).default([]),
});

/** WeChat Customer Service (微信客服): a callback only says that there is something to pull. https://developer.work.weixin.qq.com/document/path/94670 */
export const wechatKf = defineChannel({
  kind: "wechat-kf",
  title: { zh: "微信客服", en: "WeChat Customer Service" },
  settings: wecomFields,
  hosts: () => [WECOM_HOST, ...WECHAT_FILE_HOSTS],
  handshake: (request, { settings, now }) => checkedByWecom(request, settings, now()),
  verify: (request, { settings, now }) => openedByWecom(request, settings, now()),
  parse(body, { settings }) {
    const message = readWechat(body);
    if (message.ToUserName !== settings.corpId) refuse("receiver");
    if (message.Event !== "kf_msg_or_event" || !message.OpenKfId) return [];
    return [{ is: "pull", source: message.OpenKfId, hint: message.Token ?? "" }];
  },
  async pull(source, cursor, hint, { http, token }) {
    const address = `https://${WECOM_HOST}/cgi-bin/kf/sync_msg?access_token=${encodeURIComponent(await token())}`;
    const given = {
      open_kfid: source,
      limit: PULLED_AT_ONCE,
      ...(cursor ? { cursor } : {}),
      ...(hint ? { token: hint } : {}),
    };
    const answer = pulled.parse(await jsonOf(await postJson(http, address, given)));
    const events = answer.msg_list.flatMap((one) => eventsOf(one, source));
    return { events, cursor: answer.next_cursor || (cursor ?? ""), isMore: answer.has_more === 1 };
  },
  limits: {
    text: { max: 2_048, unit: "bytes" },
    choices: { max: 10, labelMax: 128, idMax: 128 },
    windows: { message: { ms: 48 * 3_600_000, max: 5 } },
  },
  // The vendor takes a message id of ours once.
  isIdempotent: true,
  async send(bubble, { thread }, { http, token }, signal) {
    const [open_kfid, touser] = thread.split(":");
    const { text, choices } = bubble;
    const list = choices.map(({ id, label }) => ({ type: "click", click: { id, content: label } }));
    const content =
      list.length > 0
        ? { msgtype: "msgmenu", msgmenu: { head_content: text, list } }
        : { msgtype: "text", text: { content: text } };
    const address = `https://${WECOM_HOST}/cgi-bin/kf/send_msg?access_token=${encodeURIComponent(await token())}`;
    const given = { touser, open_kfid, msgid: bubble.key, ...content };
    return wechatSent(await postJson(http, address, given, { signal }), WECOM_CODES);
  },
  token: ({ http, settings }) => wecomToken(http, settings.corpId, settings.corpSecret),
  media: (media, context) => wechatMedia(WECOM_HOST, media, context),
});

/** One item that is not as documented must not hold up those behind it: it is told by its type, or passed over. */
function eventsOf(given: unknown, source: string): ChannelEvent[] {
  const whole = item.safeParse(given);
  if (whole.success) return eventsOfItem(whole.data, source);
  const part = anyItem.safeParse(given);
  return part.success ? eventsOfItem(part.data, source) : [];
}

function eventsOfItem(one: KfItem, source: string): ChannelEvent[] {
  const { msgid: eventId, origin, event } = one;
  const shopper = one.external_userid ?? event?.external_userid;
  if (!shopper) return [];
  const thread = `${one.open_kfid ?? source}:${shopper}`;
  const base = { eventId, contact: { id: shopper }, thread, at: one.send_time * 1_000 };
  if (event?.event_type === "enter_session") {
    const reply = event.welcome_code ? { reply: { welcome: event.welcome_code } } : {};
    return [{ is: "signal", ...base, signal: "entered", opens: null, ...reply }];
  }
  if (event?.event_type === "msg_send_fail" && event.fail_msgid) {
    const failed = { messageId: event.fail_msgid, state: "failed" as const, reason: `code ${event.fail_type ?? 0}` };
    return [{ is: "receipt", eventId, thread, at: base.at, ...failed }];
  }
  if (event?.event_type === "session_status_change" || origin === ORIGIN.staff) {
    return [{ is: "signal", ...base, signal: "taken_over", opens: null }];
  }
  if (origin !== ORIGIN.shopper || event) return [];
  return [{ is: "message", ...base, content: [contentOf(one)] }];
}

function contentOf(one: KfItem): Content {
  const { text, image, voice, video, file, location, link, miniprogram } = one;
  if (text?.menu_id) return { is: "choice", id: text.menu_id, label: text.content };
  if (text) return { is: "text", text: text.content };
  if (image) return { is: "image", media: { id: image.media_id } };
  if (voice) return { is: "voice", media: { id: voice.media_id }, mime: "audio/amr" };
  if (video) return { is: "video", media: { id: video.media_id } };
  if (file) return { is: "file", media: { id: file.media_id } };
  if (location) return { is: "location", ...location };
  if (link) {
    const { url, title, desc } = link;
    return { is: "link", url, ...(title ? { title } : {}), ...(desc ? { description: desc } : {}) };
  }
  if (one.channels_shop_product) {
    const { product_id: id, title } = one.channels_shop_product;
    return { is: "product", id, ...(title ? { title } : {}) };
  }
  if (one.channels_shop_order) return { is: "order", id: one.channels_shop_order.order_id };
  if (miniprogram?.pagepath) {
    return { is: "product", id: miniprogram.pagepath, ...(miniprogram.title ? { title: miniprogram.title } : {}) };
  }
  return { is: "other", type: one.msgtype };
}

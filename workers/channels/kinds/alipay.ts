import { z } from "zod";
import { type Answer, refuse, textAnswer } from "../answer.ts";
import { type Bubble, type ChannelContext, defineChannel, type RawRequest, type Sent } from "../channel.ts";
import type { ChannelEvent, CommerceEvent } from "../events.ts";
import {
  alipaySignature,
  formBytes,
  isSignedByAlipay,
  publicHalf,
  signed as signedText,
  textsOf,
} from "../families/alipay-sign.ts";
import { newsArticle, newsCards } from "../families/wechat-news.ts";
import { type Http, postForm } from "../http.ts";
import { minorUnits } from "../money.ts";
import { cdata, hashedId, matching, readJson, readXml } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const GATEWAY_HOST = "openapi.alipay.com";
/** Recalled: where pictures of messages are fetched. */
const MEDIA_URL = "https://openfile.alipay.com/chat/multimedia.do";
const SEND = "alipay.open.public.message.custom.send";
const DOWNLOAD = "alipay.mobile.public.multimedia.download";
const CHECK_SERVICE = "alipay.service.check";
const HOUR_MS = 3_600_000;
/** Times of the gateway are Beijing's. */
const BEIJING_MS = 8 * HOUR_MS;

/** Recalled: the elements of a message. */
const messageXml = z.object({
  AppId: z.string(),
  FromUserId: z.string().optional(),
  FromAlipayUserId: z.string().optional(),
  CreateTime: z.string().optional(),
  MsgType: z.string(),
  MsgId: z.string().optional(),
  EventType: z.string().optional(),
  ActionParam: z.string().optional(),
  Text: z.object({ Content: z.string() }).optional(),
  Image: z.object({ MediaId: z.string(), Format: z.string().optional() }).optional(),
});
type Message = z.infer<typeof messageXml>;
const fields = z.record(z.string(), z.string());
const trade = z.object({
  app_id: z.string(),
  notify_id: z.string(),
  notify_time: z.string().optional(),
  out_trade_no: z.string(),
  trade_status: z.string(),
  total_amount: z.string().optional(),
  refund_fee: z.string().optional(),
});

/**
 * Codes of the gateway, and those of its detailed codes that mean something else than their code.
 * https://opendocs.alipay.com/common/02km9f — what the business refuses (40004) goes by its own name.
 */
const CODES: Readonly<Record<string, Outcome>> = {
  "20000": "retry",
  "20001": "credentials",
  "40001": "invalid",
  "40002": "invalid",
  "40003": "credentials",
  "40005": "retry",
  "40006": "credentials",
  "aop.unsupport-operation": "invalid",
  "isv.missing-app-id": "credentials",
  "isv.missing-signature": "credentials",
  "isv.missing-signature-key": "credentials",
  "isv.missing-signature-type": "credentials",
  "isv.invalid-app-id": "credentials",
  "isv.invalid-signature": "credentials",
  "isv.invalid-signature-type": "credentials",
  "isv.not-support-app-auth": "credentials",
  // Of the message interface itself: too long after what the shopper did.
  msg_sd_over_time: "window",
};

/** An Alipay life account, with the notifications of its payments. https://opendocs.alipay.com/fw/api/105942 */
export const alipay = defineChannel({
  kind: "alipay",
  title: { zh: "支付宝生活号", en: "Alipay life account" },
  settings: {
    appId: shown(
      { zh: "应用 APPID", en: "App id" },
      { zh: "open.alipay.com → 控制台 → 生活号应用", en: "open.alipay.com → console → the life account's app" },
      line(32),
    ),
    alipayPublicKey: secret(
      { zh: "支付宝公钥", en: "Alipay public key" },
      {
        zh: "开发设置 → 接口加签方式（RSA2）→ 查看支付宝公钥，不是应用公钥",
        en: "Development settings → signing (RSA2) → Alipay public key, not the app's",
      },
      z.string().trim().min(100).max(2_000),
    ),
    privateKey: secret(
      { zh: "应用私钥", en: "App private key" },
      { zh: "密钥工具生成的 PKCS8（Java）格式私钥", en: "PKCS#8 (Java), from the key tool" },
      z.string().trim().min(100).max(4_000),
    ),
  },
  hosts: () => [GATEWAY_HOST, new URL(MEDIA_URL).hostname],
  async handshake(request, context) {
    if (request.method !== "POST" || !isService(request, CHECK_SERVICE)) return null;
    await verified(request, context);
    const { privateKey } = context.settings;
    return signedXml(`<success>true</success><biz_content>${await publicHalf(privateKey)}</biz_content>`, privateKey);
  },
  verify: verified,
  async parse(text, { settings, now }) {
    const given = readJson(text, fields);
    if (given.notify_type) return tradeEvents(matching(given, trade), settings.appId, now());
    const message = readXml(given.biz_content ?? "", "XML", messageXml);
    if (message.AppId !== settings.appId) refuse("receiver");
    return eventsOf(message, now());
  },
  async ack(events, _, { settings, now }, request) {
    if (!isService(request, "")) return textAnswer("success");
    const first = events.find((event) => event.is === "message" || event.is === "signal");
    const to = first?.contact.id ?? "";
    const inner = [
      `<ToUserId>${cdata(to)}</ToUserId>`,
      `<AppId>${cdata(settings.appId)}</AppId>`,
      `<CreateTime>${now()}</CreateTime>`,
      `<MsgType>${cdata("ack")}</MsgType>`,
    ];
    return signedXml(`<XML>${inner.join("")}</XML>`, settings.privateKey);
  },
  // Recalled: characters of one text, and how long after the shopper's act it may be sent.
  limits: { text: { max: 1_000, unit: "characters" }, cards: newsCards, windows: { message: { ms: 48 * HOUR_MS } } },
  isIdempotent: false,
  async send(bubble, { thread }, context, signal): Promise<Sent> {
    const content = { to_user_id: thread, ...bodyOf(bubble) };
    const response = await called(context, `https://${GATEWAY_HOST}/gateway.do`, SEND, content, signal);
    const failed = sentByStatus(response);
    if (failed) return failed;
    const answer = answered.parse((await jsonOf(response))[`${SEND.replaceAll(".", "_")}_response`]);
    if (answer.code === "10000") return { is: "sent" };
    return sentByCode(nameOf(answer), CODES);
  },
  media: ({ id }, context) => called(context, MEDIA_URL, DOWNLOAD, { mediaId: id }),
  async check({ settings }) {
    const isReadable = await publicHalf(settings.privateKey).catch(() => null);
    if (isReadable) return {};
    const zh = "应用私钥不是 PKCS8 格式，请用密钥工具转换后再填";
    return { problem: { zh, en: "The app's private key is no PKCS#8 key; convert it with the key tool" } };
  },
});

/** A text, or an article with a picture. https://opendocs.alipay.com/apis/api_6/alipay.open.public.message.custom.send */
function bodyOf({ text, cards: [card] }: Bubble) {
  if (!card) return { msg_type: "text", text: { content: text } };
  const { title, description: desc, url, picurl: image_url } = newsArticle(card, text);
  return { msg_type: "image-text", articles: [{ title, desc, image_url, url }] };
}

const answered = z.object({ code: z.string(), sub_code: z.string().optional() });

/** The detailed code where it is known or the only one that tells anything, else the code that it details. */
function nameOf({ code, sub_code = code }: z.infer<typeof answered>): string {
  const detail = sub_code.toLowerCase();
  if (Object.hasOwn(CODES, detail)) return detail;
  return Object.hasOwn(CODES, code) ? code : sub_code;
}

type Keys = { alipayPublicKey: string };

async function verified({ body }: RawRequest, { settings }: Pick<ChannelContext<Keys>, "settings">): Promise<string> {
  const given = formBytes(body);
  if (!(await isSignedByAlipay(given, settings.alipayPublicKey))) refuse("signature");
  return JSON.stringify(textsOf(given));
}

/** Whether a form is a call of the life account's gateway; payments are told without a `service`. */
function isService({ body }: RawRequest, name: string): boolean {
  const service = formBytes(body).get("service");
  return service !== undefined && (name === "" || new TextDecoder().decode(service) === name);
}

async function signedXml(inner: string, privateKey: string): Promise<Answer> {
  const sign = await signedText(inner, privateKey);
  const body = `<?xml version="1.0" encoding="GBK"?><alipay><response>${inner}</response><sign>${sign}</sign><sign_type>RSA2</sign_type></alipay>`;
  return { status: 200, body, type: "text/xml; charset=GBK" };
}

async function eventsOf(given: Message, now: number): Promise<ChannelEvent[]> {
  const { MsgType, EventType = "", ActionParam = "", Text, Image } = given;
  const id = given.FromAlipayUserId || given.FromUserId;
  if (!id) return [];
  const at = Number(given.CreateTime) || now;
  const eventId = given.MsgId || (await hashedId(id, given.CreateTime ?? "", MsgType, EventType, ActionParam));
  const base = { eventId, contact: { id }, thread: id, at };
  if (MsgType === "text" && Text) return [{ ...base, is: "message", content: [{ is: "text", text: Text.Content }] }];
  if (MsgType === "image" && Image) {
    const format = Image.Format ? { mime: `image/${Image.Format.toLowerCase()}` } : {};
    return [{ ...base, is: "message", content: [{ is: "image", media: { id: Image.MediaId }, ...format }] }];
  }
  if (MsgType !== "event") return [{ ...base, is: "message", content: [{ is: "other", type: MsgType }] }];
  if (EventType === "click" && ActionParam) {
    return [{ ...base, is: "message", content: [{ is: "choice", id: ActionParam, label: ActionParam }] }];
  }
  if (EventType === "follow" || EventType === "enter") return [{ ...base, is: "signal", signal: "entered" }];
  if (EventType === "unfollow") return [{ ...base, is: "signal", signal: "left", opens: null }];
  return [];
}

const TRADE_STATES = new Map<string, "paid" | "cancelled">([
  ["TRADE_SUCCESS", "paid"],
  ["TRADE_FINISHED", "paid"],
  ["TRADE_CLOSED", "cancelled"],
]);

function tradeEvents(given: z.infer<typeof trade>, appId: string, now: number): ChannelEvent[] {
  if (given.app_id !== appId) refuse("receiver");
  const { notify_id: eventId, out_trade_no: externalId, trade_status, total_amount, refund_fee, notify_time } = given;
  const isRefund = trade_status === "TRADE_CLOSED" && Number(refund_fee) > 0;
  const state = isRefund ? "refunded" : TRADE_STATES.get(trade_status);
  const totalMinor =
    total_amount && /^\d{1,12}(\.\d{1,2})?$/.test(total_amount) ? minorUnits(total_amount, "CNY") : null;
  const order: NonNullable<CommerceEvent["order"]> = {
    externalId,
    ...(state ? { state } : {}),
    ...(totalMinor === null ? {} : { totalMinor, currency: "CNY" }),
  };
  const at = Date.parse(`${(notify_time ?? "").replace(" ", "T")}+08:00`) || now;
  return [{ is: "commerce", eventId, at, order }];
}

interface Caller {
  settings: { appId: string; privateKey: string };
  now: () => number;
  http: Http;
}

async function called(
  { settings, now, http }: Caller,
  url: string,
  method: string,
  content: object,
  signal?: AbortSignal,
) {
  const parameters: Record<string, string> = {
    app_id: settings.appId,
    method,
    format: "JSON",
    charset: "utf-8",
    sign_type: "RSA2",
    timestamp: new Date(now() + BEIJING_MS).toISOString().slice(0, 19).replace("T", " "),
    version: "1.0",
    biz_content: JSON.stringify(content),
  };
  const sign = await alipaySignature(parameters, settings.privateKey);
  return postForm(http, url, { ...parameters, sign }, signal ? { signal } : {});
}

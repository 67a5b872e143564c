import { z } from "zod";
import { jsonAnswer, refuse, textAnswer } from "../answer.ts";
import { type Bubble, type ChannelContext, defineChannel, type RawRequest, type Sent } from "../channel.ts";
import { type ChannelEvent, type Content, threadOf } from "../events.ts";
import { requireWechatSignature } from "../families/wechat-crypto.ts";
import { newsArticle, newsCards } from "../families/wechat-news.ts";
import { requireFresh } from "../freshness.ts";
import { getFile, postForm } from "../http.ts";
import { hashedId, idText, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const HOST = "m.api.weibo.com";
/** Where pictures and voices of messages are, by the id that is the receiver's. */
const MEDIA_HOST = "upload.api.weibo.com";
/** Recalled: how long after the shopper's message an answer is taken. */
const WINDOW_MS = 24 * 3_600_000;

const message = z.object({
  type: z.string(),
  receiver_id: idText,
  sender_id: idText,
  created_at: z.string(),
  text: z.string().optional(),
  data: z
    .object({
      vfid: idText.optional(),
      tovfid: idText.optional(),
      longitude: idText.optional(),
      latitude: idText.optional(),
      subtype: z.string().optional(),
      key: z.string().optional(),
    })
    .optional(),
});

/** Recalled error codes of the fans service. */
const CODES: Readonly<Record<string, Outcome>> = {
  "10023": "retry",
  "10022": "retry",
  "10002": "retry",
  "21327": "credentials",
  "21332": "credentials",
  "21315": "credentials",
  "21301": "credentials",
  "10013": "invalid",
  "20016": "quota",
  "21335": "blocked",
  "26402": "window",
};

/** Private messages of a verified Weibo account (粉丝服务平台). The vendor signs the clock, not the body. */
export const weibo = defineChannel({
  kind: "weibo",
  title: { zh: "微博私信", en: "Weibo messages" },
  settings: {
    accountId: shown(
      { zh: "账号 UID", en: "Account UID" },
      { zh: "蓝 V 账号的数字 UID", en: "Number of the verified account" },
      line(40),
    ),
    appSecret: secret(
      { zh: "AppSecret", en: "App secret" },
      { zh: "粉丝服务平台 → 开发者模式", en: "Fans service platform → developer mode" },
      line(128),
    ),
    accessToken: secret(
      { zh: "access_token", en: "access_token" },
      { zh: "同页生成，一年有效", en: "Generated on the same page, good for a year" },
      line(256),
    ),
  },
  hosts: () => [HOST, MEDIA_HOST],
  async handshake(request, context) {
    if (request.method !== "GET") return null;
    await signed(request, context);
    return textAnswer(request.url.searchParams.get("echostr") ?? "");
  },
  async verify(request, context) {
    await signed(request, context);
    return readText(request.body);
  },
  parse: (text, { settings }) => eventsOf(readJson(text, message), settings.accountId),
  passive: { ms: 4_300, max: 1, carriesCards: true },
  ack(events, reply, { settings }) {
    const to = threadOf(events);
    const [bubble] = reply ?? [];
    if (!to || !bubble || (bubble.text === "" && bubble.cards.length === 0)) return jsonAnswer({ result: true });
    const { type, data } = said(bubble);
    const from = { receiver_id: to, sender_id: settings.accountId };
    return jsonAnswer({ result: true, ...from, type, data: encodeURIComponent(JSON.stringify(data)) });
  },
  limits: { text: { max: 300, unit: "characters" }, cards: newsCards, windows: { message: { ms: WINDOW_MS } } },
  isIdempotent: false,
  async send(bubble, { thread }, { http, settings }, signal): Promise<Sent> {
    const { type, data } = said(bubble);
    const fields = { access_token: settings.accessToken, type, data: JSON.stringify(data), receiver_id: thread };
    const response = await postForm(http, `https://${HOST}/2/messages/reply.json`, fields, { signal });
    if (response.status === 502 || response.status === 504) throw new Error("the gateway does not know");
    const { result, error_code: code } = answered.parse(await jsonOf(response));
    if (code !== undefined) return sentByCode(code, CODES);
    if (result === true) return { is: "sent" };
    return sentByStatus(response) ?? { is: "refused", reason: "invalid" };
  },
  media({ id = "" }, { http, settings }) {
    const query = new URLSearchParams({ access_token: settings.accessToken, fid: id });
    return getFile(http, `https://${MEDIA_HOST}/2/mss/msget?${query}`);
  },
});

const answered = z.object({ result: z.boolean().optional(), error_code: z.number().optional() });

/** Recalled: a text, or an article with a picture. */
function said({ text, cards: [card] }: Bubble): { type: "text" | "articles"; data: object } {
  if (!card) return { type: "text", data: { text } };
  const { title, description, url, picurl } = newsArticle(card, text);
  return { type: "articles", data: { articles: [{ display_name: title, summary: description, image: picurl, url }] } };
}

async function signed(
  { url }: RawRequest,
  { settings, now }: Pick<ChannelContext<{ appSecret: string }>, "settings" | "now">,
): Promise<void> {
  const given = (name: string) => url.searchParams.get(name) ?? "";
  await requireWechatSignature(given("signature"), settings.appSecret, given("timestamp"), given("nonce"));
  requireFresh(given("timestamp"), "ms", now());
}

async function eventsOf(given: z.infer<typeof message>, accountId: string): Promise<ChannelEvent[]> {
  const { type, receiver_id, sender_id: from, created_at, text, data = {} } = given;
  if (receiver_id !== accountId) refuse("receiver");
  const at = Date.parse(created_at);
  if (Number.isNaN(at)) refuse("invalid", "created_at is no time");
  // The vendor gives no message id.
  const eventId = await hashedId(from, at, type, text ?? "", JSON.stringify(data));
  const base = { eventId, contact: { id: from }, thread: from, at };
  if (type === "event") {
    if (data.subtype === "click" && data.key) {
      return [{ is: "message", ...base, content: [{ is: "choice", id: data.key, label: data.key }] }];
    }
    const signal = data.subtype === "unfollow" ? "left" : data.subtype === "follow" ? "entered" : "other";
    return [{ is: "signal", ...base, signal, opens: signal === "entered" ? "message" : null }];
  }
  return [{ is: "message", ...base, content: contentOf(given) }];
}

function contentOf({ type, text, data = {} }: z.infer<typeof message>): Content[] {
  const latitude = Number(data.latitude);
  const longitude = Number(data.longitude);
  if (type === "text" && text !== undefined) return [{ is: "text", text }];
  if (type === "position" && Number.isFinite(latitude) && Number.isFinite(longitude)) {
    return [{ is: "location", latitude, longitude, ...(text ? { address: text } : {}) }];
  }
  const media = data.tovfid ? { id: data.tovfid } : {};
  if (type === "image") return [{ is: "image", media }];
  if (type === "voice") return [{ is: "voice", media }];
  return [{ is: "other", type }];
}

import { z } from "zod";
import { refuse, textAnswer } from "../answer.ts";
import { type Bubble, defineChannel } from "../channel.ts";
import type { ChannelEvent } from "../events.ts";
import {
  WECHAT_FILE_HOSTS,
  WECHAT_HOST,
  wechatMedia,
  wechatSent,
  wechatToken,
  wechatTyping,
} from "../families/wechat-api.ts";
import { openWechat, requireWechatSignature } from "../families/wechat-crypto.ts";
import { contentOf, createdAt, messageId, readCipher, readWechat } from "../families/wechat-messages.ts";
import { newsArticle, newsCards } from "../families/wechat-news.ts";
import { requireFresh } from "../freshness.ts";
import { postJson } from "../http.ts";
import { readText } from "../payload.ts";
import { line, secret, shown } from "../settings.ts";

const aesKey = z.string().trim().length(43);

/**
 * Customer messages of a WeChat mini program, in safe mode. Answers go by the API only.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html
 */
export const wechatMini = defineChannel({
  kind: "wechat-mini",
  title: { zh: "微信小程序", en: "WeChat Mini Program" },
  settings: {
    account: shown(
      { zh: "原始 ID", en: "Original ID" },
      { zh: "小程序后台 → 设置 → 账号信息，以 gh_ 开头", en: "Mini program console → Settings, begins with gh_" },
      line(64),
    ),
    appId: shown({ zh: "AppID", en: "AppID" }, { zh: "开发管理 → 开发设置", en: "Development → settings" }, line(64)),
    appSecret: secret({ zh: "AppSecret", en: "AppSecret" }, { zh: "同页", en: "The same page" }, line(128)),
    token: secret(
      { zh: "令牌 Token", en: "Token" },
      { zh: "消息推送里自己填写", en: "Chosen by you under message push" },
      line(32),
    ),
    encodingAesKey: secret(
      { zh: "消息加密密钥", en: "EncodingAESKey" },
      { zh: "消息推送选安全模式，43 位", en: "Message push in safe mode, 43 characters" },
      aesKey,
    ),
    previousAesKey: secret(
      { zh: "上一个密钥", en: "Previous EncodingAESKey" },
      { zh: "更换密钥期间填写旧的", en: "The old one, while you change keys" },
      aesKey.optional(),
    ),
  },
  hosts: () => [WECHAT_HOST, ...WECHAT_FILE_HOSTS],
  async handshake({ method, url }, { settings, now }) {
    if (method !== "GET") return null;
    const given = (name: string) => url.searchParams.get(name) ?? "";
    await requireWechatSignature(given("signature"), settings.token, given("timestamp"), given("nonce"));
    requireFresh(given("timestamp"), "s", now());
    return textAnswer(given("echostr"));
  },
  async verify({ url, body }, { settings, now }) {
    const given = (name: string) => url.searchParams.get(name) ?? "";
    const cipher = readCipher(readText(body));
    const timestamp = given("timestamp");
    await requireWechatSignature(given("msg_signature"), settings.token, timestamp, given("nonce"), cipher);
    requireFresh(timestamp, "s", now());
    return openWechat([settings.encodingAesKey, settings.previousAesKey], cipher, settings.appId);
  },
  parse(body, { settings }): ChannelEvent[] {
    const message = readWechat(body);
    if (message.ToUserName !== settings.account) refuse("receiver");
    const from = message.FromUserName;
    const base = { eventId: messageId(message), contact: { id: from }, thread: from, at: createdAt(message) };
    const content = contentOf(message);
    if (content) return [{ ...base, is: "message", content: [content] }];
    const isEnter = message.Event === "user_enter_tempsession";
    const reply = message.SessionFrom ? { reply: { session: message.SessionFrom } } : {};
    return [
      { ...base, is: "signal", signal: isEnter ? "entered" : "other", opens: isEnter ? "enter" : null, ...reply },
    ];
  },
  ack: () => textAnswer("success"),
  limits: {
    text: { max: 2_048, unit: "bytes" },
    cards: newsCards,
    windows: { message: { ms: 48 * 3_600_000, max: 5 }, enter: { ms: 60_000, max: 2 } },
  },
  isIdempotent: false,
  async send(bubble, { thread }, { http, token }, signal) {
    const address = `https://${WECHAT_HOST}/cgi-bin/message/custom/send?access_token=${encodeURIComponent(await token())}`;
    return wechatSent(await postJson(http, address, { touser: thread, ...bodyOf(bubble) }, { signal }));
  },
  token: ({ http, settings }) => wechatToken(http, settings.appId, settings.appSecret),
  async typing({ thread }, { http, token }) {
    await wechatTyping(http, await token(), thread);
  },
  media: (media, context) => wechatMedia(WECHAT_HOST, media, context),
});

/** A product with a picture is a link; a page of the mini program would need its picture uploaded first. */
function bodyOf({ text, cards: [card] }: Bubble) {
  if (!card) return { msgtype: "text", text: { content: text } };
  const { title, description, url, picurl } = newsArticle(card, text);
  return { msgtype: "link", link: { title, description, url, thumb_url: picurl } };
}

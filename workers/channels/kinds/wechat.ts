import { z } from "zod";
import { refuse, textAnswer, xmlAnswer } from "../answer.ts";
import { type Bubble, defineChannel, type RawRequest } from "../channel.ts";
import { threadOf } from "../events.ts";
import {
  WECHAT_FILE_HOSTS,
  WECHAT_HOST,
  wechatMedia,
  wechatSent,
  wechatToken,
  wechatTyping,
} from "../families/wechat-api.ts";
import { openWechat, requireWechatSignature, sealedReply } from "../families/wechat-crypto.ts";
import { contentOf, createdAt, messageId, readCipher, readWechat } from "../families/wechat-messages.ts";
import { carriedXml, newsArticle, newsCards } from "../families/wechat-news.ts";
import { requireFresh } from "../freshness.ts";
import { postJson } from "../http.ts";
import { cdata, readText } from "../payload.ts";
import { jsonOf } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const aesKey = z.string().trim().length(43).optional();

/**
 * WeChat Official Account (公众号). https://developers.weixin.qq.com/doc/offiaccount/ — plain and safe mode. In plain
 * mode the vendor signs only token, time and nonce, so safe mode is the one to choose.
 */
export const wechat = defineChannel({
  kind: "wechat",
  title: { zh: "微信公众号", en: "WeChat Official Account" },
  settings: {
    account: shown(
      { zh: "原始 ID", en: "Original ID" },
      { zh: "公众平台 → 设置 → 账号详情,以 gh_ 开头", en: "Official Accounts Platform → Settings, begins with gh_" },
      line(64),
    ),
    appId: shown(
      { zh: "AppID", en: "AppID" },
      { zh: "开发 → 基本配置", en: "Development → Basic configuration" },
      line(64),
    ),
    appSecret: secret(
      { zh: "AppSecret", en: "AppSecret" },
      {
        zh: "同页生成;并把本系统的出口 IP 加入白名单",
        en: "Generated on the same page; add our egress address to the IP allow-list",
      },
      line(128),
    ),
    token: secret(
      { zh: "令牌 Token", en: "Token" },
      {
        zh: "服务器配置里自己填写,3–32 位字母或数字",
        en: "Chosen by you in the server configuration, 3–32 characters",
      },
      line(32),
    ),
    encodingAesKey: secret(
      { zh: "消息加解密密钥", en: "EncodingAESKey" },
      { zh: "安全模式的 43 位密钥;明文模式留空", en: "43 characters for safe mode; empty for plain mode" },
      aesKey,
    ),
    previousAesKey: secret(
      { zh: "上一个密钥", en: "Previous EncodingAESKey" },
      { zh: "更换密钥期间填写旧的", en: "The old one, while you change keys" },
      aesKey,
    ),
  },
  hosts: () => [WECHAT_HOST, ...WECHAT_FILE_HOSTS],
  async handshake({ method, url }, { settings, now }) {
    if (method !== "GET") return null;
    const query = queryOf(url);
    await requireWechatSignature(query.signature, settings.token, query.timestamp, query.nonce);
    requireFresh(query.timestamp, "s", now());
    return textAnswer(query.echostr);
  },
  async verify({ url, body }, { settings, now }) {
    const { signature, msgSignature, timestamp, nonce } = queryOf(url);
    const text = readText(body);
    // A key in the settings means safe mode: a plain body would slip past what the key protects.
    if (!settings.encodingAesKey) {
      await requireWechatSignature(signature, settings.token, timestamp, nonce);
      requireFresh(timestamp, "s", now());
      return text;
    }
    const cipher = readCipher(text);
    await requireWechatSignature(msgSignature, settings.token, timestamp, nonce, cipher);
    requireFresh(timestamp, "s", now());
    return openWechat([settings.encodingAesKey, settings.previousAesKey], cipher, settings.appId);
  },
  parse(body, { settings }) {
    const message = readWechat(body);
    if (message.ToUserName !== settings.account) refuse("receiver");
    const base = {
      eventId: messageId(message),
      contact: { id: message.FromUserName },
      thread: message.FromUserName,
      at: createdAt(message),
    };
    const content = contentOf(message);
    if (content) return [{ ...base, is: "message", content: [content] }];
    const event = (message.Event ?? "").toLowerCase();
    if (event === "click" && message.EventKey) {
      const choice = { is: "choice", id: message.EventKey, label: message.EventKey } as const;
      return [{ ...base, is: "message", content: [choice], opens: "act" }];
    }
    const isAct = event === "subscribe" || event === "scan";
    const signal = event === "unsubscribe" ? "left" : isAct ? "entered" : "other";
    return [{ ...base, is: "signal", signal, opens: isAct ? "act" : null }];
  },
  passive: { ms: 4_300, max: 1, carriesCards: true },
  async ack(events, reply, { settings, now }, request) {
    const to = threadOf(events);
    const [bubble] = reply ?? [];
    if (!to || !bubble || (bubble.text === "" && bubble.cards.length === 0)) return textAnswer("success");
    const seconds = Math.floor(now() / 1_000);
    const xml = [
      `<xml><ToUserName>${cdata(to)}</ToUserName><FromUserName>${cdata(settings.account)}</FromUserName>`,
      `<CreateTime>${seconds}</CreateTime>${carriedXml(bubble)}</xml>`,
    ].join("");
    if (!settings.encodingAesKey) return xmlAnswer(xml);
    const { token, encodingAesKey, appId: receiver } = settings;
    return xmlAnswer(await sealedReply(xml, { token, encodingAesKey, receiver }, seconds, queryOf(request.url).nonce));
  },
  limits: {
    text: { max: 2_000, unit: "bytes" },
    choices: { max: 10, labelMax: 40 },
    cards: newsCards,
    windows: { message: { ms: 48 * 3_600_000, max: 5 }, act: { ms: 60_000, max: 3 } },
  },
  isIdempotent: false,
  async send(bubble, { thread }, { http, token }, signal) {
    const url = `https://${WECHAT_HOST}/cgi-bin/message/custom/send?access_token=${encodeURIComponent(await token())}`;
    return wechatSent(await postJson(http, url, { touser: thread, ...bodyOf(bubble) }, { signal }));
  },
  token: ({ http, settings }) => wechatToken(http, settings.appId, settings.appSecret),
  async typing({ thread }, { http, token }) {
    await wechatTyping(http, await token(), thread);
  },
  media: (media, context) => wechatMedia(WECHAT_HOST, media, context),
  async profile(contact, { http, token }) {
    const query = new URLSearchParams({ access_token: await token(), openid: contact, lang: "zh_CN" });
    const { unionid, language } = await jsonOf(await http(`https://${WECHAT_HOST}/cgi-bin/user/info?${query}`));
    return {
      ...(typeof unionid === "string" ? { unionId: unionid } : {}),
      ...(typeof language === "string" ? { locale: language.replace("_", "-") } : {}),
    };
  },
});

function bodyOf({ text, choices, cards }: Bubble) {
  if (choices.length > 0) {
    const list = choices.map(({ id, label }) => ({ id, content: label }));
    return { msgtype: "msgmenu", msgmenu: { head_content: text, list } };
  }
  const [card] = cards;
  if (card) return { msgtype: "news", news: { articles: [newsArticle(card, text)] } };
  return { msgtype: "text", text: { content: text } };
}

function queryOf(url: RawRequest["url"]) {
  const given = (name: string) => url.searchParams.get(name) ?? "";
  return {
    signature: given("signature"),
    msgSignature: given("msg_signature"),
    timestamp: given("timestamp"),
    nonce: given("nonce"),
    echostr: given("echostr"),
  };
}

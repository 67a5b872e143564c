import { z } from "zod";
import { refuse, textAnswer, xmlAnswer } from "../answer.ts";
import { type Bubble, defineChannel } from "../channel.ts";
import { type ChannelEvent, threadOf } from "../events.ts";
import { WECHAT_FILE_HOSTS, wechatMedia, wechatSent } from "../families/wechat-api.ts";
import { sealedReply } from "../families/wechat-crypto.ts";
import { contentOf, createdAt, messageId, readWechat } from "../families/wechat-messages.ts";
import { carriedXml, newsArticle, newsCards } from "../families/wechat-news.ts";
import { checkedByWecom, openedByWecom, WECOM_CODES, WECOM_HOST, wecomFields, wecomToken } from "../families/wecom.ts";
import { buttonCard } from "../families/wecom-card.ts";
import { postJson } from "../http.ts";
import { cdata } from "../payload.ts";
import { shown } from "../settings.ts";

/** A WeCom app; those who write are the company's own people. https://developer.work.weixin.qq.com/document/path/90238 */
export const wecom = defineChannel({
  kind: "wecom",
  title: { zh: "企业微信应用", en: "WeCom app" },
  settings: {
    ...wecomFields,
    agentId: shown(
      { zh: "AgentId", en: "AgentId" },
      { zh: "应用详情页的数字", en: "The number on the app's page" },
      z
        .string()
        .trim()
        .regex(/^\d{1,12}$/),
    ),
  },
  hosts: () => [WECOM_HOST, ...WECHAT_FILE_HOSTS],
  handshake: (request, { settings, now }) => checkedByWecom(request, settings, now()),
  verify: (request, { settings, now }) => openedByWecom(request, settings, now()),
  parse(body, { settings }) {
    const message = readWechat(body);
    const isOtherApp = message.AgentID !== undefined && message.AgentID !== settings.agentId;
    if (message.ToUserName !== settings.corpId || isOtherApp) refuse("receiver");
    const from = message.FromUserName;
    const base = { eventId: messageId(message), contact: { id: from }, thread: from, at: createdAt(message) };
    const content = contentOf(message);
    if (content) return [{ ...base, is: "message", content: [content] }];
    const event = (message.Event ?? "").toLowerCase();
    if ((event === "click" || event === "template_card_event") && message.EventKey) {
      return [
        { ...base, is: "message", content: [{ is: "choice", id: message.EventKey, label: message.EventKey }] },
      ] satisfies ChannelEvent[];
    }
    return [{ ...base, is: "signal", signal: event === "enter_agent" ? "entered" : "other" }];
  },
  passive: { ms: 4_300, max: 1, carriesCards: true },
  async ack(events, reply, { settings, now }, request) {
    const to = threadOf(events);
    const [bubble] = reply ?? [];
    if (!to || !bubble || (bubble.text === "" && bubble.cards.length === 0)) return textAnswer("");
    const seconds = Math.floor(now() / 1_000);
    const xml = [
      `<xml><ToUserName>${cdata(to)}</ToUserName><FromUserName>${cdata(settings.corpId)}</FromUserName>`,
      `<CreateTime>${seconds}</CreateTime>${carriedXml(bubble)}</xml>`,
    ].join("");
    const nonce = request.url.searchParams.get("nonce") ?? "";
    return xmlAnswer(
      await sealedReply(
        xml,
        { token: settings.token, encodingAesKey: settings.encodingAesKey, receiver: settings.corpId },
        seconds,
        nonce,
      ),
    );
  },
  limits: { text: { max: 2_048, unit: "bytes" }, choices: buttonCard.limits, cards: newsCards },
  isIdempotent: false,
  async send(bubble, { thread }, { http, settings, token }, signal) {
    const address = `https://${WECOM_HOST}/cgi-bin/message/send?access_token=${encodeURIComponent(await token())}`;
    const given = { touser: thread, agentid: Number(settings.agentId), ...bodyOf(bubble) };
    return wechatSent(await postJson(http, address, given, { signal }), WECOM_CODES);
  },
  token: ({ http, settings }) => wecomToken(http, settings.corpId, settings.corpSecret),
  media: (media, context) => wechatMedia(WECOM_HOST, media, context),
});

/** https://developer.work.weixin.qq.com/document/path/90236 */
function bodyOf(bubble: Bubble) {
  const { text, choices, cards } = bubble;
  if (choices.length > 0) return { msgtype: "template_card", template_card: buttonCard.of(bubble) };
  const [card] = cards;
  if (card) return { msgtype: "news", news: { articles: [newsArticle(card, text)] } };
  return { msgtype: "text", text: { content: text } };
}

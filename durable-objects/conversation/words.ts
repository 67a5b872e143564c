import type { ShopSnapshot } from "../../workers/platform/snapshot.ts";

/** What the object says by itself, where no turn speaks: about waiting for a person. */
const WORDS = {
  timedOut: {
    zh: "抱歉，人工客服目前都在忙，已为您登记，稍后会有同事联系您。在此之前我可以继续帮您查询。",
    en: "Sorry, all colleagues are busy at the moment. Your request is noted and someone will contact you. Until then I can keep looking things up for you.",
  },
  failed: {
    zh: "您的消息已经收到，正在为您转接人工客服，请稍等。",
    en: "Your message has arrived. I am passing you on to a colleague, one moment please.",
  },
  handedOver: {
    zh: "我把会话转给人工客服，请稍等。",
    en: "I am passing you on to a colleague, one moment please.",
  },
  handedOverLater: {
    zh: "人工客服现在不在线，已为您登记，上班后会联系您。在此之前我可以继续帮您查询。",
    en: "No colleague is online now. Your request is noted and someone will contact you once we are back. Until then I can keep looking things up for you.",
  },
  declined: {
    zh: "您之前确认的申请没有通过审批，订单没有变动。如有疑问，可以回复“转人工”。",
    en: "The request you confirmed was not approved; nothing has changed. If you have questions, say “agent”.",
  },
  declinedFor: {
    zh: "您之前确认的申请没有通过审批，订单没有变动。原因：{note}",
    en: "The request you confirmed was not approved; nothing has changed. The reason: {note}",
  },
} as const;
export type WordsId = keyof typeof WORDS;

/** The words in the language of the conversation, or in the shop's own. */
export function words(
  id: WordsId,
  shop: Pick<ShopSnapshot, "defaultLanguage"> | null,
  language: string | null,
): string {
  const isChinese = (language ?? shop?.defaultLanguage ?? "zh").startsWith("zh");
  return WORDS[id][isChinese ? "zh" : "en"];
}

import type { Card } from "../../platform/message.ts";
import { cardParts } from "../card-parts.ts";
import type { Bubble, CardLimits } from "../channel.ts";
import { cdata } from "../payload.ts";
import { lengthOf } from "../split.ts";

/** Recalled: longer words are taken but not shown. */
const MAX_TITLE_BYTES = 120;
const MAX_DESCRIPTION_BYTES = 500;

/**
 * A reply holds one article with a picture: one product that has one, with little text and no menu.
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Service_Center_messages.html
 */
export const newsCards: CardLimits = {
  kinds: ["product"],
  fits({ text, choices, cards: [card, ...others] }) {
    if (!card || others.length > 0 || choices.length > 0) return false;
    const { title, description, picurl } = newsArticle(card, text);
    const isShown =
      lengthOf(title, "bytes") <= MAX_TITLE_BYTES && lengthOf(description, "bytes") <= MAX_DESCRIPTION_BYTES;
    return picurl !== "" && isShown;
  },
};

/** A product as an article that opens its picture. */
export function newsArticle(card: Card, text: string) {
  const { title, subtitle, imageUrl = "" } = cardParts(card);
  return { title, description: [subtitle, text].filter(Boolean).join("\n\n"), url: imageUrl, picurl: imageUrl };
}

/** The part of a passive reply that says what it carries: an article, or text. */
export function carriedXml({ text, cards: [card] }: Pick<Bubble, "text" | "cards">): string {
  if (!card) return `<MsgType><![CDATA[text]]></MsgType><Content>${cdata(text)}</Content>`;
  const { title, description, url, picurl } = newsArticle(card, text);
  const item = `<Title>${cdata(title)}</Title><Description>${cdata(description)}</Description><PicUrl>${cdata(picurl)}</PicUrl><Url>${cdata(url)}</Url>`;
  return `<MsgType><![CDATA[news]]></MsgType><ArticleCount>1</ArticleCount><Articles><item>${item}</item></Articles>`;
}

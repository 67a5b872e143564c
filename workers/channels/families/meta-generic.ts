import type { Card } from "../../platform/message.ts";
import { cardParts } from "../card-parts.ts";
import type { Bubble, CardLimits } from "../channel.ts";

/** https://developers.facebook.com/docs/messenger-platform/reference/templates/generic */
const MAX_ELEMENTS = 10;
const MAX_WORDS = 80;

/** Products as elements of a generic template, a message of its own. Cards with rows do not fit into 80 characters. */
export const genericCards: CardLimits = {
  kinds: ["product"],
  alone: true,
  fits: ({ cards }) => cards.length <= MAX_ELEMENTS && cards.every(fitsElement),
};

function fitsElement(card: Card): boolean {
  const { title, subtitle } = cardParts(card);
  return title.length <= MAX_WORDS && subtitle.length <= MAX_WORDS;
}

/** The `message` of a send: a text or cards, with the choices as quick replies. */
export function messageOf({ text, choices, cards }: Bubble): object {
  const replies = choices.map(({ id, label }) => ({ content_type: "text", title: label, payload: id }));
  const quick = replies.length > 0 ? { quick_replies: replies } : {};
  if (cards.length === 0) return { text, ...quick };
  const elements = cards.map((card) => {
    const { title, subtitle, imageUrl } = cardParts(card);
    return { title, subtitle, ...(imageUrl ? { image_url: imageUrl } : {}) };
  });
  return { attachment: { type: "template", payload: { template_type: "generic", elements } }, ...quick };
}

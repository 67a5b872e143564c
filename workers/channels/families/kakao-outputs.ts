import type { Card } from "../../platform/message.ts";
import { ALL_CARDS, cardParts } from "../card-parts.ts";
import type { Bubble, CardLimits } from "../channel.ts";

/** Outputs of one answer. https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide/answer_json_format */
export const MOST_OUTPUTS = 3;
/** Characters of a card: with a picture, and without one title and description together. */
const MAX_TITLE = 50;
const MAX_BESIDE_PICTURE = 230;
const MAX_TEXT_CARD = 400;

/** Products with a picture as basic cards, everything else as text cards. */
export const kakaoCards: CardLimits = {
  kinds: ALL_CARDS,
  fits: (bubble) => outputsOf(bubble).length <= MOST_OUTPUTS && bubble.cards.every(fitsCard),
};

function fitsCard(card: Card): boolean {
  const { title, imageUrl } = cardParts(card);
  const { length } = descriptionOf(card);
  if (title.length > MAX_TITLE) return false;
  return imageUrl ? length <= MAX_BESIDE_PICTURE : title.length + length <= MAX_TEXT_CARD;
}

/** What a bubble is in an answer: its text, and each of its cards. */
export function outputsOf({ text, cards }: Pick<Bubble, "text" | "cards">): object[] {
  const said = text === "" && cards.length > 0 ? [] : [{ simpleText: { text } }];
  return [...said, ...cards.map(outputOf)];
}

function outputOf(card: Card): object {
  const { title, imageUrl } = cardParts(card);
  const description = descriptionOf(card);
  if (imageUrl) return { basicCard: { title, description, thumbnail: { imageUrl } } };
  return { textCard: { title, description } };
}

function descriptionOf(card: Card): string {
  const { subtitle, rows } = cardParts(card);
  return [subtitle, ...rows.map(({ line }) => line)].filter(Boolean).join("\n");
}

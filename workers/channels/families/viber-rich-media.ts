import type { Card } from "../../platform/message.ts";
import { cardParts } from "../card-parts.ts";
import { escapeMarkup, textWithCards } from "../card-text.ts";
import type { Bubble, CardLimits } from "../channel.ts";

/** https://developers.viber.com/docs/api/rest-bot-api/#rich-media-message--carousel-content-message */
const MAX_CARDS = 6;
const COLUMNS = 6;
const ROWS = { picture: 3, words: 2 } as const;
const MAX_TEXT = 250;
/** Older apps show the words instead. */
const MIN_API_VERSION = 7;

/** Products, side by side; cards with rows do not fit into a button's text. */
export const richMediaCards: CardLimits = {
  kinds: ["product"],
  alone: true,
  fits: ({ cards }) => cards.length <= MAX_CARDS && cards.every((card) => wordsOf(card).length <= MAX_TEXT),
};

/** The `rich_media` message of a bubble's cards. */
export function richMedia({ cards }: Pick<Bubble, "cards">): object {
  return {
    type: "rich_media",
    min_api_version: MIN_API_VERSION,
    alt_text: textWithCards({ text: "", cards }),
    rich_media: {
      Type: "rich_media",
      ButtonsGroupColumns: COLUMNS,
      ButtonsGroupRows: ROWS.picture + ROWS.words,
      BgColor: "#FFFFFF",
      Buttons: cards.flatMap(buttonsOf),
    },
  };
}

/** All groups are of one height: without a picture the words take its place. */
function buttonsOf(card: Card): object[] {
  const { imageUrl } = cardParts(card);
  const still = { Columns: COLUMNS, ActionType: "none", ActionBody: "none" };
  const words = { Text: wordsOf(card), TextHAlign: "left", TextVAlign: "middle" };
  if (!imageUrl) return [{ ...still, ...words, Rows: ROWS.picture + ROWS.words }];
  return [
    { ...still, Rows: ROWS.picture, Image: imageUrl },
    { ...still, ...words, Rows: ROWS.words },
  ];
}

/** The text of a button is read for a few tags. */
function wordsOf(card: Card): string {
  const { title, subtitle } = cardParts(card);
  return `<b>${escapeMarkup(title)}</b><br>${escapeMarkup(subtitle)}`;
}

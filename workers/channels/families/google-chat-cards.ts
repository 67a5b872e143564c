import type { Card } from "../../platform/message.ts";
import { ALL_CARDS, cardParts } from "../card-parts.ts";
import { escapeMarkup } from "../card-text.ts";
import type { Bubble, CardLimits } from "../channel.ts";
import { lengthOf } from "../split.ts";

/** Recalled: a message holds 32 KB, a card 100 widgets. */
const MAX_CARD_BYTES = 12_000;
const MAX_WIDGETS = 90;

/** Cards of every kind as sections of one card. */
export const chatCards: CardLimits = { kinds: ALL_CARDS, fits: ({ cards }) => fitsChat(cards.map(sectionOf)) };

/** Buttons call this address: an add-on takes nothing else, and the classic form any name. */
export function chatMessage({ text, choices, cards }: Bubble, webhookUrl: string) {
  if (choices.length + cards.length === 0) return { text };
  const buttons = choices.map(({ id, label }) => {
    const parameters = [
      { key: "choice", value: id },
      { key: "label", value: label },
    ];
    return { text: label, onClick: { action: { function: webhookUrl, parameters } } };
  });
  const offered = buttons.length > 0 ? [{ widgets: [{ buttonList: { buttons } }] }] : [];
  const card = { sections: [...cards.map(sectionOf), ...offered] };
  return { ...(text ? { text } : {}), cardsV2: [{ cardId: "choices", card }] };
}

function fitsChat(sections: ReturnType<typeof sectionOf>[]): boolean {
  const widgets = sections.flatMap((section) => section.widgets);
  return widgets.length <= MAX_WIDGETS && lengthOf(JSON.stringify(sections), "bytes") <= MAX_CARD_BYTES;
}

/** Words of a card are read for a few tags. https://developers.google.com/workspace/chat/format-messages#card-formatting */
function sectionOf(card: Card) {
  const { title, subtitle, rows, imageUrl } = cardParts(card);
  const said = (text: string) => ({ textParagraph: { text: escapeMarkup(text) } });
  const widgets = [
    { textParagraph: { text: `<b>${escapeMarkup(title)}</b>` } },
    ...(imageUrl ? [{ image: { imageUrl, altText: title } }] : []),
    ...(subtitle ? [said(subtitle)] : []),
    ...rows.map(({ line }) => said(line)),
  ];
  return { widgets };
}

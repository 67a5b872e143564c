import type { Choice } from "../../platform/message.ts";
import { ALL_CARDS } from "../card-parts.ts";
import { type Markup, textWithCards } from "../card-text.ts";
import type { Bubble, CardLimits, ChoiceLimits } from "../channel.ts";

/** Rows of a keyboard, and how many buttons of ours stand in one. */
const MAX_ROWS = 5;
const IN_ROW = 2;
const MAX_TEXT = 2_000;
/** A button of this type writes its data into the shopper's chat; with `enter` it is sent at once. */
const COMMAND = 2;
const EVERYBODY = 2;
/** What the vendor's Markdown, or its tags, would take for a sign. */
const SIGNS = /[*_~`#[\]<|\\]/;

const MARKDOWN: Markup = { title: (text) => `**${text}**`, escape: (text) => text };

type Said = Pick<Bubble, "text" | "choices" | "cards">;

/** Whether every word is shown as it is: there is no sign in it, and all of it goes into one message. */
function isPlain({ text, choices, cards }: Said): boolean {
  const words = textWithCards({ text, cards });
  const labels = choices.map(({ label }) => label);
  return words.length + 4 * cards.length <= MAX_TEXT && ![words, ...labels].some((word) => SIGNS.test(word));
}

/** Cards of every kind as Markdown, for bots that may send it. */
export const qqCards: CardLimits = { kinds: ALL_CARDS, fits: isPlain };

/** Choices as a keyboard, which stands under Markdown only. */
export const qqChoices: ChoiceLimits = {
  max: MAX_ROWS * IN_ROW,
  labelMax: 20,
  fits: ({ text, choices }) => isPlain({ text, choices, cards: [] }),
};

/**
 * The content of a message. A button says its label as the shopper's own words: what is answered to a press itself would
 * need another id. https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/trans/msg-btn.html
 */
export function qqMessage(bubble: Said): object {
  const { text, choices, cards } = bubble;
  if (choices.length + cards.length === 0) return { msg_type: 0, content: text };
  const content = textWithCards(bubble, MARKDOWN).replaceAll(/\n+/g, "\n\n");
  const keyboard = choices.length > 0 ? { keyboard: { content: { rows: rowsOf(choices) } } } : {};
  return { msg_type: 2, markdown: { content }, ...keyboard };
}

function rowsOf(choices: readonly Choice[]): object[] {
  const width = choices.length <= MAX_ROWS ? 1 : IN_ROW;
  return Array.from({ length: Math.ceil(choices.length / width) }, (_, row) => ({
    buttons: choices.slice(row * width, (row + 1) * width).map(({ label }, column) => ({
      id: String(row * width + column + 1),
      render_data: { label, visited_label: label, style: 1 },
      action: {
        type: COMMAND,
        permission: { type: EVERYBODY },
        data: label,
        enter: true,
        unsupport_tips: "请直接输入文字 · please type it",
      },
    })),
  }));
}

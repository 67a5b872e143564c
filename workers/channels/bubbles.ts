import type { Card, Choice } from "../platform/message.ts";
import { cardText } from "./card-text.ts";
import type { Bubble, ChannelKind } from "./channel.ts";
import { lengthOf, splitText } from "./split.ts";

/** A message of ours, before it is cut to what a channel can carry. */
export interface Outgoing {
  key: string;
  text: string;
  choices: readonly Choice[];
  cards: readonly Card[];
  from: Bubble["from"];
}

/**
 * What a kind sends for a message, call by call. Choices and cards that it cannot show stand in the text (choices
 * numbered: a typed number answers them); buttons go with the last bubble. The same message gives the same bubbles.
 */
export function bubblesOf(kind: Pick<ChannelKind, "limits">, message: Outgoing): Bubble[] {
  const { text: limit, choices: buttons, cards: shownCards } = kind.limits;
  const isNative =
    buttons !== undefined &&
    message.choices.length <= buttons.max &&
    message.choices.every(
      ({ id, label }) =>
        Array.from(label).length <= buttons.labelMax && lengthOf(id, "bytes") <= (buttons.idMax ?? Number.MAX_VALUE),
    );
  const cards = message.cards.filter(({ kind: card }) => shownCards?.includes(card));
  const text = [
    message.text,
    ...message.cards.filter((card) => !cards.includes(card)).map(cardText),
    ...(isNative ? [] : [numbered(message.choices)]),
  ]
    .filter((part) => part.trim() !== "")
    .join("\n\n");
  const pieces = splitText(text, limit.max, limit.unit);
  if (pieces.length === 0) pieces.push("");
  return pieces.map((piece, index) => {
    const isLast = index === pieces.length - 1;
    return {
      key: index === 0 ? message.key : `${message.key}_${index}`,
      text: piece,
      choices: isLast && isNative ? [...message.choices] : [],
      cards: isLast ? cards : [],
      from: message.from,
    };
  });
}

/** Choices for channels without buttons: one a line, with the number that answers it. */
function numbered(choices: readonly Choice[]): string {
  return choices.map(({ label }, index) => `${index + 1}. ${label}`).join("\n");
}

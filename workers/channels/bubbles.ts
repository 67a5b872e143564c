import type { Card, Choice } from "../platform/message.ts";
import { cardText } from "./card-text.ts";
import type { Bubble, ChannelKind, Limits } from "./channel.ts";
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
export function bubblesOf({ limits }: Pick<ChannelKind, "limits">, message: Outgoing): Bubble[] {
  const shown = message.cards.filter(({ kind }) => limits.cards?.kinds.includes(kind));
  const parts = shown.length > 0 ? partsOf(limits, message, shown) : [];
  const last = parts.at(-1);
  const fits = last !== undefined && (limits.cards?.fits?.(last) ?? true);
  return (fits ? parts : partsOf(limits, message, [])).map((part, index) => ({
    ...part,
    key: index === 0 ? message.key : `${message.key}_${index}`,
    from: message.from,
  }));
}

type Part = Pick<Bubble, "text" | "choices" | "cards">;

/** The parts of a message of which the cards `shown` are native; they and the buttons are in the last one. */
function partsOf(limits: Limits, message: Outgoing, shown: Card[]): Part[] {
  const choices = areNative(limits, message.choices) ? [...message.choices] : [];
  const texts = [
    message.text,
    ...message.cards.filter((card) => !shown.includes(card)).map((card) => cardText(card)),
    ...(choices.length > 0 ? [] : [numbered(message.choices)]),
  ];
  const text = texts.filter((part) => part.trim() !== "").join("\n\n");
  const pieces = splitText(text, limits.text.max, limits.text.unit);
  if (pieces.length === 0 || (shown.length > 0 && limits.cards?.alone)) pieces.push("");
  return pieces.map((piece, index) => {
    const isLast = index === pieces.length - 1;
    return { text: piece, choices: isLast ? choices : [], cards: isLast ? shown : [] };
  });
}

/** Buttons of one label could not be told apart, and some vendors refuse them. */
function areNative({ choices: buttons }: Limits, choices: readonly Choice[]): boolean {
  return (
    buttons !== undefined &&
    choices.length <= buttons.max &&
    new Set(choices.map(({ label }) => label)).size === choices.length &&
    choices.every(
      ({ id, label }) =>
        Array.from(label).length <= buttons.labelMax && lengthOf(id, "bytes") <= (buttons.idMax ?? Number.MAX_VALUE),
    )
  );
}

/** Choices for channels without buttons: one a line, with the number that answers it. */
function numbered(choices: readonly Choice[]): string {
  return choices.map(({ label }, index) => `${index + 1}. ${label}`).join("\n");
}

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
  const cards = message.cards.filter(({ kind }) => limits.cards?.kinds.includes(kind));
  const choices = areNative(limits, message.choices) ? [...message.choices] : [];
  const parts =
    takenOf(limits, partsOf(limits, message, { cards, choices })) ??
    takenOf(limits, partsOf(limits, message, { cards: [], choices })) ??
    partsOf(limits, message, { cards: [], choices: [] });
  return parts.map((part, index) => ({
    ...part,
    key: index === 0 ? message.key : `${message.key}_${index}`,
    from: message.from,
  }));
}

/**
 * A bubble in plain words, under a key of its own: for a vendor that has refused its cards or buttons. Null where it has
 * none, and where the words do not go into one call.
 */
export function inWords({ limits }: Pick<ChannelKind, "limits">, bubble: Bubble, part: number): Bubble | null {
  if (bubble.cards.length + bubble.choices.length === 0) return null;
  const [words, ...more] = bubblesOf({ limits: { text: limits.text } }, bubble);
  if (!words || more.length > 0) return null;
  const whole = part === 0 ? bubble.key : bubble.key.slice(0, -`_${part}`.length);
  return { ...words, key: `${whole}w${part}` };
}

type Part = Pick<Bubble, "text" | "choices" | "cards">;

/** The parts, where the vendor takes the last one with its cards and buttons. */
function takenOf({ cards, choices }: Limits, parts: Part[]): Part[] | null {
  const last = parts.at(-1);
  if (!last) return null;
  const takesCards = last.cards.length === 0 || (cards?.fits?.(last) ?? true);
  const takesChoices = last.choices.length === 0 || (choices?.fits?.(last) ?? true);
  return takesCards && takesChoices ? parts : null;
}

/** The parts of a message of which the cards and choices of `native` are; they are in the last one. */
function partsOf(limits: Limits, message: Outgoing, native: Pick<Part, "cards" | "choices">): Part[] {
  const { cards: shown, choices } = native;
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

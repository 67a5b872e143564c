import type { Card } from "../../platform/message.ts";
import { type CardRow, cardParts } from "../card-parts.ts";
import { cutText, lengthOf } from "../split.ts";

/** Limits of https://developers.line.biz/en/reference/messaging-api/#flex-message */
const MAX_BUBBLES = 12;
const MAX_BUBBLE_BYTES = 30_000;
const MAX_BYTES = 50_000;
const MAX_ALT_TEXT = 400;

/** Whether the cards go into one flex message. */
export function fitsFlex(cards: readonly Card[]): boolean {
  const sizes = cards.map((card) => lengthOf(JSON.stringify(bubbleOf(card)), "bytes"));
  const isWithin = sizes.every((size) => size <= MAX_BUBBLE_BYTES) && sizes.reduce((a, b) => a + b, 0) <= MAX_BYTES;
  return cards.length <= MAX_BUBBLES && isWithin && cards.every((card) => cardParts(card).title.trim() !== "");
}

/** One card as a bubble, several as a carousel. */
export function flexOf(cards: readonly Card[]) {
  const said = cards.map((card) => [cardParts(card).title, cardParts(card).subtitle].filter(Boolean).join("  "));
  const [first, ...others] = cards.map(bubbleOf);
  const contents = others.length === 0 ? first : { type: "carousel", contents: [first, ...others] };
  return { type: "flex", altText: cutText(said.join("; "), MAX_ALT_TEXT), contents };
}

function bubbleOf(card: Card) {
  const { title, subtitle, rows, imageUrl } = cardParts(card);
  const picture = { type: "image", url: imageUrl, size: "full", aspectRatio: "20:13", aspectMode: "cover" };
  const contents = [
    { type: "text", text: title, weight: "bold", wrap: true },
    ...(subtitle ? [{ type: "text", text: subtitle, wrap: true }] : []),
    ...rows.map(rowOf),
  ];
  return {
    type: "bubble",
    ...(imageUrl ? { hero: picture } : {}),
    body: { type: "box", layout: "vertical", spacing: "sm", contents },
  };
}

/** No text of a flex message may be empty. */
function rowOf({ label, value, line }: CardRow) {
  if (!label.trim() || !value.trim()) return { type: "text", text: line, size: "sm", wrap: true };
  const contents = [
    { type: "text", text: label, size: "sm", color: "#888888", flex: 2, wrap: true },
    { type: "text", text: value, size: "sm", flex: 5, wrap: true },
  ];
  return { type: "box", layout: "horizontal", spacing: "sm", contents };
}

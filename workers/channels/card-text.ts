import type { Card } from "../platform/message.ts";
import { cardParts } from "./card-parts.ts";
import type { Bubble } from "./channel.ts";

/** How a vendor's markup shows a title, and what it needs in place of its own signs. */
export interface Markup {
  title(text: string): string;
  escape(text: string): string;
}

const PLAIN: Markup = { title: (text) => text, escape: (text) => text };

/** A bubble's text with its cards beneath, for vendors whose cards are text with markup. */
export function textWithCards({ text, cards }: Pick<Bubble, "text" | "cards">, markup: Markup = PLAIN): string {
  return [markup.escape(text), ...cards.map((card) => cardText(card, markup))]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** `&`, `<` and `>` as entities: for HTML, and for Slack and Google Chat, which take the same three. */
export function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A card in words: for channels that cannot show it, or that show it as text with markup. */
export function cardText(card: Card, markup: Markup = PLAIN): string {
  const { title, subtitle, rows } = cardParts(card);
  const head = [markup.title(markup.escape(title)), markup.escape(subtitle)].filter((part) => part !== "").join("  ");
  return [head, ...rows.map(({ line }) => markup.escape(line))].join("\n");
}

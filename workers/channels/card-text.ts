import type { Card } from "../platform/message.ts";
import { cardParts } from "./card-parts.ts";

/** How a vendor's markup shows a title, and what it needs in place of its own signs. */
export interface Markup {
  title(text: string): string;
  escape(text: string): string;
}

const PLAIN: Markup = { title: (text) => text, escape: (text) => text };

/** A card in words: for channels that cannot show it, or that show it as text with markup. */
export function cardText(card: Card, markup: Markup = PLAIN): string {
  const { title, subtitle, rows } = cardParts(card);
  const head = [markup.title(markup.escape(title)), markup.escape(subtitle)].filter((part) => part !== "").join("  ");
  return [head, ...rows.map(({ line }) => markup.escape(line))].join("\n");
}

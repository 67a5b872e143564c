import type { Card } from "../../platform/message.ts";
import { ALL_CARDS, cardParts } from "../card-parts.ts";
import type { Bubble, CardLimits } from "../channel.ts";

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
const EMBEDS = { max: 10, title: 256, description: 4_096, total: 6_000 };

/** Cards of every kind as embeds of one message. */
export const embedCards: CardLimits = { kinds: ALL_CARDS, fits: ({ cards }) => fitsEmbeds(cards.map(embedOf)) };

/** A message with its embeds and rows of buttons. */
export function discordMessage({ text, choices, cards }: Bubble) {
  const rows = choices.reduce<object[][]>((rows, { id, label }) => {
    const button = { type: 2, style: 2, label, custom_id: id };
    const last = rows.at(-1);
    if (last && last.length < 5) last.push(button);
    else rows.push([button]);
    return rows;
  }, []);
  const components = rows.map((row) => ({ type: 1, components: row }));
  // What a shopper wrote and we repeat must call nobody.
  return {
    content: text,
    allowed_mentions: { parse: [] },
    ...(cards.length > 0 ? { embeds: cards.map(embedOf) } : {}),
    ...(components.length > 0 ? { components } : {}),
  };
}

function fitsEmbeds(embeds: ReturnType<typeof embedOf>[]): boolean {
  const total = embeds.reduce((sum, { title, description }) => sum + title.length + description.length, 0);
  const isWithin = ({ title, description }: ReturnType<typeof embedOf>) =>
    title.length <= EMBEDS.title && description.length <= EMBEDS.description;
  return embeds.length <= EMBEDS.max && total <= EMBEDS.total && embeds.every(isWithin);
}

function embedOf(card: Card) {
  const { title, subtitle, rows, imageUrl } = cardParts(card);
  const description = [subtitle, ...rows.map(({ line }) => line)].filter(Boolean).join("\n");
  return { title, description, ...(imageUrl ? { thumbnail: { url: imageUrl } } : {}) };
}

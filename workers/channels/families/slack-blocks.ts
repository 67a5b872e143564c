import type { Card } from "../../platform/message.ts";
import { cardParts } from "../card-parts.ts";
import { escapeMarkup } from "../card-text.ts";

/** Limits of https://docs.slack.dev/reference/block-kit/blocks/section-block */
const MAX_TEXT = 3_000;
const MAX_FIELDS = 10;
const MAX_FIELD = 2_000;
/** A message holds 50 blocks; text and buttons need some of them. */
const MAX_BLOCKS = 45;
/** Recalled: long blocks are refused (`msg_blocks_too_long`) somewhere above this. */
const MAX_TOTAL = 8_000;

/** Whether Slack takes the cards as blocks. */
export function fitsBlocks(cards: readonly Card[]): boolean {
  const blocks = cardBlocks(cards);
  return (
    blocks.length <= MAX_BLOCKS &&
    JSON.stringify(blocks).length <= MAX_TOTAL &&
    blocks.every(({ text, fields = [] }) => {
      const isWithin = text === undefined || text.text.length <= MAX_TEXT;
      return isWithin && fields.every((field) => field.text.trim() !== "" && field.text.length <= MAX_FIELD);
    })
  );
}

interface Section {
  type: "section";
  text?: { type: "mrkdwn"; text: string };
  fields?: { type: "plain_text"; text: string }[];
}

/**
 * A section with the title, and its rows ten by ten. Without pictures: Slack refuses the whole message where it cannot
 * fetch one.
 */
export function cardBlocks(cards: readonly Card[]): Section[] {
  return cards.flatMap((card) => {
    const { title, subtitle, rows } = cardParts(card);
    const text = [`*${escapeMarkup(title)}*`, escapeMarkup(subtitle)].filter(Boolean).join("\n");
    const fields = rows.map(({ line }) => ({ type: "plain_text" as const, text: line }));
    const others = Array.from({ length: Math.ceil(fields.length / MAX_FIELDS) }, (_, index) => ({
      type: "section" as const,
      fields: fields.slice(index * MAX_FIELDS, (index + 1) * MAX_FIELDS),
    }));
    return [{ type: "section" as const, text: { type: "mrkdwn" as const, text } }, ...others];
  });
}

/** What notifications show of cards without text. */
export function saidShort(cards: readonly Card[]): string {
  return cards.map((card) => escapeMarkup(cardParts(card).title)).join("; ");
}

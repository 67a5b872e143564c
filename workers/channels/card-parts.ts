import type { Card, Money } from "../platform/message.ts";

/** What a card says, in the parts that vendors' cards have. */
export interface CardParts {
  title: string;
  /** The amount, the state or the code: what is read first after the title; may be empty. */
  subtitle: string;
  rows: CardRow[];
  /** Only where it is an https address, which is what vendors fetch. */
  imageUrl?: string;
}

/** A row of a card in two columns, and the same in one line. */
export interface CardRow {
  label: string;
  value: string;
  line: string;
}

/** All kinds of cards. */
export const ALL_CARDS = ["product", "order", "shipment", "action", "case", "table"] as const satisfies Card["kind"][];

const MARKS = { done: "✓", now: "→", next: "·" } as const;

/** A card's title, subtitle and rows. Days that are waited for are left to the reply's words, which name them. */
export function cardParts(card: Card): CardParts {
  switch (card.kind) {
    case "product": {
      const subtitle = [amountText(card.price), card.subtitle].filter(Boolean).join(" · ");
      const picture = card.imageUrl?.startsWith("https://") ? { imageUrl: card.imageUrl } : {};
      return { title: card.title, subtitle, rows: [], ...picture };
    }
    case "order": {
      const rows = card.items.map(({ title, options, quantity }) => {
        const value = [options, `×${quantity}`].filter(Boolean).join(" ");
        return { label: title, value, line: `· ${title} ${value}` };
      });
      return { title: card.orderId, subtitle: `${card.stateLabel}  ${amountText(card.total)}`, rows };
    }
    case "shipment": {
      const rows = card.events.map(({ at, text }) => spaced(timeText(at), text));
      const title = [card.courier, card.trackingNo].filter(Boolean).join(" ");
      return { title, subtitle: card.stateLabel, rows };
    }
    case "action":
      return { title: card.title, subtitle: "", rows: card.rows.map(({ label, value }) => named(label, value)) };
    case "case": {
      const rows = card.steps.map(({ label, state }) => spaced(MARKS[state], label));
      return { title: card.title, subtitle: card.code ?? "", rows };
    }
    case "table": {
      const rows = card.rows.map(([label = "", ...values]) => ({
        label,
        value: values.join(" | "),
        line: [label, ...values].join(" | "),
      }));
      return { title: card.columns.join(" | "), subtitle: "", rows };
    }
  }
}

/** An amount as vendors' plain texts show it: “CNY 99.00”. */
export function amountText({ amountMinor, currency }: Money): string {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
  return `${currency} ${(amountMinor / 10 ** (digits ?? 2)).toFixed(digits ?? 2)}`;
}

/** A card does not know the shopper's zone; the time in it says which one it means. */
const timeText = (at: string) => `${at.slice(0, 16).replace("T", " ")}${at.endsWith("Z") ? " UTC" : ""}`;
const named = (label: string, value: string): CardRow => ({ label, value, line: `${label}: ${value}` });
const spaced = (label: string, value: string): CardRow => ({ label, value, line: `${label} ${value}` });

import type { Card } from "../platform/message.ts";

/** A card in words, for channels that cannot show it. */
export function cardText(card: Card): string {
  switch (card.kind) {
    case "product":
      return [`${card.title}  ${money(card.price)}`, card.subtitle].filter(Boolean).join("\n");
    case "order": {
      const items = card.items.map(({ title, options, quantity }) =>
        [`· ${title}`, options, `×${quantity}`].filter(Boolean).join(" "),
      );
      return [`${card.orderId}  ${card.stateLabel}  ${money(card.total)}`, ...items].join("\n");
    }
    case "shipment": {
      const steps = card.events.map(({ at, text }) => `${at.slice(0, 16).replace("T", " ")} ${text}`);
      return [`${card.courier} ${card.trackingNo}  ${card.stateLabel}`, ...steps].join("\n");
    }
    case "action":
      return [card.title, ...card.rows.map(({ label, value }) => `${label}: ${value}`)].join("\n");
    case "case": {
      const marks = { done: "✓", now: "→", next: "·" };
      const steps = card.steps.map(({ label, state }) => `${marks[state]} ${label}`);
      return [card.title, ...steps, ...(card.code ? [card.code] : [])].join("\n");
    }
    case "table":
      return [card.columns, ...card.rows].map((row) => row.join(" | ")).join("\n");
  }
}

function money({ amountMinor, currency }: { amountMinor: number; currency: string }): string {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
  return `${currency} ${(amountMinor / 10 ** (digits ?? 2)).toFixed(digits ?? 2)}`;
}

import { type Entry, lexiconOf, lookUp } from "./lexicon.ts";
import { plain } from "./plain.ts";
import type { Said } from "./said.ts";
import type { Found, Reading } from "./span.ts";
import { COURIERS } from "./words/couriers.ts";
import { PAYMENTS } from "./words/payments.ts";

function entries(type: "courier" | "payment_method", table: Readonly<Record<string, string>>): Entry<Reading>[] {
  return Object.entries(table).flatMap(([value, names]) =>
    names.split(" ").map((name) => ({ name: plain(name.replaceAll("_", " ")), of: { type, value } })),
  );
}

const NAMES = lexiconOf([...entries("courier", COURIERS), ...entries("payment_method", PAYMENTS)]);
/** Names that are everyday words where they are not written as names. */
const EVERYDAY = /^(?:ideal|bit|dana|ovo|swish|maya|toss|hermes|aras)$/;
/** “карту” and “tarjeta” stand for a way of paying only beside a word of paying. */
const BARE_CARD = /^(?:карт|tarjeta|cartao)/;
const PAYS = /плат|оплат|верн|возврат|сплат|pag|cobr|devol|reembols|estorn/;

/** “pull ups”, “follow ups”. */
const OTHER_UPS = /(?:pull|push|sit|start|follow|close|line|pop|pick)[ -]$/;

function isMeant(said: Said, start: number, end: number): boolean {
  const word = said.plain.slice(start, end);
  if (word === "ups" && OTHER_UPS.test(said.plain.slice(Math.max(0, start - 8), start))) return false;
  if (EVERYDAY.test(word)) return said.original.charAt(start) !== said.original.charAt(start).toLowerCase();
  return !BARE_CARD.test(word) || /\s/.test(word) || PAYS.test(said.plain);
}

/** Couriers and payment methods. */
export function findNamed(said: Said): Found[] {
  return lookUp(said.plain, NAMES)
    .filter(({ start, end }) => isMeant(said, start, end))
    .map(({ start, end, of }) => ({ start, end, rank: 62, of }));
}

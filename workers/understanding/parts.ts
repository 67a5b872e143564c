import { hasUnspaced } from "./fold.ts";
import { baseOf } from "./language.ts";
import type { Language } from "./types.ts";
import { CONNECTIVES, REASONS, UNPARTED_LANGUAGES } from "./words/connectives.ts";

/** One part of a message, with its place in UTF-16 units. */
export interface Part {
  text: string;
  start: number;
  /** Ends of sentences or connectives on both sides; a comma may only part a story. */
  isApart: boolean;
  /** Begins with “because”. */
  isReason: boolean;
}

/** Ends of sentences and clauses, and the numbers of a list, in any language. */
const STOPS = String.raw`[\n\r。！!？?؟;；।]+|\.(?=\s|$)|(?:^|\s)[1-9][).](?=\s?\p{L})`;
const COMMA = String.raw`[,，،、](?!\d)(?=\s*\S)`;
/** Japanese sets a comma behind clauses that only lead up to the request; these endings finish one. */
const JAPANESE_COMMA = "(?<=か|です|ます|さい|たい|ね|よ)[,，、]";
const MAX_UNITS = 1_000;
const compiled = new Map<string, RegExp>();

function boundaryOf(base: string): RegExp {
  const known = compiled.get(base);
  if (known) return known;
  const words = CONNECTIVES[base] ?? "";
  const from = UNPARTED_LANGUAGES.has(base) ? "" : String.raw`(?<![\p{L}\p{M}])`;
  // “And” is written in one with the next word in Arabic and Hebrew.
  const isOpen = UNPARTED_LANGUAGES.has(base) || base === "ar" || base === "he";
  const to = isOpen ? "" : String.raw`(?:(?<=\s)|(?![\p{L}\p{M}]))`;
  const comma = base === "ja" ? JAPANESE_COMMA : COMMA;
  const pattern = new RegExp([STOPS, comma, ...(words ? [`${from}(?:${words})${to}`] : [])].join("|"), "gu");
  compiled.set(base, pattern);
  return pattern;
}

const reasons = new Map<string, RegExp>();

function isReason(text: string, base: string): boolean {
  const words = REASONS[base];
  if (words === undefined) return false;
  let pattern = reasons.get(base);
  if (!pattern) {
    pattern = new RegExp(`^(?:${words})${UNPARTED_LANGUAGES.has(base) ? "" : "(?![\\p{L}\\p{M}])"}`, "u");
    reasons.set(base, pattern);
  }
  return pattern.test(text);
}

/** Languages that put into two words what others say in three. */
const DENSE: ReadonlySet<string> = new Set(["ko", "tr", "ar", "he", "ru", "uk", "pl", "hi", "fil", "id", "ms"]);

function isLongEnough(text: string, base: string): boolean {
  if (UNPARTED_LANGUAGES.has(base) && hasUnspaced(text)) {
    return text.length >= (base === "th" ? 6 : 3);
  }
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0;
  return words >= (DENSE.has(base) ? 2 : 3);
}

/** The parts of a folded message that could each be a request, in order; what stands in quotation marks is not parted. */
export function partsOf(folded: string, language: Language): Part[] {
  const base = baseOf(language);
  const text = folded.slice(0, MAX_UNITS);
  // A product's name in quotation marks may hold a “；” or an “and”.
  const open = text.replace(/[“"「『][^”"」』\n]{1,60}[”"」』]/g, (quoted) => "x".repeat(quoted.length));
  const parts: Part[] = [];
  let start = 0;
  let isBegun = true;
  const push = (end: number, isEnded: boolean) => {
    const part = text.slice(start, end);
    const trimmed = part.replace(/^[\s,，、:：.]+/, "");
    const at = start + part.length - trimmed.length;
    const said = trimmed.trimEnd();
    if (isLongEnough(said, base)) {
      parts.push({ text: said, start: at, isApart: isBegun && isEnded, isReason: isReason(said, base) });
    }
  };
  for (const match of open.matchAll(boundaryOf(base))) {
    const isStop = !/^[,，،、]$/.test(match[0]);
    push(match.index, isStop);
    start = match.index + match[0].length;
    isBegun = isStop;
  }
  push(text.length, true);
  return parts;
}

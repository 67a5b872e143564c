const encoder = new TextEncoder();

/** How a vendor counts a text: UTF-8 bytes, or characters as JavaScript counts them. */
export type Unit = "bytes" | "characters";

/** Where a text may be cut, best first: paragraph, line, end of a sentence, end of a clause, blank. */
const ENDS = [/\n{2,}/g, /\n/g, /[。！？!?…]+["'”’」』）)]*\s*|\.["'”’)]*\s+/g, /[，；、;,:：]+\s*/g, /\s+/g];
/** A longer link may be cut at its end. */
const MAX_LINK = 2_048;
const LINK = /https?:\/\/[^\s<>"'，。！？；、）】」』]+/gu;

export function lengthOf(text: string, unit: Unit): number {
  return unit === "bytes" ? encoder.encode(text).length : text.length;
}

/**
 * Cuts a text into pieces of at most `max`, at the best end that leaves no piece short without need. No character
 * (grapheme) is broken, and no link unless it is longer than a piece. Blanks at a cut are dropped, nothing else.
 * @param max at least 64
 */
export function splitText(text: string, max: number, unit: Unit): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (lengthOf(rest, unit) > max) {
    const cut = cutOf(rest, max, unit);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  if (rest) pieces.push(rest);
  return pieces;
}

/** A text of at most `max`, with “…” where it was cut; no character is broken. @param max at least 4 */
export function cutText(text: string, max: number, unit: Unit = "characters"): string {
  if (lengthOf(text, unit) <= max) return text;
  return `${text.slice(0, longestPrefix(text, max - lengthOf("…", unit), unit)).trimEnd()}…`;
}

function cutOf(text: string, max: number, unit: Unit): number {
  const most = longestPrefix(text, max, unit);
  // Whatever stands further on is looked at by the next piece.
  const near = text.slice(0, most + MAX_LINK);
  const links = [...near.matchAll(LINK)].map((link) => ({ from: link.index, to: link.index + link[0].length }));
  const isInLink = (at: number) => links.some(({ from, to }) => from < at && at < to);
  for (const end of ENDS) {
    let best = 0;
    for (const found of text.slice(0, most + 1).matchAll(end)) {
      const at = Math.min(found.index + found[0].length, most);
      const isWhole = found.index + found[0].trimEnd().length <= most;
      if (isWhole && at > best && !isInLink(at)) best = at;
    }
    // A cut that leaves less than a third is no gain over a worse kind of end further on.
    if (best >= most / 3) return best;
  }
  const link = links.find(({ from, to }) => from < most && most < to);
  return link && link.from > 0 ? link.from : most;
}

/** The longest prefix of whole graphemes that fits; one grapheme longer than `max` is cut at a code point. */
function longestPrefix(text: string, max: number, unit: Unit): number {
  // No unit counts less than one a UTF-16 unit, so that nothing beyond `max` units can fit.
  const window = text.slice(0, max + 64);
  let length = 0;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(window)) {
    length += lengthOf(segment, unit);
    if (length > max) break;
    end = index + segment.length;
  }
  return end > 0 ? end : codePointPrefix(text, max, unit);
}

function codePointPrefix(text: string, max: number, unit: Unit): number {
  let length = 0;
  let end = 0;
  for (const point of text) {
    length += lengthOf(point, unit);
    if (length > max) break;
    end += point.length;
  }
  return end;
}

/**
 * A text as a title and what follows it, for vendors whose cards have both: the first line, or else the first sentence.
 * Null where one of them is longer than its limit (characters), or there is no text.
 */
export function headed(text: string, maxTitle: number, maxRest: number): { title: string; rest: string } | null {
  const whole = text.trim();
  const end = whole.length <= maxTitle && !whole.includes("\n") ? whole.length : headEnd(whole, maxTitle);
  const title = whole.slice(0, end).trim();
  const rest = whole.slice(end).trim();
  return title !== "" && title.length <= maxTitle && rest.length <= maxRest ? { title, rest } : null;
}

function headEnd(text: string, max: number): number {
  const line = text.indexOf("\n");
  if (line >= 0 && line <= max) return line;
  const [sentence = ""] = /^[^\n]*?(?:[。！？；]|[.!?;](?=\s))/.exec(text) ?? [];
  return sentence.length;
}

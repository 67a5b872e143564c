/** A stretch of text that reads like a name, and how nearly (0–1). */
export interface Mistyped {
  start: number;
  end: number;
  score: number;
}

/** Shorter names are a slip of one character away from everyday words. */
const MIN_HAN_NAME = 4;
const MIN_LATIN_NAME = 6;
const MIN_PAIRS = 0.7;
const MIN_LETTERS = 0.8;
const LATIN_WORD = /[a-z0-9]+(?:['-][a-z0-9]+)*/g;

/** The neighbouring characters of a text, spaces left out. */
export function pairs(text: string): Set<string> {
  const tight = text.replace(/\s+/g, "");
  const out = new Set<string>();
  for (let i = 0; i + 2 <= tight.length; i++) out.add(tight.slice(i, i + 2));
  return out;
}

function insideLatinWord(text: string, at: number): boolean {
  return /[a-z0-9]/.test(text.charAt(at - 1)) && /[a-z0-9]/.test(text.charAt(at));
}

/** No stretch scores better than all pairs of the text that the name has, with no other beside them. */
function canReach(said: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const pair of wanted) if (said.has(pair)) shared++;
  return 2 * shared > MIN_PAIRS * (shared + wanted.size);
}

/** The stretch that shares most character pairs with a name that has Chinese characters; the pairs of both are given. */
export function mistypedHan(
  text: string,
  said: ReadonlySet<string>,
  name: string,
  wanted: ReadonlySet<string>,
): Mistyped | undefined {
  if (wanted.size + 1 < MIN_HAN_NAME || !canReach(said, wanted)) return undefined;
  let best: Mistyped | undefined;
  for (let start = 0; start + MIN_HAN_NAME - 1 <= text.length; start++) {
    if (!wanted.has(text.slice(start, start + 2)) || insideLatinWord(text, start)) continue;
    for (let length = Math.max(3, name.length - 3); length <= name.length + 2; length++) {
      const end = start + length;
      if (end > text.length) break;
      if (insideLatinWord(text, end)) continue;
      const window = pairs(text.slice(start, end));
      let shared = 0;
      for (const pair of window) if (wanted.has(pair)) shared++;
      const score = (2 * shared) / Math.max(1, window.size + wanted.size);
      if (score > MIN_PAIRS && score > (best?.score ?? 0)) best = { start, end, score };
    }
  }
  return best;
}

/** Insertions, deletions, changes and swaps of neighbours that part two words. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** Another ending is another word (“charged”, “charger”); slips of the fingers fall inside. */
function sameEnds(a: string, b: string): boolean {
  const isSwapped = a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return a[0] === b[0] && (isSwapped || a.at(-1) === b.at(-1));
}

interface Words {
  text: string;
  list: { start: number; end: number }[];
  firstLetters: ReadonlySet<string>;
}

let lastWords: Words | undefined;

/** The words of the text that was asked for last are kept: every name of the shop is sought in the same one. */
function wordsOf(text: string): Words {
  if (lastWords?.text === text) return lastWords;
  const list = Array.from(text.matchAll(LATIN_WORD), (m) => ({ start: m.index, end: m.index + m[0].length }));
  lastWords = { text, list, firstLetters: new Set(list.map(({ start }) => text.charAt(start))) };
  return lastWords;
}

/** The run of whole words that is a slip or two away from a name in Latin letters. */
export function mistypedLatin(text: string, name: string): Mistyped | undefined {
  const wanted = name.replace(/[\s-]+/g, "");
  if (wanted.length < MIN_LATIN_NAME) return undefined;
  const { list: words, firstLetters } = wordsOf(text);
  if (!firstLetters.has(name.charAt(0))) return undefined;
  const count = name.split(/\s+/).length;
  let best: Mistyped | undefined;
  for (const [i, first] of words.entries()) {
    for (let n = Math.max(1, count - 1); n <= count + 1; n++) {
      const end = words[i + n - 1]?.end;
      if (end === undefined || Math.abs(end - first.start - name.length) > 3) continue;
      if (text[first.start] !== wanted[0]) continue;
      const said = text.slice(first.start, end).replace(/[\s-]+/g, "");
      if (!sameEnds(said, wanted)) continue;
      const score = 1 - editDistance(said, wanted) / Math.max(said.length, wanted.length);
      if (score >= MIN_LETTERS && score > (best?.score ?? 0)) best = { start: first.start, end, score };
    }
  }
  return best;
}

import { lean } from "./lean.ts";
/** A word to look for. A trailing `*` allows for an ending of up to three letters, a leading `*` for a prefix of two. */
export interface Entry<T> {
  name: string;
  of: T;
}

/** A word that was found, with its place. */
export interface Hit<T> {
  start: number;
  end: number;
  of: T;
}

interface Word<T> {
  name: string;
  of: T;
  isOpenBefore: boolean;
  ending: number;
}

/** Words found by their first two characters, so that the time does not grow with the number of words. */
export type Lexicon<T> = ReadonlyMap<string, readonly Word<T>[]>;

const ENDING = 3;
/** Scripts that part words by spaces; Hangul joins its particles to the end, Arabic and Hebrew theirs to the front. */
const LETTER = lean(String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Devanagari}\p{M}\d]`, "");
const JOINS_BEFORE = lean(String.raw`[\p{Script=Arabic}\p{Script=Hebrew}]`, "");
const HANGUL = lean(String.raw`\p{Script=Hangul}`, "");

/** Builds a lexicon; names are expected as they stand in the texts that will be searched. */
export function lexiconOf<T>(entries: readonly Entry<T>[]): Lexicon<T> {
  const out = new Map<string, Word<T>[]>();
  for (const { name: written, of } of entries) {
    const name = written.replace(/^\*|\*$/g, "");
    if (name === "") continue;
    const word = { name, of, isOpenBefore: written.startsWith("*"), ending: written.endsWith("*") ? ENDING : 0 };
    const key = name.slice(0, 2);
    const bucket = out.get(key);
    if (bucket) bucket.push(word);
    else out.set(key, [word]);
  }
  for (const bucket of out.values()) bucket.sort((a, b) => b.name.length - a.name.length);
  return out;
}

function opens(text: string, start: number, word: Word<unknown>): boolean {
  const first = word.name.charAt(0);
  const before = text.charAt(start - 1);
  if (before === "") return true;
  if (HANGUL.test(first)) return !HANGUL.test(before);
  if (JOINS_BEFORE.test(first)) {
    let from = start;
    while (from > 0 && JOINS_BEFORE.test(text.charAt(from - 1))) from--;
    return start - from <= 3;
  }
  return word.isOpenBefore || !LETTER.test(first) || !LETTER.test(before);
}

/** Where the word ends with its ending; -1 where more letters follow. */
function closes(text: string, end: number, word: Word<unknown>): number {
  const last = word.name.charAt(word.name.length - 1);
  if (JOINS_BEFORE.test(last)) return JOINS_BEFORE.test(text.charAt(end)) ? -1 : end;
  if (!LETTER.test(last)) return end;
  let to = end;
  while (to < end + word.ending && LETTER.test(text.charAt(to))) to++;
  return LETTER.test(text.charAt(to)) ? -1 : to;
}

/** All words of the lexicon in a text, the longest at each place, at most 200. */
export function lookUp<T>(text: string, lexicon: Lexicon<T>): Hit<T>[] {
  const out: Hit<T>[] = [];
  for (let start = 0; start < text.length && out.length < 200; start++) {
    for (const key of [text.slice(start, start + 2), text.charAt(start)]) {
      for (const word of lexicon.get(key) ?? []) {
        if (!text.startsWith(word.name, start) || !opens(text, start, word)) continue;
        const end = closes(text, start + word.name.length, word);
        if (end < 0) continue;
        out.push({ start, end, of: word.of });
        break;
      }
      if (out.at(-1)?.start === start) break;
    }
  }
  return out;
}

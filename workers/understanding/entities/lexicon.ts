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
/** Of adjectives and nouns: “grünes”, but not “Grund”; “белого”, but not “бельё”. */
const ENDINGS =
  /^(?:[aeosyit]|e[nmrs]|[ao]s|ej|ym|ych|ego|emu|om|ow|ami|ie|na|ta|[аеиоуыюяйіїь]|[аеиоуыюяії][йяеюмхї]|[ео]го|[ео]му|[ыи]ми|ами|ах)$/;
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

const KATAKANA = /[\u30a1-\u30fa\u30fc]/;
const HAN = /[\u3400-\u9fff]/;
/** What Korean joins to a noun. */
const PARTICLES =
  /^(?:은|는|이|가|을|를|으로|로|에|도|만|과|와|랑|이랑|의|요|인|입니|이에|예|이예|까지|부터|하고|이나|나|말고|처럼|보다|짜리|고|결제|택배|배송|색|상품|제품|있|없|되|돼|주)/;

/** A single character of Japanese means a colour where no word goes on around it: not in “面白い”, “赤ちゃん”. */
function isPartOfWord(text: string, start: number, name: string): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(start + name.length);
  if (KATAKANA.test(name.charAt(0))) return KATAKANA.test(before) || KATAKANA.test(after);
  return (
    name.length === 1 && HAN.test(name) && (HAN.test(before) || before === "っ" || HAN.test(after) || after === "ち")
  );
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
  if (HANGUL.test(last)) return !HANGUL.test(text.charAt(end)) || PARTICLES.test(text.slice(end, end + 4)) ? end : -1;
  if (JOINS_BEFORE.test(last)) return JOINS_BEFORE.test(text.charAt(end)) ? -1 : end;
  if (!LETTER.test(last)) return end;
  let to = end;
  while (to < end + word.ending && LETTER.test(text.charAt(to))) to++;
  if (LETTER.test(text.charAt(to))) return -1;
  return to === end || ENDINGS.test(text.slice(end, to)) ? to : -1;
}

/** All words of the lexicon in a text, the longest at each place, at most 200. */
export function lookUp<T>(text: string, lexicon: Lexicon<T>): Hit<T>[] {
  const out: Hit<T>[] = [];
  for (let start = 0; start < text.length && out.length < 200; start++) {
    for (const key of [text.slice(start, start + 2), text.charAt(start)]) {
      for (const word of lexicon.get(key) ?? []) {
        if (!text.startsWith(word.name, start) || !opens(text, start, word) || isPartOfWord(text, start, word.name))
          continue;
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

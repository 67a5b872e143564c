import { plain } from "./entities/plain.ts";
import { plainArabic } from "./normalize.ts";

const UNPARTED = /^[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]/;
const RUN =
  /[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+|(?:(?![\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f])[\p{L}\p{M}\p{N}'])+/gu;
/** Letters that only Vietnamese tells apart: “đúng” is right, “đừng” is don't. */
const TONES = /[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9]/;
const MAX_WORDS = 6;
const MAX_LETTERS = 14;

/** The form in which phrases are compared: no case, no marks of Latin letters, one spelling of Arabic letters. */
function bare(text: string): string {
  return plainArabic(plain(text.normalize("NFC"))).normalize("NFC");
}

/** What is known of each phrase, by the phrase in the form in which it is compared. */
export class Phrases<T> {
  readonly #known = new Map<string, T[]>();

  /** Adds what a phrase may mean. */
  add(phrase: string, meaning: T): void {
    const marked = phrase.normalize("NFC");
    for (const key of TONES.test(marked) ? [marked, bare(phrase)] : [bare(phrase)]) {
      const known = this.#known.get(key);
      if (known) known.push(meaning);
      else this.#known.set(key, [meaning]);
    }
  }

  #get(said: string): { key: string; meanings: readonly T[] } | undefined {
    const key = TONES.test(said) ? said : bare(said);
    const meanings = this.#known.get(key);
    return meanings ? { key, meanings } : undefined;
  }

  /** The longest phrases that a folded text is made of, with what each may mean; undefined where it says anything else. */
  read(folded: string): { key: string; meanings: readonly T[] }[] | undefined {
    const runs = folded.normalize("NFC").match(RUN) ?? [];
    const out: { key: string; meanings: readonly T[] }[] = [];
    for (let i = 0; i < runs.length; ) {
      const isUnparted = UNPARTED.test(runs[i] ?? "");
      const found = isUnparted ? this.#letters(runs[i] ?? "") : this.#words(runs, i);
      if (!found) return undefined;
      out.push(...found.phrases);
      i += found.runs;
    }
    return out;
  }

  #words(runs: readonly string[], from: number) {
    for (let n = Math.min(MAX_WORDS, runs.length - from); n > 0; n--) {
      const phrase = this.#get(runs.slice(from, from + n).join(" "));
      if (phrase) return { phrases: [phrase], runs: n };
    }
    return undefined;
  }

  #letters(run: string) {
    const phrases: { key: string; meanings: readonly T[] }[] = [];
    for (let i = 0; i < run.length; ) {
      let n = Math.min(MAX_LETTERS, run.length - i);
      let phrase = this.#get(run.slice(i, i + n));
      while (!phrase && n > 1) phrase = this.#get(run.slice(i, i + --n));
      if (!phrase) return undefined;
      phrases.push(phrase);
      i += n;
    }
    return { phrases, runs: 1 };
  }
}

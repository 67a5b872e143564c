import { fold, hasUnspaced } from "./fold.ts";
import { normalize } from "./normalize.ts";

/** Hash buckets of the features: wide enough that n-grams of many languages rarely meet. */
const BUCKET_BITS = 20;
export const BUCKETS = 1 << BUCKET_BITS;

const MAX_FEATURES = 6_000;
const MAX_UNITS = 1_000;
const SPACED_WORD = /(?:(?![\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f])[\p{L}\p{M}\p{N}'№ⓤⓔ])+/gu;
/** Japanese keeps features of its own: the same characters mean other things in Chinese. */
const KANA = /[\u3040-\u30ff]/;
const THAI = /[\u0e00-\u0e7f]/;
const HANGUL = /[\uac00-\ud7af]/;
/** Words of few letters, with articles and prepositions grown on. */
const SEMITIC = /[\u0590-\u06ff]/;
const BEYOND_ASCII = /[^\0-\x7f]/;

/** Pairs of words are made of their first letters, so that their endings do not keep them apart. */
const STEM_LETTERS = 5;

/** One text as hashed features with their weights; the squares of the weights sum up to 1. */
export interface FeatureVector {
  ids: Int32Array;
  values: Float32Array;
  length: number;
}

function mix(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  h = Math.imul(h, 0x297a2d39);
  h ^= h >>> 15;
  return h >>> (32 - BUCKET_BITS);
}

class Collector {
  readonly counts = new Map<number, number>();

  add(text: string, seed: number): void {
    if (this.counts.size >= MAX_FEATURES) return;
    let hash = seed | 0;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    const id = mix(hash);
    this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
  }

  ngrams(text: string, from: number, to: number, seed: number): void {
    for (let n = from; n <= to; n++) {
      for (let i = 0; i + n <= text.length; i++) this.add(text.slice(i, i + n), seed + n);
    }
  }
}

/** Latin letters without their accents, which shoppers in a hurry leave away. */
function withoutAccents(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
}

function addParts(out: Collector, word: string): void {
  if (HANGUL.test(word)) out.ngrams(`<${word.slice(0, 24)}>`, 2, 3, 1100);
  else if (SEMITIC.test(word)) out.ngrams(`<${word.slice(0, 24)}>`, 3, 4, 1100);
  else if (word.length > 3) out.ngrams(`<${word.slice(0, 24)}>`, 4, 4, 1100);
}

function addSpaced(out: Collector, text: string): void {
  const words = text.match(SPACED_WORD) ?? [];
  const plain = words.map((word) => (BEYOND_ASCII.test(word) ? withoutAccents(word) : word));
  for (const [i, word] of plain.entries()) {
    out.add(word, 1001);
    addParts(out, word);
    if (word !== words[i]) out.add(words[i] ?? "", 1006);
  }
  const stems = plain.map((word) => word.slice(0, STEM_LETTERS));
  for (const [i, stem] of ["^", ...stems].entries()) out.add(`${stem} ${stems[i] ?? "$"}`, 1002);
  for (const letter of text) if (BEYOND_ASCII.test(letter)) out.add(letter, 1005);
}

function addUnspaced(out: Collector, text: string): void {
  const marked = `^${text.replaceAll(" ", "|")}$`;
  if (THAI.test(text)) {
    out.ngrams(marked, 2, 5, 6000);
    return;
  }
  const seed = KANA.test(text) ? 5000 : 2000;
  out.ngrams(text.replaceAll(" ", ""), 1, 1, seed);
  out.ngrams(marked, 2, 3, seed);
}

/** Hashed n-grams of a normalised text: characters where words are not spaced, else words and their parts. */
export function featuresOf(normalized: string): FeatureVector {
  const out = new Collector();
  const text = normalized.slice(0, MAX_UNITS);
  if (hasUnspaced(text)) addUnspaced(out, text);
  if (/(?![\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f])\p{L}/u.test(text)) addSpaced(out, text);
  if (out.counts.size === 0) out.ngrams(`^${text}$`, 1, 2, 3000);
  return weighted(out.counts);
}

function weighted(counts: ReadonlyMap<number, number>): FeatureVector {
  const ids = Int32Array.from(counts.keys());
  const values = Float32Array.from(counts.values(), (count) => 1 + Math.log(count));
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return { ids, values: values.map((value) => value * scale), length: ids.length };
}

/** The features of a text as it was written. */
export function featuresOfText(text: string): FeatureVector {
  return featuresOf(normalize(fold(text)));
}

/** Hash buckets of the features: wide enough that n-grams of many languages rarely meet. */
export const BUCKET_BITS = 18;
export const BUCKETS = 1 << BUCKET_BITS;

const MAX_FEATURES = 6_000;
const SPACED_WORD = /(?:(?![\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f])[\p{L}\p{M}\p{N}'№ⓤⓔ])+/gu;
/** Japanese keeps features of its own: the same characters mean other things in Chinese. */
const KANA = /[\u3040-\u30ff]/;
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]/;

/** A growing list of hashed features of one text, with their weights. */
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

function hashText(text: string, seed: number): number {
  let h = seed | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

class Collector {
  readonly counts = new Map<number, number>();

  add(text: string, seed: number): void {
    if (this.counts.size >= MAX_FEATURES) return;
    const id = hashText(text, seed);
    this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
  }

  ngrams(text: string, from: number, to: number, seed: number): void {
    for (let n = from; n <= to; n++) {
      for (let i = 0; i + n <= text.length; i++) this.add(text.slice(i, i + n), seed + n);
    }
  }
}

function addSpaced(out: Collector, text: string): void {
  const words = text.match(SPACED_WORD) ?? [];
  const marked = ["^", ...words, "$"];
  for (const [i, word] of marked.entries()) {
    if (i > 0 && i < marked.length - 1) {
      out.add(word, 1001);
      if (word.length > 3) out.ngrams(`<${word}>`.slice(0, 24), 4, 5, 1100);
    }
    const next = marked[i + 1];
    if (next === undefined) continue;
    out.add(`${word} ${next}`, 1002);
    const third = marked[i + 2];
    if (third !== undefined) {
      out.add(`${word} ${next} ${third}`, 1003);
      out.add(`${word} _ ${third}`, 1004);
    }
  }
}

function addUnspaced(out: Collector, text: string): void {
  const tight = text.replaceAll(" ", "|");
  const seed = KANA.test(text) ? 5000 : 2000;
  out.ngrams(tight.replaceAll("|", ""), 1, 1, seed);
  out.ngrams(`^${tight}$`, 2, 3, seed);
}

/** Hashed n-grams of a normalised text: characters 1–4 for unspaced scripts, words 1–3 and their letters for spaced ones. */
export function featuresOf(normalized: string): FeatureVector {
  const out = new Collector();
  const text = normalized.slice(0, 1_000);
  if (UNSPACED.test(text)) addUnspaced(out, text);
  if (/[a-z\u00c0-\u06ff\u0900-\u097f\uac00-\ud7af]/.test(text)) addSpaced(out, text);
  if (out.counts.size === 0) out.ngrams(`^${text}$`, 1, 2, 3000);
  const length = out.counts.size;
  const ids = new Int32Array(length);
  const values = new Float32Array(length);
  let i = 0;
  let squares = 0;
  for (const [id, count] of out.counts) {
    const value = 1 + Math.log(count);
    ids[i] = id;
    values[i++] = value;
    squares += value * value;
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let k = 0; k < length; k++) values[k] = (values[k] ?? 0) * scale;
  return { ids, values, length };
}

import type { FeatureVector } from "../features.ts";
import type { Head, Network } from "./network.ts";
import { rowIndex, toRows } from "./rows.ts";

/**
 * Buckets that are too light for an embedding of their own: each speaks for one class, weakly or strongly. They cost a
 * sixth of an embedding, and together keep much of what dropping them would lose.
 */
export interface Hints {
  /** Ascending. */
  buckets: Int32Array;
  /** Two for each class: its weak hint, then its strong one. */
  kinds: Uint8Array;
  /** What a weak and a strong hint add to the score of their class. */
  strengths: readonly [weak: number, strong: number];
}

/** A hint ignores that hidden units can be off, so that it says less than its embedding did. */
const TRUST = 0.9;
const WEAK_AT = 0.3;
const STRONG_AT = 0.8;

/** What the embeddings of some rows say most clearly, of the classes of one head. `bucketOf` names each row's bucket. */
export function hintsOf(network: Network, rows: Int32Array, bucketOf: Int32Array, head: Head): Hints {
  const leads = Array.from(rows, (row) => ({ bucket: bucketOf[row] as number, ...leadOf(network, row, head) }));
  leads.sort((a, b) => a.bucket - b.bucket);
  const sizes = leads.map(({ lead }) => lead).sort((a, b) => a - b);
  const at = (share: number) => sizes[Math.floor(sizes.length * share)] ?? 0;
  const middle = (at(WEAK_AT) + at(STRONG_AT)) / 2;
  return {
    buckets: Int32Array.from(leads, ({ bucket }) => bucket),
    kinds: Uint8Array.from(leads, ({ target, lead }) => 2 * target + (lead > middle ? 1 : 0)),
    strengths: [TRUST * at(WEAK_AT), TRUST * at(STRONG_AT)],
  };
}

/** The class that a row speaks for, and by how much more than for the others. */
function leadOf({ width, embeddings, output }: Network, row: number, head: Head): { target: number; lead: number } {
  let target = 0;
  let most = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let c = 0; c < head.size; c++) {
    let score = 0;
    const base = (head.offset + c) * width;
    for (let j = 0; j < width; j++) score += (output[base + j] as number) * (embeddings[row * width + j] as number);
    sum += score;
    if (score > most) [target, most] = [c, score];
  }
  return { target, lead: most - sum / head.size };
}

/** What the hints add to the scores of a text: column and amount. */
export function hinter({ buckets, kinds, strengths }: Hints, head: Head): (features: FeatureVector) => FeatureVector {
  const index = rowIndex(buckets);
  return (features) => {
    const { ids, values, length } = toRows(features, index);
    const kindOf = (k: number) => kinds[ids[k] as number] as number;
    return {
      ids: ids.map((_, k) => head.offset + (kindOf(k) >> 1)),
      values: values.map((value, k) => value * (strengths[(kindOf(k) & 1) as 0 | 1] as number)),
      length,
    };
  };
}

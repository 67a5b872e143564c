import { BUCKETS, type FeatureVector } from "../features.ts";

/** Features that were made from one line of text. */
interface Sourced {
  features: FeatureVector;
  source: number;
}

/** The buckets that at least `fewest` lines share, ascending: what one line alone has is typos and wording. */
export function bucketsOf(examples: readonly Sourced[], fewest: 1 | 2): Int32Array {
  const first = new Int32Array(BUCKETS).fill(-1);
  const lines = new Uint8Array(BUCKETS);
  for (const { features, source } of examples) {
    for (const id of features.ids) {
      if (first[id] === source) continue;
      if (first[id] === -1) first[id] = source;
      lines[id] = Math.min(2, (lines[id] as number) + 1);
    }
  }
  return Int32Array.from(lines.keys().filter((id) => (lines[id] as number) >= fewest));
}

/** For each bucket its row, -1 where it has none. */
export function rowIndex(buckets: Int32Array): Int32Array {
  const index = new Int32Array(BUCKETS).fill(-1);
  for (const [row, bucket] of buckets.entries()) index[bucket] = row;
  return index;
}

/** The features as rows of the kept buckets; features without a row are left out. */
export function toRows(features: FeatureVector, rowOf: Int32Array): FeatureVector {
  const ids = new Int32Array(features.length);
  const values = new Float32Array(features.length);
  let length = 0;
  for (let k = 0; k < features.length; k++) {
    const row = rowOf[features.ids[k] as number] as number;
    if (row < 0) continue;
    ids[length] = row;
    values[length++] = features.values[k] as number;
  }
  return { ids: ids.subarray(0, length), values: values.subarray(0, length), length };
}

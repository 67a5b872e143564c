import { BUCKETS, type FeatureVector, featuresOf } from "./features.ts";
import { COLUMNS, HEADS } from "./heads.ts";
import { MODEL } from "./model.data.ts";
import { type BuiltInIntentId, EMOTIONS, type Emotion, INTENTS, LANGUAGES, type Language } from "./types.ts";
import { addRow, decodeGaps, numberAt, scaleAt } from "./weights.ts";

/** For each bucket: its embedding's row plus one, or its hint's place minus all, or 0 where the model has neither. */
let places: Int32Array | undefined;

function readPlaces(): Int32Array {
  const out = new Int32Array(BUCKETS);
  decodeGaps(MODEL.buckets, (bucket, row) => {
    out[bucket] = row + 1;
  });
  decodeGaps(MODEL.hintBuckets, (bucket, place) => {
    out[bucket] = -place - 1;
  });
  return out;
}

/** The hidden layer of a text, and what the hints add to the intents. */
function read({ ids, values, length }: FeatureVector): { hidden: Float64Array; hinted: Float64Array } {
  places ??= readPlaces();
  const sums = new Float64Array(MODEL.units.length);
  const hinted = new Float64Array(INTENTS.length);
  for (let k = 0; k < length; k++) {
    const place = places[ids[k] as number] as number;
    const value = values[k] as number;
    if (place > 0) addRow(sums, MODEL.signs, place - 1, value * scaleAt(MODEL.scales, place - 1));
    else if (place < 0) addHint(hinted, numberAt(MODEL.hints, -place - 1), value);
  }
  const hidden = sums.map((sum, unit) =>
    Math.max(0, sum * (MODEL.units[unit] as number) + (MODEL.hiddenBias[unit] as number)),
  );
  return { hidden, hinted };
}

/** Two kinds of hint for each intent: a weak one, then a strong one. */
function addHint(hinted: Float64Array, kind: number, value: number): void {
  hinted[kind >> 1] = (hinted[kind >> 1] as number) + value * (MODEL.hintStrengths[kind & 1] as number);
}

function outputOf(hidden: Float64Array): Float64Array {
  const out = Float64Array.from(MODEL.bias);
  for (let c = 0; c < COLUMNS; c++) {
    let sum = 0;
    for (let j = 0; j < hidden.length; j++)
      sum += (MODEL.output[c * hidden.length + j] as number) * (hidden[j] as number);
    out[c] = (out[c] as number) + sum;
  }
  return out;
}

function probabilities(scores: Float64Array, temperature: number): number[] {
  let max = Number.NEGATIVE_INFINITY;
  for (const s of scores) if (s > max) max = s;
  const exps = Array.from(scores, (s) => Math.exp((s - max) / temperature));
  const sum = exps.reduce((a, b) => a + b, 0);
  return exps.map((e) => e / sum);
}

/** What the trained model says about one normalised text. */
export interface Classified {
  /** All intents with calibrated probabilities, best first. */
  intents: { intent: BuiltInIntentId; confidence: number }[];
  emotions: Record<Emotion, number>;
  languages: Record<Language, number>;
  /** The text as the model sees it: what a shop's own intents are compared in. */
  hidden: Float64Array;
  features: FeatureVector;
}

/** Reads a normalised text with the trained model. */
export function classify(normalized: string): Classified {
  const features = featuresOf(normalized);
  const { hidden, hinted } = read(features);
  const scores = outputOf(hidden);
  for (let i = 0; i < hinted.length; i++) {
    const at = HEADS.intent.offset + i;
    scores[at] = (scores[at] as number) + (hinted[i] as number);
  }
  const of = (head: { offset: number; size: number }, temperature: number) =>
    probabilities(scores.subarray(head.offset, head.offset + head.size), temperature);
  const l = of(HEADS.language, 1);
  const language = LANGUAGES[l.indexOf(Math.max(...l))];
  const p = of(HEADS.intent, language?.startsWith("zh") ? MODEL.chineseTemperature : MODEL.temperature);
  const e = of(HEADS.emotion, 1);
  const intents = INTENTS.map((intent, i) => ({ intent, confidence: p[i] ?? 0 }));
  intents.sort((a, b) => b.confidence - a.confidence);
  return {
    intents,
    emotions: Object.fromEntries(EMOTIONS.map((id, i) => [id, e[i] ?? 0])) as Record<Emotion, number>,
    languages: Object.fromEntries(LANGUAGES.map((id, i) => [id, l[i] ?? 0])) as Record<Language, number>,
    hidden,
    features,
  };
}

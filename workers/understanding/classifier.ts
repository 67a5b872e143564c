import { BUCKETS, featuresOf } from "./features.ts";
import { COLUMNS, HEADS } from "./heads.ts";
import { MODEL } from "./model.data.ts";
import { EMOTIONS, type Emotion, INTENTS, type IntentId } from "./types.ts";
import { addRow, decodeRows, decodeStarts } from "./weights.ts";

interface Matrix {
  /** Row plus one of each bucket, 0 where the model has none. */
  rows: Int32Array;
  /** Where each row starts in the text of the weights. */
  starts: Int32Array;
}

let matrix: Matrix | undefined;

function scoresOf(normalized: string): Float64Array {
  matrix ??= { rows: decodeRows(MODEL.buckets, BUCKETS), starts: decodeStarts(MODEL.sizes) };
  const { rows, starts } = matrix;
  const { ids, values, length } = featuresOf(normalized);
  const out = new Float64Array(COLUMNS);
  for (let k = 0; k < length; k++) {
    const row = rows[ids[k] as number] as number;
    if (row === 0) continue;
    addRow(out, MODEL.weights, starts[row - 1] as number, starts[row] as number, values[k] as number);
  }
  for (let c = 0; c < COLUMNS; c++) out[c] = (out[c] as number) * (MODEL.step / 2) + (MODEL.bias[c] as number);
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
  intents: { intent: IntentId; confidence: number }[];
  emotions: Record<Emotion, number>;
}

/** Scores a normalised text with the trained model. */
export function classify(normalized: string): Classified {
  const scores = scoresOf(normalized);
  const { intent, emotion } = HEADS;
  const p = probabilities(scores.subarray(intent.offset, intent.offset + intent.size), MODEL.temperature);
  const e = probabilities(scores.subarray(emotion.offset, emotion.offset + emotion.size), 1);
  const intents = INTENTS.map((id, i) => ({ intent: id, confidence: p[i] ?? 0 }));
  intents.sort((a, b) => b.confidence - a.confidence);
  const emotions = Object.fromEntries(EMOTIONS.map((id, i) => [id, e[i] ?? 0])) as Record<Emotion, number>;
  return { intents, emotions };
}

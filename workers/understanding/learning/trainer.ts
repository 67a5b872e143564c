import { BUCKETS, type FeatureVector, featuresOf } from "../features.ts";
import { fold } from "../fold.ts";
import { HEADS } from "../heads.ts";
import { normalize } from "../normalize.ts";
import { EMOTIONS, INTENTS } from "../types.ts";
import { roughen } from "./augment.ts";
import type { Line } from "./corpus.ts";
import { encodeGaps, encodeRow, encodeSizes, levelsOf } from "./encode.ts";
import { expand, type Slots } from "./grammar.ts";
import { type Example, type Head, type LearningOptions, learn, softmax, type Weights } from "./learn.ts";
import { randomFrom } from "./random.ts";

/** What a training run needs; `inputs` is the hash of the text and the seed. */
export interface TrainingInput {
  lines: readonly Line[];
  slots: ReadonlyMap<string, Slots>;
  inputs: string;
  seed: number;
}

/** The trained model as it is written to the data file. */
export interface TrainedModel {
  inputs: string;
  temperature: number;
  step: number;
  bias: number[];
  /** The kept buckets, as gaps. */
  buckets: string;
  /** How many symbols of `weights` each kept bucket has. */
  sizes: string;
  weights: string;
}

export const OPTIONS: LearningOptions = { epochs: 5, rate: 0.5, l2: 3e-5, dropout: 0.3, smoothing: 0.1 };
const LEARNING_HEADS: readonly Head[] = [
  { ...HEADS.intent, weight: 1 },
  { ...HEADS.emotion, weight: 0.6 },
];
const HELD_OUT_SHARE = 0.1;
const DRAWS = 3;
const CALIBRATION_DRAWS = 2;
/** One level of a quantised weight; weights below it are dropped, which costs next to no accuracy. */
const STEP = 0.42;

/** Languages with little text: as many texts for each intent, whatever the number of its patterns. */
const TEXTS_PER_INTENT = 90;
/** How the texts made of a pattern grow with its choices; English shoppers vary the frame more than the words. */
const TEXTS_OF: Readonly<Record<string, { perChoice: number; most: number }>> = {
  "zh-CN": { perChoice: 1.5, most: 30 },
  en: { perChoice: 3, most: 50 },
};
const FEWEST_TEXTS = 3;

/**
 * Texts made of a pattern. In the main languages an intent weighs as much as there is to say about it: equal shares
 * would make “yes” and “hello” as likely as a question about a refund.
 */
function textsOf(line: Line, patterns: number): number {
  const grows = TEXTS_OF[line.language];
  if (!grows) return Math.max(2, Math.min(40, Math.round(TEXTS_PER_INTENT / patterns)));
  const choices = line.pattern.match(/[|<]/g)?.length ?? 0;
  return Math.min(grows.most, Math.round(FEWEST_TEXTS + choices * grows.perChoice));
}

function groupSizes(lines: readonly Line[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const l of lines) sizes.set(`${l.language} ${l.intent}`, (sizes.get(`${l.language} ${l.intent}`) ?? 0) + 1);
  return sizes;
}

function toFeatures(text: string): FeatureVector {
  return featuresOf(normalize(fold(text)));
}

/** The sentences of a training run, in order. */
export function makeExamples(
  lines: readonly Line[],
  slots: ReadonlyMap<string, Slots>,
  random: () => number,
): Example[] {
  const sizes = groupSizes(lines);
  const none: Slots = new Map();
  const examples: Example[] = [];
  for (const [source, line] of lines.entries()) {
    const count = textsOf(line, sizes.get(`${line.language} ${line.intent}`) ?? 1);
    const targets = [INTENTS.indexOf(line.intent), EMOTIONS.indexOf(line.emotion)];
    for (let i = 0; i < count; i++) {
      const sentence = expand(line.pattern, slots.get(line.language) ?? none, random);
      const text = i === 0 ? sentence : roughen(sentence, line.language, random);
      const features = toFeatures(text);
      if (features.length > 0) examples.push({ features, targets, source });
    }
  }
  return examples;
}

/** Which buckets the model keeps: those that at least two patterns share; others are typos and wording, not meaning. */
export function keptBuckets(examples: readonly Example[]): Int32Array {
  const first = new Int32Array(BUCKETS).fill(-1);
  const shared = new Uint8Array(BUCKETS);
  for (const { features, source } of examples) {
    for (const id of features.ids) {
      if (first[id] === -1) first[id] = source;
      else if (first[id] !== source) shared[id] = 1;
    }
  }
  return Int32Array.from(shared.keys().filter((id) => shared[id] === 1));
}

/** The examples with their features as rows of the kept buckets; features without a row are left out. */
export function toRows(examples: readonly Example[], buckets: Int32Array): Example[] {
  const rowOf = new Int32Array(BUCKETS).fill(-1);
  for (const [row, bucket] of buckets.entries()) rowOf[bucket] = row;
  return examples.map((e) => {
    const kept = Array.from(e.features.ids.keys()).filter((k) => (rowOf[e.features.ids[k] ?? 0] ?? -1) >= 0);
    const ids = Int32Array.from(kept, (k) => rowOf[e.features.ids[k] ?? 0] ?? 0);
    const values = Float32Array.from(kept, (k) => e.features.values[k] ?? 0);
    return { ...e, features: { ids, values, length: kept.length } };
  });
}

function intentScores(model: Weights, f: FeatureVector): Float64Array {
  const { offset, size } = HEADS.intent;
  const out = new Float64Array(size);
  for (let c = 0; c < size; c++) out[c] = model.bias[offset + c] as number;
  for (let k = 0; k < f.length; k++) {
    const base = (f.ids[k] as number) * model.columns + offset;
    for (let c = 0; c < size; c++)
      out[c] = (out[c] as number) + (f.values[k] as number) * (model.weights[base + c] as number);
  }
  return out;
}

function negativeLogLikelihood(
  scored: readonly { scores: Float64Array; target: number }[],
  temperature: number,
): number {
  let sum = 0;
  for (const { scores, target } of scored) {
    const p = scores.map((s) => s / temperature);
    softmax(p);
    sum -= Math.log(Math.max(1e-9, p[target] ?? 0));
  }
  return sum / Math.max(1, scored.length);
}

function rowOf(model: Weights, row: number): Float32Array {
  return model.weights.subarray(row * model.columns, (row + 1) * model.columns);
}

/** What remains of the weights in the data file. */
function quantised(model: Weights, rows: number): Weights {
  const weights = new Float32Array(model.weights.length);
  for (let row = 0; row < rows; row++) {
    for (const [column, level] of levelsOf(rowOf(model, row), STEP).entries())
      weights[row * model.columns + column] = level === 0 ? 0 : (level + Math.sign(level) / 2) * STEP;
  }
  return { ...model, weights };
}

/** The temperature at which confidence matches accuracy on patterns that the weights have not seen. */
function calibrate(input: TrainingInput): number {
  const random = randomFrom(input.seed + 1);
  const train: Line[] = [];
  const held: Line[] = [];
  for (const line of input.lines) (random() < HELD_OUT_SHARE ? held : train).push(line);
  const rest = { ...input, lines: train };
  const buckets = keptBuckets(makeExamples(train, input.slots, randomFrom(input.seed)));
  const model = quantised(learnAveraged(rest, buckets, CALIBRATION_DRAWS), buckets.length);
  const scored = toRows(makeExamples(held, input.slots, random), buckets).map((e) => ({
    scores: intentScores(model, e.features),
    target: e.targets[0] ?? 0,
  }));
  let best = 1;
  let bestLoss = Number.POSITIVE_INFINITY;
  for (let t = 0.2; t <= 3; t += 0.05) {
    const loss = negativeLogLikelihood(scored, t);
    if (loss < bestLoss) [best, bestLoss] = [t, loss];
  }
  return Math.round(best * 100) / 100;
}

/**
 * Learns from several draws of the same patterns and averages the weights: what depends on which sentences were drawn
 * cancels out, what the patterns have in common stays.
 */
function learnAveraged(input: TrainingInput, buckets: Int32Array, draws: number): Weights {
  let sum: Weights | undefined;
  for (let draw = 0; draw < draws; draw++) {
    const random = randomFrom(input.seed + draw);
    const examples = toRows(makeExamples(input.lines, input.slots, random), buckets);
    const model = learn(examples, buckets.length, LEARNING_HEADS, OPTIONS, random);
    if (!sum) sum = model;
    else addInto(sum, model);
  }
  if (!sum) throw new RangeError("no draws");
  for (let i = 0; i < sum.weights.length; i++) sum.weights[i] = (sum.weights[i] as number) / draws;
  for (let i = 0; i < sum.bias.length; i++) sum.bias[i] = (sum.bias[i] as number) / draws;
  return sum;
}

function addInto(sum: Weights, model: Weights): void {
  for (let i = 0; i < sum.weights.length; i++)
    sum.weights[i] = (sum.weights[i] as number) + (model.weights[i] as number);
  for (let i = 0; i < sum.bias.length; i++) sum.bias[i] = (sum.bias[i] as number) + (model.bias[i] as number);
}

/** Trains the model; the same input gives the same result to the byte. */
export function train(input: TrainingInput): TrainedModel {
  const temperature = calibrate(input);
  const buckets = keptBuckets(makeExamples(input.lines, input.slots, randomFrom(input.seed)));
  const model = learnAveraged(input, buckets, DRAWS);
  const rows = Array.from(buckets, (bucket, row) => ({
    bucket,
    text: encodeRow(levelsOf(rowOf(model, row), STEP)),
  })).filter(({ text }) => text !== "");
  return {
    inputs: input.inputs,
    temperature,
    step: STEP,
    bias: Array.from(model.bias, (b) => Math.round(b * 1e4) / 1e4),
    buckets: encodeGaps(rows.map(({ bucket }) => bucket)),
    sizes: encodeSizes(rows.map(({ text }) => text.length)),
    weights: rows.map(({ text }) => text).join(""),
  };
}

import { type FeatureVector, featuresOf } from "../features.ts";
import { fold } from "../fold.ts";
import { HEADS } from "../heads.ts";
import { normalize } from "../normalize.ts";
import { EMOTIONS, INTENTS, LANGUAGES } from "../types.ts";
import { roughen } from "./augment.ts";
import {
  encodeGaps,
  encodePlaces,
  encodeSigns,
  heaviestRows,
  type Rounding,
  roundingOf,
  withRows,
} from "./compress.ts";
import type { Line } from "./corpus.ts";
import { expand, type Slots } from "./grammar.ts";
import {
  type Example,
  type Head,
  type LearningOptions,
  type Network,
  newNetwork,
  scoresOf,
  softmax,
  trainNetwork,
} from "./network.ts";
import { randomFrom } from "./random.ts";
import { bucketsOf, rowIndex, toRows } from "./rows.ts";

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
  /** What a sign of scale 1 is worth, per hidden unit. */
  units: number[];
  hiddenBias: number[];
  output: number[];
  bias: number[];
  /** The kept buckets, as gaps. */
  buckets: string;
  /** The scale of each one's embedding. */
  scales: string;
  /** The signs of each one's embedding. */
  signs: string;
}

export const OPTIONS = {
  width: 64,
  epochs: 6,
  rate: 0.2,
  l2: 1e-5,
  dropout: 0.3,
  hiddenDropout: 0.2,
  smoothing: 0.1,
} satisfies LearningOptions;
/** How the kept rows learn to do without the dropped ones, rounded; then what stands above them settles. */
const ROUNDED = { ...OPTIONS, epochs: 3, rate: 0.1 } satisfies LearningOptions;
const SETTLED = { ...OPTIONS, epochs: 2, rate: 0.05 } satisfies LearningOptions;
const HEADS_LEARNT: readonly Head[] = [
  { ...HEADS.intent, weight: 1 },
  { ...HEADS.emotion, weight: 0.5 },
  { ...HEADS.language, weight: 0.3 },
];
const HELD_OUT_SHARE = 0.1;
/** As many embeddings as the model's share of the bundle has room for. */
export const ROWS = 52_000;

/** How the texts made of a pattern in one epoch grow with its choices. */
const TEXTS = { fewest: 2, perChoice: 0.7, most: 10 };

function textsOf(line: Line): number {
  const choices = line.pattern.match(/[|<]/g)?.length ?? 0;
  return Math.min(TEXTS.most, Math.round(TEXTS.fewest + choices * TEXTS.perChoice));
}

/** The features of a text as the classifier sees it. */
export function toFeatures(text: string): FeatureVector {
  return featuresOf(normalize(fold(text)));
}

interface Drawn extends Example {
  /** Which line it was made from. */
  source: number;
}

/** Sentences drawn from the lines, in order. */
export function drawExamples(lines: readonly Line[], slots: ReadonlyMap<string, Slots>, random: () => number): Drawn[] {
  const none: Slots = new Map();
  const drawn: Drawn[] = [];
  for (const [source, line] of lines.entries()) {
    const targets = [INTENTS.indexOf(line.intent), EMOTIONS.indexOf(line.emotion), LANGUAGES.indexOf(line.language)];
    for (let i = textsOf(line); i > 0; i--) {
      const sentence = expand(line.pattern, slots.get(line.language) ?? none, random);
      const features = toFeatures(i === 1 ? sentence : roughen(sentence, line.language, random));
      if (features.length > 0) drawn.push({ features, targets, source });
    }
  }
  return drawn;
}

interface Compact {
  network: Network;
  buckets: Int32Array;
  rounding: Rounding;
}

/** Learns with all rows, keeps the heaviest, and goes on learning with these alone and rounded. */
function learnCompact({ lines, slots, seed }: Omit<TrainingInput, "inputs">, random: () => number): Compact {
  const all = bucketsOf(drawExamples(lines, slots, randomFrom(seed)), 2);
  const drawWith = (buckets: Int32Array) => {
    const index = rowIndex(buckets);
    return (): Example[] =>
      drawExamples(lines, slots, random).map((e) => ({ ...e, features: toRows(e.features, index) }));
  };
  const wide = newNetwork(all.length, OPTIONS.width, HEADS_LEARNT, random);
  const draw = drawWith(all);
  trainNetwork(wide, draw, HEADS_LEARNT, OPTIONS, random);
  const rows = heaviestRows(wide, draw(), ROWS);
  const network = withRows(wide, rows);
  const buckets = rows.map((row) => all[row] as number);
  const rounding = roundingOf(network);
  const drawKept = drawWith(buckets);
  trainNetwork(network, drawKept, HEADS_LEARNT, ROUNDED, random, rounding);
  trainNetwork(network, drawKept, HEADS_LEARNT, SETTLED, random, "stay");
  return { network, buckets, rounding };
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

/** The temperature at which confidence matches accuracy on lines that the weights have not seen. */
function calibrate(input: TrainingInput): number {
  const random = randomFrom(input.seed + 1);
  const train: Line[] = [];
  const held: Line[] = [];
  for (const line of input.lines) (random() < HELD_OUT_SHARE ? held : train).push(line);
  const { network, buckets } = learnCompact({ ...input, lines: train }, random);
  const index = rowIndex(buckets);
  const { offset, size } = HEADS.intent;
  const hidden = new Float64Array(network.width);
  const scored = drawExamples(held, input.slots, random).map((e) => {
    const scores = new Float64Array(network.columns);
    scoresOf(network, toRows(e.features, index), hidden, scores);
    return { scores: scores.slice(offset, offset + size), target: e.targets[0] ?? 0 };
  });
  let best = 1;
  let bestLoss = Number.POSITIVE_INFINITY;
  for (let t = 0.2; t <= 3; t += 0.05) {
    const loss = negativeLogLikelihood(scored, t);
    if (loss < bestLoss) [best, bestLoss] = [t, loss];
  }
  return Math.round(best * 100) / 100;
}

function rounded(values: Iterable<number>, digits: number): number[] {
  return Array.from(values, (value) => Number(value.toPrecision(digits)));
}

/** Trains the model; the same input gives the same result to the byte. */
export function train(input: TrainingInput): TrainedModel {
  const temperature = calibrate(input);
  const { network, buckets, rounding } = learnCompact(input, randomFrom(input.seed));
  return {
    inputs: input.inputs,
    temperature,
    units: rounded(rounding.units, 5),
    hiddenBias: rounded(network.hiddenBias, 4),
    output: rounded(network.output, 3),
    bias: rounded(network.bias, 4),
    buckets: encodeGaps(buckets),
    scales: encodePlaces(rounding.scales),
    signs: encodeSigns(rounding.signs),
  };
}

import { featuresOfText } from "../features.ts";
import { HEADS } from "../heads.ts";
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
import { type Hints, hinter, hintsOf } from "./hints.ts";
import { type Example, type Head, type LearningOptions, type Network, newNetwork, trainNetwork } from "./network.ts";
import { randomFrom } from "./random.ts";
import { bucketsOf, rowIndex, toRows } from "./rows.ts";
import { heldBy } from "./teachers.ts";

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
  chineseTemperature: number;
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
  /** The buckets that only hint at an intent, as gaps; for each the kind of its hint, and what weak and strong ones add. */
  hintBuckets: string;
  hints: string;
  hintStrengths: number[];
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
/** How the kept rows learn to do with hints of the dropped ones, rounded; then what stands above them settles. */
const ROUNDED = { ...OPTIONS, epochs: 3, rate: 0.1, taught: 0.5 } satisfies LearningOptions;
const SETTLED = { ...OPTIONS, epochs: 2, rate: 0.05, taught: 0.5 } satisfies LearningOptions;
/**
 * Networks with all rows that teach the one that is kept: single ones differ by their draws, together they do so less.
 * The first is the one whose rows are kept.
 */
const TEACHERS = 3;
const HEADS_LEARNT: readonly [Head, Head, Head] = [
  { ...HEADS.intent, weight: 1 },
  { ...HEADS.emotion, weight: 0.5 },
  { ...HEADS.language, weight: 0.3 },
];
/**
 * What scores are divided by before they become probabilities, so that confidence matches accuracy on messages that are
 * not training text (`bench:intents` prints by how much it does not).
 */
const TEMPERATURE = 0.68;
/** Chinese shoppers leave more out than the training text does: the same scores are right less often. */
const CHINESE_TEMPERATURE = 0.8;
/** As many embeddings and hints as the model's share of the bundle has room for. */
const EMBEDDINGS = 42_500;
const HINTS = 84_000;
/** Most shoppers write in these, so that what carries them is kept first. */
const WEIGHT_OF: Readonly<Record<string, number>> = { "zh-CN": 2, en: 2 };

/** How the texts made of a pattern in one epoch grow with its choices. */
const TEXTS = { fewest: 2, perChoice: 0.7, most: 10 };

/** A language with far more lines than the rest is drawn from less often, so that it does not crowd them out. */
const SHARE_OF: Readonly<Record<string, number>> = { "zh-CN": 0.8 };

function textsOf(line: Line): number {
  const choices = line.pattern.match(/[|<]/g)?.length ?? 0;
  const share = SHARE_OF[line.language] ?? 1;
  return Math.max(1, Math.min(TEXTS.most, Math.round(share * (TEXTS.fewest + choices * TEXTS.perChoice))));
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
      const features = featuresOfText(i === 1 ? sentence : roughen(sentence, line.language, random));
      if (features.length > 0) drawn.push({ features, targets, source });
    }
  }
  return drawn;
}

interface Compact {
  network: Network;
  buckets: Int32Array;
  rounding: Rounding;
  hints: Hints;
}

/** Learns with all rows several times, keeps the heaviest of the first rounded, and the next ones as hints. */
function learnCompact({ lines, slots, seed }: Omit<TrainingInput, "inputs">, random: () => number): Compact {
  const all = bucketsOf(drawExamples(lines, slots, randomFrom(seed)), 2);
  const wideIndex = rowIndex(all);
  const drawWide = () =>
    drawExamples(lines, slots, random).map((e) => ({ ...e, features: toRows(e.features, wideIndex) }));
  const teachers = Array.from({ length: TEACHERS }, () => {
    const network = newNetwork(all.length, OPTIONS.width, HEADS_LEARNT, random);
    trainNetwork(network, drawWide, HEADS_LEARNT, OPTIONS, random);
    return network;
  });
  const [wide] = teachers as [Network];
  const order = heaviestRows(wide, drawWide(), ({ source }) => WEIGHT_OF[lines[source]?.language ?? ""] ?? 1);
  const hints = hintsOf(wide, order.subarray(EMBEDDINGS, EMBEDDINGS + HINTS), all, HEADS_LEARNT[0]);
  const rows = order.slice(0, EMBEDDINGS).sort();
  const network = withRows(wide, rows);
  const buckets = rows.map((row) => all[row] as number);
  const rounding = roundingOf(network);
  const index = rowIndex(buckets);
  const hint = hinter(hints, HEADS_LEARNT[0]);
  const drawKept = () =>
    drawExamples(lines, slots, random).map((e) => ({
      ...e,
      features: toRows(e.features, index),
      hints: hint(e.features),
      taught: heldBy(teachers, toRows(e.features, wideIndex), HEADS_LEARNT),
    }));
  trainNetwork(network, drawKept, HEADS_LEARNT, ROUNDED, random, rounding);
  trainNetwork(network, drawKept, HEADS_LEARNT, SETTLED, random, "stay");
  return { network, buckets, rounding, hints };
}

function rounded(values: Iterable<number>, digits: number): number[] {
  return Array.from(values, (value) => Number(value.toPrecision(digits)));
}

/** Trains the model; the same input gives the same result to the byte. */
export function train(input: TrainingInput): TrainedModel {
  const { network, buckets, rounding, hints } = learnCompact(input, randomFrom(input.seed));
  return {
    inputs: input.inputs,
    temperature: TEMPERATURE,
    chineseTemperature: CHINESE_TEMPERATURE,
    units: rounded(rounding.units, 5),
    hiddenBias: rounded(network.hiddenBias, 4),
    output: rounded(network.output, 3),
    bias: rounded(network.bias, 4),
    buckets: encodeGaps(buckets),
    scales: encodePlaces(rounding.scales),
    signs: encodeSigns(rounding.signs),
    hintBuckets: encodeGaps(hints.buckets),
    hints: encodePlaces(hints.kinds),
    hintStrengths: rounded(hints.strengths, 4),
  };
}

import type { FeatureVector } from "../features.ts";
import type { Rounding } from "./compress.ts";
import { shuffle } from "./random.ts";

/** One training example: features whose ids are rows, and the target class of each head (-1: it says nothing there). */
export interface Example {
  features: FeatureVector;
  targets: readonly number[];
  /** What is added to the scores beside the network: column and amount. */
  hints?: FeatureVector;
  /** What teachers hold of the example: a share for each column, 1 in each head together. */
  taught?: Float32Array;
}

/** A softmax over `size` classes in consecutive columns from `offset`. */
export interface Head {
  offset: number;
  size: number;
  /** How much its loss counts. */
  weight: number;
}

export interface LearningOptions {
  /** Hidden units. */
  width: number;
  epochs: number;
  rate: number;
  /** L2 shrinkage per update of an embedding. */
  l2: number;
  /** Share of features hidden from each example, so that no single phrase carries a class alone. */
  dropout: number;
  /** Share of hidden units hidden from each example. */
  hiddenDropout: number;
  /** Share of the target spread over the other classes. */
  smoothing: number;
  /** How much of the target is what teachers hold of the example, where it has been taught (Hinton et al. 2015). */
  taught?: number;
}

/** A bag of embedded features, rectified, and a linear layer: the hidden layer is shared by all heads and languages. */
export interface Network {
  width: number;
  columns: number;
  /** `embeddings[row * width + unit]`. */
  embeddings: Float32Array;
  hiddenBias: Float32Array;
  /** `output[column * width + unit]`. */
  output: Float32Array;
  bias: Float32Array;
}

/** What one pass over an example needs; made once per training run. */
interface Pass {
  kept: Int32Array;
  hidden: Float64Array;
  hiddenGradient: Float64Array;
  mask: Float64Array;
  scores: Float64Array;
}

interface Squares {
  embeddings: Float32Array;
  output: Float32Array;
}

const MOST_FEATURES = 8_192;
const BIAS_RATE = 0.01;
const OUTPUT_RATE = 0.3;

/** Softmax in place. */
export function softmax(scores: Float64Array): void {
  let max = Number.NEGATIVE_INFINITY;
  for (const s of scores) if (s > max) max = s;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const e = Math.exp((scores[i] as number) - max);
    scores[i] = e;
    sum += e;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) / sum;
}

/** A network that knows nothing yet. */
export function newNetwork(rows: number, width: number, heads: readonly Head[], random: () => number): Network {
  const columns = heads.reduce((sum, head) => sum + head.size, 0);
  const spread = 2 / Math.sqrt(width);
  return {
    width,
    columns,
    embeddings: Float32Array.from({ length: rows * width }, () => (random() - 0.5) * 0.2),
    hiddenBias: new Float32Array(width),
    output: Float32Array.from({ length: columns * width }, () => (random() - 0.5) * spread),
    bias: new Float32Array(columns),
  };
}

/** Scores of all columns for one example; `hidden` receives the rectified hidden layer. */
export function scoresOf(network: Network, features: FeatureVector, hidden: Float64Array, scores: Float64Array): void {
  const { width, embeddings } = network;
  hidden.set(network.hiddenBias);
  for (let k = 0; k < features.length; k++) {
    const base = (features.ids[k] as number) * width;
    const x = features.values[k] as number;
    for (let j = 0; j < width; j++) hidden[j] = (hidden[j] as number) + x * (embeddings[base + j] as number);
  }
  for (let j = 0; j < width; j++) if ((hidden[j] as number) < 0) hidden[j] = 0;
  outputOf(network, hidden, scores);
}

function outputOf({ width, output, bias }: Network, hidden: Float64Array, scores: Float64Array): void {
  for (let c = 0; c < scores.length; c++) {
    let sum = bias[c] as number;
    const base = c * width;
    for (let j = 0; j < width; j++) sum += (output[base + j] as number) * (hidden[j] as number);
    scores[c] = sum;
  }
}

/** What happens to the embeddings: they learn, only the layers above them do, or they learn in spite of being rounded. */
export type Embeddings = "learn" | "stay" | Rounding;

/** Trains in place by AdaGrad over shuffled examples, drawn anew for each epoch. */
export function trainNetwork(
  network: Network,
  draw: (epoch: number) => readonly Example[],
  heads: readonly Head[],
  options: LearningOptions,
  random: () => number,
  embeddings: Embeddings = "learn",
): void {
  const { width, columns } = network;
  const isLearning = embeddings !== "stay";
  const rounding = typeof embeddings === "object" ? embeddings : undefined;
  const squares: Squares = {
    embeddings: new Float32Array(isLearning ? network.embeddings.length : 0).fill(1e-2),
    output: new Float32Array(network.output.length).fill(1e-2),
  };
  const pass: Pass = {
    kept: new Int32Array(MOST_FEATURES),
    hidden: new Float64Array(width),
    hiddenGradient: new Float64Array(width),
    mask: new Float64Array(width),
    scores: new Float64Array(columns),
  };
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const examples = draw(epoch);
    const order = Array.from(examples.keys());
    shuffle(order, random);
    for (const [at, index] of order.entries()) {
      const example = examples[index] as Example;
      const rate = options.rate * (1 - (epoch + at / order.length) / options.epochs);
      const kept = hideFeatures(example.features, options.dropout, random, pass.kept);
      if (kept === 0) continue;
      forward(network, example.features, kept, options, random, pass);
      if (example.hints) addHints(example.hints, options.dropout, random, pass.scores);
      lossGradient(pass.scores, heads, example, options);
      backwardOutput(network, squares.output, rate, pass);
      if (!isLearning) continue;
      const exact = rounding?.exact ?? network.embeddings;
      backwardEmbeddings(exact, squares.embeddings, example.features, kept, rate, options, pass);
      if (rounding)
        for (let a = 0; a < kept; a++) rounding.round(example.features.ids[pass.kept[a] as number] as number);
    }
  }
}

function hideFeatures(features: FeatureVector, dropout: number, random: () => number, kept: Int32Array): number {
  let n = 0;
  for (let k = 0; k < features.length && n < kept.length; k++) if (random() >= dropout) kept[n++] = k;
  return n;
}

function forward(
  network: Network,
  features: FeatureVector,
  kept: number,
  options: LearningOptions,
  random: () => number,
  pass: Pass,
): void {
  const { width, embeddings } = network;
  const { hidden, mask } = pass;
  const scale = 1 / Math.sqrt(1 - options.dropout);
  hidden.set(network.hiddenBias);
  for (let a = 0; a < kept; a++) {
    const k = pass.kept[a] as number;
    const base = (features.ids[k] as number) * width;
    const x = (features.values[k] as number) * scale;
    for (let j = 0; j < width; j++) hidden[j] = (hidden[j] as number) + x * (embeddings[base + j] as number);
  }
  const boost = 1 / (1 - options.hiddenDropout);
  for (let j = 0; j < width; j++) {
    const isOn = (hidden[j] as number) > 0 && random() >= options.hiddenDropout;
    mask[j] = isOn ? boost : 0;
    hidden[j] = (hidden[j] as number) * (mask[j] as number);
  }
  outputOf(network, hidden, pass.scores);
}

function addHints(hints: FeatureVector, dropout: number, random: () => number, scores: Float64Array): void {
  const scale = 1 / Math.sqrt(1 - dropout);
  for (let k = 0; k < hints.length; k++) {
    if (random() < dropout) continue;
    const column = hints.ids[k] as number;
    scores[column] = (scores[column] as number) + scale * (hints.values[k] as number);
  }
}

function lossGradient(out: Float64Array, heads: readonly Head[], example: Example, options: LearningOptions): void {
  const { targets, taught } = example;
  const { smoothing } = options;
  const share = taught ? (options.taught ?? 0) : 0;
  for (const [i, head] of heads.entries()) {
    const scores = out.subarray(head.offset, head.offset + head.size);
    const target = targets[i] ?? -1;
    if (target < 0) {
      scores.fill(0);
      continue;
    }
    softmax(scores);
    for (let c = 0; c < head.size; c++) {
      const told = (c === target ? 1 - smoothing : 0) + smoothing / head.size;
      const wanted = (1 - share) * told + share * (taught?.[head.offset + c] ?? 0);
      scores[c] = ((scores[c] as number) - wanted) * head.weight;
    }
  }
}

function backwardOutput(network: Network, squares: Float32Array, rate: number, pass: Pass): void {
  const { width, columns, output, bias, hiddenBias } = network;
  const { hidden, hiddenGradient, mask } = pass;
  hiddenGradient.fill(0);
  for (let c = 0; c < columns; c++) {
    const g = pass.scores[c] as number;
    if (g > -1e-5 && g < 1e-5) continue;
    const base = c * width;
    for (let j = 0; j < width; j++) {
      if (mask[j] === 0) continue;
      const at = base + j;
      const w = output[at] as number;
      hiddenGradient[j] = (hiddenGradient[j] as number) + g * w;
      const gw = g * (hidden[j] as number);
      const s = (squares[at] as number) + gw * gw;
      squares[at] = s;
      output[at] = w - (rate * OUTPUT_RATE * gw) / Math.sqrt(s);
    }
    bias[c] = (bias[c] as number) - BIAS_RATE * rate * g;
  }
  for (let j = 0; j < width; j++) {
    const g = (hiddenGradient[j] as number) * (mask[j] as number);
    hiddenGradient[j] = g;
    hiddenBias[j] = (hiddenBias[j] as number) - BIAS_RATE * rate * g;
  }
}

function backwardEmbeddings(
  embeddings: Float32Array,
  squares: Float32Array,
  features: FeatureVector,
  kept: number,
  rate: number,
  options: LearningOptions,
  pass: Pass,
): void {
  const { hiddenGradient } = pass;
  const width = hiddenGradient.length;
  const scale = 1 / Math.sqrt(1 - options.dropout);
  for (let a = 0; a < kept; a++) {
    const k = pass.kept[a] as number;
    const base = (features.ids[k] as number) * width;
    const x = (features.values[k] as number) * scale;
    for (let j = 0; j < width; j++) {
      const at = base + j;
      const w = embeddings[at] as number;
      const g = x * (hiddenGradient[j] as number) + options.l2 * w;
      const s = (squares[at] as number) + g * g;
      squares[at] = s;
      embeddings[at] = w - (rate * g) / Math.sqrt(s);
    }
  }
}

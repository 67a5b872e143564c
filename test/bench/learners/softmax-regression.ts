import type { FeatureVector } from "../../../workers/understanding/features.ts";
import { shuffle } from "../../../workers/understanding/learning/random.ts";

/** One training example: features and the target class of each head. */
export interface Example {
  features: FeatureVector;
  targets: readonly number[];
  /** Which pattern it was made from. */
  source: number;
}

/** A softmax head: `size` classes in consecutive columns from `offset`. */
export interface Head {
  offset: number;
  size: number;
  /** How much its loss counts. */
  weight: number;
}

export interface LearningOptions {
  epochs: number;
  rate: number;
  /** L2 shrinkage per update of a weight. */
  l2: number;
  /** Share of features hidden from each example, so that no single phrase carries a class alone. */
  dropout: number;
  /** Share of the target spread over the other classes. */
  smoothing: number;
}

/** Weights of all heads: `weights[row * columns + column]`, and a bias per column. */
export interface Weights {
  columns: number;
  weights: Float32Array;
  bias: Float32Array;
}

/** Softmax in place. */
export function softmax(scores: Float64Array): void {
  let max = Number.NEGATIVE_INFINITY;
  for (const s of scores) if (s > max) max = s;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const e = Math.exp((scores[i] ?? 0) - max);
    scores[i] = e;
    sum += e;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / sum;
}

function maskFeatures(features: FeatureVector, dropout: number, random: () => number, kept: Int32Array): number {
  let n = 0;
  for (let k = 0; k < features.length && n < kept.length; k++) if (random() >= dropout) kept[n++] = k;
  return n;
}

/** Multinomial logistic regression, all heads at once, by AdaGrad over shuffled examples whose feature ids are rows. */
export function learn(
  examples: readonly Example[],
  rows: number,
  heads: readonly Head[],
  options: LearningOptions,
  random: () => number,
): Weights {
  const columns = heads.reduce((sum, h) => sum + h.size, 0);
  const weights = new Float32Array(rows * columns);
  const squares = new Float32Array(rows * columns).fill(1e-3);
  const bias = new Float32Array(columns);
  const kept = new Int32Array(8_192);
  const gradient = new Float64Array(columns);
  const order = Array.from(examples.keys());
  const scale = 1 / Math.sqrt(1 - options.dropout);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const rate = options.rate * (1 - epoch / options.epochs);
    for (const index of order) {
      const example = examples[index];
      if (!example) continue;
      const n = maskFeatures(example.features, options.dropout, random, kept);
      forward(example.features, kept, n, scale, weights, bias, gradient);
      lossGradient(gradient, heads, example.targets, options.smoothing);
      backward(example.features, kept, n, scale, weights, squares, bias, gradient, rate, options.l2);
    }
  }
  return { columns, weights, bias };
}

function forward(
  f: FeatureVector,
  kept: Int32Array,
  n: number,
  scale: number,
  weights: Float32Array,
  bias: Float32Array,
  out: Float64Array,
): void {
  const columns = out.length;
  out.set(bias);
  for (let k = 0; k < n; k++) {
    const at = kept[k] as number;
    const base = (f.ids[at] as number) * columns;
    const x = (f.values[at] as number) * scale;
    for (let c = 0; c < columns; c++) out[c] = (out[c] as number) + x * (weights[base + c] as number);
  }
}

function lossGradient(out: Float64Array, heads: readonly Head[], targets: readonly number[], smoothing: number): void {
  for (const [i, head] of heads.entries()) {
    const scores = out.subarray(head.offset, head.offset + head.size);
    const target = targets[i] ?? -1;
    if (target < 0) {
      scores.fill(0);
      continue;
    }
    softmax(scores);
    for (let c = 0; c < head.size; c++) {
      const wanted = (c === target ? 1 - smoothing : 0) + smoothing / head.size;
      scores[c] = ((scores[c] as number) - wanted) * head.weight;
    }
  }
}

function backward(
  f: FeatureVector,
  kept: Int32Array,
  n: number,
  scale: number,
  weights: Float32Array,
  squares: Float32Array,
  bias: Float32Array,
  gradient: Float64Array,
  rate: number,
  l2: number,
): void {
  const columns = gradient.length;
  for (let k = 0; k < n; k++) {
    const at = kept[k] as number;
    const base = (f.ids[at] as number) * columns;
    const x = (f.values[at] as number) * scale;
    for (let c = 0; c < columns; c++) {
      const j = base + c;
      const w = weights[j] as number;
      const g = x * (gradient[c] as number) + l2 * w;
      const s = (squares[j] as number) + g * g;
      squares[j] = s;
      weights[j] = w - (rate * g) / Math.sqrt(s);
    }
  }
  for (let c = 0; c < columns; c++) bias[c] = (bias[c] as number) - 0.01 * rate * (gradient[c] as number);
}

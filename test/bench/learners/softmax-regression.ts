import type { FeatureVector } from "../../../workers/understanding/features.ts";
import { type Example, softmax } from "../../../workers/understanding/learning/network.ts";
import { shuffle } from "../../../workers/understanding/learning/random.ts";

const OPTIONS = { epochs: 5, rate: 0.5, l2: 3e-5, dropout: 0.3, smoothing: 0.1 };

/** Multinomial logistic regression by AdaGrad; returns the scores of all classes of the first target. */
export function learnSoftmaxRegression(
  examples: readonly Example[],
  rows: number,
  classes: number,
  random: () => number,
): (features: FeatureVector) => Float64Array {
  const weights = new Float32Array(rows * classes);
  const squares = new Float32Array(rows * classes).fill(1e-3);
  const bias = new Float32Array(classes);
  const scoresOf = (features: FeatureVector) => {
    const scores = Float64Array.from(bias);
    for (let k = 0; k < features.length; k++) {
      const base = (features.ids[k] as number) * classes;
      const x = features.values[k] as number;
      for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + x * (weights[base + c] as number);
    }
    return scores;
  };
  const learnOne = ({ features, targets }: Example, rate: number) => {
    const seen = hide(features, random);
    const gradient = scoresOf(seen);
    softmax(gradient);
    const target = targets[0] ?? 0;
    for (let c = 0; c < classes; c++) {
      const wanted = (c === target ? 1 - OPTIONS.smoothing : 0) + OPTIONS.smoothing / classes;
      gradient[c] = (gradient[c] as number) - wanted;
      bias[c] = (bias[c] as number) - 0.01 * rate * (gradient[c] as number);
    }
    for (let k = 0; k < seen.length; k++) {
      const base = (seen.ids[k] as number) * classes;
      const x = seen.values[k] as number;
      for (let c = 0; c < classes; c++) {
        const w = weights[base + c] as number;
        const g = x * (gradient[c] as number) + OPTIONS.l2 * w;
        const s = (squares[base + c] as number) + g * g;
        squares[base + c] = s;
        weights[base + c] = w - (rate * g) / Math.sqrt(s);
      }
    }
  };
  const order = Array.from(examples.keys());
  for (let epoch = 0; epoch < OPTIONS.epochs; epoch++) {
    shuffle(order, random);
    const rate = OPTIONS.rate * (1 - epoch / OPTIONS.epochs);
    for (const at of order) learnOne(examples[at] as Example, rate);
  }
  return scoresOf;
}

function hide(features: FeatureVector, random: () => number): FeatureVector {
  const kept = Array.from(features.ids.keys()).filter(() => random() >= OPTIONS.dropout);
  const scale = 1 / Math.sqrt(1 - OPTIONS.dropout);
  return {
    ids: Int32Array.from(kept, (k) => features.ids[k] as number),
    values: Float32Array.from(kept, (k) => (features.values[k] as number) * scale),
    length: kept.length,
  };
}

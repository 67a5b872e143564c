import type { FeatureVector } from "../../../workers/understanding/features.ts";
import type { Example } from "../../../workers/understanding/learning/network.ts";

/** Keeps unseen features from deciding. */
const SMOOTHING = 0.1;

/** Multinomial naive Bayes over the feature weights; returns the scores of all classes of the first target. */
export function learnNaiveBayes(
  examples: readonly Example[],
  rows: number,
  classes: number,
): (features: FeatureVector) => Float64Array {
  const counts = new Float32Array(rows * classes);
  const totals = new Float64Array(classes);
  const priors = new Float64Array(classes);
  for (const { features, targets } of examples) {
    const target = targets[0] ?? 0;
    priors[target] = (priors[target] as number) + 1;
    for (let k = 0; k < features.length; k++) {
      const at = (features.ids[k] as number) * classes + target;
      counts[at] = (counts[at] as number) + (features.values[k] as number);
      totals[target] = (totals[target] as number) + (features.values[k] as number);
    }
  }
  return (features) => {
    const scores = priors.map((n) => Math.log((n + 1) / (examples.length + classes)));
    for (let k = 0; k < features.length; k++) {
      const base = (features.ids[k] as number) * classes;
      for (let c = 0; c < classes; c++) {
        const share = ((counts[base + c] as number) + SMOOTHING) / ((totals[c] as number) + SMOOTHING * rows);
        scores[c] = (scores[c] as number) + (features.values[k] as number) * Math.log(share);
      }
    }
    return scores;
  };
}

import { featuresOfText } from "../features.ts";
import { type Example, type Head, newNetwork, scoresOf, trainNetwork } from "./network.ts";
import { randomFrom } from "./random.ts";
import { bucketsOf, rowIndex, toRows } from "./rows.ts";
import { OPTIONS } from "./trainer.ts";

/** A text and its class. */
export interface Labelled {
  text: string;
  intent: string;
}

/** Few rows bear less to be hidden of them. */
const FEW_ROWS = { ...OPTIONS, dropout: 0.2, hiddenDropout: 0.1 };
/** They are gone over more often: about this many examples are seen. */
const EXAMPLES_SEEN = 120_000;
const EPOCHS = { fewest: 8, most: 40 };

/** Learns any classes with the product's own learner, and returns what it takes a text for. */
export function learnClasses(rows: readonly Labelled[], seed: number): (text: string) => string {
  const classes = [...new Set(rows.map(({ intent }) => intent))].sort();
  const examples = rows.map(({ text, intent }, source) => ({
    features: featuresOfText(text),
    targets: [classes.indexOf(intent)],
    source,
  }));
  const buckets = bucketsOf(examples, 1);
  const index = rowIndex(buckets);
  const inRows: Example[] = examples.map((e) => ({ ...e, features: toRows(e.features, index) }));
  const heads: Head[] = [{ offset: 0, size: classes.length, weight: 1 }];
  const random = randomFrom(seed);
  const network = newNetwork(buckets.length, FEW_ROWS.width, heads, random);
  const epochs = Math.max(EPOCHS.fewest, Math.min(EPOCHS.most, Math.round(EXAMPLES_SEEN / rows.length)));
  trainNetwork(network, () => inRows, heads, { ...FEW_ROWS, epochs }, random);
  const hidden = new Float64Array(network.width);
  const scores = new Float64Array(classes.length);
  return (text) => {
    scoresOf(network, toRows(featuresOfText(text), index), hidden, scores);
    return classes[scores.indexOf(Math.max(...scores))] ?? "";
  };
}

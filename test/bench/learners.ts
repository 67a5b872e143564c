import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readTraining } from "../../workers/commands/train-input.ts";
import { type FeatureVector, featuresOfText } from "../../workers/understanding/features.ts";
import type { Line } from "../../workers/understanding/learning/corpus.ts";
import { type Example, newNetwork, scoresOf, trainNetwork } from "../../workers/understanding/learning/network.ts";
import { randomFrom } from "../../workers/understanding/learning/random.ts";
import { bucketsOf, rowIndex, toRows } from "../../workers/understanding/learning/rows.ts";
import { drawExamples, OPTIONS } from "../../workers/understanding/learning/trainer.ts";
import { INTENTS } from "../../workers/understanding/types.ts";
import { readRows } from "./intents-score.ts";
import { learnNaiveBayes } from "./learners/naive-bayes.ts";
import { learnSoftmaxRegression } from "./learners/softmax-regression.ts";

// Three learners on growing shares of the training text: what more text, and what another learner, would bring. The
// network is the product's, with all its rows and unrounded.
const { values } = parseArgs({ options: { file: { type: "string", multiple: true } } });
const files = values.file ?? [];
if (files.length === 0) {
  console.error("usage: node test/bench/learners.ts --file F [--file G]");
  process.exit(2);
}
const SHARES = [0.1, 0.25, 0.5, 1];
const { lines, slots, seed } = readTraining(join(import.meta.dirname, "../../workers/understanding/training"));
const sets = files.map((file) => ({ file, rows: readRows(readFileSync(file, "utf8")) }));

for (const share of SHARES) {
  const random = randomFrom(seed);
  const some = lines.filter(() => random() < share);
  for (const [name, learn] of Object.entries({ network, regression, bayes })) {
    const { classOf, index } = learn(some);
    const figures = sets.map(({ rows }) => {
      const right = rows.filter(({ text, intent, also }) => {
        const got = INTENTS[classOf(toRows(featuresOfText(text), index))] ?? "";
        return got === intent || also.includes(got);
      });
      return `${((100 * right.length) / rows.length).toFixed(1)} %`;
    });
    console.log(`${(100 * share).toFixed(0).padStart(3)} % of the lines  ${name.padEnd(10)} ${figures.join("  ")}`);
  }
}

interface Learnt {
  classOf(features: FeatureVector): number;
  index: Int32Array;
}

function prepare(some: readonly Line[]) {
  const buckets = bucketsOf(drawExamples(some, slots, randomFrom(seed)), 2);
  const index = rowIndex(buckets);
  const random = randomFrom(seed);
  const draw = (): Example[] =>
    drawExamples(some, slots, random).map((e) => ({ ...e, features: toRows(e.features, index) }));
  return { index, random, draw, size: buckets.length };
}

function best(scores: Float64Array): number {
  return scores.indexOf(Math.max(...scores));
}

function network(some: readonly Line[]): Learnt {
  const { index, random, draw, size } = prepare(some);
  const heads = [{ offset: 0, size: INTENTS.length, weight: 1 }];
  const learnt = newNetwork(size, OPTIONS.width, heads, random);
  trainNetwork(learnt, draw, heads, OPTIONS, random);
  const hidden = new Float64Array(learnt.width);
  const scores = new Float64Array(INTENTS.length);
  const classOf = (features: FeatureVector) => {
    scoresOf(learnt, features, hidden, scores);
    return best(scores);
  };
  return { classOf, index };
}

function regression(some: readonly Line[]): Learnt {
  const { index, random, draw, size } = prepare(some);
  const scored = learnSoftmaxRegression(draw(), size, INTENTS.length, random);
  return { classOf: (features) => best(scored(features)), index };
}

function bayes(some: readonly Line[]): Learnt {
  const { index, draw, size } = prepare(some);
  const scored = learnNaiveBayes(draw(), size, INTENTS.length);
  return { classOf: (features) => best(scored(features)), index };
}

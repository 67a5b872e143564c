import type { Classified } from "./classifier.ts";
import { type Likeness, likenesses } from "./example-index.ts";
import type { Example, IntentId } from "./types.ts";

/** One possible meaning of a message. */
export interface ScoredIntent {
  intent: IntentId;
  confidence: number;
}

/**
 * How likely a message means what an intent's examples mean: a logistic function of its likeness to the three nearest
 * ones and of the trained model's own confidence. Fitted to examples and messages kept for that (`tuning*.tsv` in
 * `test/understanding/own-intents`, and training text), not to those that measure it.
 */
const WEIGHTS = { first: 5.3, second: 9.9, third: 14.1, trained: -5, bias: -2.5 };
/** An intent with fewer examples is taken to have others about as far off as these parts of the last one. */
const MISSING_SECOND = 0.5;
const MISSING_THIRD = 0.7;
/** An example-backed meaning that is less likely than this does not replace the trained one. */
const WINS_FROM = 0.5;

function probabilityOf({ first, second, third }: Likeness, trained: number): number {
  const near = second || first * MISSING_SECOND;
  const far = third || near * MISSING_THIRD;
  const score =
    WEIGHTS.first * first + WEIGHTS.second * near + WEIGHTS.third * far + WEIGHTS.trained * trained + WEIGHTS.bias;
  return 1 / (1 + Math.exp(-score));
}

/**
 * The meanings of a message in the light of a shop's own examples, best first. The nearest intent gets the probability
 * that its examples speak for it, the others share the rest as the trained model divides it.
 */
export function readExamples(examples: readonly Example[] | undefined, read: Classified): ScoredIntent[] {
  if (!examples || examples.length === 0) return read.intents;
  const trained = read.intents[0]?.confidence ?? 0;
  let winner: ScoredIntent | undefined;
  for (const likeness of likenesses(examples, read)) {
    if (likeness.first === 0) continue;
    const confidence = probabilityOf(likeness, trained);
    if (confidence > (winner?.confidence ?? 0)) winner = { intent: likeness.intent, confidence };
  }
  return winner ? mixed(read.intents, winner) : read.intents;
}

function mixed(trained: readonly ScoredIntent[], winner: ScoredIntent): ScoredIntent[] {
  const [first] = trained;
  const others = trained.filter(({ intent }) => intent !== winner.intent);
  if (winner.confidence < WINS_FROM && first && first.intent !== winner.intent) {
    // Beside the others, and before none that is better.
    const left = 1 - first.confidence;
    const doubted = { ...winner, confidence: Math.min(winner.confidence, first.confidence, left) };
    const rest = left > 0 ? scaled(others.slice(1), (left - doubted.confidence) / left) : [];
    return [first, ...[doubted, ...rest].sort(byConfidence)];
  }
  const left = 1 - winner.confidence;
  const known = trained.find(({ intent }) => intent === winner.intent)?.confidence ?? 0;
  const sure = { ...winner, confidence: winner.confidence + left * known };
  return [sure, ...scaled(others, left)].sort(byConfidence);
}

function scaled(intents: readonly ScoredIntent[], by: number): ScoredIntent[] {
  return intents.map(({ intent, confidence }) => ({ intent, confidence: by * confidence }));
}

function byConfidence(a: ScoredIntent, b: ScoredIntent): number {
  return b.confidence - a.confidence;
}

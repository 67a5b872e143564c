import { type Classified, classify } from "./classifier.ts";
import { BUCKETS, type FeatureVector, featuresOf } from "./features.ts";
import { fold } from "./fold.ts";
import { normalize } from "./normalize.ts";
import { ORDINARY } from "./ordinary.ts";
import type { Example, IntentId } from "./types.ts";

/** One possible meaning of a message. */
export interface ScoredIntent {
  intent: IntentId;
  confidence: number;
}

/**
 * How likely a message means what an intent's examples mean: a logistic function of its likeness (0–1) to the three
 * nearest ones and of the trained model's own confidence. Fitted to examples and messages kept for that
 * (`tuning*.tsv` in `test/understanding/own-intents`, and training text), not to those that measure it.
 */
const WEIGHTS = { first: 16.3, second: 22.5, third: 15.7, trained: -6.2, bias: -8.5 };
/** An intent with fewer examples is taken to have others about as far off as these parts of the last one. */
const MISSING_SECOND = 0.5;
const MISSING_THIRD = 0.7;
/** An example-backed meaning that is less likely than this does not replace the trained one. */
const WINS_FROM = 0.5;
/** Less shared wording than this is chance. */
const SHARES_WORDS = 0.03;
/** How much of the likeness is shared wording; the rest is nearness in the trained network. */
const WORDING = 0.8;

/** Rarity of each n-gram, 0–1, among ordinary wordings: “how much is” belongs to no intent in particular. */
let rarity: Float32Array | undefined;

function rarities(): Float32Array {
  if (rarity) return rarity;
  const counts = new Uint16Array(BUCKETS);
  let texts = 0;
  for (const [, wordings] of ORDINARY) {
    for (const text of wordings) {
      const { ids } = featuresOf(normalize(fold(text)));
      for (const id of ids) counts[id] = (counts[id] as number) + 1;
      texts++;
    }
  }
  const most = Math.log((texts + 1) / 0.5);
  rarity = Float32Array.from(counts, (count) => Math.log((texts + 1) / (count + 0.5)) / most);
  return rarity;
}

/** The n-grams by their rarity, the squares of whose weights sum up to 1. */
function wordingOf({ ids, values, length }: FeatureVector, sharedBy: ReadonlyMap<number, number>): Float32Array {
  const rare = rarities();
  const weighted = new Float32Array(length);
  let squares = 0;
  for (let k = 0; k < length; k++) {
    const id = ids[k] as number;
    const value = ((values[k] as number) * (rare[id] as number)) / Math.sqrt(sharedBy.get(id) ?? 1);
    weighted[k] = value;
    squares += value * value;
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return weighted.map((value) => value * scale);
}

function direction(hidden: Float64Array): Float32Array {
  let squares = 0;
  for (const unit of hidden) squares += unit * unit;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return Float32Array.from(hidden, (unit) => unit * scale);
}

/** A shop's examples, ready to be compared with. */
interface Compiled {
  intents: IntentId[];
  /** Of each example, the place of its intent in `intents`. */
  intentOf: Int32Array;
  directions: Float32Array[];
  /** By n-gram: the examples that have it, and how much it weighs in each. */
  postings: Map<number, { example: number; weight: number }[]>;
  /** By n-gram: how many of the intents have it in an example. */
  sharedBy: Map<number, number>;
}

const compiledLists = new WeakMap<readonly Example[], Compiled>();

/** By n-gram: how many of the intents have it in an example; what many share tells none of them from the others. */
function countOwners(examples: readonly Example[], texts: readonly Classified[]): Map<number, number> {
  const owners = new Map<number, Set<IntentId>>();
  for (const [example, { intent }] of examples.entries()) {
    for (const id of texts[example]?.features.ids ?? []) {
      const known = owners.get(id) ?? new Set();
      owners.set(id, known.add(intent));
    }
  }
  return new Map([...owners].map(([id, intents]) => [id, intents.size]));
}

function compile(examples: readonly Example[]): Compiled {
  const intents = [...new Set(examples.map(({ intent }) => intent))];
  const places = new Map(intents.map((intent, place) => [intent, place]));
  const texts = examples.map(({ text }) => classify(normalize(fold(text))));
  const sharedBy = countOwners(examples, texts);
  const postings: Compiled["postings"] = new Map();
  for (const [example, { features }] of texts.entries()) {
    const wording = wordingOf(features, sharedBy);
    for (const [k, id] of features.ids.entries()) {
      const posting = { example, weight: wording[k] as number };
      const known = postings.get(id);
      if (known) known.push(posting);
      else postings.set(id, [posting]);
    }
  }
  return {
    intents,
    intentOf: Int32Array.from(examples, ({ intent }) => places.get(intent) ?? 0),
    directions: texts.map(({ hidden }) => direction(hidden)),
    postings,
    sharedBy,
  };
}

function compiledOf(examples: readonly Example[]): Compiled {
  const known = compiledLists.get(examples);
  if (known) return known;
  const compiled = compile(examples);
  compiledLists.set(examples, compiled);
  return compiled;
}

/** Shared wording with each example, 0–1. */
function sharedWording({ postings, directions, sharedBy }: Compiled, features: FeatureVector): Float32Array {
  const shared = new Float32Array(directions.length);
  const wording = wordingOf(features, sharedBy);
  for (let k = 0; k < features.length; k++) {
    const found = postings.get(features.ids[k] as number);
    if (!found) continue;
    const weight = wording[k] as number;
    for (const posting of found) {
      shared[posting.example] = (shared[posting.example] as number) + weight * posting.weight;
    }
  }
  return shared;
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** For each intent its three nearest likenesses, 0 where there are none; three places by intent. */
function nearest(compiled: Compiled, { features, hidden }: Classified): Float32Array {
  const shared = sharedWording(compiled, features);
  const toward = direction(hidden);
  const best = new Float32Array(3 * compiled.intents.length);
  for (let example = 0; example < shared.length; example++) {
    const wording = shared[example] as number;
    // What shares hardly a word with a message says nothing about it.
    if (wording < SHARES_WORDS) continue;
    const likeness = WORDING * wording + (1 - WORDING) * cosine(toward, compiled.directions[example] as Float32Array);
    const at = 3 * (compiled.intentOf[example] as number);
    const [first, second, third] = [best[at] as number, best[at + 1] as number, best[at + 2] as number];
    if (likeness > first) best.set([likeness, first, second], at);
    else if (likeness > second) best.set([likeness, second], at + 1);
    else if (likeness > third) best[at + 2] = likeness;
  }
  return best;
}

function probabilityOf(first: number, second: number, third: number, trained: number): number {
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
  const compiled = compiledOf(examples);
  const best = nearest(compiled, read);
  const trained = read.intents[0]?.confidence ?? 0;
  let winner: ScoredIntent | undefined;
  for (const [place, intent] of compiled.intents.entries()) {
    const at = 3 * place;
    const confidence = probabilityOf(best[at] as number, best[at + 1] as number, best[at + 2] as number, trained);
    if (confidence > (winner?.confidence ?? 0)) winner = { intent, confidence };
  }
  return winner ? mixed(read.intents, winner) : read.intents;
}

function mixed(trained: readonly ScoredIntent[], winner: ScoredIntent): ScoredIntent[] {
  const first = trained[0];
  if (winner.confidence < WINS_FROM && first && first.intent !== winner.intent) {
    // Beside the others, and before none that is better.
    const doubted = { ...winner, confidence: Math.min(winner.confidence, first.confidence) };
    const others = trained.slice(1).filter(({ intent }) => intent !== winner.intent);
    return [first, ...[doubted, ...others].sort((a, b) => b.confidence - a.confidence)];
  }
  const rest = 1 - winner.confidence;
  const kept = trained.find(({ intent }) => intent === winner.intent)?.confidence ?? 0;
  return [
    { intent: winner.intent, confidence: winner.confidence + rest * kept },
    ...trained
      .filter(({ intent }) => intent !== winner.intent)
      .map(({ intent, confidence }) => ({ intent, confidence: rest * confidence })),
  ].sort((a, b) => b.confidence - a.confidence);
}

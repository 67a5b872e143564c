import { type Classified, classify } from "./classifier.ts";
import { type FeatureVector, featuresOfText } from "./features.ts";
import { fold } from "./fold.ts";
import { normalize } from "./normalize.ts";
import { ORDINARY } from "./ordinary.ts";
import type { Example, IntentId } from "./types.ts";

/** Less shared wording than this is chance. */
const SHARES_WORDS = 0.03;
/** How much of the likeness is shared wording; the rest is nearness in the trained network. */
const WORDING = 0.8;
/** Texts kept as read, so that one more example does not have all the others read anew. */
const TEXTS_KEPT = 3_000;

/** How like a message is to an intent's three nearest examples, 0–1; 0 where there is none. */
export interface Likeness {
  intent: IntentId;
  first: number;
  second: number;
  third: number;
}

/** A shop's examples, ready to be compared with. */
interface Compiled {
  intents: IntentId[];
  /** Of each example, the place of its intent in `intents`. */
  intentOf: Int32Array;
  directions: Float32Array[];
  /** By n-gram: the examples that have it, and how much it weighs in each. */
  postings: Map<number, { example: number; weight: number }[]>;
  /** By n-gram: how many of the intents have it in an example; what many share tells none of them from the others. */
  sharedBy: Map<number, number>;
}

type Read = Pick<Classified, "hidden" | "features">;

const compiledLists = new WeakMap<readonly Example[], Compiled>();
const readTexts = new Map<string, Read>();
/** The n-grams of ordinary wordings by how rare they are there, 0–1; what never stands there is 1. */
let rarity: Map<number, number> | undefined;

/** “how much is” belongs to no intent in particular. */
function rarities(): Map<number, number> {
  if (rarity) return rarity;
  const counts = new Map<number, number>();
  const texts = ORDINARY.flatMap(([, wordings]) => wordings);
  for (const text of texts) {
    for (const id of featuresOfText(text).ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const oddsOf = (count: number) => Math.log((texts.length + 1) / (count + 0.5));
  rarity = new Map([...counts].map(([id, count]) => [id, oddsOf(count) / oddsOf(0)]));
  return rarity;
}

/** The n-grams by their rarity, the squares of whose weights sum up to 1. */
function wordingOf({ ids, values, length }: FeatureVector, sharedBy: Compiled["sharedBy"]): Float32Array {
  const rare = rarities();
  const weighted = new Float32Array(length);
  let squares = 0;
  for (let k = 0; k < length; k++) {
    const id = ids[k] as number;
    const value = ((values[k] as number) * (rare.get(id) ?? 1)) / Math.sqrt(sharedBy.get(id) ?? 1);
    weighted[k] = value;
    squares += value * value;
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return weighted.map((value) => value * scale);
}

function directionOf(hidden: Float64Array): Float32Array {
  let squares = 0;
  for (const unit of hidden) squares += unit * unit;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return Float32Array.from(hidden, (unit) => unit * scale);
}

function readText(text: string): Read {
  const known = readTexts.get(text);
  if (known) return known;
  if (readTexts.size >= TEXTS_KEPT) readTexts.clear();
  const { hidden, features } = classify(normalize(fold(text)));
  const read = { hidden, features };
  readTexts.set(text, read);
  return read;
}

function countOwners(examples: readonly Example[], texts: readonly Read[]): Map<number, number> {
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
  const texts = examples.map(({ text }) => readText(text));
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
    directions: texts.map(({ hidden }) => directionOf(hidden)),
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
    const weight = wording[k] as number;
    for (const posting of postings.get(features.ids[k] as number) ?? []) {
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

/** How like a message is to the examples of each intent. The list is compiled once. */
export function likenesses(examples: readonly Example[], { features, hidden }: Read): Likeness[] {
  const compiled = compiledOf(examples);
  const shared = sharedWording(compiled, features);
  const toward = directionOf(hidden);
  const found = compiled.intents.map((intent): Likeness => ({ intent, first: 0, second: 0, third: 0 }));
  for (let example = 0; example < shared.length; example++) {
    const wording = shared[example] as number;
    if (wording < SHARES_WORDS) continue;
    const likeness = WORDING * wording + (1 - WORDING) * cosine(toward, compiled.directions[example] as Float32Array);
    keep(found[compiled.intentOf[example] as number] as Likeness, likeness);
  }
  return found;
}

function keep(best: Likeness, likeness: number): void {
  if (likeness > best.first) {
    best.third = best.second;
    best.second = best.first;
    best.first = likeness;
  } else if (likeness > best.second) {
    best.third = best.second;
    best.second = likeness;
  } else if (likeness > best.third) {
    best.third = likeness;
  }
}

import type { Vocabulary } from "../../understanding/types.ts";
import { shared, terms } from "../words.ts";
import { measuresIn } from "./measures.ts";

const BETWEEN = /和|跟|与|还是|或者?|、|,|，|比|\bvs\.?\b|\band\b|\bor\b|\bwith\b|\bthan\b|\bto\b/i;
/** What is asked about the two, which names neither. */
const QUESTION = /(?:有|的)?(?:什么|啥|哪些)?(?:区别|不同|差别|差异|不一样).*|(?:哪|怎么选|选哪).*/s;
/** A part that shares less of its words with a name does not name it. */
const MIN_LIKENESS = 0.4;

interface Named {
  id: string;
  words: Set<string>;
}

/** The product whose name a part of the text is nearest to; null where none or several are. */
function nearest(part: string, names: readonly Named[]): string | null {
  const said = terms(part);
  if (said.size === 0) return null;
  const scored = names
    .map(({ id, words }) => ({ id, common: shared(said, words), size: words.size }))
    .filter((one) => one.common > 0)
    .map((one) => ({ ...one, likeness: (2 * one.common) / (said.size + one.size) }))
    .sort((a, b) => b.likeness - a.likeness);
  const [best] = scored;
  const rival = scored.find((one) => one.id !== best?.id);
  if (!best || best.likeness < MIN_LIKENESS) return null;
  // One word that several products share names none of them, unless it is a model's own (X1 beside X1 Pro).
  const isModel = [...said].some(
    (word) => /\d/.test(word) && names.some(({ id, words }) => id === best.id && words.has(word)),
  );
  if (best.common === 1 && rival && rival.common === 1 && !isModel) return null;
  return rival && rival.likeness === best.likeness ? null : best.id;
}

/** Products that the parts of “A 和 B 有什么区别” name, by the shop's vocabulary. */
export function namedInParts(text: string, vocabulary: Vocabulary): string[] {
  const names = vocabulary.products.flatMap((product) =>
    product.names.map((name) => ({ id: product.id, words: terms(name) })),
  );
  const ids = text
    .replace(QUESTION, "")
    .split(BETWEEN)
    .flatMap((part) => nearest(part, names) ?? []);
  return [...new Set(ids)];
}

/** “X1”, “X1 Pro”, “M20”: a model's code, with the word that sets it apart from its siblings. */
const MODEL = /(?<![a-z0-9])[a-z]{1,4}[- ]?\d{1,4}[a-z]?(?: ?(?:pro|max|plus|mini|lite|ultra|se))?(?![a-z0-9])/gi;

/** “m9pro”, “x1”: the models' codes of a text, however they are spaced. */
export function modelsIn(text: string): string[] {
  return [...text.matchAll(MODEL)].map(([code]) => code.toLowerCase().replace(/[^a-z0-9]/g, ""));
}

const BY_MODEL = new WeakMap<Vocabulary, ReadonlyMap<string, string[]>>();

/** The products that bear each model's code; compiled once for a vocabulary. */
function modelsOf(vocabulary: Vocabulary): ReadonlyMap<string, string[]> {
  const known = BY_MODEL.get(vocabulary);
  if (known) return known;
  const byModel = new Map<string, string[]>();
  for (const { id, names } of vocabulary.products) {
    for (const model of new Set(names.flatMap(modelsIn))) byModel.set(model, [...(byModel.get(model) ?? []), id]);
  }
  BY_MODEL.set(vocabulary, byModel);
  return byModel;
}

/** “UDmini”, “Lasko”: a series' or maker's own word. */
const WORD = /(?<![a-z0-9])[a-z]{4,}\d{0,2}(?![a-z0-9])/gi;
/** More products than this that bear a word, and it tells none of them. */
const MAX_BEARERS = 3;
const BY_WORD = new WeakMap<Vocabulary, ReadonlyMap<string, Set<string>>>();

function wordsOf(vocabulary: Vocabulary): ReadonlyMap<string, Set<string>> {
  const known = BY_WORD.get(vocabulary);
  if (known) return known;
  const byWord = new Map<string, Set<string>>();
  for (const { id, names } of vocabulary.products) {
    for (const [word] of names.join(" | ").matchAll(WORD)) {
      byWord.set(word.toLowerCase(), (byWord.get(word.toLowerCase()) ?? new Set()).add(id));
    }
  }
  BY_WORD.set(vocabulary, byWord);
  return byWord;
}

/** Whether goods of the shop are called by a Latin word, given in lower case. */
export function isWordOfName(word: string, vocabulary: Vocabulary): boolean {
  return wordsOf(vocabulary).has(word);
}

/** For each rare Latin word of a clause in which no model's code stands, the few products that bear it. */
function bearersOfWords(clause: string, vocabulary: Vocabulary): string[][] {
  if (!/\p{Script=Han}/u.test(clause)) return [];
  return [...clause.replace(MODEL, " ").matchAll(WORD)].flatMap(([word]) => {
    const ids = [...(wordsOf(vocabulary).get(word.toLowerCase()) ?? [])];
    return ids.length > 0 && ids.length <= MAX_BEARERS ? [ofMeasure(ids, clause, vocabulary)] : [];
  });
}

/** For each model's code of the text, the products that bear it: those of just this model, else its nearest sibling. */
export function bearersOfModels(text: string, vocabulary: Vocabulary): string[][] {
  return text.split(/[，,。；;！!？?\n]/u).flatMap((clause) => [
    ...[...clause.matchAll(MODEL)].flatMap(([said]) => {
      const [model = ""] = modelsIn(said);
      const exact = modelsOf(vocabulary).get(model) ?? [];
      const found =
        exact.length > 0 ? ofMeasure(exact, clause, vocabulary) : nearestSibling(latinWords(said), vocabulary);
      return found.length > 0 ? [found] : [];
    }),
    ...bearersOfWords(clause, vocabulary),
  ]);
}

/** “14升M10 Pro”: of several that bear a model, those of the measure said beside it; all where none is of it. */
function ofMeasure(ids: readonly string[], clause: string, vocabulary: Vocabulary): string[] {
  const said = measuresIn(clause);
  const holds = (id: string) =>
    vocabulary.products.some((one) => one.id === id && one.names.flatMap(measuresIn).some((own) => said.includes(own)));
  const kept = ids.length > 1 && said.length > 0 ? ids.filter(holds) : [];
  return kept.length > 0 ? kept : [...ids];
}

/** The one product whose name holds the code and the fewest other Latin words beside it. */
function nearestSibling(code: readonly string[], vocabulary: Vocabulary): string[] {
  const holding = vocabulary.products.flatMap(({ id, names }) => {
    const beside = names
      .map(latinWords)
      .filter((words) => code.every((word) => words.includes(word)))
      .map((words) => words.length - code.length);
    return beside.length > 0 ? [{ id, beside: Math.min(...beside) }] : [];
  });
  const fewest = Math.min(...holding.map(({ beside }) => beside));
  const nearest = holding.filter(({ beside }) => beside === fewest);
  return nearest.length === 1 ? nearest.map(({ id }) => id) : [];
}

/** Products named by their model's code; of several that bear it, the one spoken of already, else none. */
export function namedByModel(text: string, vocabulary: Vocabulary, spokenOf: readonly string[] = []): string[] {
  const ids = bearersOfModels(text, vocabulary).flatMap((bearers) => {
    const [only, more] = bearers.length > 1 ? bearers.filter((id) => spokenOf.includes(id)) : bearers;
    return only && !more ? [only] : [];
  });
  return [...new Set(ids)];
}

function latinWords(name: string): string[] {
  return (
    name
      .toLowerCase()
      .replace(/(\d[a-z]?)(?=(?:pro|max|plus|mini|lite|ultra)(?![a-z]))/g, "$1 ")
      .match(/[a-z0-9]+/g) ?? []
  );
}

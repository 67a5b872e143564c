import type { Vocabulary } from "../understanding/types.ts";
import { shared, terms } from "./words.ts";

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

/** The products whose names hold a model's code of the text and the fewest other Latin words beside it. */
export function namedByModel(text: string, vocabulary: Vocabulary): string[] {
  const codes = [...text.matchAll(MODEL)].map(([code]) => latinWords(code));
  const ids = codes.flatMap((code) => {
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

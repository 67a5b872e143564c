import type { Faq, ShopSnapshot } from "../platform/snapshot.ts";
import { bm25, buildIndex, type Index, rarity } from "./bm25.ts";
import type { Knowledge, Passage } from "./ports.ts";
import { tokensOf } from "./tokens.ts";

const QUESTION_WEIGHT = 3;
const ALTERNATE_WEIGHT = 2;
const ANSWER_WEIGHT = 0.5;
/** What a fitting intent adds to the share of the query that a question covers. */
const INTENT_BOOST = 0.3;
/** What a question of another intent is worth beside one of the asked one: shared words alone make no answer. */
const OF_OTHER_INTENT = 0.7;
/** Intents narrow enough for their only question to answer them, however it is worded. */
const NARROW: ReadonlySet<string> = new Set([
  "payment_methods",
  "bulk_order",
  "place_order_help",
  "authenticity",
  "return_policy",
]);
const NARROW_ALONE = 0.36;

/** Snapshots are immutable: an index lives as long as its snapshot. */
const indexes = new WeakMap<ShopSnapshot, Index<Faq>>();

function indexOf(shop: ShopSnapshot): Index<Faq> {
  const known = indexes.get(shop);
  if (known) return known;
  const made = buildIndex(shop.faq, (faq) => [
    { tokens: tokensOf(`${faq.question.zh} ${faq.question.en}`), weight: QUESTION_WEIGHT },
    { tokens: faq.alternates.flatMap(tokensOf), weight: ALTERNATE_WEIGHT },
    { tokens: tokensOf(`${faq.answer.zh} ${faq.answer.en}`), weight: ANSWER_WEIGHT },
  ]);
  indexes.set(shop, made);
  return made;
}

/** How much of what was asked a question and its other wordings hold, rare words counting more: 0–1. */
function coverage(index: Index<Faq>, faq: Faq, query: readonly string[]): number {
  const weight = (tokens: readonly string[]) => tokens.reduce((sum, token) => sum + rarity(index, token), 0);
  const total = weight(query);
  if (total === 0) return 0;
  const wordings = [faq.question.zh, faq.question.en, ...faq.alternates].map((words) => new Set(tokensOf(words)));
  const answer = new Set(tokensOf(`${faq.answer.zh} ${faq.answer.en}`));
  return Math.max(
    ...wordings.map((tokens) => {
      const shared = query.filter((token) => tokens.has(token));
      const inAnswer = query.filter((token) => !tokens.has(token) && answer.has(token));
      const asked = weight([...tokens]);
      // Both ways round: a short question inside a long message counts, and so does a long one half named.
      const recall = (weight(shared) + 0.4 * weight(inAnswer)) / total;
      const precision = asked === 0 ? 0 : weight(shared) / asked;
      return Math.min(1, 0.6 * recall + 0.4 * precision);
    }),
  );
}

/** The shop's published questions, searched in the isolate: no query, no network. */
export function openKnowledge(shop: ShopSnapshot): Knowledge {
  return {
    find(text, { intents, limit }) {
      const index = indexOf(shop);
      const query = [...new Set(tokensOf(text))];
      const ofIntent = shop.faq.filter((faq) => faq.intents.some((intent) => intents.includes(intent)));
      const isAlone = ofIntent.length === 1 && intents.every((intent) => NARROW.has(intent));
      const ranked = index.entries.map((entry) => {
        const isFitting = ofIntent.includes(entry.item);
        const covered = coverage(index, entry.item, query);
        const elsewhere = ofIntent.length > 0 ? OF_OTHER_INTENT * covered : covered;
        const base = isFitting ? covered + INTENT_BOOST * (1 - covered) * Math.min(1, covered * 4) : elsewhere;
        const score = isFitting && isAlone ? Math.max(base, NARROW_ALONE) : base;
        return { passage: { faq: entry.item, score: Math.min(1, score) }, tie: bm25(index, entry, query) };
      });
      return ranked
        .filter(({ passage }) => passage.score > 0)
        .sort((a, b) => b.passage.score - a.passage.score || b.tie - a.tie)
        .slice(0, limit)
        .map(({ passage }): Passage => passage);
    },
  };
}

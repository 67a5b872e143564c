import { Phrases } from "./phrases.ts";
import type { Entity, UnderstandContext } from "./types.ts";
import { BESIDE_ORDINAL, BESIDE_UNPARTED, ONE, ORDINAL_ANSWERS } from "./words/ordinal-answers.ts";

/** What a reply offered to choose from. */
export type Choices = NonNullable<NonNullable<UnderstandContext["expects"]>["choices"]>;

const LAST = 5;
const MAX_UNITS = 60;
/** “2件” says how many, not which. */
const COUNTED = /(?<!第\s?\d?)\d\s?[个件双条台单款张]/;

let ordinals: Phrases<number> | undefined;

/** Phrases with their number from 1, -1 for the last, 0 for words that say nothing of it. */
function ordinalPhrases(): Phrases<number> {
  const all = new Phrases<number>();
  for (const list of Object.values(ORDINAL_ANSWERS)) {
    for (const [index, words] of list.split("|").entries()) {
      for (const word of words.split(" ")) all.add(word, index === LAST ? -1 : index + 1);
    }
  }
  for (let n = 1; n <= 9; n++) all.add(String(n), n);
  for (const word of BESIDE_ORDINAL.split(/[\s|]+/)) all.add(word, 0);
  for (const word of BESIDE_UNPARTED) all.add(word, 0);
  return all;
}

/** Which of several the whole message names by its place, counted from 1; -1 for the last. */
function placeOf(folded: string): number | undefined {
  const text = folded.trim();
  if (text.length > MAX_UNITS || COUNTED.test(text)) return undefined;
  if (ONE.test(text)) return 1;
  ordinals ??= ordinalPhrases();
  // Numbers touch Chinese and Korean words: “2号”, “第2个”, “2번”.
  const said = ordinals.read(
    text.replace(/[第#№]\s?(?=\d)/g, " ").replace(/(?<=\d)번(?!째)(?:이요|이에요|으로|요)?/g, " "),
  );
  const places = new Set((said ?? []).map(({ meanings }) => meanings.find((one) => one !== 0) ?? 0).filter(Boolean));
  return places.size === 1 ? [...places][0] : undefined;
}

function similarity(a: string, b: string): number {
  const grams = (s: string) =>
    new Set(s.length < 2 ? [s] : Array.from({ length: s.length - 1 }, (_, i) => s.slice(i, i + 2)));
  const left = grams(a);
  const right = grams(b);
  let shared = 0;
  for (const g of left) if (right.has(g)) shared++;
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size);
}

const FILLER = /^(?:我?[要选买]?就?[要选]?)|(?:[那这]一?[个款件双条种单]|的|吧|这里|吗|呢)+$/g;
const FILLER_EN = /\b(?:the|one|that|this|please|i want|i'll take|option)\b/g;

function tidy(text: string): string {
  return text.replace(/[\s,，。.!！?？~～、“”"'()（）]/g, "");
}

function labelScore(said: string, label: string): number {
  if (said === label) return 1;
  if (said.length >= 2 && label.includes(said)) return 0.7 + 0.25 * (said.length / label.length);
  if (label.length >= 2 && said.includes(label)) return said.length <= label.length + 12 ? 0.85 : 0.5;
  return similarity(said, label);
}

function atPlace(place: number | undefined, choices: Choices): string | undefined {
  if (place === undefined || place === 0) return undefined;
  return (place < 0 ? choices.at(place) : choices[place - 1])?.id;
}

/** The id of the choice that a folded message names by its label or its place. */
export function choiceOf(folded: string, choices: Choices, entities: readonly Entity[]): string | undefined {
  const text = folded.slice(0, 200);
  const exact = choices.find((one) => tidy(one.label.toLowerCase()) === tidy(text));
  if (exact) return exact.id;
  const named = new Set(entities.flatMap((e) => (e.type === "ordinal" ? [e.value] : [])));
  if (named.size > 1) return undefined;
  const placed = atPlace(placeOf(text), choices) ?? atPlace([...named][0], choices);
  if (placed !== undefined) return placed;
  const said = tidy(text.replace(FILLER_EN, "")).replace(FILLER, "");
  if (said === "") return undefined;
  const scored = choices
    .map((c) => ({
      id: c.id,
      score: Math.max(labelScore(said, tidy(c.label.toLowerCase())), said === c.id.toLowerCase() ? 1 : 0),
    }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (first && first.score >= 0.5 && first.score > (second?.score ?? 0)) return first.id;
  return undefined;
}

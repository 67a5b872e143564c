import { baseOf } from "./language.ts";
import { Phrases } from "./phrases.ts";
import type { Language } from "./types.ts";
import { ANSWER_WORDS, type AnswerWords } from "./words/answer-words.ts";

type Kind = keyof AnswerWords;
interface Meaning {
  language: keyof typeof ANSWER_WORDS;
  kind: Kind;
}

const KINDS: readonly Kind[] = ["yes", "no", "polite", "instead", "afterYes", "afterNo", "neither"];
const MAX_UNITS = 80;
const QUESTION = /[?？؟]/;
const YES_SIGNS = /^(?:👌|👍|✅|🆗|🙆|💯)+$/u;
const NO_SIGNS = /^(?:👎|🙅|❌|🚫)+$/u;
/** Skin tones, joiners and the like. */
const SIGN_PARTS = /[\u{1f3fb}-\u{1f3ff}]|\u200d|\ufe0f|♀|♂|\s/gu;
/** A few letters mean something in many languages; these are understood in any. */
const KNOWN_EVERYWHERE = new Set([
  "oui",
  "non",
  "ja",
  "nein",
  "nej",
  "nee",
  "si",
  "sim",
  "nao",
  "da",
  "evet",
  "iya",
  "nie",
]);
const FEW_LETTERS = 4;

let phrases: Phrases<Meaning> | undefined;

function phrasesOfAll(): Phrases<Meaning> {
  const all = new Phrases<Meaning>();
  for (const [language, words] of Object.entries(ANSWER_WORDS) as [Meaning["language"], AnswerWords][]) {
    for (const kind of KINDS) {
      for (const phrase of words[kind]?.split("|") ?? []) all.add(phrase, { language, kind });
    }
  }
  return all;
}

/** What a phrase may mean in a message of this language; a short foreign word does not decide. */
function kindsOf(key: string, meanings: readonly Meaning[], languages: readonly string[]): Set<Kind> {
  const own = languages.map((language) => meanings.filter((one) => one.language === language));
  const nearest = own.find((some) => some.length > 0);
  if (nearest) return new Set(nearest.map((one) => one.kind));
  const isShort = /^[a-z']+$/.test(key) && key.length <= FEW_LETTERS && !KNOWN_EVERYWHERE.has(key);
  const fitting = isShort ? meanings.filter(({ language, kind }) => language === "en" || kind === "polite") : meanings;
  return new Set(fitting.map((one) => one.kind));
}

/** Follows what is said from one phrase to the next; undefined where it ends in neither. */
function decide(said: readonly ReadonlySet<Kind>[]): "yes" | "no" | undefined {
  let answer: "yes" | "no" | undefined;
  let isOnHold = false;
  for (const kinds of said) {
    if (kinds.size === 0 || kinds.has("neither")) return undefined;
    if (kinds.has("instead")) {
      answer = undefined;
      isOnHold ||= kinds.has("no");
    } else if (!kinds.has("polite") || kinds.has("yes") || kinds.has("no")) {
      if ((answer === "no" && kinds.has("afterNo")) || (answer === "yes" && kinds.has("afterYes"))) continue;
      const next = kinds.has("yes") ? "yes" : kinds.has("no") ? "no" : undefined;
      const isEither = kinds.has("yes") && kinds.has("no");
      if (!next || isEither || (answer && answer !== next)) return undefined;
      answer = next;
    }
  }
  return answer ?? (isOnHold ? "no" : undefined);
}

/**
 * Whether the whole message is a yes or a no and nothing else: “好的，麻烦了”, “no wait, yes”. A hedge, a condition or a
 * question in it makes it neither. The first of `languages` that knows a word decides what it means (“tak” is yes in Polish, no in
 * Malay).
 */
export function yesOrNo(folded: string, languages: readonly Language[] = []): "yes" | "no" | undefined {
  const text = folded.trim();
  if (text === "" || text.length > MAX_UNITS || QUESTION.test(text)) return undefined;
  const signs = text.replace(SIGN_PARTS, "");
  if (YES_SIGNS.test(signs)) return "yes";
  if (NO_SIGNS.test(signs)) return "no";
  phrases ??= phrasesOfAll();
  const bases = languages.map(baseOf);
  const said = phrases.read(text);
  return said && decide(said.map(({ key, meanings }) => kindsOf(key, meanings, bases)));
}

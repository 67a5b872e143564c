import { TRADITIONAL_TO_SIMPLIFIED } from "./traditional.ts";
import type { Language } from "./types.ts";

const SCRIPTS: readonly (readonly [RegExp, Language])[] = [
  [/[\u3040-\u30ff]/g, "ja"],
  [/[\uac00-\ud7af\u1100-\u11ff]/g, "ko"],
  [/[\u0600-\u06ff]/g, "ar"],
  [/[\u0590-\u05ff]/g, "he"],
  [/[\u0e00-\u0e7f]/g, "th"],
  [/[\u0900-\u097f]/g, "hi"],
];
const CYRILLIC: readonly Language[] = ["ru", "uk"];
/** Hindi is also typed in Latin letters. */
const LATIN: readonly Language[] = [
  "en",
  "fr",
  "de",
  "es",
  "pt",
  "it",
  "vi",
  "id",
  "ms",
  "tr",
  "nl",
  "pl",
  "sv",
  "fil",
  "hi",
];
/** A Latin message of fewer letters says little of its language. */
const SHORT_LETTERS = 8;
/** Below this the model knows no language of the message: noise, a brand, two letters. */
const TOLD_FROM = 0.4;
/** How much likelier another language must be than the conversation's before a short message changes it. */
const DOUBT = 6;

/** The language without its region: both forms of Chinese are one. */
export function baseOf(language: Language): string {
  return language.startsWith("zh") ? "zh" : language;
}

function count(text: string, pattern: RegExp): number {
  let n = 0;
  pattern.lastIndex = 0;
  while (n < 400 && pattern.test(text)) n++;
  pattern.lastIndex = 0;
  return n;
}

/** The likeliest of some languages; the conversation's own unless a message too short to tell is clearly another. */
function likeliest(
  among: readonly Language[],
  languages: Readonly<Record<Language, number>>,
  letters: number,
  known: Language | undefined,
): Language {
  const best = among.reduce((a, b) => (languages[b] > languages[a] ? b : a));
  const isTold = languages[best] >= TOLD_FROM;
  if (!known) return isTold || letters >= SHORT_LETTERS ? best : (among[0] ?? best);
  if (!isTold) return known;
  if (!among.includes(known) || letters >= SHORT_LETTERS) return best;
  return languages[best] > DOUBT * languages[known] ? best : known;
}

/**
 * The language of a message: by its script, and where several languages share one, by what the model says of it. Names in
 * Latin letters inside another script do not decide; a message too short to tell keeps `known`.
 */
export function identifyLanguage(
  text: string,
  languages: Readonly<Record<Language, number>>,
  known?: Language,
): Language {
  const sample = text.slice(0, 600);
  const han = count(sample, /[\u3400-\u9fff]/g);
  const latin = count(sample, /[a-z\u00c0-\u024f\u1e00-\u1eff]/gi);
  for (const [pattern, language] of SCRIPTS) {
    const n = count(sample, pattern);
    if (n >= 2 && n * 4 >= (language === "ja" ? han / 2 : latin)) return language;
    if (n === 1 && language === "ja" && han <= 6 && !/[之の]/.test(sample)) return "ja";
  }
  const cyrillic = count(sample, /[\u0400-\u04ff]/g);
  if (cyrillic >= 2) return likeliest(CYRILLIC, languages, cyrillic, known);
  if (han > 0 && han * 6 >= latin) return chineseOf(sample, known);
  if (latin >= 2) return likeliest(LATIN, languages, latin, known);
  return known ?? (han > 0 ? "zh-CN" : "en");
}

function chineseOf(text: string, known?: Language): Language {
  for (const character of text) if (TRADITIONAL_TO_SIMPLIFIED.has(character)) return "zh-TW";
  if (known === "zh-TW" || (known === "ja" && text.length < 8)) return known;
  return "zh-CN";
}

import type { Language } from "../types.ts";
import { lean } from "./lean.ts";
import { readNumber, ZH_NUMERAL } from "./numerals.ts";
import { CALENDAR_WORDS } from "./words/calendar-words.ts";
import { anyOf, type Meaning, meaningsOf } from "./words/word-list.ts";

const numbers = new Map<Language, Meaning[]>();
const compiled = new Map<string, RegExp>();

function numbersOf(language: Language): Meaning[] {
  const known = numbers.get(language);
  if (known) return known;
  const list = meaningsOf(CALENDAR_WORDS[language]?.numbers ?? "");
  // The longest first: “on iki” before “on”.
  list.sort((a, b) => b.fragment.length - a.fragment.length);
  numbers.set(language, list);
  return list;
}

/** “twenty-five” */
const COMPOUND = "(?:twenty|thirty|forty|fifty)[- ](?:one|two|three|four|five|six|seven|eight|nine)";

/** A pattern, without groups, of the numbers up to `digits` digits that these languages write in digits or words. */
export function numberPattern(languages: readonly Language[], digits: number): string {
  const words = languages.map((one) => anyOf(numbersOf(one))).filter((one) => one !== "");
  const han = languages.some((one) => one.startsWith("zh") || one === "ja") ? [`${ZH_NUMERAL}{1,6}`] : [];
  return [`\\d{1,${digits}}`, ...(languages.includes("en") ? [COMPOUND] : []), ...words, ...han].join("|");
}

/** The number that digits or words of these languages stand for. */
export function wordNumber(text: string, languages: readonly Language[]): number | undefined {
  const word = text.trim();
  if (/^\d+$/.test(word)) return Number(word);
  const [tens, ones] = /^[a-z]+ty[- ][a-z]+$/.test(word) ? word.split(/[- ]/) : [];
  if (tens !== undefined && ones !== undefined) {
    const sum = (wordNumber(tens, ["en"]) ?? 0) + (wordNumber(ones, ["en"]) ?? 0);
    return sum > 0 ? sum : undefined;
  }
  for (const language of languages) {
    for (const { fragment, value } of numbersOf(language)) {
      let pattern = compiled.get(fragment);
      if (!pattern) {
        pattern = lean(`^(?:${fragment})$`, "");
        compiled.set(fragment, pattern);
      }
      if (pattern.test(word)) return value;
    }
  }
  return readNumber(word);
}

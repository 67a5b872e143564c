import type { Language } from "../types.ts";
import { lean } from "./lean.ts";
import { readNumber } from "./numerals.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { ORDINALS } from "./words/ordinal-words.ts";
import { alternatives } from "./words/word-list.ts";

const CHINESE =
  /第\s?([一二三四五六七八九十\d]{1,2})\s?(?:个|款|件|种|条|项|单|笔|双|台|张)|(?<![\d从提])([上前头])一个(?!月|星期|周)|最后(?:一[个款件单笔双条台]|[个款件])|([一二三四五六七八九])号(?!店|楼|门)/g;
const BARE_CHINESE = /^\s*(?:要|选|就)?第\s?([一二三四五六七八九十\d]{1,2})\s*[吧。.!！]*\s*$/g;
const ENGLISH =
  /(?<![a-z])(?:the |option |number )?(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last)(?: (one|option|item|order|choice|product|pair|model|link))s?(?![a-z])|(?<![a-z])the (second|third|fourth|fifth|2nd|3rd|4th|5th)(?=$|[\s]*[.,!?;]| (?:please|in|is|and|or|looks|for|instead))|^\s*(?:the )?(first|last)\s*[.!]?\s*$|(?<![a-z])(?:number|option|no\.|#)\s?([1-9])(?![\d.,a-z])/g;
const BARE = /^\s*(?:选|要|就|我选|我要)?\s*([1-9])\s*(?:号|吧|个)?[.。!！\s]*$/g;
const compiled = new Map<Language, RegExp>();

function patternOf(language: Language): RegExp | undefined {
  const words = ORDINALS[language];
  if (words === undefined) return undefined;
  let pattern = compiled.get(language);
  if (!pattern) {
    const isSpaced = !/^(?:ja|ko|th)$/.test(language);
    const body = alternatives(words).map((one) => `(${one})`);
    pattern = lean(
      `${isSpaced ? "(?<![\\p{L}\\p{M}'])" : ""}(?:${body.join("|")})${isSpaced ? "(?![\\p{L}\\p{M}])" : ""}`,
      "g",
    );
    compiled.set(language, pattern);
  }
  return pattern;
}

/** Which of several is meant, counted from 1; -1 for the last. */
export function findOrdinals(said: Said): Found[] {
  const { plain: text, languages } = said;
  const out: Found[] = [];
  const push = (m: RegExpExecArray, value: number | undefined, rank: number) => {
    if (value !== undefined && value !== 0) out.push(at(m, rank, { type: "ordinal", value }));
  };
  for (const m of matches(text, CHINESE)) {
    push(m, m[0].startsWith("最后") ? -1 : m[2] ? 1 : readNumber(m[1] ?? m[3] ?? ""), 45);
  }
  for (const m of matches(text, BARE_CHINESE)) push(m, readNumber(m[1] ?? ""), 44);
  for (const m of matches(text, ENGLISH)) {
    const word = m[1] ?? m[3] ?? m[4] ?? "";
    const value = word === "last" ? -1 : (readNumber(word.replace(/(?<=\d)(?:st|nd|rd|th)$/, "")) ?? Number(m[5]));
    push(m, m[5] === undefined ? value : Number(m[5]), 34);
  }
  for (const pattern of languages.flatMap((one) => patternOf(one) ?? [])) {
    for (const m of matches(text, pattern)) {
      const index = m.slice(1).findIndex((group) => group !== undefined);
      push(m, index === 5 ? -1 : index + 1, 34);
    }
  }
  for (const m of matches(text, BARE)) push(m, Number(m[1]), 33);
  return out;
}

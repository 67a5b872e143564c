import type { Language, Vocabulary } from "../types.ts";
import { type Entry, type Lexicon, lexiconOf, lookUp } from "./lexicon.ts";
import { plain, withoutMarks } from "./plain.ts";
import type { Said } from "./said.ts";
import { shopValue } from "./shop-value.ts";
import { type Found, matches } from "./span.ts";
import { CHINESE_COLORS, COLOR_WORDS, NO_COLOR_AFTER, NO_COLOR_IN } from "./words/color-words.ts";

/** A longer word for a colour wins over a shorter one; of two of a length the shop's own does. */
export const COLOR_RANK = 50;
const NAMES = CHINESE_COLORS.map(([name]) => name);
const BARE = /^(?:那|要|换|选|就)?[黑白红蓝绿黄灰粉紫橙棕银金](?:呢|吧|的吧|款|色的|$)/;
const lexicons = new Map<Language, Lexicon<string>>();

/** Languages that write “dark blue” as one word. */
const SHADES: Readonly<Partial<Record<Language, readonly string[]>>> = {
  de: ["dunkel", "hell", "matt", "knall"],
  nl: ["donker", "licht", "fel"],
  sv: ["mörk", "ljus"],
};

function entriesOf(language: Language): Entry<string>[] {
  if (language === "zh-CN" || language === "zh-TW") {
    return CHINESE_COLORS.flatMap(([of, also]) => [of, ...also.split(" ")].map((name) => ({ name: plain(name), of })));
  }
  return (COLOR_WORDS[language] ?? "").split("|").flatMap((words, i) =>
    words
      .split(" ")
      .filter((word) => word !== "-" && word !== "")
      .flatMap((word) => [word, ...(SHADES[language] ?? []).map((shade) => `${shade}${word}`)])
      .map((word) => ({ name: plain(word.replaceAll("_", " ")), of: NAMES[i] ?? "" })),
  );
}

function lexicon(language: Language): Lexicon<string> {
  let known = lexicons.get(language);
  if (!known) {
    known = lexiconOf(entriesOf(language));
    lexicons.set(language, known);
  }
  return known;
}

/** The shop's own value for a colour, by any of the names that Chinese and English have for it. */
function ofShop(vocabulary: Vocabulary | undefined, name: string): string {
  const i = NAMES.indexOf(name);
  const also = `${CHINESE_COLORS[i]?.[1] ?? ""} ${COLOR_WORDS.en?.split("|")[i] ?? ""}`.split(" ");
  return shopValue(vocabulary, "color", [name, ...also.filter((one) => one !== "")]) ?? name;
}

/** Whether the word is part of a saying or of a name: “green light”, “tout rose”, “白条”. */
export function isNoColor(text: string, start: number, end: number): boolean {
  if (NO_COLOR_AFTER.test(text.slice(end, end + 16))) return true;
  const around = text.slice(Math.max(0, start - 20), end + 20);
  return NO_COLOR_IN.some((pattern) => {
    const m = pattern.exec(around);
    const from = Math.max(0, start - 20);
    return m !== null && from + m.index < end && start < from + m.index + m[0].length;
  });
}

/** Vietnamese tells words apart by their marks: “cảm ơn” is not “cam”. Without any they are left out. */
function isOtherWord(folded: string): boolean {
  return (
    folded !== withoutMarks(folded) && !(COLOR_WORDS.vi ?? "").split(/[|\s]/).includes(folded.replaceAll(" ", "_"))
  );
}

/** “白2件 红2件”, “黑L”, “黑白各一件”: a colour by one character before a count or a size. */
const ONE_BEFORE_COUNT =
  /(?<![\u4e00-\u9fff](?<![要买拍换选加送和跟与及、发退是款件双条个台]))([黑白红蓝绿黄灰粉紫橙棕银金])(?:\s?(?=[\d一二两三四五六七八九十]{1,2}\s?[件个双条台部瓶套支只])|(?=\s?(?:x{0,3}[sl]|m)(?![a-z]))|(?=\s?[x×*]\s?\d)|(?=[黑白红蓝绿黄灰粉紫橙棕银金和、]{1,3}各))/g;
const EACH =
  /[黑白红蓝绿黄灰粉紫橙棕银金](?=[、和]?[黑白红蓝绿黄灰粉紫橙棕银金]?各[\d一二两三四五]|[、和]?各[\d一二两三四五])/g;

/** Colours in the languages of the message, in English and in Chinese. */
export function findColors(said: Said): Found[] {
  const { plain: text, asked, context } = said;
  const languages = new Set<Language>(said.languages);
  if (/[a-z]/.test(text)) languages.add("en");
  if (/[\u3400-\u9fff]/.test(text)) languages.add("zh-CN");
  const out: Found[] = [];
  const push = (start: number, end: number, name: string, rank: number) => {
    if (isNoColor(text, start, end)) return;
    out.push({ start, end, rank, of: { type: "color", value: ofShop(context.vocabulary, name) } });
  };
  for (const language of languages) {
    for (const { start, end, of } of lookUp(text, lexicon(language))) {
      if (language === "vi" && isOtherWord(said.folded.slice(start, end))) continue;
      push(start, end, of, COLOR_RANK - 0.005 + (end - start) / 100);
    }
  }
  if (
    /[黑白红蓝绿黄灰粉紫橙棕银金](?:\s?[\da-z×*一二两三四五六七八九十各和、]|[黑白红蓝绿黄灰粉紫橙棕银金])/.test(
      text,
    ) &&
    !said.languages.includes("ja")
  ) {
    const ones = [...matches(text, ONE_BEFORE_COUNT), ...matches(text, EACH)];
    for (const m of ones) {
      const name = NAMES.find((one) => one.startsWith(m[0].charAt(0)));
      if (name !== undefined) push(m.index, m.index + 1, name, 36);
    }
  }
  if (asked !== "color" && !BARE.test(text)) return out;
  for (const name of NAMES) {
    const start = text.slice(0, 12).indexOf(name.charAt(0));
    if (start >= 0) push(start, start + 1, name, 35);
  }
  return out;
}

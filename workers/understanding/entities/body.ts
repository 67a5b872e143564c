import { lean } from "./lean.ts";
import { readNumber } from "./numerals.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { FOOT_WORDS, HEIGHT_WORDS, OF_CHILDREN, OF_THINGS, WEIGHT_WORDS } from "./words/body-words.ts";

const METRE = "米|m|м|met(?:er|re)s?|metros?|metri|メートル|미터|متر|מטר|เมตร|मीटर";
const CM = 'cm|公分|厘米|см|センチ(?:メートル)?|센티(?:미터)?|cms|centimet(?:er|re)s?|centimetros?|سم|ס"מ|ซม|सेमी';
const KG =
  'kgs?|公斤|千克|キロ(?:グラム)?|킬로(?:그램)?|кг|кило(?:грамм\\p{L}?)?|kilos?|kilogramm?e?s?|kilogramos?|quilos?|chili|كيلو(?:غرام)?|كجم|ק"ג|קילו|กก|กิโล|किलो';
const LB = "lbs?|pounds?|磅|파운드|ポンド";
const NO_LETTER = "(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\d])";
const HEIGHT_METRES = lean(
  `(?<![\\d.]|\\d,)([12])\\s?(?:米|m|м)\\s?(\\d{1,2})?(?!\\d|分|[.,]\\d(?!\\d{1,2}\\s?(?:公?斤|kg)))(?!m)${NO_LETTER}|(?<![\\d.]|\\d,)([12][.,]\\d{1,2})\\s?(?:${METRE})${NO_LETTER}`,
  "g",
);
const HEIGHT_ZH = /一米([五六七八九])([零一二三四五六七八九])?/g;
const HEIGHT_CM = lean(
  `(?<![\\d.]|\\d,|(?<![a-z])(?:an?|the|this|eine?n?|une?|una?) )(\\d{2,3})\\s?(?:${CM})(?!\\p{Script=Latin}|\\p{Script=Cyrillic}|\\d(?!\\d{1,2}\\s?(?:${KG}|斤)))`,
  "g",
);
const HEIGHT_LABEL = lean(
  `(?:(?<!\\p{Script=Latin})(?:${HEIGHT_WORDS}))(?:是|为|は|が|:|：|is|um|tengo)?[\\s:：,]{0,2}([5-9]\\d|1\\d\\d|2[01]\\d|[12][.,]\\d{2})(?![\\d%]|[.,]\\d|\\s?(?:kg|斤|元|块|€|\\$))`,
  "g",
);
const HEIGHT_FEET =
  /(?<![\d.])([4-7])\s?(?:'|′|ft\.?|feet|foot|英尺)\s?(?:(1[01]|\d)(?!\d))?(?:\s?(?:"|″|''|in(?:ch(?:es)?)?\b|英寸))?/g;
const WEIGHT = lean(
  `(?<![\\d.]|(?<![米m]\\d{0,2})\\d,)(\\d{2,3}(?:[.,]\\d)?)\\s?(?:(${KG})|(斤)|(${LB}))${NO_LETTER}`,
  "g",
);
const WEIGHT_ZH = /([一二三四五六七八九十百]{2,5})\s?(斤|公斤)/g;
const WEIGHT_LABEL = lean(
  `(?:(?<!\\p{Script=Latin})(?:${WEIGHT_WORDS}))(?:是|为|は|が|is)?[:：\\s]{0,2}(\\d{2,3}(?:[.,]\\d)?)(?!\\d|[.,]\\d|\\s?(?:kg|公斤|千克|斤|lb|pound|磅|g|克|кг|kilo|キロ|킬로|€|\\$))`,
  "g",
);
const FOOT = lean(
  `(?:(?<!\\p{Script=Latin})(?:${FOOT_WORDS}))(?![a-z])[^\\d\\n,.;，。?？]{0,16}?(\\d{2}(?:[.,]\\d{1,2})?|2[0-9]\\d|\\d{1,2}(?:[.,]\\d)?(?=\\s?in))(?!\\d)\\s?(cm|厘米|公分|センチ|см|센티|mm|毫米|мм|in(?:ch(?:es)?)?(?![a-z]))?(?!\\s?(?:码|号|kg))`,
  "g",
);
/** “普段26.5cmを履いて”, “我穿25厘米的鞋”: what is worn. */
const WORN_FOOT = /(?<![\d.])(2\d(?:\.\d)?)\s?(?:cm|センチ|厘米|公分)(?=を?(?:履|はい|穿)|の靴|的鞋)/g;
/** “six foot two” */
const HEIGHT_WORDS_EN =
  /(?<![a-z])(four|five|six)[ -](?:foot|feet|ft)(?:[ -](one|two|three|four|five|six|seven|eight|nine|ten|eleven)(?![a-z]))?/g;
const INCHES: readonly string[] = "one two three four five six seven eight nine ten eleven".split(" ");
const PAIR =
  /(?<![\d.])(1[3-9]\d)\s?(?:cm|公分|厘米|高)?(?:\s|[,，、/]|에|で){1,3}(\d{2,3}(?:\.\d)?)(?![\d.])\s?(kg|公斤|斤|lbs?)?/g;
/** “1,62 und 55 kg” */
const METRES_AND_WEIGHT = lean(
  `(?<![\\d.]|\\d,)(1[.,][4-9]\\d|2[.,]0\\d)(?:\\s?m)?(?=[^\\d]{1,8}\\d{2,3}\\s?(?:${KG}))`,
  "g",
);
/** “175，140斤” */
const WITH_UNIT = /(?<![\d.])1[3-9]\d(?:cm)?[\s,/]{1,3}\d{2,3}\s?(?:斤|公斤|kg)/;
const ABOUT_BODY =
  /身高|体重|高|重|尺码|多大|码|height|weigh|tall|size|fit|身长|키|몸무게|사이즈|grosse|taille|talla|рост|вес/;
const JIN_IF_OVER = 90;
const ADULT = [140, 215] as const;

function toKg(value: number, unit: string | undefined): number {
  if (unit === "斤") return value / 2;
  if (unit && /^(?:lb|pound|磅)/.test(unit)) return Math.round(value * 4.536) / 10;
  return value;
}

/** Bare Chinese weights: “115” beside a height is 斤, “65” is kg. */
function guessKg(value: number, isChinese: boolean): number {
  return isChinese && value >= JIN_IF_OVER ? value / 2 : value;
}

function decimal(written: string | undefined): number {
  return Number((written ?? "").replace(",", "."));
}

function cm(value: number): Found["of"] {
  return { type: "height_cm", value };
}

function kg(value: number): Found["of"] {
  return { type: "weight_kg", value };
}

function findHeights(text: string): Found[] {
  const out: Found[] = [];
  const isOfThing = OF_THINGS.test(text);
  for (const m of matches(text, HEIGHT_METRES)) {
    const rest = m[2] ?? "";
    const value = m[3]
      ? Math.round(decimal(m[3]) * 100)
      : Number(m[1]) * 100 + (rest.length === 1 ? Number(rest) * 10 : Number(rest));
    // “1.5 m” is a length of anything; people are measured to the centimetre.
    const isVague = m[3] !== undefined ? m[3].length < 4 : rest === "";
    if (value >= 130 && value <= 220 && !(isVague && isOfThing)) out.push(at(m, 72, cm(value)));
  }
  for (const m of matches(text, HEIGHT_ZH)) {
    const tens = readNumber(m[1] ?? "") ?? 0;
    out.push(at(m, 72, cm(100 + tens * 10 + (readNumber(m[2] ?? "") ?? 0))));
  }
  for (const m of matches(text, HEIGHT_LABEL)) {
    const value = decimal(m[1]);
    const height = value < 3 ? Math.round(value * 100) : value;
    if (height >= (OF_CHILDREN.test(text) ? 50 : 130)) out.push(at(m, 71, cm(height), m[1]));
  }
  for (const m of matches(text, METRES_AND_WEIGHT)) out.push(at(m, 69, cm(Math.round(decimal(m[1]) * 100))));
  const least = OF_CHILDREN.test(text) ? 50 : ADULT[0];
  for (const m of matches(text, HEIGHT_CM)) {
    const value = Number(m[1]);
    if (value >= least && value <= ADULT[1] && !isOfThing) out.push(at(m, 71, cm(value)));
  }
  for (const m of matches(text, HEIGHT_FEET)) {
    const value = Math.round(Number(m[1]) * 30.48 + Number(m[2] ?? 0) * 2.54);
    const start = m.index;
    const end = start + m[0].trimEnd().length;
    if (value >= 130 && value <= 220) out.push({ start, end, rank: 70, of: cm(value) });
  }
  for (const m of /(?:four|five|six)[ -]f/.test(text) ? matches(text, HEIGHT_WORDS_EN) : []) {
    const inches = INCHES.indexOf(m[2] ?? "") + 1;
    out.push(at(m, 70, cm(Math.round((readNumber(m[1] ?? "") ?? 0) * 30.48 + inches * 2.54))));
  }
  return out;
}

function findWeights(text: string, isChinese: boolean): Found[] {
  const out: Found[] = [];
  for (const m of matches(text, WEIGHT)) {
    const value = toKg(decimal(m[1]), m[3] ?? m[4]);
    if (value >= 25 && value <= 250) out.push(at(m, 66, kg(value)));
  }
  for (const m of matches(text, WEIGHT_ZH)) {
    const value = readNumber(m[1] ?? "");
    if (value !== undefined && value >= 40) out.push(at(m, 66, kg(toKg(value, m[2]))));
  }
  for (const m of matches(text, WEIGHT_LABEL)) {
    const value = guessKg(decimal(m[1]), isChinese);
    if (value >= 25) out.push(at(m, 66, kg(value), m[1]));
  }
  return out;
}

function findPairs(text: string, isChinese: boolean): Found[] {
  return matches(text, PAIR).flatMap((m) => {
    const weight = Number(m[2]);
    const value = m[3] ? toKg(weight, m[3]) : guessKg(weight, isChinese);
    if (value < 25 || value > 200) return [];
    const second = m.index + m[0].indexOf(m[2] ?? "", (m[1] ?? "").length);
    return [
      { start: m.index, end: m.index + 3, rank: 67, of: cm(Number(m[1])) },
      { start: second, end: m.index + m[0].trimEnd().length, rank: 67, of: kg(value) },
    ];
  });
}

function findFeet(text: string): Found[] {
  const worn = matches(text, WORN_FOOT).map((m) => at(m, 73, { type: "foot_cm", value: decimal(m[1]) }));
  const measured = matches(text, FOOT).flatMap((m) => {
    const figure = decimal(m[1]);
    const value = /^in/.test(m[2] ?? "") ? figure * 2.54 : figure >= 100 ? figure / 10 : figure;
    if (value < 9 || value > 36) return [];
    const written = m[0].slice(m[0].lastIndexOf(m[1] ?? "")).trimEnd();
    return [at(m, 73, { type: "foot_cm", value: Math.round(value * 10) / 10 }, written)];
  });
  return [...worn, ...measured];
}

function findAsked(text: string, asked: string, isChinese: boolean): Found[] {
  const out: Found[] = [];
  const bare = (pattern: RegExp, rank: number, of: (value: number) => Found["of"]) => {
    for (const m of matches(text, pattern)) out.push(at(m, rank, of(Number(m[1]))));
  };
  if (/height/.test(asked)) bare(/(?<!\d)(1[3-9]\d|20\d)(?!\d)/g, 64, cm);
  if (/weight/.test(asked))
    bare(/(?<![\d.])(\d{2,3}(?:\.\d)?)(?![\d.])/g, 63, (value) => kg(guessKg(value, isChinese)));
  if (/foot/.test(asked)) bare(/(?<![\d.])(2\d(?:\.\d)?)(?![\d.])/g, 63, (value) => ({ type: "foot_cm", value }));
  return out;
}

/** Height, weight and foot length, in cm and kg. */
export function findBody(said: Said): Found[] {
  const { plain: text, asked, context } = said;
  const isChinese = said.languages.includes("zh-CN") || (context.language ?? "").startsWith("zh");
  if (!/\d/.test(text) && !/[一二三四五六七八九十百][米斤公]|(?:four|five|six)[ -]f/.test(text)) return [];
  const out = [...findHeights(text), ...findWeights(text, isChinese), ...findFeet(text)];
  const isBody = ABOUT_BODY.test(text) || /height|weight|body|size|measure/.test(asked);
  if (isBody || WITH_UNIT.test(text) || /^\D{0,4}1[3-9]\d\D{1,6}\d{2,3}\D{0,8}$/.test(text))
    out.push(...findPairs(text, isChinese));
  return [...out, ...findAsked(text, asked, isChinese)];
}

import type { UnderstandContext } from "../types.ts";
import { readNumber } from "./numerals.ts";
import { at, type Found, matches } from "./span.ts";

const HEIGHT_METRES =
  /(?<!\d)([12])\s?(?:米|m)\s?(\d{1,2})?(?![\d分])(?!m)|(?<![\d.])([12]\.\d{1,2})\s?(?:米|m\b|meters?|metres?)/g;
const HEIGHT_ZH = /一米([五六七八九])([零一二三四五六七八九])?/g;
const HEIGHT_CM =
  /(?:身高|高|个子|height|tall)(?:是|为|is)?[:：\s]{0,2}(1[3-9]\d|2[01]\d)|(?<![\d.])(1[3-9]\d|2[01]\d)\s?(?:cm|公分|厘米)/g;
const HEIGHT_FEET = /(?<!\d)([4-7])\s?(?:'|ft|feet|foot|英尺)\s?(\d{1,2})?(?:\s?(?:"|in(?:ch(?:es)?)?\b|英寸|''))?/g;
const WEIGHT = /(?<![\d.])(\d{2,3}(?:\.\d)?)\s?(kg|公斤|千克|kgs|斤|lbs?|pounds?|磅)(?![a-z])/g;
const WEIGHT_ZH = /([一二三四五六七八九十百]{2,5})\s?(斤|公斤)/g;
const WEIGHT_LABEL =
  /(?:体重|重|weight|weigh)(?:是|为|is)?[:：\s]{0,2}(\d{2,3}(?:\.\d)?)(?!\d|\s?(?:kg|公斤|千克|斤|lb|pound|磅|g|克))/g;
const FOOT =
  /(?:脚长|脚|足长|foot(?: length)?|feet)(?:是|为|长|is)?[:：\s]{0,2}(\d{2}(?:\.\d{1,2})?|2[0-9]\d)\s?(cm|厘米|公分|mm|毫米)?/g;
const PAIR =
  /(?<![\d.])(1[3-9]\d)\s?(?:cm|公分|厘米|高)?[\s,，、/]{1,3}(\d{2,3}(?:\.\d)?)(?![\d.])\s?(kg|公斤|斤|lbs?)?/g;
const JIN_IF_OVER = 90;

function toKg(value: number, unit: string | undefined): number {
  if (unit === "斤") return value / 2;
  if (unit && /^(?:lb|pound|磅)/.test(unit)) return Math.round(value * 4.536) / 10;
  return value;
}

/** Bare Chinese weights: “115” beside a height is 斤, “65” is kg. */
function guessKg(value: number, chinese: boolean): number {
  return chinese && value >= JIN_IF_OVER ? value / 2 : value;
}

function cm(value: number): Found["of"] {
  return { type: "height_cm", value };
}

function kg(value: number): Found["of"] {
  return { type: "weight_kg", value };
}

function findHeights(text: string): Found[] {
  const out: Found[] = [];
  for (const m of matches(text, HEIGHT_METRES)) {
    const rest = m[2] ?? "";
    const value = m[3]
      ? Math.round(Number(m[3]) * 100)
      : Number(m[1]) * 100 + (rest.length === 1 ? Number(rest) * 10 : Number(rest));
    if (value >= 130 && value <= 220) out.push(at(m, 72, cm(value)));
  }
  for (const m of matches(text, HEIGHT_ZH)) {
    const tens = readNumber(m[1] ?? "") ?? 0;
    out.push(at(m, 72, cm(100 + tens * 10 + (readNumber(m[2] ?? "") ?? 0))));
  }
  for (const m of matches(text, HEIGHT_CM)) out.push(at(m, 71, cm(Number(m[1] ?? m[2])), m[1] ?? m[0]));
  for (const m of matches(text, HEIGHT_FEET)) {
    const value = Math.round(Number(m[1]) * 30.48 + Number(m[2] ?? 0) * 2.54);
    if (value >= 130 && value <= 220) out.push(at(m, 70, cm(value)));
  }
  return out;
}

function findWeights(text: string, chinese: boolean): Found[] {
  const out: Found[] = [];
  for (const m of matches(text, WEIGHT)) {
    const value = toKg(Number(m[1]), m[2]);
    if (value >= 25 && value <= 250) out.push(at(m, 66, kg(value)));
  }
  for (const m of matches(text, WEIGHT_ZH)) {
    const value = readNumber(m[1] ?? "");
    if (value !== undefined && value >= 40) out.push(at(m, 66, kg(toKg(value, m[2]))));
  }
  for (const m of matches(text, WEIGHT_LABEL)) out.push(at(m, 66, kg(guessKg(Number(m[1]), chinese)), m[1]));
  return out;
}

function findPairs(text: string, chinese: boolean): Found[] {
  return matches(text, PAIR).flatMap((m) => {
    const weight = Number(m[2]);
    const value = m[3] ? toKg(weight, m[3]) : guessKg(weight, chinese);
    if (value < 25 || value > 200) return [];
    const second = m.index + m[0].indexOf(m[2] ?? "", (m[1] ?? "").length);
    return [
      { start: m.index, end: m.index + 3, rank: 67, of: cm(Number(m[1])) },
      { start: second, end: m.index + m[0].trimEnd().length, rank: 67, of: kg(value) },
    ];
  });
}

/** Height, weight and foot length, in cm and kg. */
export function findBody(text: string, context: UnderstandContext): Found[] {
  const chinese = /[\u4e00-\u9fff]/.test(text) || (context.language ?? "").startsWith("zh");
  const asked = context.expects?.kind === "slot" ? context.expects.name : "";
  const out = [...findHeights(text), ...findWeights(text, chinese)];
  const body =
    /身高|体重|高|重|尺码|多大|码|height|weigh|tall|size|fit/.test(text) ||
    /height|weight|body|size|measure/.test(asked);
  const bare = /^\D{0,4}1[3-9]\d\D{1,6}\d{2,3}\D{0,8}$/.test(text);
  if (body || bare) out.push(...findPairs(text, chinese));
  for (const m of matches(text, FOOT)) {
    const value = Number(m[1]);
    out.push(at(m, 73, { type: "foot_cm", value: value >= 200 ? value / 10 : value }));
  }
  if (/height/.test(asked))
    for (const m of matches(text, /(?<!\d)(1[3-9]\d|20\d)(?!\d)/g)) out.push(at(m, 64, cm(Number(m[1]))));
  if (/weight/.test(asked))
    for (const m of matches(text, /(?<![\d.])(\d{2,3}(?:\.\d)?)(?![\d.])/g))
      out.push(at(m, 63, kg(guessKg(Number(m[1]), chinese))));
  if (/foot/.test(asked))
    for (const m of matches(text, /(?<![\d.])(2\d(?:\.\d)?)(?![\d.])/g))
      out.push(at(m, 63, { type: "foot_cm", value: Number(m[1]) }));
  return out;
}

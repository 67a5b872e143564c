import type { Vocabulary } from "../types.ts";
import { lean } from "./lean.ts";
import { plain } from "./plain.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";

/** Name, unit of the value, what is written for the unit (regular expressions over folded text without marks). */
const UNITS: readonly (readonly [name: string, unit: string, written: string])[] = [
  ["battery", "mAh", "m?ah|毫安时?|мач|ма·?ч|مللي ?[أا]مبير|มิลลิแอมป์"],
  ["power", "W", "w|瓦|watts?|ватт|вт|ワット|와트|واط|วัตต์|וואט|ואט|वाट|वॉट"],
  ["voltage", "V", "v|伏特?|volts?|вольт\\p{L}?|ボルト|볼트|فولت|โวลต์|וולט|वोल्ट"],
  ["volume", "ml", 'ml|毫升|мл|ミリリットル|ミリ(?!メ)|밀리(?:리터)?|cc|مل|มล\\.?|מ"ל|मिली(?:लीटर)?'],
  ["volume", "L", "l|升|liters?|litres?|litros?|литр\\p{L}*|л|リットル|리터|ลิตร|لتر|ליטר|लीटर|litr(?:ow?|a|y)?|litre"],
  [
    "inches",
    "inch",
    'inch(?:es)?|in\\.|寸|英寸|zoll|pouces?|pulgadas?|polegadas?|pollici|дюйм\\p{L}*|インチ|인치|"|”|″|นิ้ว|بوصة|אינץ|इंच|inc|cal[aei]',
  ],
  ["refresh_rate", "Hz", "hz|赫兹|гц"],
  ["mass", "g", "g|gr|克|grams?|gramm|grammes?|gramos?|gramas?|грамм\\p{L}*|г|グラム|그램|غرام|جرام|กรัม|גרם|ग्राम"],
  ["mass", "kg", "kg|公斤|千克|кг|kilos?"],
  ["length", "m", "m|米|met(?:er|re)s?|metros?|м|メートル|미터|公尺|متر|เมตร|מטר|मीटर|metre"],
  ["length", "cm", 'cm|厘米|公分|см|センチ|센티|سم|ซม|ס"מ|सेमी'],
  ["length", "mm", "mm|毫米|мм|ミリメートル|밀리미터|ملم|مم"],
  ["volume", "oz", "oz|ounces?|盎司|unzen?|onzas?"],
  ["camera", "MP", "mp|megapixels?|мп"],
];
const WRITTEN = UNITS.map(([, , written]) => `(${written})`).join("|");
const SPEC = lean(
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\d./:-]|\\d,)(\\d{1,5}(?:[.,]\\d{1,2})?)\\s?(?:${WRITTEN})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{Script=Devanagari}\\d]|²|2(?!\\d)|/)`,
  "g",
);
/** Storage sizes in “g”; the rest are grams. */
const STORAGE_G: ReadonlySet<string> = new Set(["8", "16", "32", "64", "128", "256", "512", "1024"]);
const GENERATION = /^[2-6]$/;

const owns = new WeakMap<Vocabulary, ReadonlyMap<string, { value: string; name: string }>>();

/** The shop's own option for a measure, however either is written: “2 m” is the shop's “2米”. */
function ownValue(vocabulary: Vocabulary | undefined, value: string): { value: string; name: string } | undefined {
  if (!vocabulary) return undefined;
  let known = owns.get(vocabulary);
  if (!known) {
    const listed = vocabulary.options
      .filter(({ name }) => !/^(?:color|size|storage)$/.test(name))
      .flatMap(({ name, values }) =>
        values.flatMap((one) =>
          [one.value, ...one.names].flatMap((written) => {
            const [m] = matches(plain(written), SPEC);
            const unit = m ? UNITS[m.slice(2).findIndex((group) => group !== undefined)]?.[1] : undefined;
            return unit === undefined
              ? []
              : [[`${m?.[1]?.replace(",", ".")}${unit}`, { value: one.value, name }] as const];
          }),
        ),
      );
    known = new Map(listed);
    owns.set(vocabulary, known);
  }
  return known.get(value);
}

/** What goods are measured in (watts, volts, litres, inches, grams …), as figure and unit: “1.5L”, “6.7inch”. */
export function findSpecs({ plain: text, context }: Said): Found[] {
  if (!/\d/.test(text)) return [];
  return matches(text, SPEC).flatMap((m) => {
    const index = m.slice(2).findIndex((group) => group !== undefined);
    const unit = UNITS[index];
    const figure = (m[1] ?? "").replace(",", ".");
    if (!unit || (unit[1] === "g" && (GENERATION.test(figure) || STORAGE_G.has(figure)))) return [];
    const value = `${figure}${unit[1]}`;
    return [at(m, 32, { type: "spec", ...(ownValue(context.vocabulary, value) ?? { value, name: unit[0] }) })];
  });
}

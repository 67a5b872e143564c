import { readFigure } from "../orders/order-amounts.ts";

/** Units as they are said, under one spelling. */
const UNITS: readonly { unit: string; says: string; shown: string }[] = [
  { unit: "ml", says: "毫升|ml", shown: "ml" },
  { unit: "l", says: "升(?![级温职学舱])|l(?:it(?:er|re)s?)?", shown: "L" },
  { unit: "kw", says: "千瓦|kw", shown: "kW" },
  { unit: "w", says: "瓦|w(?:atts?)?", shown: "W" },
  { unit: "inch", says: "英?寸|inch(?:es)?", shown: "寸" },
  { unit: "set", says: "套", shown: "套" },
  { unit: "hp", says: "匹", shown: "匹" },
  { unit: "airflow", says: "个?(?:大?风量|立方)|m³", shown: "风量" },
  { unit: "cm", says: "厘米|公分|cm", shown: "cm" },
  { unit: "kg", says: "公斤|千克|kg", shown: "kg" },
  { unit: "gb", says: "gb?", shown: "GB" },
  { unit: "tb", says: "tb?", shown: "TB" },
  { unit: "mah", says: "毫安时?|mah", shown: "mAh" },
];
/** A Latin unit ends where its word does; “14升Pro” states litres. */
const UNIT_ENDS = "(?!(?<=[a-z])[a-z])";
const MEASURES = UNITS.map(({ unit, says }) => ({
  unit,
  says: new RegExp(`(?<![\\d.])(\\d+(?:\\.\\d+)?)\\s?-?(?:${says})${UNIT_ENDS}`, "giu"),
}));

/** How many are wished, “来两套”, is said with the word of this unit, too. */
const COUNTS = /^套/u;
/** “六十升”, “两千五百瓦”. */
const IN_HAN = new RegExp(
  String.raw`(?<![一二两三四五六七八九十百千万零\d])([一二两三四五六七八九十百千零]+)(点[一二三四五六七八九零]+)?(?=(?:${UNITS.map(({ says }) => says).join("|")})${UNIT_ENDS})`,
  "giu",
);

/** The text with its measures in digits. */
function withDigits(text: string): string {
  return text.replace(IN_HAN, (said: string, whole: string, part: string | undefined, at: number) => {
    const value = readFigure(whole);
    if (value === null || (value < 10 && COUNTS.test(text.slice(at + said.length)))) return said;
    const behind = [...(part ?? "").slice(1)].map((one) => readFigure(one)).join("");
    return behind === "" ? String(value) : `${value}.${behind}`;
  });
}

/** A figure with its unit. */
export interface Measure {
  value: number;
  unit: string;
}

/** “60l”, “3300w”: the measures that a text states, in digits or Chinese numerals. */
export function readMeasures(text: string): Measure[] {
  const said = withDigits(text);
  return MEASURES.flatMap(({ unit, says }) =>
    [...said.matchAll(says)].map(([, value]) => ({ value: Number(value), unit })),
  );
}

/** The same as words that are equal where the measures are. */
export function measuresIn(text: string): string[] {
  return readMeasures(text).map(({ value, unit }) => `${value} ${unit}`);
}

const SHOWN_EN: Readonly<Record<string, string>> = {
  inch: "-inch",
  set: " place settings",
  hp: " hp",
  airflow: " m³/min",
};

/** A measure as it is written: “60L”, “26风量”. */
export function writeMeasure({ value, unit }: Measure, language: "zh" | "en"): string {
  const shown = UNITS.find((one) => one.unit === unit)?.shown ?? unit;
  return `${value}${language === "en" ? (SHOWN_EN[unit] ?? shown) : shown}`;
}

/** The text without its measures: “the 5L one” names no model. */
export function withoutMeasures(text: string): string {
  return MEASURES.reduce((left, { says }) => left.replace(says, " "), withDigits(text));
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };
const ENGLISH: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  twenty: 20,
  fifty: 50,
  hundred: 100,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
};

/** Character class of Chinese numerals, for patterns. */
export const ZH_NUMERAL = "[零〇一二两俩三四五六七八九十百千万半]";

function chinese(text: string): number | undefined {
  let total = 0;
  let digit = 0;
  let lastUnit = 1;
  for (const c of text) {
    const unit = UNITS[c];
    if (unit === 10_000) {
      total = (total + digit) * unit;
      digit = 0;
      lastUnit = unit;
    } else if (unit !== undefined) {
      total += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
      lastUnit = unit;
    } else if (DIGITS[c] !== undefined) digit = DIGITS[c];
    else return undefined;
  }
  const shortened = digit > 0 && lastUnit >= 100 && !text.includes("零") && !text.includes("〇");
  return total + (shortened ? digit * (lastUnit / 10) : digit);
}

/** A number from digits, Chinese numerals (“一百二”) or small English words; undefined when it is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replaceAll(",", "");
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  if (ENGLISH[plain] !== undefined) return ENGLISH[plain];
  return plain === "" ? undefined : chinese(plain);
}

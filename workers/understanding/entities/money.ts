import { lean } from "./lean.ts";
import { readNumber, ZH_NUMERAL } from "./numerals.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { numberPattern, wordNumber } from "./word-numbers.ts";
import { AFTER, BEFORE, MULTIPLIERS, NO_MINOR } from "./words/currencies.ts";

const FIGURES = "\\d{1,3}(?:[ .,'\\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,9}(?:[.,]\\d{1,2})?";
const TIMES = "k(?![a-z])|千|천|тыс\\.?|mil|ribu|rb|万|만|trieu|juta|million";
const bySign = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).map(([currency, source]) => [lean(`^(?:${source})$`, ""), currency] as const);
const SIGNS_BEFORE = bySign(BEFORE);
const SIGNS_AFTER = bySign(AFTER);
const anySign = (table: Readonly<Record<string, string>>) => Object.values(table).flat().join("|");
const MONEY_BEFORE = lean(
  `(?<![\\p{Script=Latin}\\d])(${anySign(BEFORE)})\\s?(${FIGURES})(?![\\d])(?:\\s?(${TIMES}))?`,
  "g",
);
/** After the currency no letter goes on; Chinese, Japanese, Thai and Korean may. */
const MONEY_AFTER = lean(
  `(?<![\\d.]|\\d,)(${FIGURES})\\s?(?:(${TIMES})\\s?(?:(\\d{1,4})\\s?(千|천)?)?)?\\s?(${anySign(AFTER)})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}充板料头根\\d])`,
  "g",
);
const CHANGE = /^(\d)(?!\d)/;
/** “八块五” is 8.50, “八块五个” is not. */
const MONEY_ZH = new RegExp(
  `(${ZH_NUMERAL}{1,7})\\s?(元|块钱|块)(?:([一二两三四五六七八九])(?:毛|角)?(?![个件双台条折天十百千万点]))?(?![充板料头机])`,
  "g",
);
/** “一百二卖不卖”, “便宜到三百八”: a sum in words without its unit, where prices are spoken of. */
const BARE_ZH = new RegExp(
  `(?<=(?:卖|给你?|才|只要|要价|价格?|降到|便宜到|花了|付了|收了|就要|还要|原价|现价|到手|补|退了?我?|贵了|差价?)\\s?)([一二两三四五六七八九][百千万]${ZH_NUMERAL}{0,4})(?![元块个件双台条折天月年米斤公克多人号码度次分粉%])|(?<![第\\u4e00-\\u9fff])([一二两三四五六七八九][百千]${ZH_NUMERAL}{0,4})(?=卖|出不|行不行|行吗|包邮|拿走|成交|到手|贵了|太贵|便宜)`,
  "g",
);

/** “预算五百”, “三百左右”: a sum without its unit, where only money is so bounded. */
const BUDGET_ZH = new RegExp(
  `预算(?:在|是|大概|大约|差不多|就|也就)?(${ZH_NUMERAL}{1,6}[百千万])|(${ZH_NUMERAL}{1,6}[百千万])(?=左右|上下|以内|以下|之内|以上|的?预算)`,
  "g",
);

/** “满199减20”: both are sums in yuan, whether a sign follows or not. */
const OFF_FROM_ZH =
  /(?:满|每满|够)\s?(\d{1,6}(?:\.\d{1,2})?)\s?(?:元|块钱?)?\s?(?:再|可|就|立|能|直接)?(?:(?:减|立减|返|抵|优惠)\s?(\d{1,5}(?:\.\d{1,2})?)(?![\d.]|\s?[%折])|(?=包邮|免|送|打|可用|能用|才|使用|赠))/g;
const JUST_OFF_ZH =
  /(?<!满\d{1,6}(?:元|块)?)(?:立减|减免|便宜|优惠|返现?|退我?)了?\s?(\d{1,5}(?:\.\d{1,2})?)(?=$|[,，。!！?？吧吗呢的了])/g;

function findOffers(text: string): Found[] {
  if (!/[满够减免便惠返退]/.test(text)) return [];
  const sums = matches(text, OFF_FROM_ZH).flatMap((m) =>
    [m[1], m[2]].flatMap((sum, i) => {
      if (sum === undefined) return [];
      const start = m.index + (i === 0 ? m[0].indexOf(sum) : m[0].lastIndexOf(sum));
      return [{ start, end: start + sum.length, rank: 67, of: amount(Number(sum), "CNY") }];
    }),
  );
  return [...sums, ...matches(text, JUST_OFF_ZH).map((m) => at(m, 66, amount(Number(m[1]), "CNY"), m[1]))];
}

/** “1.299,00”, “12 490”, “1,249.99” and “19,99” as numbers: what groups three digits is no decimal sign. */
export function figure(written: string): number {
  const tight = written.replace(/[\s'\u00a0\u202f]/g, "");
  const last = Math.max(tight.lastIndexOf("."), tight.lastIndexOf(","));
  if (last < 0) return Number(tight);
  const decimals = tight.length - last - 1;
  if (decimals === 3) return Number(tight.replace(/[.,]/g, ""));
  return Number(`${tight.slice(0, last).replace(/[.,]/g, "")}.${tight.slice(last + 1)}`);
}

function amount(value: number, currency: string): Found["of"] {
  return { type: "money", value: { amountMinor: Math.round(value * (NO_MINOR.has(currency) ? 1 : 100)), currency } };
}

function currencyOf(signs: typeof SIGNS_AFTER, sign: string, said: Said): string {
  if (/[¥￥]/.test(sign) && said.languages.includes("ja")) return "JPY";
  return signs.find(([pattern]) => pattern.test(sign))?.[1] ?? "CNY";
}

function times(word: string | undefined): number {
  return MULTIPLIERS[(word ?? "").replace(/\.$/, "")] ?? 1;
}

function findAfter(said: Said): Found[] {
  const text = said.folded;
  return matches(text, MONEY_AFTER).map((m) => {
    const sign = m[5] ?? "";
    const base = figure(m[1] ?? "0") * times(m[2]) * (sign.startsWith("万") ? 10_000 : 1);
    const more = m[3] === undefined ? 0 : Number(m[3]) * times(m[4]);
    const end = m.index + m[0].length;
    // “12块5” is 12.50; “12块5个” is not.
    const change = sign === "块" ? CHANGE.exec(text.slice(end)) : null;
    const isChange = change !== null && !/^\d\s?[个件双台条折天]/.test(text.slice(end));
    return {
      start: m.index,
      end: end + (isChange ? 1 : 0),
      rank: 69,
      of: amount(base + more + (isChange ? Number(change[1]) / 10 : 0), currencyOf(SIGNS_AFTER, sign, said)),
    };
  });
}

let inWords: { key: string; pattern: RegExp } | undefined;

function findInWords(said: Said): Found[] {
  const latin = said.languages.filter((one) => !/^(?:zh|ja|th)/.test(one));
  if (latin.length === 0) return [];
  const key = latin.join();
  if (inWords?.key !== key) {
    const number = numberPattern(latin, 1).replace(/^\\d\{1,1\}\|?/, "");
    const source = `(?<![\\p{L}\\d])((?:(?:${number})[\\s-]){1,2})(${anySign(AFTER)})(?![\\p{L}])`;
    inWords = { key, pattern: lean(number === "" ? "(?!)" : source, "g") };
  }
  return matches(said.plain, inWords.pattern).flatMap((m) => {
    const words = (m[1] ?? "").trim().split(/[\s-]/);
    const values = words.map((word) => wordNumber(word, latin));
    const value = values.reduce<number>(
      (sum, one) => ((one ?? 0) >= 100 ? Math.max(1, sum) * (one ?? 0) : sum + (one ?? 0)),
      0,
    );
    return value > 1 ? [at(m, 68, amount(value, currencyOf(SIGNS_AFTER, m[2] ?? "", said)))] : [];
  });
}

/** Amounts with their currency, in minor units. */
export function findMoney(said: Said): Found[] {
  const out: Found[] = [];
  const text = said.folded;
  if (/\d/.test(text)) {
    for (const m of matches(text, MONEY_BEFORE)) {
      const value = figure(m[2] ?? "0") * times(m[3]);
      out.push(at(m, 70, amount(value, currencyOf(SIGNS_BEFORE, m[1] ?? "", said))));
    }
    out.push(...findAfter(said), ...findOffers(text));
  }
  for (const m of matches(text, MONEY_ZH)) {
    const n = readNumber(m[1] ?? "");
    const change = m[3] === undefined ? 0 : (readNumber(m[3]) ?? 0) / 10;
    if (n !== undefined && n > 0) out.push(at(m, 68, amount(n + change, "CNY")));
  }
  for (const m of /[百千万]/.test(text) ? matches(text, BARE_ZH) : []) {
    const n = readNumber(m[1] ?? m[2] ?? "");
    if (n !== undefined && n >= 100) out.push(at(m, 40, amount(n, "CNY"), m[1] ?? m[2]));
  }
  for (const m of matches(text, BUDGET_ZH)) {
    const n = readNumber(m[1] ?? m[2] ?? "");
    if (n !== undefined && n > 0) out.push(at(m, 67, amount(n, "CNY"), m[1] ?? m[2]));
  }
  return [...out, ...findInWords(said)];
}

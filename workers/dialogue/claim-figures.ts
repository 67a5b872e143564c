import { readNumber } from "../understanding/entities/numerals.ts";

import type { Finder } from "./claim.ts";

const HAN_NUMBER = "[〇零一二两三四五六七八九十百千万半]{1,8}";
const NUMBER = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:us\$|usd|美元|美金|刀|dollars?|bucks)$/, "USD"],
  [/^(?:hk\$|hkd|港币|港元)$/, "HKD"],
  [/^(?:nt\$|twd|台币)$/, "TWD"],
  [/^(?:€|eur|euros?|欧元)$/, "EUR"],
  [/^(?:£|gbp|pounds?|英镑)$/, "GBP"],
  [/^(?:jpy|日元|円|jp¥)$/, "JPY"],
  [/^(?:₩|krw|won|韩元)$/, "KRW"],
  [/^(?:cn¥|cny|rmb|元|块钱?|人民币|yuan)$/, "CNY"],
  [/^\$$/, "$"],
  [/^[¥￥]$/, "¥"],
];

function numeric(words: string | undefined): number {
  const plain = (words ?? "").replaceAll(",", "");
  if (/^\d/.test(plain)) return Number(plain);
  return plain === "半" ? 0.5 : (readNumber(plain) ?? Number.NaN);
}

function currencyOf(sign: string | undefined): string {
  const found = CURRENCIES.find(([pattern]) => pattern.test((sign ?? "").toLowerCase().trim()));
  return found?.[1] ?? "";
}

function amount(sign: string | undefined, digits: string | undefined, scale = 1): ReturnType<Finder["read"]> {
  const value = numeric(digits) * scale;
  return Number.isFinite(value) ? { key: `amount:${currencyOf(sign)}:${value}`, kind: "amount", value } : null;
}

function date(month: number, day: number): ReturnType<Finder["read"]> {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { key: `date:${month}-${day}`, kind: "date" } : null;
}

const RELATIVE: Record<string, number> = {
  前天: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  今天: 0,
  今日: 0,
  今晚: 0,
  明天: 1,
  明日: 1,
  明早: 1,
  明晚: 1,
  后天: 2,
  大后天: 3,
  yesterday: -1,
  today: 0,
  tonight: 0,
  tomorrow: 1,
};
const WEEKDAYS: Record<string, number> = {
  日: 0,
  天: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  sunday: 0,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
};
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/工作日|business|working/, "workday"],
  [/分|minute|min/, "minute"],
  [/时|hour|hr/, "hour"],
  [/周|星期|week/, "week"],
  [/月|month/, "month"],
  [/年|year/, "year"],
  [/天|日|day/, "day"],
];

function span(number: string | undefined, unit: string): ReturnType<Finder["read"]> {
  const value = numeric(number);
  const name = UNITS.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1] ?? unit;
  return Number.isFinite(value) ? { key: `span:${value}${name}`, kind: "span", value } : null;
}

function share(value: number): ReturnType<Finder["read"]> {
  return Number.isFinite(value) ? { key: `share:${value}`, kind: "share", value } : null;
}

function counted(words: string | undefined): ReturnType<Finder["read"]> {
  const value = numeric(words);
  return Number.isFinite(value) ? { key: `count:${value}`, kind: "count", value } : null;
}

const ENGLISH_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|thirty";
const ENGLISH_NUMBERS: Record<string, string> = {
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  twelve: "12",
  fifteen: "15",
  thirty: "30",
};

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

/** Amounts, days, times, spans, shares and counts, in figures and in words. */
export const FIGURES: readonly Finder[] = [
  {
    pattern: new RegExp(
      `(us\\$|hk\\$|nt\\$|cn¥|jp¥|[$¥￥€£₩]|\\b(?:rmb|usd|eur|gbp|cny|jpy|hkd))\\s?(${NUMBER})(?:\\s?(万|k\\b))?`,
      "gi",
    ),
    read: (m) => amount(m[1], m[2], m[3] === "万" ? 10_000 : m[3] ? 1_000 : 1),
  },
  {
    pattern: new RegExp(
      `(${NUMBER}|${HAN_NUMBER})\\s?(万)?(元|块钱?(?![充电板料])|人民币|美元|美金|欧元|英镑|港币|港元|日元|rmb\\b|usd\\b|cny\\b|eur\\b|dollars?\\b|bucks\\b|euros?\\b|yuan\\b|pounds?\\b)`,
      "gi",
    ),
    read: (m) => amount(m[3], m[1], m[2] ? 10_000 : 1),
  },
  {
    pattern: new RegExp(`(${NUMBER})\\s?%|百分之(${HAN_NUMBER}|\\d+)|(${NUMBER}) ?percent\\b`, "gi"),
    read: (m) => share(numeric(m[1] ?? m[2] ?? m[3])),
  },
  {
    pattern: new RegExp(`(${NUMBER}|[一二三四五六七八九]{1,2})\\s?折(?![叠扣起合算])`, "g"),
    read: (m) => share(numeric(m[1])),
  },
  { pattern: /半价|half[- ]price/gi, read: () => share(50) },
  {
    pattern: /(?:(\d{4})[年/.-])(\d{1,2})[月/.-](\d{1,2})[日号]?(?!\d)/g,
    read: (m) => date(Number(m[2]), Number(m[3])),
  },
  {
    pattern: /(?<![\d年/.-])(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]/g,
    read: (m) => date(numeric(m[1]), numeric(m[2])),
  },
  {
    pattern: new RegExp(`\\b(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b`, "gi"),
    read: (m) => date(monthOf(m[1]), Number(m[2])),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTH})\\b`, "gi"),
    read: (m) => date(monthOf(m[2]), Number(m[1])),
  },
  {
    pattern: /大后天|[前昨今明后]天|[昨今明]日|[昨今明]晚|明早|\b(?:yesterday|today|tonight|tomorrow)\b/gi,
    read: (m) => {
      const days = RELATIVE[m[0].toLowerCase()];
      return days === undefined ? null : { key: `day:${days}`, kind: "day", value: days };
    },
  },
  {
    pattern: /(?:周|星期|礼拜)([一二三四五六日天])|\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b/gi,
    read: (m) => ({ key: `weekday:${WEEKDAYS[(m[1] ?? m[2] ?? "").toLowerCase()] ?? 0}`, kind: "weekday" }),
  },
  {
    pattern: /(?<![\d:])([01]?\d|2[0-4])[:：]([0-5]\d)(?!\d)/g,
    read: (m) => ({ key: `clock:${Number(m[1])}:${m[2]}`, kind: "clock" }),
  },
  {
    pattern: new RegExp(
      // A calendar year (2027年3月20日) is no span of years.
      `(?<![\\d第])(?!(?:19|20)\\d{2}年)(\\d+(?:\\.\\d+)?|${HAN_NUMBER})\\s?(个?工作日|个?小时|分钟|个?星期|周(?![一二三四五六日])|个月|天|日内|年)`,
      "g",
    ),
    read: (m) => span(m[1], m[2] ?? ""),
  },
  {
    pattern: new RegExp(
      `\\b(\\d+(?:\\.\\d+)?|${ENGLISH_NUMBER})[- ]((?:business |working )?(?:day|hour|hr|minute|min|week|month|year)s?)\\b`,
      "gi",
    ),
    read: (m) => span(ENGLISH_NUMBERS[(m[1] ?? "").toLowerCase()] ?? m[1], m[2] ?? ""),
  },
  {
    pattern: new RegExp(
      `(?:库存|现货|还剩|仅剩|只剩|剩余|剩下|余量|有货)[^，。；！？\\n\\d]{0,6}?(${NUMBER}|${HAN_NUMBER})\\s?[件台双条部瓶盒套个支袋包只]`,
      "g",
    ),
    read: (m) => counted(m[1]),
  },
  {
    pattern: new RegExp(`(${NUMBER}|${HAN_NUMBER})\\s?[件台双条部瓶盒套个支袋包只](?:有货|现货|库存|在库)`, "g"),
    read: (m) => counted(m[1]),
  },
  {
    // “Brown 42 is in stock”: the number is the goods' own.
    pattern: new RegExp(
      `\\b(${NUMBER}) (?:(?!is |was )\\w+ )?(?:left|in stock|available|remaining|units?|pieces?|pcs)\\b`,
      "gi",
    ),
    read: (m) => counted(m[1]),
  },
];

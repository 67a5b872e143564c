import type { UnderstandContext } from "../types.ts";
import { type Day, dayAt, dayOf, iso, monthEnd, plusDays, weekday } from "./calendar.ts";
import { readNumber, ZH_NUMERAL } from "./numerals.ts";
import { type Found, matches } from "./span.ts";

type Part = "morning" | "afternoon" | "evening";
type Range = { from: Day; to: Day };
type Rule = readonly [pattern: RegExp, read: (m: RegExpExecArray, today: Day) => Range | undefined];

const PART =
  /^[\s,，的]{0,2}(?:(早上|上午|早晨|凌晨|一早|in the morning|morning)|(中午|下午|午后|in the afternoon|afternoon|noon)|(晚上|晚间|傍晚|夜里|今晚|in the evening|evening|night|tonight))/;
const DAYS: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  今天: 0,
  今日: 0,
  今儿: 0,
  今晚: 0,
  明天: 1,
  明日: 1,
  明儿: 1,
  明晚: 1,
  明早: 1,
  后天: 2,
  大后天: 3,
  "day before yesterday": -2,
  yesterday: -1,
  today: 0,
  tonight: 0,
  tomorrow: 1,
  "day after tomorrow": 2,
};
const WEEKDAYS_EN = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MONTHS_EN = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_EN = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";

function single(day: Day | undefined): Range | undefined {
  return day ? { from: day, to: day } : undefined;
}

/** A day without a year: the one nearest to today. */
function nearest(today: Day, month: number, day: number): Day | undefined {
  const options = [today.year - 1, today.year, today.year + 1].flatMap((y) => dayOf(y, month, day) ?? []);
  const distance = (d: Day) =>
    Math.abs(Date.UTC(d.year, d.month - 1, d.day) - Date.UTC(today.year, today.month - 1, today.day));
  return options.sort((a, b) => distance(a) - distance(b))[0];
}

function weekStart(today: Day, weeks: number): Day {
  return plusDays(today, 1 - weekday(today) + 7 * weeks);
}

function weekdayZh(c: string): number {
  return c === "日" || c === "天" || c === "末" ? 7 : (readNumber(c) ?? 1);
}

function weeksZh(prefix: string): number | undefined {
  if (prefix === "") return undefined;
  if (prefix.startsWith("上")) return -prefix.replace(/[个]/g, "").length;
  if (prefix.startsWith("下")) return prefix.replace(/[个]/g, "").length;
  return 0;
}

/** “周五” without more: the coming one, today included. */
function coming(today: Day, day: number): Day {
  return plusDays(today, (day - weekday(today) + 7) % 7);
}

function shiftMonth(today: Day, by: number): Range {
  const at = new Date(Date.UTC(today.year, today.month - 1 + by, 1));
  const from = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: 1 };
  return { from, to: monthEnd(from.year, from.month) };
}

function ago(m: RegExpExecArray, today: Day): Range | undefined {
  const n = readNumber(m[1] ?? "");
  if (n === undefined || n > 400) return undefined;
  const unit = m[2] ?? "";
  const days = /周|星期|礼拜|week/.test(unit) ? 7 * n : /月|month/.test(unit) ? 30 * n : n;
  const back = /前|ago|之前/.test(m[3] ?? "");
  return single(plusDays(today, back ? -days : days));
}

const RULES: readonly Rule[] = [
  [
    /(?<!\d)(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?!\d)/g,
    (m) => single(dayOf(Number(m[1]), Number(m[2]), Number(m[3]))),
  ],
  [/(?<!\d)(\d{1,2})月(\d{1,2})[日号]?/g, (m, t) => single(nearest(t, Number(m[1]), Number(m[2])))],
  [
    /([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]/g,
    (m, t) => single(nearest(t, readNumber(m[1] ?? "") ?? 0, readNumber(m[2] ?? "") ?? 0)),
  ],
  [/(?<![\d第a-z])(\d{1,2})[号日](?![码店楼门线机院])/g, (m, t) => single(dayOf(t.year, t.month, Number(m[1])))],
  [
    /大前天|前天|前日|昨天|昨日|昨晚|今天|今日|今儿|今晚|明天|明日|明儿|明晚|明早|大后天|后天|day before yesterday|day after tomorrow|yesterday|today|tonight|tomorrow/g,
    (m, t) => single(plusDays(t, DAYS[m[0]] ?? 0)),
  ],
  [
    /(上上个?|上个?|下下个?|下个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])/g,
    (m, t) => {
      const weeks = weeksZh(m[1] ?? "");
      const day = weekdayZh(m[2] ?? "");
      return single(weeks === undefined ? coming(t, day) : plusDays(weekStart(t, weeks), day - 1));
    },
  ],
  [
    /(上上个?|上个?|下下个?|下个?|这个?|本)?周末/g,
    (m, t) => {
      const saturday = plusDays(weekStart(t, weeksZh(m[1] ?? "") ?? 0), 5);
      return { from: saturday, to: plusDays(saturday, 1) };
    },
  ],
  [
    /(上上个?|上个?|下下个?|下个?|这个?|本)(?:周|星期|礼拜)(?![一二三四五六日天末])/g,
    (m, t) => {
      const monday = weekStart(t, weeksZh(m[1] ?? "") ?? 0);
      return { from: monday, to: plusDays(monday, 6) };
    },
  ],
  [/(上|下|这|本)个?月(?!\d)/g, (m, t) => shiftMonth(t, m[1] === "上" ? -1 : m[1] === "下" ? 1 : 0)],
  [new RegExp(`(\\d{1,3}|${ZH_NUMERAL}{1,3})\\s?个?(天|日|周|星期|礼拜|月)(之?前|之?后|以后|以前)`, "g"), ago],
  [/(?<![a-z])(\d{1,3}|a|one|two|three|four|five|six|ten) (day|week|month)s? (ago|from now|later)/g, ago],
  [/(?<![a-z])in (\d{1,3}|a|one|two|three|four|five) (day|week|month)s?(?![a-z])()/g, ago],
  [
    /(?<![a-z])(last|next|this|on|by)? ?(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s)?(?![a-z])/g,
    (m, t) => {
      const day = WEEKDAYS_EN.indexOf(m[2] ?? "") + 1;
      const bare = m[0].trim().length <= 3 && m[1] === undefined;
      if (bare || (m[2] === "sun" && !/sunday/.test(m[0])) || (m[2] === "sat" && !/saturday/.test(m[0])))
        return undefined;
      if (m[1] === "next") return single(plusDays(weekStart(t, 1), day - 1));
      if (m[1] === "last") return single(plusDays(coming(t, day), -7));
      return single(coming(t, day));
    },
  ],
  [
    /(?<![a-z])(last|next|this) week(?![a-z])/g,
    (m, t) => {
      const monday = weekStart(t, m[1] === "last" ? -1 : m[1] === "next" ? 1 : 0);
      return { from: monday, to: plusDays(monday, 6) };
    },
  ],
  [
    /(?<![a-z])(last|next|this) month(?![a-z])/g,
    (m, t) => shiftMonth(t, m[1] === "last" ? -1 : m[1] === "next" ? 1 : 0),
  ],
  [
    new RegExp(`(?<![a-z])${MONTH_EN} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (20\\d{2}))?(?!\\d)`, "g"),
    (m, t) => {
      const month = MONTHS_EN.indexOf(m[1] ?? "") + 1;
      return single(m[3] ? dayOf(Number(m[3]), month, Number(m[2])) : nearest(t, month, Number(m[2])));
    },
  ],
  [
    new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH_EN}(?: (20\\d{2}))?(?![a-z\\d])`, "g"),
    (m, t) => {
      const month = MONTHS_EN.indexOf(m[2] ?? "") + 1;
      return single(m[3] ? dayOf(Number(m[3]), month, Number(m[1])) : nearest(t, month, Number(m[1])));
    },
  ],
];

function partAfter(text: string, match: RegExpExecArray): { part: Part; length: number } | undefined {
  const m = PART.exec(text.slice(match.index + match[0].length, match.index + match[0].length + 20));
  if (m) return { part: m[1] ? "morning" : m[2] ? "afternoon" : "evening", length: m[0].length };
  if (/晚$|tonight$/.test(match[0])) return { part: "evening", length: 0 };
  return match[0].endsWith("早") ? { part: "morning", length: 0 } : undefined;
}

/** Dates and periods as local calendar days, relative ones read from `context.now` in the shop's zone. */
export function findDates(text: string, context: UnderstandContext): Found[] {
  let day: Day | undefined;
  const out: Found[] = [];
  for (const [pattern, read] of RULES) {
    for (const m of matches(text, pattern)) {
      day ??= dayAt(context.now, context.timeZone);
      const range = read(m, day);
      if (!range) continue;
      const part = partAfter(text, m);
      const lead = m[0].length - m[0].trimStart().length;
      out.push({
        start: m.index + lead,
        end: m.index + m[0].length + (part?.length ?? 0),
        rank: 74,
        of: { type: "date", value: { from: iso(range.from), to: iso(range.to), ...(part ? { part: part.part } : {}) } },
      });
    }
  }
  return out;
}

import { type Day, dayOf, monthEnd, plusDays, weekday } from "./calendar.ts";
import { readNumber, ZH_NUMERAL } from "./numerals.ts";

/** Both ends included. */
export interface Range {
  from: Day;
  to: Day;
}

/** A pattern and how its match is read; undefined where it is no date after all. */
export type DateRule = readonly [pattern: RegExp, read: (m: RegExpExecArray, today: Day) => Range | undefined];

/** One day as a range. */
export function single(day: Day | undefined): Range | undefined {
  return day ? { from: day, to: day } : undefined;
}

/** A day without a year: the one nearest to today. */
export function nearest(today: Day, month: number, day: number): Day | undefined {
  const options = [today.year - 1, today.year, today.year + 1].flatMap((y) => dayOf(y, month, day) ?? []);
  const distance = (d: Day) =>
    Math.abs(Date.UTC(d.year, d.month - 1, d.day) - Date.UTC(today.year, today.month - 1, today.day));
  return options.sort((a, b) => distance(a) - distance(b))[0];
}

/** The Monday of the week that is so many weeks away. */
export function weekStart(today: Day, weeks: number): Day {
  return plusDays(today, 1 - weekday(today) + 7 * weeks);
}

/** A weekday without more: the coming one, today included. */
export function coming(today: Day, day: number): Day {
  return plusDays(today, (day - weekday(today) + 7) % 7);
}

/** The month that is so many months away. */
export function shiftMonth(today: Day, by: number): Range {
  const at = new Date(Date.UTC(today.year, today.month - 1 + by, 1));
  const from = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: 1 };
  return { from, to: monthEnd(from.year, from.month) };
}

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
  今早: 0,
  明天: 1,
  明日: 1,
  明儿: 1,
  明晚: 1,
  明早: 1,
  后天: 2,
  大后天: 3,
};

function weekdayZh(c: string): number {
  return c === "日" || c === "天" || c === "末" ? 7 : (readNumber(c) ?? 1);
}

function weeksZh(prefix: string): number | undefined {
  if (prefix === "") return undefined;
  if (prefix.startsWith("上")) return -prefix.replace(/[个]/g, "").length;
  if (prefix.startsWith("下")) return prefix.replace(/[个]/g, "").length;
  return 0;
}

function daysIn(n: string | undefined, unit: string | undefined): number | undefined {
  const count = readNumber(n ?? "");
  if (count === undefined || count > 400) return undefined;
  return /周|星期|礼拜/.test(unit ?? "") ? 7 * count : unit === "月" ? 30 * count : count;
}

function ago(m: RegExpExecArray, today: Day): Range | undefined {
  const days = daysIn(m[1], m[2]);
  return days === undefined ? undefined : single(plusDays(today, /前/.test(m[3] ?? "") ? -days : days));
}

const COUNT = `(\\d{1,3}|${ZH_NUMERAL}{1,3})\\s?个?(天|日|周|星期|礼拜|月)`;
const PREFIX = "(上上个?|上个?|下下个?|下个?|这个?|本)";

/** How Chinese says days and periods, relative to today. */
export const CHINESE_DATES: readonly DateRule[] = [
  [
    /([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]/g,
    (m, t) => single(nearest(t, readNumber(m[1] ?? "") ?? 0, readNumber(m[2] ?? "") ?? 0)),
  ],
  [/(?<![\d第a-z])(\d{1,2})[号日](?![码店楼门线机院鞋的])/g, (m, t) => single(dayOf(t.year, t.month, Number(m[1])))],
  [
    new RegExp(
      Object.keys(DAYS)
        .sort((a, b) => b.length - a.length)
        .join("|"),
      "g",
    ),
    (m, t) => single(plusDays(t, DAYS[m[0]] ?? 0)),
  ],
  [
    new RegExp(`${PREFIX}?(?:周|星期|礼拜)([一二三四五六日天])`, "g"),
    (m, t) => {
      const weeks = weeksZh(m[1] ?? "");
      const day = weekdayZh(m[2] ?? "");
      return single(weeks === undefined ? coming(t, day) : plusDays(weekStart(t, weeks), day - 1));
    },
  ],
  [
    new RegExp(`${PREFIX}?周末`, "g"),
    (m, t) => {
      const saturday = plusDays(weekStart(t, weeksZh(m[1] ?? "") ?? 0), 5);
      return { from: saturday, to: plusDays(saturday, 1) };
    },
  ],
  [
    new RegExp(`${PREFIX}(?:周|星期|礼拜)(?![一二三四五六日天末])`, "g"),
    (m, t) => {
      const monday = weekStart(t, weeksZh(m[1] ?? "") ?? 0);
      return { from: monday, to: plusDays(monday, 6) };
    },
  ],
  [/(上|下|这|本)个?月(?!\d)/g, (m, t) => shiftMonth(t, m[1] === "上" ? -1 : m[1] === "下" ? 1 : 0)],
  [new RegExp(`${COUNT}(之?前|之?后|以后|以前)`, "g"), ago],
  [
    new RegExp(`${COUNT}(?:之内|以内|内)(?![退换包无])`, "g"),
    (m, t) => {
      const days = daysIn(m[1], m[2]);
      return days === undefined ? undefined : { from: t, to: plusDays(t, days) };
    },
  ],
  [
    new RegExp(`(?:最近|过去|近)${COUNT}`, "g"),
    (m, t) => {
      const days = daysIn(m[1], m[2]);
      return days === undefined ? undefined : { from: plusDays(t, -days), to: t };
    },
  ],
];

/** Morning, afternoon and evening after a day. */
export const CHINESE_PART =
  /^[\s,，的]{0,2}(?:(?<morning>早上|上午|早晨|凌晨|一早)|(?<afternoon>中午|下午|午后)|(?<evening>晚上|晚间|傍晚|夜里|今晚))/;

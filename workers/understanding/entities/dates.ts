import type { Language } from "../types.ts";
import { type Day, dayAt, dayOf, iso, plusDays, weekday } from "./calendar.ts";
import { type CalendarRules, calendarRules, indexIn } from "./calendar-rules.ts";
import { CHINESE_DATES, CHINESE_PART, coming, nearest, type Range, shiftMonth, single, weekStart } from "./dates-zh.ts";
import { FEASTS, feastRange } from "./feasts.ts";
import { lookUp } from "./lexicon.ts";
import type { Said } from "./said.ts";
import { type Found, matches } from "./span.ts";
import { wordNumber } from "./word-numbers.ts";

type Part = "morning" | "afternoon" | "evening";
interface Dated extends Range {
  start: number;
  end: number;
  part?: Part;
}

const PARTS: Readonly<Record<string, Part>> = { m: "morning", a: "afternoon", e: "evening" };
const FAR = 400;
const YMD = /(?<!\d)(20\d{2})(?:[-/.]|\s?[年년]\s?)(\d{1,2})(?:[-/.]|\s?[月월]\s?)(\d{1,2})\s?[日号일]?(?!\d)/g;
const MONTH_DAY = /(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号일]?(?!\d)/g;
const NUMERIC = /(?<![\d./:-]|\d,)(\d{1,2})([./-])(\d{1,2})(?:\2(20\d{2}|\d{2})|\.)?(?![\d/:%-]|\.\d|,\d)/g;
const RANGE_TO = /^\s?(?:[-–—~〜～]|[到至])\s?$/;

/** Whether a language writes the month first: 12/24. */
function isMonthFirst(languages: readonly Language[]): boolean {
  return /^(?:en|zh|ja|ko|fil)/.test(languages[0] ?? "en");
}

function numeric(m: RegExpExecArray, today: Day, languages: readonly Language[]): Range | undefined {
  const [first, second] = [Number(m[1]), Number(m[3])];
  const digits = `${m[1]}${m[3]}`.length;
  // “24/7”, “1.5” and “3/4” are no days; neither is “10-12”.
  if (m[4] === undefined && (digits < 4 || m[2] === "-" || (m[2] === "." && !/\.$/.test(m[0])))) return undefined;
  // A mark out of ten.
  if (m[4] === undefined && first === 10 && second === 10) return undefined;
  const monthFirst = first <= 12 && (second > 12 || (m[2] === "/" && isMonthFirst(languages)));
  const [month, day] = monthFirst ? [first, second] : [second, first];
  if (m[4] === undefined) return single(nearest(today, month, day));
  return single(dayOf(m[4].length === 2 ? 2000 + Number(m[4]) : Number(m[4]), month, day));
}

function unitDays(rules: CalendarRules, m: RegExpExecArray): number | undefined {
  const n = m.groups?.n === undefined ? 1 : wordNumber(m.groups.n, [rules.language]);
  const unit = indexIn(rules.units, m.groups?.unit);
  return n === undefined || n > FAR || unit < 0 ? undefined : n * ([1, 7, 30][unit] ?? 1);
}

function weekdayRange(rules: CalendarRules, m: RegExpExecArray, today: Day): Range | undefined {
  const { day: name, next, last, nextAfter, lastAfter } = m.groups ?? {};
  const index = indexIn(rules.weekdayNames, name);
  if (index < 0) return undefined;
  const number = index + 1;
  if (next ?? nextAfter) return single(plusDays(weekStart(today, 1), number - 1));
  if (last ?? lastAfter) {
    const back = (weekday(today) - number + 7) % 7;
    return single(plusDays(today, -(back === 0 ? 7 : back)));
  }
  return single(coming(today, number));
}

function ofRules(text: string, rules: CalendarRules, today: Day): Dated[] {
  const out: Dated[] = [];
  const add = (m: RegExpExecArray, range: Range | undefined, mark = "") => {
    const part = PARTS[mark];
    if (range) out.push({ start: m.index, end: m.index + m[0].length, ...range, ...(part ? { part } : {}) });
  };
  const meaning = (m: RegExpExecArray, list: CalendarRules["days"], shift = 1) =>
    list.meanings.find((_, i) => m[i + shift] !== undefined);
  for (const m of matches(text, rules.days.pattern)) {
    const said = meaning(m, rules.days);
    if (said) add(m, single(plusDays(today, said.value)), said.mark);
  }
  for (const m of matches(text, rules.weeks.pattern)) {
    const monday = weekStart(today, meaning(m, rules.weeks, 2)?.value ?? 0);
    const index = indexIn(rules.weekdayNames, m[1] ?? m.at(-1));
    if (index < 0) add(m, { from: monday, to: plusDays(monday, 6) });
    else add(m, single(plusDays(monday, index)));
  }
  for (const m of matches(text, rules.months.pattern)) add(m, shiftMonth(today, meaning(m, rules.months)?.value ?? 0));
  for (const m of matches(text, rules.weekends.pattern)) {
    const saturday = plusDays(weekStart(today, meaning(m, rules.weekends)?.value ?? 0), 5);
    add(m, { from: saturday, to: plusDays(saturday, 1) });
  }
  if (rules.weekday) for (const m of matches(text, rules.weekday)) add(m, weekdayRange(rules, m, today));
  const dayOfMonth = /\d/.test(text) ? rules.dayOfMonth() : [];
  for (const m of dayOfMonth.flatMap((pattern) => matches(text, pattern))) {
    const month = indexIn(rules.monthNames, m.groups?.month) + 1;
    const day = Number(m.groups?.day);
    const year = m.groups?.year;
    add(m, single(year ? dayOf(Number(year), month, day) : nearest(today, month, day)));
  }
  const shifted = (patterns: readonly RegExp[], range: (days: number) => Range) => {
    for (const m of patterns.flatMap((pattern) => matches(text, pattern))) {
      const days = unitDays(rules, m);
      if (days !== undefined) add(m, range(days));
    }
  };
  const day = (days: number) => ({ from: plusDays(today, days), to: plusDays(today, days) });
  if (!rules.hasUnit.test(text)) return out;
  const { later, ago, within, past } = rules.counted();
  shifted(later, day);
  shifted(ago, (days) => day(-days));
  shifted(within, (days) => ({ from: today, to: plusDays(today, days) }));
  shifted(past, (days) => ({ from: plusDays(today, -days), to: today }));
  return out;
}

function ofScript(said: Said, today: Day): Dated[] {
  const text = said.plain;
  const out: Dated[] = [];
  const add = (m: RegExpExecArray, range: Range | undefined) => {
    if (range) out.push({ start: m.index, end: m.index + m[0].length, ...range });
  };
  if (/\d/.test(text)) {
    for (const m of matches(text, YMD)) add(m, single(dayOf(Number(m[1]), Number(m[2]), Number(m[3]))));
    for (const m of matches(text, MONTH_DAY)) add(m, single(nearest(today, Number(m[1]), Number(m[2]))));
    for (const m of matches(text, NUMERIC)) add(m, numeric(m, today, said.languages));
  }
  if (said.languages.some((one) => one.startsWith("zh"))) {
    for (const [pattern, read] of CHINESE_DATES) for (const m of matches(text, pattern)) add(m, read(m, today));
  }
  for (const { start, end, of } of lookUp(text, FEASTS)) {
    const range = feastRange(of, today);
    if (range) out.push({ start, end, ...range });
  }
  return out;
}

/** The longest of overlapping readings. */
function longest(dated: readonly Dated[]): Dated[] {
  const kept: Dated[] = [];
  for (const one of [...dated].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some((k) => one.start < k.end && k.start < one.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function withPart(one: Dated, text: string, rules: readonly CalendarRules[]): Dated {
  if (one.part) return one;
  const rest = text.slice(one.end, one.end + 24);
  for (const pattern of [...rules.map((r) => r.part), CHINESE_PART]) {
    const m = pattern.exec(rest);
    if (!m) continue;
    const part = m.groups?.morning ? "morning" : m.groups?.afternoon ? "afternoon" : "evening";
    return { ...one, end: one.end + m[0].length, part };
  }
  const own = text.slice(one.start, one.end);
  return /^(?:今|明|昨)晚$/.test(own)
    ? { ...one, part: "evening" }
    : /^[今明]早$/.test(own)
      ? { ...one, part: "morning" }
      : one;
}

/** “12月1日到12月5日” is one period. */
function joined(dated: readonly Dated[], text: string, rules: readonly CalendarRules[]): Dated[] {
  const out: Dated[] = [];
  for (const one of dated) {
    const before = out.at(-1);
    const between = before ? text.slice(before.end, one.start) : "";
    const isPeriod = RANGE_TO.test(between) || rules.some((r) => r.to.test(between));
    if (before && isPeriod && iso(before.from) <= iso(one.to)) {
      out[out.length - 1] = { start: before.start, end: one.end, from: before.from, to: one.to };
    } else out.push(one);
  }
  return out;
}

/** Dates and periods as local calendar days, relative ones read from `context.now` in the shop's zone. */
export function findDates(said: Said): Found[] {
  const { now, timeZone } = said.context;
  const today = dayAt(now, timeZone);
  const rules = said.languages.flatMap((one) => calendarRules(one) ?? []);
  const dated = longest([...ofScript(said, today), ...rules.flatMap((one) => ofRules(said.plain, one, today))]);
  const whole = joined(
    dated.map((one) => withPart(one, said.plain, rules)),
    said.plain,
    rules,
  );
  return whole.map(({ start, end, from, to, part }) => ({
    start,
    end,
    rank: 74,
    of: { type: "date", value: { from: iso(from), to: iso(to), ...(part ? { part } : {}) } },
  }));
}

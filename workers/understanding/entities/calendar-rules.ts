import type { Language } from "../types.ts";
import { lean } from "./lean.ts";
import { numberPattern } from "./word-numbers.ts";
import { CALENDAR_WORDS, PAST } from "./words/calendar-words.ts";
import { alternatives, type Meaning, meaningsOf } from "./words/word-list.ts";

/** The compiled calendar of one language: patterns with named groups, all with the flags `gu`. */
export interface CalendarRules {
  language: Language;
  /** Group `i` is the i-th meaning. */
  days: { pattern: RegExp; meanings: Meaning[] };
  weekends: { pattern: RegExp; meanings: Meaning[] };
  months: { pattern: RegExp; meanings: Meaning[] };
  /** The groups of the meanings follow `before`; `after` is the last one. */
  weeks: { pattern: RegExp; meanings: Meaning[] };
  /** Groups `next`, `last`, `day`, `nextAfter`, `lastAfter`. */
  weekday: RegExp | undefined;
  weekdayNames: RegExp[];
  /** Groups `day`, `month`, `year`. */
  dayOfMonth: () => RegExp[];
  monthNames: RegExp[];
  /** Groups `n` and `unit`; `n` may be missing. They are dear to make and rare, so they are made when a unit is said. */
  counted: () => Record<"later" | "ago" | "within" | "past", RegExp[]>;
  hasUnit: RegExp;
  units: RegExp[];
  /** Groups `morning`, `afternoon`, `evening`, at the start of what follows a day. */
  part: RegExp;
  /** Matches the whole of what stands between two ends of a period. */
  to: RegExp;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const NEVER = "(?!)";
const rules = new Map<Language, CalendarRules | undefined>();

/** What must stand before and after a word: scripts without spaces ask nothing. */
function borders(language: Language): [before: string, after: string] {
  if (language === "ja" || language === "th") return ["", ""];
  if (language === "ko") return ["(?<![가-힣])", ""];
  if (language === "ar" || language === "he") return ["(?<!\\p{L}{2})", "(?![\\p{L}\\p{M}])"];
  return ["(?<![\\p{L}\\p{M}\\d'])", "(?![\\p{L}\\p{M}'])"];
}

function compile(language: Language): CalendarRules | undefined {
  const words = CALENDAR_WORDS[language];
  if (!words) return undefined;
  const [before, after] = borders(language);
  const gap = language === "ja" || language === "th" ? "\\s?" : "\\s";
  const bounded = (source: string) => lean(`${before}(?:${source || NEVER})${after}`, "g");
  const grouped = (list: string) => {
    const meanings = meaningsOf(list);
    return { pattern: bounded(meanings.map((one) => `(${one.fragment})`).join("|")), meanings };
  };
  const whole = (source: string) => lean(`^(?:${source})$`, "");
  const units = words.units.split(";");
  const unit = `(?<unit>${units.join("|")})`;
  const count = `(?<n>${numberPattern([language], 3)})`;
  const counted = (list: string) =>
    alternatives(list).map((one) => bounded(one.replace(/N/g, () => count).replace(/U/g, () => unit)));
  const weekdays = words.weekdays.split(";");
  const day = weekdays.join("|");
  const weeks = meaningsOf(words.weeks);
  const months = alternatives(words.months);
  const month = months.join("|");
  const joined = `(?:${gap}|,|의|の|del?|of|on|${words.joins || NEVER}){0,3}`;
  const [morning, afternoon, evening] = words.parts.split(";");
  return {
    language,
    days: grouped(words.days),
    weekends: grouped(words.weekends),
    months: grouped(words.monthsFromNow),
    weeks: {
      pattern: bounded(
        `(?:(${day})${joined})?(?:${weeks.map((one) => `(${one.fragment})`).join("|")})(?:${joined}(${day}))?`,
      ),
      meanings: weeks,
    },
    weekday: bounded(
      `(?:(?:(?<next>${words.next})|(?<last>${words.last}))${gap}?)?(?<day>${day})(?:${gap}?(?:(?<nextAfter>${words.next})|(?<lastAfter>${words.last}))${after})?`,
    ),
    weekdayNames: weekdays.map(whole),
    dayOfMonth: once(() =>
      month === ""
        ? []
        : [
            bounded(
              `(?<!\\d[.,])(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|º|er|e)?\\s?(?:${words.ofMonth ?? ""})(?<month>${month})(?:\\.?,?\\s(?:del? )?(?<year>20\\d\\d))?`,
            ),
            ...(language === "en" || language === "fil"
              ? [bounded(`(?<month>${month})\\.?\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s(?<year>20\\d\\d))?`)]
              : []),
          ],
    ),
    monthNames: months.map(whole),
    counted: once(() => ({
      later: counted(words.later),
      ago: counted(words.ago),
      within: counted(words.within),
      past: counted(PAST[language] ?? ""),
    })),
    hasUnit: new RegExp(units.join("|")),
    units: units.map(whole),
    part: lean(
      `^(?:[\\s,，的の]|${words.joins || NEVER}){0,3}(?:(?<morning>${morning})|(?<afternoon>${afternoon})|(?<evening>${evening}))${after}`,
      "",
    ),
    to: lean(`^\\s?(?:[-–—~〜～]|${words.to})\\s?$`, ""),
  };
}

/** The calendar of a language; undefined where it has none of this kind. */
export function calendarRules(language: Language): CalendarRules | undefined {
  if (!rules.has(language)) rules.set(language, compile(language));
  return rules.get(language);
}

/** The first pattern that matches the whole word. */
export function indexIn(patterns: readonly RegExp[], word: string | undefined): number {
  return word === undefined ? -1 : patterns.findIndex((one) => one.test(word));
}

import type { Language } from "../../types.ts";
import { ASIAN_CALENDARS } from "./calendar-asia.ts";
import { EUROPEAN_CALENDARS } from "./calendar-europe.ts";

/**
 * How a language says days and periods. All fragments are regular expressions over folded text without marks. Lists of
 * `fragment=offset` are parted by `|`, a part of the day may follow the offset (m, a, e). In the patterns `N` stands for a
 * number and `U` for a unit.
 */
export interface CalendarWords {
  /** Days from today. */
  days: string;
  /** Monday to Sunday, parted by `;`. */
  weekdays: string;
  /** January to December. */
  months: string;
  weeks: string;
  monthsFromNow: string;
  weekends: string;
  /** Before or after a weekday: the coming one and the past one. */
  next: string;
  last: string;
  /** Day, week and month, parted by `;`. */
  units: string;
  numbers: string;
  later: string;
  ago: string;
  within: string;
  /** Morning, afternoon and evening, parted by `;`. */
  parts: string;
  /** What may stand between a day and its part, and between two ends of a period. */
  joins: string;
  to: string;
  /** Days before a month's name (“24 de diciembre”), or after it where `isMonthFirst`. */
  ofMonth?: string;
  isMonthFirst?: boolean;
}

/** The calendars of all languages but Chinese, which has rules of its own. */
export const CALENDAR_WORDS: Readonly<Partial<Record<Language, CalendarWords>>> = {
  ...EUROPEAN_CALENDARS,
  ...ASIAN_CALENDARS,
};

/** A period that ends today. */
export const PAST: Readonly<Partial<Record<Language, string>>> = {
  en: "(?:the )?(?:last|past) N U",
  de: "(?:in den |die )?(?:letzten|vergangenen) N U",
  fr: "(?:les |ces )?N derni(?:er|ere)s U",
  es: "(?:los |las )?ultim[oa]s N U",
  pt: "(?:os |as |nos )?ultim[oa]s N U",
  it: "(?:gli |negli )?ultim[ie] N U",
  nl: "(?:de )?afgelopen N U",
  ru: "(?:за )?последние N U",
  ja: "(?:この|ここ|直近の?|过去)NU间?",
  ko: "(?:최근|지난) ?N ?U",
};

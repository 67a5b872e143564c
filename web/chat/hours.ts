import { LOCALE_TAGS, type Locale } from "../shared/locale.ts";

/** Local hours in which people answer; weekday 0 is Sunday, minutes count from midnight. */
export type StaffHours = readonly { weekday: number; fromMinute: number; toMinute: number }[];

const MINUTES_A_DAY = 1440;

/**
 * When people answer again: null while they are there, or where the shop names no hours.
 * `inDays` 0 is today, in the shop's time zone.
 */
export function nextOpening(
  hours: StaffHours,
  timeZone: string,
  nowMs: number,
): { inDays: number; weekday: number; minute: number } | null {
  const now = placeInWeek(timeZone, nowMs);
  if (now === null || hours.some((shift) => isWithin(shift, now))) return null;
  let next: { inDays: number; weekday: number; minute: number } | null = null;
  for (const { weekday, fromMinute } of hours) {
    const isLater = weekday === now.weekday && fromMinute > now.minute;
    const inDays = isLater ? 0 : (weekday - now.weekday + 7) % 7 || 7;
    const isSooner = !next || inDays * MINUTES_A_DAY + fromMinute < next.inDays * MINUTES_A_DAY + next.minute;
    if (isSooner) next = { inDays, weekday, minute: fromMinute };
  }
  return next;
}

/** “今天 09:00” · “明天 09:00” · “星期一 09:00”, and in English. */
export function openingLabel(opening: { inDays: number; weekday: number; minute: number }, locale: Locale): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const time = `${two(Math.floor(opening.minute / 60))}:${two(opening.minute % 60)}`;
  const near = locale === "zh" ? ["今天", "明天"] : ["today", "tomorrow"];
  const day = near[opening.inDays] ?? weekdayName(opening.weekday, locale);
  return locale === "zh" ? `${day} ${time}` : `${day} at ${time}`;
}

function weekdayName(weekday: number, locale: Locale): string {
  // 2023-01-01 was a Sunday.
  const day = Date.UTC(2023, 0, 1 + weekday);
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], { weekday: "long", timeZone: "UTC" }).format(day);
}

function isWithin(shift: StaffHours[number], now: { weekday: number; minute: number }): boolean {
  if (shift.weekday !== now.weekday) return false;
  return shift.fromMinute <= now.minute && now.minute < shift.toMinute;
}

function placeInWeek(timeZone: string, atMs: number): { weekday: number; minute: number } | null {
  try {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone,
      weekday: "short",
      hour: "numeric",
      minute: "numeric",
      hourCycle: "h23",
    }).formatToParts(atMs);
    const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? "";
    const weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].indexOf(part("weekday"));
    return { weekday, minute: Number(part("hour")) * 60 + Number(part("minute")) };
  } catch {
    return null;
  }
}

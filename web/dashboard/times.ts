import { LOCALE_TAGS, type Locale } from "../shared/locale.ts";
import { clockTime, dayLabel, dayOf } from "../shared/moments.ts";

const MINUTE_MS = 60_000;

/** How long something has lasted: “3 分钟” · “2 小时 5 分”; null under a minute. */
export function elapsed(ms: number, locale: Locale): string | null {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  const isChinese = locale === "zh";
  if (minutes < 1) return null;
  if (hours < 1) return isChinese ? `${minutes} 分钟` : `${minutes} min`;
  if (days < 1) return isChinese ? `${hours} 小时 ${minutes % 60} 分` : `${hours} h ${minutes % 60} min`;
  return isChinese ? `${days} 天 ${hours % 24} 小时` : `${days} d ${hours % 24} h`;
}

/** When, in the room of a list's line: the clock today, “昨天”, else the date. */
export function shortWhen(atMs: number, nowMs: number, locale: Locale): string {
  if (dayOf(atMs) === dayOf(nowMs)) return clockTime(atMs, locale);
  const yesterday = new Date(nowMs);
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayOf(atMs) === dayOf(yesterday.getTime())) return dayLabel(atMs, nowMs, locale);
  const isSameYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  const year = isSameYear ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], { ...year, month: "short", day: "numeric" }).format(atMs);
}

/** A calendar day as it is read: “11月21日 星期六”. */
export function readableDay(day: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    month: "long",
    day: "numeric",
    weekday: "long",
    timeZone: "UTC",
  });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** A share as a percentage without decimals. */
export function percent(share: number, locale: Locale): string {
  return new Intl.NumberFormat(LOCALE_TAGS[locale], { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** Milliseconds as they are read: “85 毫秒” · “1.2 秒”. */
export function duration(ms: number, locale: Locale): string {
  const unit = ms < 1000 ? "millisecond" : "second";
  return new Intl.NumberFormat(LOCALE_TAGS[locale], {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: ms < 1000 ? 0 : 1,
  }).format(ms < 1000 ? ms : ms / 1000);
}

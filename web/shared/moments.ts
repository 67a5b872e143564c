import { LOCALE_TAGS, type Locale } from "./locale.ts";

/** The hour and minute of `atMs` where the reader is, 24-hour. */
export function clockTime(atMs: number, locale: Locale): string {
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], { hour: "2-digit", minute: "2-digit", hour12: false }).format(
    atMs,
  );
}

/** A local calendar day as `YYYY-MM-DD`, for comparing. */
export function dayOf(atMs: number): string {
  const day = new Date(atMs);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

const NEAR_DAYS = [
  { inDays: 0, zh: "今天", en: "Today" },
  { inDays: -1, zh: "昨天", en: "Yesterday" },
  { inDays: 1, zh: "明天", en: "Tomorrow" },
] as const;

/** “今天” · “昨天” · “明天” · “11月20日 星期五”; the year only where it is another. */
export function dayLabel(atMs: number, nowMs: number, locale: Locale): string {
  const day = dayOf(atMs);
  const near = NEAR_DAYS.find(
    ({ inDays }) => day === dayOf(new Date(nowMs).setDate(new Date(nowMs).getDate() + inDays)),
  );
  if (near) return near[locale];
  const isSameYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    ...(isSameYear ? {} : { year: "numeric" }),
    month: "long",
    day: "numeric",
    weekday: "long",
  }).format(atMs);
}

/** The day and the minute: “今天 14:05” · “11月20日 星期五 09:00”. */
export function readableMoment(atMs: number, nowMs: number, locale: Locale): string {
  return `${dayLabel(atMs, nowMs, locale)} ${clockTime(atMs, locale)}`;
}

/** Minor units as the reader writes money: `¥2,999.00`. */
export function money(amount: { amountMinor: number; currency: string }, locale: Locale): string {
  const format = new Intl.NumberFormat(LOCALE_TAGS[locale], {
    style: "currency",
    currency: amount.currency,
    currencyDisplay: "narrowSymbol",
  });
  return format.format(amount.amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** How many minor units a currency's major unit has: 100 of CNY, 1 of JPY. */
export function minorPerMajor(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return 10 ** maximumFractionDigits;
}

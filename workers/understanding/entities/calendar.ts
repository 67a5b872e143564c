/** A local calendar day, months from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const MANY_ZONES = 100;

/** Making a format is a hundred times dearer than using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const options = { year: "numeric", month: "numeric", day: "numeric" } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { ...options, timeZone });
  } catch {
    format = new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" });
  }
  if (formats.size >= MANY_ZONES) formats.clear();
  formats.set(timeZone, format);
  return format;
}

/** The local day at an instant; UTC where the zone is unknown. */
export function dayAt(epochMs: number, timeZone: string): Day {
  const instant = new Date(Number.isFinite(epochMs) ? epochMs : 0);
  const parts = formatOf(timeZone).formatToParts(instant);
  const read = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 1);
  return { year: read("year"), month: read("month"), day: read("day") };
}

function utc(d: Day): number {
  return Date.UTC(d.year, d.month - 1, d.day);
}

/** The day so many days later (earlier when negative). */
export function plusDays(d: Day, days: number): Day {
  const t = new Date(utc(d) + days * DAY_MS);
  return { year: t.getUTCFullYear(), month: t.getUTCMonth() + 1, day: t.getUTCDate() };
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(d: Day): number {
  return ((new Date(utc(d)).getUTCDay() + 6) % 7) + 1;
}

/** `YYYY-MM-DD`. */
export function iso(d: Day): string {
  return `${d.year}-${String(d.month).padStart(2, "0")}-${String(d.day).padStart(2, "0")}`;
}

/** A day of a month, or undefined when the month has no such day. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const t = new Date(Date.UTC(year, month - 1, day));
  return t.getUTCMonth() + 1 === month && t.getUTCDate() === day ? { year, month, day } : undefined;
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): Day {
  const t = new Date(Date.UTC(year, month, 0));
  return { year: t.getUTCFullYear(), month: t.getUTCMonth() + 1, day: t.getUTCDate() };
}

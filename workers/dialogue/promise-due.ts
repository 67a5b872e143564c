import type { Claim } from "./claim.ts";
import { atLocal, localTime } from "./local-time.ts";

const HOUR_MS = 3_600_000;
const SPAN_DAYS: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };
const SATURDAY = 6;
const SUNDAY = 0;

/** The end of a local day; epoch ms. */
function endOf(epochDay: number, timeZone: string): number {
  return atLocal(epochDay + 1, 0, timeZone) - 1;
}

function workdaysOn(from: number, days: number): number {
  let at = from;
  for (let left = days; left > 0; ) {
    at++;
    const weekday = (((at + 4) % 7) + 7) % 7;
    if (weekday !== SATURDAY && weekday !== SUNDAY) left--;
  }
  return at;
}

/** The next 23 November from today on, this year or the next. */
function dateAhead(monthDay: string, now: number, timeZone: string): number | null {
  const [month = 0, dayOfMonth = 0] = monthDay.split("-").map(Number);
  const { year, epochDay } = localTime(now, timeZone);
  for (const candidate of [year, year + 1]) {
    const at = Math.floor(Date.UTC(candidate, month - 1, dayOfMonth) / 86_400_000);
    if (at >= epochDay) return at;
  }
  return null;
}

function spanEnd(key: string, value: number, now: number, timeZone: string): number | null {
  const unit = key.slice("span:".length).replace(/^[\d.]+/, "");
  if (unit === "minute") return now + value * 60_000;
  if (unit === "hour") return now + value * HOUR_MS;
  const today = localTime(now, timeZone).epochDay;
  if (unit === "workday") return endOf(workdaysOn(today, Math.min(value, 400)), timeZone);
  const days = SPAN_DAYS[unit];
  return days === undefined ? null : endOf(today + Math.ceil(value * days), timeZone);
}

function dayOf(claim: Claim, now: number, timeZone: string): number | null {
  const said = claim.key.slice(claim.key.indexOf(":") + 1);
  const today = localTime(now, timeZone);
  if (claim.kind === "date") return dateAhead(said, now, timeZone);
  if (claim.kind === "day") return today.epochDay + Number(said);
  if (claim.kind === "weekday") return today.epochDay + ((Number(said) - today.weekday + 7) % 7);
  return null;
}

/**
 * The day or hour that these statements name, as the last moment that keeps it. The latest one counts: “明天到后天”
 * is kept the day after tomorrow. Epoch ms; null: they name none.
 */
export function dueOfClaims(claims: readonly Claim[], now: number, timeZone: string): number | null {
  const clock = claims.find(({ kind }) => kind === "clock");
  const ends = claims.flatMap((claim) => {
    if (claim.kind === "span") return spanEnd(claim.key, claim.value ?? 0, now, timeZone) ?? [];
    const day = dayOf(claim, now, timeZone);
    if (day === null) return [];
    return clock ? atLocal(day, minuteOf(clock), timeZone) : endOf(day, timeZone);
  });
  if (ends.length > 0) return Math.max(...ends);
  return clock ? atLocal(localTime(now, timeZone).epochDay, minuteOf(clock), timeZone) : null;
}

function minuteOf(clock: Claim): number {
  const [hour = 0, minute = 0] = clock.key.slice("clock:".length).split(":").map(Number);
  return hour * 60 + minute;
}

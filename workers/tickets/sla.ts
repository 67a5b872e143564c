import { TZDate } from "@date-fns/tz";
import { addDays, format } from "date-fns";

/** When people work, in the shop's own time. No spans at all: at any hour. */
export interface BusinessHours {
  /** IANA name. */
  timeZone: string;
  /** Weekday 0 is Sunday; minutes from local midnight, the end not included; a day may have several. */
  staffHours: readonly { weekday: number; fromMinute: number; toMinute: number }[];
  /** Whole local days, `YYYY-MM-DD`. */
  holidays: readonly string[];
}

/** A stretch of working time, epoch ms, the end not included. */
interface Span {
  from: number;
  to: number;
}

const DAY_MINUTES = 1_440;
/** A shop that does not open for so long has no due times. */
const LOOK_AHEAD_DAYS = 400;

/** Business time from `from` to `to` (epoch ms), in ms; 0 where `to` is not later. */
export function businessMs(hours: BusinessHours, from: number, to: number): number {
  if (to <= from) return 0;
  let sum = 0;
  for (const span of spansFrom(hours, from)) {
    if (span.from >= to) break;
    sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
  }
  return sum;
}

/** The moment at which `ms` of business time after `from` are over; null where the shop is not open within 400 days. */
export function afterBusinessMs(hours: BusinessHours, from: number, ms: number): number | null {
  let left = Math.max(0, ms);
  let closedDays = 0;
  for (const span of spansFrom(hours, from)) {
    const start = Math.max(span.from, from);
    const length = span.to - start;
    if (length <= 0) {
      closedDays += 1;
      if (closedDays > LOOK_AHEAD_DAYS) return null;
      continue;
    }
    closedDays = 0;
    if (left <= length) return start + left;
    left -= length;
  }
  return null;
}

/** Working time from the local day of `at` on; a closed day gives one empty span, so that the reader can give up. */
function* spansFrom(hours: BusinessHours, at: number): Generator<Span> {
  const local = new TZDate(at, hours.timeZone);
  const noon = new TZDate(local.getFullYear(), local.getMonth(), local.getDate(), 12, 0, 0, 0, hours.timeZone);
  for (let ahead = 0; ; ahead++) {
    const day = addDays(noon, ahead);
    const spans = hours.holidays.includes(format(day, "yyyy-MM-dd")) ? [] : spansOf(hours, day);
    if (spans.length > 0) yield* spans;
    else yield { from: day.getTime(), to: day.getTime() };
  }
}

/** The day's spans, those that touch made one. */
function spansOf({ timeZone, staffHours }: BusinessHours, day: TZDate): Span[] {
  const given = staffHours.length > 0 ? staffHours.filter(({ weekday }) => weekday === day.getDay()) : [WHOLE_DAY];
  const sorted = [...given].sort((a, b) => a.fromMinute - b.fromMinute);
  const spans: Span[] = [];
  for (const { fromMinute, toMinute } of sorted) {
    const from = atMinute(day, fromMinute, timeZone);
    const to = Math.max(from, atMinute(day, Math.min(toMinute, DAY_MINUTES), timeZone));
    const last = spans.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else if (to > from) spans.push({ from, to });
  }
  return spans;
}

const WHOLE_DAY = { fromMinute: 0, toMinute: DAY_MINUTES };

/** Epoch ms of a local day's minute; one that the clock skips is the moment after the gap. */
function atMinute(day: TZDate, minute: number, timeZone: string): number {
  const onDay = minute >= DAY_MINUTES ? addDays(day, 1) : day;
  const rest = minute % DAY_MINUTES;
  const hour = Math.floor(rest / 60);
  return new TZDate(onDay.getFullYear(), onDay.getMonth(), onDay.getDate(), hour, rest % 60, 0, 0, timeZone).getTime();
}

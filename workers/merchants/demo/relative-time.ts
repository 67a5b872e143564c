import { TZDateMini } from "@date-fns/tz";
import { addDays, set } from "date-fns";

/** The seed files are written in this zone. */
const TIME_ZONE = "Asia/Shanghai";
const ON_A_DAY = /^([+-]\d{1,4})d ([01]\d|2[0-3]):([0-5]\d)$/;
const FROM_NOW = /^([+-])(?:(\d{1,4})h)?(?:(\d{1,4})m)?$/;
const MINUTE_MS = 60_000;

/**
 * Reads a seed file's time: `-3d 14:20` is that clock time on the day three days ago in Shanghai, `-2h`, `-1h30m` and
 * `+45m` are that far from `now` (epoch ms). ISO 8601 with the offset of Shanghai or UTC; `path` names a bad one.
 */
export function relativeTime(value: unknown, now: number, path: string): string {
  const text = typeof value === "string" ? value : "";
  const onADay = ON_A_DAY.exec(text);
  if (onADay) {
    const [, days, hours, minutes] = onADay;
    const day = addDays(new TZDateMini(now, TIME_ZONE), Number(days));
    return isoOf(set(day, { hours: Number(hours), minutes: Number(minutes), seconds: 0, milliseconds: 0 }).getTime());
  }
  const fromNow = FROM_NOW.exec(text);
  if (fromNow?.[2] !== undefined || fromNow?.[3] !== undefined) {
    const distance = (Number(fromNow[2] ?? 0) * 60 + Number(fromNow[3] ?? 0)) * MINUTE_MS;
    return isoOf(fromNow[1] === "-" ? now - distance : now + distance);
  }
  throw new Error(`${path}: "${String(value)}" is no time; write "-3d 14:20" (a day and its clock time) or "-2h30m"`);
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}

import { LOCALE_TAGS, type Locale } from "./locale.ts";

/** The last minute of a day stands for the day. */
const DAY_END = "23:59";

/** A due date where the shop is, since that is the day it has named: “11月23日” · “11月23日 15:00”. */
export function dueLabel(atMs: number, timeZone: string, locale: Locale): string {
  const tag = LOCALE_TAGS[locale];
  const day = new Intl.DateTimeFormat(tag, { month: "long", day: "numeric", timeZone }).format(atMs);
  const clock = new Intl.DateTimeFormat(tag, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
    timeZone,
  }).format(atMs);
  return clock === DAY_END ? day : `${day} ${clock}`;
}

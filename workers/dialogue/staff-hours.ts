import type { ShopSnapshot } from "../platform/snapshot.ts";
import { atLocal, localTime } from "./local-time.ts";

const LOOK_AHEAD_DAYS = 14;

function isHoliday(epochDay: number, holidays: readonly string[]): boolean {
  return holidays.includes(new Date(epochDay * 86_400_000).toISOString().slice(0, 10));
}

/** When people answer next: null while they do now, or when the shop has published no hours. Epoch ms. */
export function staffBackAt(shop: ShopSnapshot, now: number): number | null {
  if (shop.staffHours.length === 0) return null;
  const here = localTime(now, shop.timeZone);
  const minute = here.hour * 60 + here.minute;
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const epochDay = here.epochDay + ahead;
    if (isHoliday(epochDay, shop.holidays)) continue;
    const spans = shop.staffHours
      .filter((span) => span.weekday === (here.weekday + ahead) % 7)
      .sort((a, b) => a.fromMinute - b.fromMinute);
    for (const span of spans) {
      if (ahead === 0 && minute >= span.fromMinute && minute < span.toMinute) return null;
      if (ahead > 0 || minute < span.fromMinute) return atLocal(epochDay, span.fromMinute, shop.timeZone);
    }
  }
  return null;
}

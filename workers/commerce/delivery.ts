import { TZDateMini } from "@date-fns/tz";
import { addDays, endOfDay, set } from "date-fns";

/** How a warehouse sends. */
export interface Dispatch {
  /** Local hour until which orders leave the same day. */
  cutoffHour: number;
  transitDays: number;
  transitDaysTo: Record<string, number>;
}

/** Couriers deliver during the day; an estimate is said as a day. */
const DELIVERY_HOUR = 18;

/**
 * When goods ordered at `orderedAt` (epoch ms) leave and arrive, by the local time of `timeZone`.
 * `city` is a city or province the shopper named; without it, or where it is not listed, the usual days count.
 */
export function estimateDelivery(
  dispatch: Dispatch,
  orderedAt: number,
  timeZone: string,
  city?: string,
): { shipsAt: number; arrivesAt: number } {
  const ordered = new TZDateMini(orderedAt, timeZone);
  const leaves = ordered.getHours() < dispatch.cutoffHour ? ordered : addDays(ordered, 1);
  const arrives = addDays(leaves, transitDays(dispatch, city));
  return { shipsAt: atHour(leaves, dispatch.cutoffHour), arrivesAt: atHour(arrives, DELIVERY_HOUR) };
}

/** The last millisecond of the local day `days` after `from`: the latest that a promise of so many days allows. */
export function endOfDayAfter(from: number, days: number, timeZone: string): number {
  return endOfDay(addDays(new TZDateMini(from, timeZone), days)).getTime();
}

function transitDays(dispatch: Dispatch, city: string | undefined): number {
  if (!city) return dispatch.transitDays;
  const asked = placeName(city);
  const known = Object.entries(dispatch.transitDaysTo).find(([place]) => placeName(place) === asked);
  return known?.[1] ?? dispatch.transitDays;
}

function placeName(place: string): string {
  return place
    .trim()
    .toLowerCase()
    .replace(/(?:市|省)$/, "");
}

function atHour(date: Date, hours: number): number {
  return set(date, { hours, minutes: 0, seconds: 0, milliseconds: 0 }).getTime();
}

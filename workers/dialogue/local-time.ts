const formatters = new Map<string, Intl.DateTimeFormat>();
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A moment on the shop's wall. `epochDay` counts days since 1970-01-01; `weekday` 0 is Sunday. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
  epochDay: number;
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  formatters.set(timeZone, made);
  return made;
}

/** Epoch ms on the wall of an IANA time zone. */
export function localTime(at: number, timeZone: string): LocalTime {
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  const epochDay = Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);
  return { year, month, day, hour, minute, weekday: (((epochDay + 4) % 7) + 7) % 7, epochDay };
}

/** Epoch ms of a local day's minute; right also where the clock is changed between now and then. */
export function atLocal(epochDay: number, minuteOfDay: number, timeZone: string): number {
  const wanted = epochDay * DAY_MS + minuteOfDay * MINUTE_MS;
  let guess = wanted;
  for (let round = 0; round < 2; round++) {
    const seen = localTime(guess, timeZone);
    guess += wanted - (seen.epochDay * DAY_MS + (seen.hour * 60 + seen.minute) * MINUTE_MS);
  }
  return guess;
}

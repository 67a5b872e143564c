import { refuse } from "./answer.ts";

/** How far a signed clock may be off where the vendor names no figure. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/**
 * Refuses (`stale`) a signed time that is too far from ours, either way, or no time at all.
 * @param given epoch seconds or milliseconds in digits, as `unit` says
 */
export function requireFresh(
  given: string | null | undefined,
  unit: "s" | "ms",
  nowMs: number,
  toleranceMs = CLOCK_TOLERANCE_MS,
): void {
  if (!given || !/^\d{1,16}$/.test(given)) refuse("stale");
  const atMs = Number(given) * (unit === "s" ? 1_000 : 1);
  if (Math.abs(nowMs - atMs) > toleranceMs) refuse("stale");
}

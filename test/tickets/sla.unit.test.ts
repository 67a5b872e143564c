import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterBusinessMs, type BusinessHours, businessMs } from "../../workers/tickets/sla.ts";

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);

/** Weekdays 9–12 and 13–18; Saturday 10–12. */
const SPLIT: BusinessHours = {
  timeZone: "Asia/Shanghai",
  staffHours: [
    ...[1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, fromMinute: 9 * 60, toMinute: 12 * 60 },
      { weekday, fromMinute: 13 * 60, toMinute: 18 * 60 },
    ]),
    { weekday: 6, fromMinute: 600, toMinute: 720 },
  ],
  holidays: ["2026-10-01", "2026-10-02"],
};

describe("business time", () => {
  test("stands still at lunch, at night, on Sunday and on holidays", () => {
    // Friday 2026-11-20, Shanghai.
    expect(businessMs(SPLIT, at("2026-11-20T11:00:00+08:00"), at("2026-11-20T14:00:00+08:00"))).toBe(2 * HOUR);
    expect(businessMs(SPLIT, at("2026-11-20T17:00:00+08:00"), at("2026-11-23T10:00:00+08:00"))).toBe(4 * HOUR);
    expect(businessMs(SPLIT, at("2026-09-30T17:00:00+08:00"), at("2026-10-05T09:30:00+08:00"))).toBe(3.5 * HOUR);
    expect(afterBusinessMs(SPLIT, at("2026-11-20T11:30:00+08:00"), HOUR)).toBe(at("2026-11-20T13:30:00+08:00"));
    expect(afterBusinessMs(SPLIT, at("2026-11-21T11:00:00+08:00"), 2 * HOUR)).toBe(at("2026-11-23T10:00:00+08:00"));
  });

  test("with no published hours people are there at any hour, except on holidays", () => {
    const always = { ...SPLIT, staffHours: [] };
    expect(businessMs(always, at("2026-11-21T22:00:00+08:00"), at("2026-11-22T03:00:00+08:00"))).toBe(5 * HOUR);
    expect(businessMs(always, at("2026-09-30T23:00:00+08:00"), at("2026-10-03T01:00:00+08:00"))).toBe(2 * HOUR);
  });

  test("a shop that never opens has no due times", () => {
    const never = { ...SPLIT, staffHours: [{ weekday: 1, fromMinute: 600, toMinute: 600 }] };
    expect(afterBusinessMs(never, at("2026-11-20T11:30:00+08:00"), HOUR)).toBeNull();
  });

  test("a day on which the clock is put forward is an hour shorter, and back an hour longer", () => {
    const berlin: BusinessHours = {
      timeZone: "Europe/Berlin",
      staffHours: [{ weekday: 0, fromMinute: 0, toMinute: 1_440 }],
      holidays: [],
    };
    const whole = (from: string, to: string) => businessMs(berlin, at(from), at(to));
    expect(whole("2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z")).toBe(23 * HOUR);
    expect(whole("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z")).toBe(25 * HOUR);
    const gap = { ...berlin, staffHours: [{ weekday: 0, fromMinute: 150, toMinute: 240 }] };
    expect(businessMs(gap, at("2026-03-28T12:00:00Z"), at("2026-03-30T12:00:00Z"))).toBeLessThanOrEqual(1.5 * HOUR);
  });
});

const zones = fc.constantFrom(
  "Asia/Shanghai",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
);
const span = fc
  .record({
    weekday: fc.integer({ min: 0, max: 6 }),
    a: fc.integer({ min: 0, max: 1_440 }),
    b: fc.integer({ min: 0, max: 1_440 }),
  })
  .map(({ weekday, a, b }) => ({ weekday, fromMinute: Math.min(a, b), toMinute: Math.max(a, b) }));
const hours: fc.Arbitrary<BusinessHours> = fc.record({
  timeZone: zones,
  staffHours: fc.array(span, { maxLength: 8 }),
  holidays: fc.array(
    fc.integer({ min: 0, max: 364 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
    { maxLength: 5 },
  ),
});
/** About a year, so that both changes of the clock lie in it. */
const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) });
const near = fc.tuple(moment, fc.integer({ min: 0, max: 20 * 24 * HOUR }), fc.integer({ min: 0, max: 20 * 24 * HOUR }));

describe("business time, whatever the hours", () => {
  test("is additive and monotone, and never more than the time that passed", () => {
    fc.assert(
      fc.property(hours, near, (shop, [start, first, second]) => {
        const [mid, end] = [start + first, start + first + second];
        const whole = businessMs(shop, start, end);
        expect(businessMs(shop, start, mid) + businessMs(shop, mid, end)).toBe(whole);
        expect(whole).toBeGreaterThanOrEqual(businessMs(shop, start, mid));
        expect(whole).toBeLessThanOrEqual(end - start);
        expect(businessMs(shop, end, start)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test("a due time is as far away as was allowed, and a larger allowance is never due earlier", () => {
    fc.assert(
      fc.property(
        hours,
        moment,
        fc.integer({ min: 1, max: 60 * HOUR }),
        fc.integer({ min: 0, max: HOUR }),
        (shop, from, ms, more) => {
          const due = afterBusinessMs(shop, from, ms);
          if (due === null) return;
          expect(businessMs(shop, from, due)).toBe(ms);
          const later = afterBusinessMs(shop, from, ms + more);
          expect(later ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(due);
        },
      ),
      { numRuns: 100 },
    );
  });
});

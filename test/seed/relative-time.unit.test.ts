import fc from "fast-check";
import { expect, test } from "vitest";
import { relativeTime } from "../../workers/merchants/demo/relative-time.ts";

const NOW = Date.parse("2026-11-21T23:30:00+08:00");
const read = (text: unknown) => relativeTime(text, NOW, "orders.yaml.0.placedAt");

test("a day and a clock time are read in Shanghai", () => {
  expect(read("-3d 14:20")).toBe("2026-11-18T06:20:00.000Z");
  expect(read("+1d 00:05")).toBe("2026-11-21T16:05:00.000Z");
  expect(read("+0d 09:00")).toBe("2026-11-21T01:00:00.000Z");
});

test("hours and minutes count from now", () => {
  expect(Date.parse(read("-2h"))).toBe(NOW - 7_200_000);
  expect(Date.parse(read("-1h30m"))).toBe(NOW - 5_400_000);
  expect(Date.parse(read("+45m"))).toBe(NOW + 2_700_000);
});

test.each(["3d 14:20", "-3d", "-3d 24:00", "-3d 9:00", "-", "+", "yesterday", "2026-11-21T08:00:00Z", "", 3, true])(
  "%s is refused with its place",
  (text) => expect(() => read(text)).toThrow(`orders.yaml.0.placedAt: "${text}" is no time`),
);

test("any day and clock time is that many days away, at that clock time", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -900, max: 900 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      (days, hour, minute) => {
        const two = (value: number) => String(value).padStart(2, "0");
        const at = Date.parse(read(`${days < 0 ? "" : "+"}${days}d ${two(hour)}:${two(minute)}`));
        const midnight = Date.parse("2026-11-21T00:00:00+08:00");
        expect(at).toBe(midnight + days * 86_400_000 + (hour * 60 + minute) * 60_000);
      },
    ),
  );
});

test("any other words are refused", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/^[+-]\d+(?:d |h|m)/.test(text));
      expect(() => read(text)).toThrow("is no time");
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { INTENTS, LANGUAGES } from "../../workers/understanding/types.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { context } from "./context.ts";

function check(text: string): void {
  const u = understand(text, context);
  expect(INTENTS).toContain(u.intent);
  expect(LANGUAGES).toContain(u.language);
  expect(u.confidence).toBeGreaterThanOrEqual(0);
  expect(u.confidence).toBeLessThanOrEqual(1);
  for (const e of u.entities) expect(text.slice(e.start, e.end)).toBe(e.text);
}

test("any string is understood as something, lone surrogates and control characters included", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), check), { numRuns: 300 });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((c) => String.fromCharCode(...c)),
      check,
    ),
    {
      numRuns: 300,
    },
  );
});

test("text made of what entities are made of never breaks a reader", () => {
  const piece = fc.constantFrom(
    "1",
    "12",
    "20",
    "月",
    "号",
    "DD",
    "-",
    "+86",
    "138",
    "$",
    "万",
    "一百",
    "米",
    "kg",
    "'",
    " ",
    "路",
    "省",
    "不是",
    "，",
    "@",
    "a.com",
    "周",
    "ı",
    "İ",
    "ǅ",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }).map((p) => p.join("")),
      check,
    ),
    { numRuns: 500 },
  );
});

test.each([
  ["digits", "1".repeat(100_000)],
  ["one letter", "哈".repeat(100_000)],
  ["spaces", " ".repeat(100_000)],
  ["words", "where is my order 你好 ".repeat(5_000)],
  ["street parts", "1号路 ".repeat(25_000)],
  ["mail-like", "a@".repeat(50_000)],
  ["affirming", "好的 ".repeat(30_000)],
  ["lone surrogates", "\ud83d".repeat(100_000)],
])("100 KB of %s is read in bounded time", (_name, text) => {
  const started = performance.now();
  check(text);
  understand(text, { ...context, expects: { kind: "confirm", name: "x" } });
  expect(performance.now() - started).toBeLessThan(2_000);
});

test.each(["", " ", "👍", "😊😊😊", "\u0000", "?"])("%j has a defined reading", (text) => {
  check(text);
});

test("what lies beyond 8,000 characters changes nothing", () => {
  const head = "我的快递到哪了".padEnd(8_000, " ");
  expect(understand(`${head}转人工`, context)).toEqual(understand(head, context));
});

test("an unknown time zone is no reason to fail", () => {
  expect(() => understand("明天到吗", { ...context, timeZone: "Nowhere/Land" })).not.toThrow();
});

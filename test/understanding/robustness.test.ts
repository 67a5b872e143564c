import fc from "fast-check";
import { expect, test } from "vitest";
import { INTENTS, LANGUAGES, type Language, type UnderstandContext } from "../../workers/understanding/types.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { context } from "./context.ts";

const asked: readonly UnderstandContext["expects"][] = [
  null,
  { kind: "confirm", name: "cancel_order" },
  { kind: "slot", name: "quantity" },
  {
    kind: "choice",
    name: "order_id",
    choices: [
      { id: "a", label: "暖冬羽绒服" },
      { id: "b", label: "" },
      { id: "c", label: "(.*)+$" },
    ],
  },
];

function check(text: string, expects: UnderstandContext["expects"] = null, language?: Language): void {
  const u = understand(text, { ...context, expects, ...(language ? { language } : {}) });
  expect(INTENTS).toContain(u.intent);
  expect(LANGUAGES).toContain(u.language);
  expect(u.confidence).toBeGreaterThanOrEqual(0);
  expect(u.confidence).toBeLessThanOrEqual(1);
  for (const e of u.entities) expect(text.slice(e.start, e.end)).toBe(e.text);
  for (const { text: part, intent } of u.further) {
    expect(text).toContain(part);
    expect(intent).not.toBe(u.intent);
  }
}

test("any string is understood as something, lone surrogates and control characters included", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => check(text)),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((c) => String.fromCharCode(...c)),
      (text) => check(text),
    ),
    {
      numRuns: 300,
    },
  );
});

test("any string is read whatever was asked and in whatever language", () => {
  const property = fc.property(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.string({ unit: "binary-ascii", maxLength: 200 }),
    ),
    fc.constantFrom(...asked),
    fc.constantFrom(...LANGUAGES),
    check,
  );
  fc.assert(property, { numRuns: 400 });
});

test("words of negation, of joining and of answers in any row and language never break a reader", () => {
  const piece = fc.constantFrom(
    ...["不是", "是", "不要", "要", "别", "退货", "另外", "，", "。", "\n", "第", "1", "2号", "好的", "等等", " "],
    ...[
      "not ",
      "the ",
      "but ",
      "i don't want ",
      "instead of ",
      "and ",
      "yes ",
      "no ",
      "wait ",
      "?",
      ".",
      "1) ",
      "“",
      "”",
    ],
    ...[
      "ではなく",
      "말고 ",
      "sondern ",
      "ne veux pas ",
      "mais ",
      "не ",
      "а ",
      "بل ",
      "אלא ",
      "नहीं, बल्कि ",
      "ไม่ใช่",
      "แต่",
    ],
    ...["e\u0301", "\ud83d", "\u202e", "\u0000", "ﬁ", "İ", "ẞ", "👍🏽", "👨‍👩‍👧"],
  );
  const text = fc.array(piece, { maxLength: 50 }).map((pieces) => pieces.join(""));
  const property = fc.property(text, fc.constantFrom(...asked), fc.constantFrom(...LANGUAGES), check);
  fc.assert(property, { numRuns: 800 });
});

test("100 KB of anything is read in a time that its kind does not decide", () => {
  const timeOf = (text: string) => {
    const started = performance.now();
    understand(text, { ...context, expects: asked[3] ?? null });
    return performance.now() - started;
  };
  const plain = "where is my order 我的快递到哪了 ".repeat(4_000);
  timeOf(plain);
  const usual = Math.max(5, ...Array.from({ length: 3 }, () => timeOf(plain)));
  const pieces = [
    "不是",
    "不要红色要",
    "not the ",
    "i don't want ",
    "no quiero ",
    "não ",
    "第",
    "2",
    "，",
    "\n",
    "好的，",
    "ne ",
  ];
  const more = [
    "ではなく",
    "e\u0301",
    "\u0000",
    "\ud83d\ude00",
    "a.",
    "1) ",
    "“",
    "instead of ",
    "and how ",
    "を",
    "말고",
    "ไม่",
  ];
  for (const piece of [...pieces, ...more]) {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    const fastest = Math.min(...Array.from({ length: 3 }, () => timeOf(text)));
    expect(fastest, JSON.stringify(piece)).toBeLessThan(20 * usual);
  }
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
      (text) => check(text),
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

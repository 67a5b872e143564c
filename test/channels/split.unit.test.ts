import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lengthOf, splitText } from "../../workers/channels/split.ts";

const unit = fc.constantFrom("bytes" as const, "characters" as const);
const word = fc.constantFrom(
  "您好",
  "包裹",
  "。",
  "，",
  "?",
  "hello",
  "world. ",
  " ",
  "\n",
  "\n\n",
  "😀",
  "👨‍👩‍👧‍👦",
  "é",
  "🇨🇳",
  "https://example.com/a?b=c&d=你",
);
const text = fc.oneof(
  fc.array(word, { maxLength: 400 }).map((words) => words.join("")),
  fc.string({ unit: "grapheme", maxLength: 2_000 }),
);
const withoutBlanks = (pieces: string[]) => pieces.join("").replace(/\s/g, "");
const graphemes = (given: string) => Array.from(new Intl.Segmenter().segment(given), ({ segment }) => segment);

describe("a text cut to a channel's limit", () => {
  test("has no piece over the limit, and no empty one", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 64, max: 300 }), unit, (given, max, by) => {
        for (const piece of splitText(given, max, by)) {
          expect(lengthOf(piece, by)).toBeLessThanOrEqual(max);
          expect(piece).not.toBe("");
        }
      }),
    );
  });

  test("loses nothing but blanks at the cuts", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 64, max: 300 }), unit, (given, max, by) => {
        expect(withoutBlanks(splitText(given, max, by))).toBe(withoutBlanks([given]));
      }),
    );
  });

  test("breaks no character", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 300 }), fc.integer({ min: 64, max: 300 }), unit, (words, max, by) => {
        const given = words.join("");
        const whole = new Set(graphemes(given));
        for (const piece of splitText(given, max, by)) {
          for (const one of graphemes(piece)) expect(whole).toContain(one);
        }
      }),
    );
  });

  test("breaks no link that fits", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("您好。", "hello ", "，", "好"), { maxLength: 100 }), (words) => {
        const given = `${words.join("")} https://example.com/track?no=SF123456 ${words.join("")}`;
        expect(
          splitText(given, 64, "bytes").filter((piece) => piece.includes("https://example.com/track?no=SF123456")),
        ).toHaveLength(1);
      }),
    );
  });

  test("cuts at the end of a sentence where there is one", () => {
    const pieces = splitText(`${"好".repeat(40)}。${"的".repeat(40)}。`, 60, "characters");
    expect(pieces).toEqual([`${"好".repeat(40)}。`, `${"的".repeat(40)}。`]);
  });

  test("leaves a short text as it is", () => {
    expect(splitText("您好，hello", 2_000, "bytes")).toEqual(["您好，hello"]);
    expect(splitText("   ", 2_000, "bytes")).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { embeddingOrigin, heardFrom, identityInFragment } from "../../web/chat/embedding.ts";
import { nextOpening, openingLabel } from "../../web/chat/hours.ts";
import { openKeep } from "../../web/chat/keep.ts";
import { problemOf } from "../../web/chat/problem.ts";
import { readBoot, readFrame } from "../../web/chat/wire.ts";
import { words } from "../../web/chat/words.ts";
import { retryDelayMs } from "../../web/shared/link.ts";
import { pickLocale } from "../../web/shared/locale.ts";
import { dayLabel, money } from "../../web/shared/moments.ts";
import { message } from "./messages.ts";

describe("the launcher's messages", () => {
  const parent = {};
  const expected = { origin: "https://shop.example", parent };
  const data = { type: "identify", token: "jwt" };

  it("an identity is taken only from the window around the chat, on the origin it was opened with", () => {
    expect(heardFrom({ data, origin: "https://shop.example", source: parent }, expected)).toEqual(data);
    expect(heardFrom({ data, origin: "https://evil.example", source: parent }, expected)).toBeNull();
    expect(heardFrom({ data, origin: "https://shop.example", source: {} }, expected)).toBeNull();
    expect(heardFrom({ data: { type: "eval" }, origin: "https://shop.example", source: parent }, expected)).toBeNull();
  });

  it("an embedding page is named by an http origin or not at all", () => {
    expect(embeddingOrigin("?embed=https%3A%2F%2Fshop.example%2Fa%3Fb")).toBe("https://shop.example");
    expect(embeddingOrigin("?embed=javascript:alert(1)")).toBeNull();
    expect(embeddingOrigin("?embed=*")).toBeNull();
    expect(embeddingOrigin("?lang=zh")).toBeNull();
  });

  it("an identity may come in the fragment", () => {
    expect(identityInFragment("#identity=a.b.c")).toBe("a.b.c");
    expect(identityInFragment("#write")).toBeNull();
  });
});

describe("what the server says", () => {
  it("a card of a kind this page does not know is left out, the message stays", () => {
    const table = { kind: "table" as const, columns: ["a"], rows: [["1"]] };
    const sent = { ...message(1), cards: [{ kind: "hologram" }, table] };
    const frame = readFrame(JSON.stringify({ type: "message", message: sent }));
    expect(frame).toEqual({ type: "message", message: { ...message(1), cards: [table] } });
  });

  it("a frame that is not understood is no error", () => {
    expect(readFrame("pong")).toBeNull();
    expect(readFrame('{"type":"confetti"}')).toBeNull();
    expect(readFrame(new ArrayBuffer(2))).toBeNull();
  });

  it("without boot data there is no chat", () => {
    expect(readBoot(undefined)).toBeNull();
    expect(readBoot("{}")).toBeNull();
  });

  it("a refusal is sorted by what to do next", () => {
    expect(problemOf(429, "3", "limited")).toEqual({ kind: "limited", retryAfterMs: 3000 });
    expect(problemOf(429, null, "limited").kind).toBe("limited");
    expect(problemOf(401, null, "unauthorized").kind).toBe("expired");
    expect(problemOf(403, null, "forbidden").kind).toBe("forbidden");
    expect(problemOf(404, null, "not_found").kind).toBe("missing");
    expect(problemOf(413, null, "too_large").kind).toBe("refused");
    expect(problemOf(503, "2", "unavailable")).toEqual({ kind: "failing", retryAfterMs: 2000 });
  });
});

it("attempts to connect become rarer, are spread, and never stop", () => {
  expect(retryDelayMs(0, 1)).toBe(500);
  expect(retryDelayMs(3, 1)).toBe(4000);
  expect(retryDelayMs(1000, 1)).toBe(20_000);
  expect(retryDelayMs(1000, 0)).toBe(10_000);
});

it("a message older than the server's memory of its key is not sent any more", () => {
  const items = new Map<string, string>();
  const storage = {
    get: (key: string) => items.get(key) ?? null,
    set: (key: string, value: string) => void items.set(key, value),
    remove: (key: string) => void items.delete(key),
    keys: (prefix: string) => [...items.keys()].filter((key) => key.startsWith(prefix)),
  };
  const entry = { key: "k", text: "旧", choice: null, at: 0, sentAfter: null, failures: 0, state: "queued" as const };
  const keep = openKeep(storage, "demo");
  keep.saveOutbox([], [entry]);
  items.set("deskbell:demo:outbox:broken", "{");
  expect(keep.outbox(6 * 86_400_000)).toEqual([entry]);
  expect(keep.outbox(8 * 86_400_000)).toEqual([]);
  expect(items.size).toBe(0);
});

describe("opening hours of people", () => {
  const workdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 9 * 60, toMinute: 21 * 60 }));
  const shanghai = (text: string) => Date.parse(`${text}+08:00`);

  it("says when they are back, in the shop's time zone", () => {
    const next = (text: string) => nextOpening(workdays, "Asia/Shanghai", shanghai(text));
    // 2026-11-20 is a Friday.
    expect(next("2026-11-20T09:00")).toBeNull();
    expect(next("2026-11-20T20:59")).toBeNull();
    expect(next("2026-11-20T08:59")).toEqual({ inDays: 0, weekday: 5, minute: 540 });
    expect(next("2026-11-20T21:00")).toEqual({ inDays: 3, weekday: 1, minute: 540 });
    expect(next("2026-11-22T12:00")).toEqual({ inDays: 1, weekday: 1, minute: 540 });
  });

  it("finds the second of two shifts, and the same day of next week", () => {
    const split = [
      { weekday: 1, fromMinute: 540, toMinute: 720 },
      { weekday: 1, fromMinute: 840, toMinute: 1080 },
    ];
    expect(nextOpening(split, "Asia/Shanghai", shanghai("2026-11-23T13:00"))).toMatchObject({ inDays: 0, minute: 840 });
    expect(nextOpening(split, "Asia/Shanghai", shanghai("2026-11-23T19:00"))).toMatchObject({ inDays: 7, minute: 540 });
  });

  it("names no time where the shop names none", () => {
    expect(nextOpening([], "Asia/Shanghai", 0)).toBeNull();
    expect(nextOpening(workdays, "Nowhere/At_All", 0)).toBeNull();
  });

  it("is said in words", () => {
    expect(openingLabel({ inDays: 1, weekday: 1, minute: 540 }, "zh")).toBe("明天 09:00");
    expect(openingLabel({ inDays: 3, weekday: 1, minute: 570 }, "en")).toBe("Monday at 09:30");
  });
});

describe("language", () => {
  const wishes = {
    chosen: null,
    asked: null,
    browser: ["fr", "en-GB"],
    offered: ["zh", "en"],
    fallback: "zh",
  } as const;

  it("is the shopper's choice, then the address', then the browser's, then the shop's", () => {
    expect(pickLocale({ ...wishes, chosen: "zh", asked: "en" })).toBe("zh");
    expect(pickLocale({ ...wishes, asked: "zh-CN" })).toBe("zh");
    expect(pickLocale(wishes)).toBe("en");
    expect(pickLocale({ ...wishes, browser: ["fr"] })).toBe("zh");
    expect(pickLocale({ ...wishes, offered: ["zh"] })).toBe("zh");
  });

  it("both languages offer the same suggestions, a person among them", () => {
    expect(words.en.suggestions).toHaveLength(words.zh.suggestions.length);
    expect(words.zh.suggestions.some(({ text }) => text === words.zh.personText)).toBe(true);
    expect(words.en.suggestions.some(({ text }) => text === words.en.personText)).toBe(true);
  });

  it("days and money read as the reader writes them", () => {
    const now = new Date(2026, 10, 21, 12).getTime();
    expect(dayLabel(now - 3600_000, now, "zh")).toBe("今天");
    expect(dayLabel(now - 86_400_000, now, "en")).toBe("Yesterday");
    expect(dayLabel(now + 86_400_000, now, "zh")).toBe("明天");
    expect(dayLabel(new Date(2025, 0, 2).getTime(), now, "zh")).toContain("2025年1月2日");
    expect(money({ amountMinor: 299_900, currency: "CNY" }, "zh")).toBe("¥2,999.00");
    expect(money({ amountMinor: 500, currency: "JPY" }, "en")).toBe("¥500");
  });
});

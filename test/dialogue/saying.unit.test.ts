import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay, formatFact, formatMoney, formatTime, type Wording } from "../../workers/dialogue/format.ts";
import { languageOfLocale, replyLanguage } from "../../workers/dialogue/language.ts";
import { atLocal, localTime } from "../../workers/dialogue/local-time.ts";
import { staffBackAt } from "../../workers/dialogue/staff-hours.ts";
import { shopOf } from "./fixtures/conversation.ts";

const NOW = Date.parse("2026-11-21T10:00:00+08:00");
const DAY = 86_400_000;
const zh: Wording = { language: "zh", timeZone: "Asia/Shanghai", now: NOW };
const en: Wording = { ...zh, language: "en" };

describe("money", () => {
  it("is said with its currency's sign and places", () => {
    expect(formatMoney(1_230, "CNY", "zh")).toBe("¥12.30");
    expect(formatMoney(1_200, "CNY", "zh")).toBe("¥12");
    expect(formatMoney(1_230, "CNY", "en")).toBe("CN¥12.30");
    expect(formatMoney(1_234_500, "USD", "en")).toBe("$12,345");
    expect(formatMoney(1_230, "JPY", "en")).toBe("¥1,230");
  });
});

describe("days", () => {
  it("are said in relation to today in the shop's time zone, with the date", () => {
    expect([-1, 0, 1, 2, 5].map((days) => formatDay(NOW + days * DAY, zh))).toEqual([
      "昨天（11月20日）",
      "今天",
      "明天（11月22日）",
      "后天（11月23日）",
      "11月26日",
    ]);
    expect([0, 1, 5].map((days) => formatDay(NOW + days * DAY, en))).toEqual(["today", "tomorrow (Nov 22)", "Nov 26"]);
    expect(formatDay(Date.parse("2027-01-02T00:00:00+08:00"), zh)).toBe("2027年1月2日");
  });

  it("follow the shop's midnight, not the server's", () => {
    const late = Date.parse("2026-11-21T17:30:00Z");
    expect(formatDay(late, zh)).toContain("明天");
    expect(formatDay(late, { ...zh, timeZone: "Europe/London" })).toBe("今天");
    expect(formatTime(late, zh)).toBe("明天 01:30");
  });

  it("and their minutes come back to the same moment in every time zone", () => {
    const zones = ["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Auckland"];
    fc.assert(
      fc.property(fc.integer({ min: 1.6e12, max: 2e12 }), fc.constantFrom(...zones), (at, zone) => {
        const minute = Math.floor(at / 60_000) * 60_000;
        const there = localTime(minute, zone);
        const back = atLocal(there.epochDay, there.hour * 60 + there.minute, zone);
        // The hour that a clock change repeats has two moments.
        expect([0, 3_600_000]).toContain(Math.abs(back - minute));
        expect(localTime(back, zone)).toEqual(there);
      }),
    );
  });
});

describe("numbers and lists", () => {
  it("take their unit as the language writes it", () => {
    expect(formatFact({ is: "number", value: 7, unit: "天" }, zh)).toBe("7天");
    expect(formatFact({ is: "number", value: 7, unit: "days" }, en)).toBe("7 days");
    expect(formatFact({ is: "list", items: ["黑", "白"] }, zh)).toBe("黑、白");
    expect(formatFact({ is: "list", items: ["black", "white"] }, en)).toBe("black, white");
  });
});

describe("the language of the reply", () => {
  it("is Chinese for Chinese, else English, as far as the shop has it", () => {
    expect(replyLanguage("zh-TW", shopOf())).toBe("zh");
    expect(replyLanguage("fr", shopOf())).toBe("en");
    expect(replyLanguage("en", shopOf({ languages: ["zh"], defaultLanguage: "zh" }))).toBe("zh");
    expect(replyLanguage("zh-CN", shopOf({ languages: ["en"], defaultLanguage: "en" }))).toBe("en");
  });

  it("is taken from the interface before anything is written", () => {
    expect(languageOfLocale("zh-Hant-HK")).toBe("zh-TW");
    expect(languageOfLocale("zh_CN")).toBe("zh-CN");
    expect(languageOfLocale("en-GB")).toBe("en");
    expect(languageOfLocale("xx")).toBeUndefined();
    expect(languageOfLocale(null)).toBeUndefined();
  });
});

describe("staff hours", () => {
  const week = [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, fromMinute: 540, toMinute: 720 },
    { weekday, fromMinute: 780, toMinute: 1080 },
  ]);
  const shop = shopOf({ staffHours: week, holidays: ["2026-11-24"] });
  const back = (at: string) => {
    const opens = staffBackAt(shop, Date.parse(at));
    return opens === null ? null : new Date(opens + 8 * 3_600_000).toISOString().slice(0, 16);
  };

  it("with split shifts, weekends and holidays say when people are back", () => {
    expect(back("2026-11-20T10:00:00+08:00")).toBeNull();
    expect(back("2026-11-20T12:30:00+08:00")).toBe("2026-11-20T13:00");
    expect(back("2026-11-20T18:00:00+08:00")).toBe("2026-11-23T09:00");
    expect(back("2026-11-23T20:00:00+08:00")).toBe("2026-11-25T09:00");
    expect(back("2026-11-20T08:00:00+08:00")).toBe("2026-11-20T09:00");
  });

  it("that are not published mean that people are there", () => {
    expect(staffBackAt(shopOf(), NOW)).toBeNull();
  });
});

import type { Fact, ReplyLanguage } from "../skills/skill.ts";
import { type LocalTime, localTime } from "./local-time.ts";

/** In whose words and on whose clock a value is said. */
export interface Wording {
  language: ReplyLanguage;
  timeZone: string;
  /** Epoch ms. */
  now: number;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const RELATIVE = {
  zh: { "-1": "昨天", 0: "今天", 1: "明天", 2: "后天" },
  en: { "-1": "yesterday", 0: "today", 1: "tomorrow" },
} satisfies Record<ReplyLanguage, Record<string, string>>;

const moneyFormats = new Map<string, Intl.NumberFormat>();
const numberFormat = new Intl.NumberFormat("en-US", { maximumFractionDigits: 3 });

function moneyFormat(language: ReplyLanguage, currency: string): Intl.NumberFormat {
  const key = `${language}/${currency}`;
  const known = moneyFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-US", {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  moneyFormats.set(key, made);
  return made;
}

const minorUnits = new Map<string, number>();

/** Minor units of one major unit: 100 for CNY and USD, 1 for JPY. */
export function minorPerMajor(currency: string): number {
  const known = minorUnits.get(currency);
  if (known !== undefined) return known;
  const made = 10 ** (moneyFormat("en", currency).resolvedOptions().maximumFractionDigits ?? 2);
  minorUnits.set(currency, made);
  return made;
}

/** ¥12.30 in Chinese, CN¥12.30 in English. */
export function formatMoney(amountMinor: number, currency: string, language: ReplyLanguage): string {
  return moneyFormat(language, currency).format(amountMinor / minorPerMajor(currency));
}

function plainDate(then: LocalTime, now: LocalTime, language: ReplyLanguage): string {
  const isOtherYear = then.year !== now.year;
  if (language === "zh") return `${isOtherYear ? `${then.year}年` : ""}${then.month}月${then.day}日`;
  return `${MONTHS[then.month - 1]} ${then.day}${isOtherYear ? `, ${then.year}` : ""}`;
}

function relative(days: number, language: ReplyLanguage): string | undefined {
  const words: Record<string, string> = RELATIVE[language];
  return words[String(days)];
}

/** 今天, 明天（11月22日）, 11月30日. */
export function formatDay(at: number, wording: Wording): string {
  const then = localTime(at, wording.timeZone);
  const now = localTime(wording.now, wording.timeZone);
  const date = plainDate(then, now, wording.language);
  const word = relative(then.epochDay - now.epochDay, wording.language);
  if (word === undefined) return date;
  if (then.epochDay === now.epochDay) return word;
  return wording.language === "zh" ? `${word}（${date}）` : `${word} (${date})`;
}

/** 今天 18:00, 11月22日 09:30. */
export function formatTime(at: number, wording: Wording): string {
  const then = localTime(at, wording.timeZone);
  const now = localTime(wording.now, wording.timeZone);
  const clock = `${String(then.hour).padStart(2, "0")}:${String(then.minute).padStart(2, "0")}`;
  const date = relative(then.epochDay - now.epochDay, wording.language) ?? plainDate(then, now, wording.language);
  return `${date} ${clock}`;
}

function formatNumber(value: number, unit: string | undefined, language: ReplyLanguage): string {
  const digits = numberFormat.format(value);
  if (!unit) return digits;
  return language === "zh" || /^[%°]/.test(unit) ? `${digits}${unit}` : `${digits} ${unit}`;
}

/** A fact in words. */
export function formatFact(fact: Fact, wording: Wording): string {
  switch (fact.is) {
    case "text":
      return fact.text;
    case "money":
      return formatMoney(fact.amountMinor, fact.currency, wording.language);
    case "day":
      return formatDay(fact.at, wording);
    case "time":
      return formatTime(fact.at, wording);
    case "number":
      return formatNumber(fact.value, fact.unit, wording.language);
    case "list":
      return fact.items.join(wording.language === "zh" ? "、" : ", ");
  }
}

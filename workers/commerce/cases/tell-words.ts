import type { Card } from "../../platform/message.ts";
import type { ProactivePromise } from "../../platform/promise.ts";
import type { Case, CaseEffect } from "./case.ts";
import { caseCard } from "./case-labels.ts";
import { KIND_WORDS, TELLS } from "./case-templates.ts";

/** A message in both languages: the conversation takes the one that it speaks. */
export type Telling = Record<"zh" | "en", { text: string; cards: Card[] }>;

type Tell = Extract<CaseEffect, { kind: "tell" }>;

interface TellPlace {
  /** Whose clock says what day it is. */
  timeZone: string;
  /** Epoch ms at which it is told: a visit is near by the day it is heard of. */
  now: number;
  /** Where the label for a parcel that goes back is; null: none is awaited. */
  labelUrl: string | null;
}

/** What the shopper is told, with the progress as a card. Every fact in it is the case's own. */
export function tellWords(
  about: Case,
  { words, deadlineAt, amountMinor }: Tell,
  { timeZone, now, labelUrl }: TellPlace,
): Telling {
  const parcel =
    about.step === "replacement_underway" || about.step === "returning" ? about.replacement : about.goodsBack;
  const say = (language: "zh" | "en") => {
    const facts: Record<string, string | null> = {
      order: about.orderId,
      kind: KIND_WORDS[about.kind][language],
      code: about.returnCode,
      // The chat has it on the card; a path of ours opens nowhere else.
      label: labelUrl?.startsWith("https://") && !about.conversation?.startsWith("web~") ? labelUrl : null,
      address: about.returnTo[language],
      until: deadlineAt === null ? null : dayText(deadlineAt, timeZone, language),
      amount: amountMinor === null || amountMinor === 0 ? null : amountText(amountMinor, about.currency, language),
      courier: parcel?.courier ?? null,
      tracking: parcel?.trackingNo ?? null,
      visit: visitText(about.appointmentAt, now, timeZone, language),
    };
    return { text: fill(TELLS[words][language], facts), cards: [caseCard(about, language, labelUrl)] };
  };
  return { zh: say("zh"), en: say("en") };
}

/** What the shopper is promised by these words; a refund that its action has promised is there already. */
export function tellPromises(about: Case, { words, amountMinor }: Tell): ProactivePromise[] {
  const { id, orderId, currency, proposalId } = about;
  const made = (TELLS[words].promises ?? []).filter((kind) => kind !== "refund" || proposalId === null);
  return made.map((kind) => {
    const isMoney = kind === "refund" && amountMinor !== null;
    const money = isMoney ? { amountMinor, currency } : { amountMinor: null, currency: null };
    return { kind, by: `case:${id}:${words}`, dueAt: null, orderId, ...money };
  });
}

/** Puts facts into a template; what stands in square brackets needs all of its own. */
function fill(template: string, facts: Record<string, string | null>): string {
  const put = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? "");
  const isKnown = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].every(([, name = ""]) => facts[name] != null);
  return put(template.replaceAll(/\[([^\]]*)\]/g, (_, part: string) => (isKnown(part) ? part : "")));
}

function dayText(at: number, timeZone: string, language: "zh" | "en"): string {
  const locale = language === "zh" ? "zh-CN" : "en-GB";
  return new Intl.DateTimeFormat(locale, { timeZone, month: "long", day: "numeric" }).format(at);
}

const DAY_MS = 86_400_000;
const NEAR = { zh: ["就在今天", "就在明天", "就在后天"], en: ["today", "tomorrow", "the day after tomorrow"] };

/** How near the day of an appointment is on the shop's calendar; what is not so near is named by its date. */
function visitText(at: number | null, now: number, timeZone: string, language: "zh" | "en"): string {
  if (at === null) return language === "zh" ? "快到了" : "soon";
  const days = calendarDay(at, timeZone) - calendarDay(now, timeZone);
  const day = dayText(at, timeZone, language);
  return NEAR[language][days] ?? (language === "zh" ? `在${day}` : `on ${day}`);
}

/** Days since 1970-01-01 on the wall of a time zone. */
function calendarDay(at: number, timeZone: string): number {
  return Date.parse(new Intl.DateTimeFormat("en-CA", { timeZone }).format(at)) / DAY_MS;
}

function amountText(amountMinor: number, currency: string, language: "zh" | "en"): string {
  const format = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-US", {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

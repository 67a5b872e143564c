import type { Passage } from "../../knowledge/ports.ts";
import { type ReplyLanguage, type Say, type Skill, type SkillContext, text } from "../skill.ts";

/** Below this a passage is not shown (see the knowledge's contract). */
const MIN_SCORE = 0.35;
/** What is surely asked needs fewer of its question's words. */
const MIN_OF_SURE = 0.15;
const SURE = 0.9;
const WEEKDAYS = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** A published answer, as it stands. */
export function faqSay(passage: Passage, { language }: SkillContext): Say {
  const { faq } = passage;
  return {
    template: "faq.answer",
    facts: { answer: text(faq.answer[language]) },
    sources: [{ kind: "faq", id: faq.id, title: faq.question[language] }],
  };
}

const QUESTION = "faq.question";

/** The published question that is nearest; “what about Hong Kong” is read with what was asked before it. */
function bestPassage({ frame, understanding, knowledge, text: said }: SkillContext): Passage | null {
  const { intent, slots } = frame;
  const find = (words: string) => knowledge.find(words, { intents: [intent], limit: 1 })[0];
  const earlier = slots[QUESTION];
  slots[QUESTION] = said;
  const best = find(said);
  if (best && best.score >= MIN_SCORE) return best;
  const isSure = understanding.intent === intent && understanding.confidence >= SURE;
  if (best && isSure && best.score >= MIN_OF_SURE && best.faq.intents.includes(intent)) return best;
  const whole = earlier === undefined ? undefined : find(`${earlier}\n${said}`);
  return whole && whole.score >= MIN_SCORE && whole.faq.intents.includes(intent) ? whole : null;
}

type Span = SkillContext["shop"]["staffHours"][number];

function spanWords({ fromMinute, toMinute }: Span): string {
  return `${clock(fromMinute)}–${clock(toMinute)}`;
}

/** “周一至周五 09:00–22:00”: neighbouring days with the same hours in one, the week from Monday. */
function hourLines(spans: readonly Span[], language: ReplyLanguage): string[] {
  const days = [1, 2, 3, 4, 5, 6, 0].map((weekday) => ({
    name: WEEKDAYS[language][weekday] ?? "",
    hours: spans
      .filter((span) => span.weekday === weekday)
      .sort((a, b) => a.fromMinute - b.fromMinute)
      .map(spanWords)
      .join(language === "zh" ? "、" : ", "),
  }));
  const groups: { first: string; last: string; hours: string }[] = [];
  for (const { name, hours } of days) {
    const group = groups.at(-1);
    if (group?.hours === hours) group.last = name;
    else groups.push({ first: name, last: name, hours });
  }
  const to = language === "zh" ? "至" : "–";
  return groups
    .filter(({ hours }) => hours !== "")
    .map(({ first, last, hours }) => `${first === last ? first : `${first}${to}${last}`} ${hours}`);
}

function hours({ shop, language }: SkillContext): Say | null {
  if (shop.staffHours.length === 0) return null;
  return {
    template: "faq.hours",
    facts: { hours: text(hourLines(shop.staffHours, language).join(language === "zh" ? "；" : "; ")) },
    sources: [{ kind: "shop", id: shop.shop, title: shop.name[language] }],
  };
}

function returnRules({ shop, language }: SkillContext): Say[] {
  const { words, address } = shop.policy.returns;
  const sources = [{ kind: "policy" as const, id: "returns", title: language === "zh" ? "退换规则" : "Return policy" }];
  return [
    { template: "faq.answer", facts: { answer: text(words[language]) }, sources },
    { template: "faq.return_to", facts: { address: text(address[language]) } },
  ];
}

/** Opening hours are the shop's setting, whatever was once written about the shop. */
const ASKS_HOURS = /几点|营业|上班|下班|开门|关门|工作时间|服务时间|\bhours?\b|\bopen(?:ing)?\b|\bclos(?:e|ing)\b/i;

/** What the shop's data answers where no published question does. */
function fromSettings(context: SkillContext): Say[] {
  if (context.frame.intent === "return_policy") return returnRules(context);
  if (context.frame.intent !== "store_info") return [];
  const said = hours(context);
  return said ? [said] : [];
}

/** Answers from the shop's published questions; the last to be asked, and honest when there is nothing. */
export const faq: Skill = {
  name: "faq",
  intents: [
    "store_info",
    "bulk_order",
    "payment_methods",
    "payment_problem",
    "return_policy",
    "repair_warranty",
    "account_help",
    "membership_points",
    "cross_border",
    "feedback_privacy",
    "authenticity",
    "place_order_help",
    "product_usage",
    "price_protection",
    "withdraw_request",
    "exchange_request",
  ],
  async step(context) {
    const asksHours = context.frame.intent === "store_info" && ASKS_HOURS.test(context.text);
    const said = asksHours ? hours(context) : null;
    if (said) return { do: "say", say: [said] };
    const best = bestPassage(context);
    if (best) return { do: "say", say: [faqSay(best, context)] };
    const known = fromSettings(context);
    if (known.length > 0) return { do: "say", say: known };
    return { do: "say", say: [{ template: "faq.not_found", facts: {} }] };
  },
};

import type { Locale } from "../../shared/locale.ts";
import { money } from "../../shared/moments.ts";
import type { Problem } from "../problem.ts";
import type { Action, Condition, RuleDocument, Vocabulary } from "../rules-wire.ts";
import { label } from "../words/labels.ts";
import { actionName, type RuleWords, ruleWords, valueName } from "../words/rules-words.ts";
import { ticketWords } from "../words/tickets-words.ts";

/** What rules are read with: the names of things, the language, and the shop's currency. */
export interface Reader {
  vocabulary: Vocabulary;
  locale: Locale;
  currency: string;
}

/** The name of an event, a fact, a comparison or an action. */
export function nameOf({ vocabulary, locale }: Reader, table: keyof Vocabulary, id: string): string {
  const found = vocabulary[table].find((one) => one.id === id);
  return found?.label[locale] ?? id;
}

/** A value as it is read, money with its currency. */
export function valueText(reader: Reader, fact: string, value: unknown): string {
  const { vocabulary, locale, currency } = reader;
  const type = vocabulary.facts.find(({ id }) => id === fact)?.type;
  if (Array.isArray(value)) return value.map((one) => valueName(fact, one, locale)).join(locale === "zh" ? "、" : ", ");
  if (type === "money" && typeof value === "number") return money({ amountMinor: value, currency }, locale);
  return value === null || value === undefined ? "—" : valueName(fact, value, locale);
}

/** “近 90 天退款次数 不大于 3” */
export function conditionText(reader: Reader, { fact, operator, value }: Condition): string {
  const gap = reader.locale === "zh" ? "" : " ";
  const said = `${nameOf(reader, "facts", fact)} ${nameOf(reader, "operators", operator)} `;
  return `${said}${gap}${valueText(reader, fact, value)}`.replace(/ {2,}/g, " ");
}

/** “新建工单：投诉（高）” */
export function actionText(reader: Reader, action: Action): string {
  const { locale, currency } = reader;
  const name = nameOf(reader, "actions", action.kind);
  const tickets = ticketWords[locale];
  const given: Record<string, unknown> = action;
  const named = (table: Record<string, string>, id: unknown) => table[String(id)] ?? String(id);
  const detail = (): string => {
    switch (action.kind) {
      case "create_ticket":
        return `${named(tickets.types, given.type)}（${named(tickets.priorities, given.priority)}）`;
      case "set_priority":
        return named(tickets.priorities, given.priority);
      case "assign":
        return given.agentId === null ? ruleWords[locale].autoAssign : "";
      case "add_tag":
        return String(given.tag);
      case "handoff":
        return label("reason", String(given.reason), locale);
      case "send_message":
        return textOf(given.text, locale);
      case "issue_coupon":
        return String(given.code);
      case "propose_approval": {
        const upTo = money({ amountMinor: Number(given.upToMinor), currency }, locale);
        return `${actionName(String(given.action), locale)} ${ruleWords[locale].upTo} ${upTo}`;
      }
      default:
        return "";
    }
  };
  const said = detail();
  return said ? `${name}：${said}` : name;
}

/** The three parts of a rule as a merchant reads them. */
export function ruleText(reader: Reader, document: RuleDocument): { when: string; ifs: string; thens: string } {
  const words = ruleWords[reader.locale];
  const join = document.match === "all" ? words.and : words.or;
  const comma = reader.locale === "zh" ? "；" : "; ";
  return {
    when: nameOf(reader, "events", document.when),
    ifs: document.conditions.map((one) => conditionText(reader, one)).join(` ${join} `) || words.always,
    thens: document.actions.map((one) => actionText(reader, one)).join(comma),
  };
}

/** A message's text in a language; empty where there is none. */
export function textOf(text: unknown, locale: Locale): string {
  if (typeof text !== "object" || text === null) return "";
  const said: unknown = Reflect.get(text, locale);
  return typeof said === "string" ? said : "";
}

/** What kept a rule from being saved. The server's own words are shown where no table has them. */
export function ruleProblem(problem: Problem, words: RuleWords): string {
  if (problem.kind === "signed_out") return words.problems.forbidden;
  if (problem.kind !== "refused") return words.problems[problem.kind];
  const by = /by way of others: (.+?);/.exec(problem.message)?.[1];
  if (by) return words.loopBy(by);
  if (problem.message.includes("set itself off")) return words.loop;
  return `${words.problems.refused}${problem.message}`;
}

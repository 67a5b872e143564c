import type { Language } from "./types.ts";
import { UNPARTED_LANGUAGES } from "./words/connectives.ts";
import { AT_END, CHINESE, HELD_BACK, NEGATIONS, type Negation } from "./words/negations.ts";

/** What a message says that it does not mean, where it says what it means instead. */
export interface Negated {
  /** UTF-16 offsets of what is not meant. */
  spans: { start: number; end: number }[];
  /** One thing is put in another's place (“不是退货，是换货”); else a wish is merely given up for another. */
  isCorrection: boolean;
}

const MAX_UNITS = 400;
/** Fewer letters behind a “but” are nothing that could be meant instead. */
const MIN_REST = 2;
const CLAUSE = /[^,，。.;；!！\n、～~]+/g;

interface Patterns {
  contrast?: RegExp;
  after?: RegExp;
  instead?: RegExp;
}

const compiled = new Map<string, Patterns>();

function compile(language: string, { not, but, rather, after, insteadOf }: Negation): Patterns {
  const isParted = !UNPARTED_LANGUAGES.has(language);
  const from = isParted ? "(?<![\\p{L}\\p{M}])" : "";
  const to = isParted ? "(?![\\p{L}\\p{M}])" : "";
  const gap = isParted ? "[,;.:،]? " : "[,;.:、 ]?";
  const next = rather ? `|[,;.\\-–،] ?(?=(?:${rather}))` : "";
  return {
    ...(not && but
      ? { contrast: new RegExp(`${from}(?:${not})([^?\\n!؟]{1,60}?)(?:${gap}(?:${but})${to}${next})`, "u") }
      : {}),
    ...(after ? { after: new RegExp(`([^,.。、，;!?\\n]{1,40}?)(?:${after})`, "u") } : {}),
    ...(insteadOf
      ? {
          instead: new RegExp(
            `${from}(?:${insteadOf})[^,.;!?\\n]{2,40}?(?=[,.;!?\\n]| i(?:'d| want| would|'ll) | can | please|$)`,
            "u",
          ),
        }
      : {}),
  };
}

function patternsOf(language: string): Patterns | undefined {
  const known = compiled.get(language);
  if (known) return known;
  const words = NEGATIONS[language];
  if (!words) return undefined;
  const patterns = compile(language, words);
  compiled.set(language, patterns);
  return patterns;
}

function isEnough(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= MIN_REST;
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}

function ofWords(text: string, language: string): Negated | undefined {
  const patterns = patternsOf(language);
  for (const pattern of [patterns?.contrast, patterns?.after, patterns?.instead]) {
    const match = pattern?.exec(text);
    if (!match) continue;
    const span = spanOf(match);
    const rest =
      pattern === patterns?.instead ? text.slice(0, span.start) + text.slice(span.end) : text.slice(span.end);
    if (isEnough(rest)) return { spans: [span], isCorrection: true };
  }
  const end = language === "en" ? AT_END.exec(text) : null;
  return end && isEnough(text.slice(0, end.index)) ? { spans: [spanOf(end)], isCorrection: true } : undefined;
}

function inOneClause(text: string): Negated | undefined {
  const match = CHINESE.inOne.exec(text);
  if (!match) return undefined;
  // The last word of the match begins what is meant.
  return { spans: [{ start: match.index, end: match.index + match[0].length - 1 }], isCorrection: true };
}

function ofChinese(text: string): Negated | undefined {
  const clauses = Array.from(text.matchAll(CLAUSE), (m) => ({ at: m.index, text: m[0].trimEnd() }));
  const spans: Negated["spans"] = [];
  let isCorrection = false;
  for (const [i, clause] of clauses.entries()) {
    const next = clauses[i + 1]?.text.trimStart() ?? "";
    const said = clause.text.trimStart();
    if (CHINESE.question.test(said)) continue;
    const isNot = CHINESE.isNot.test(said) && CHINESE.isSo.test(next);
    const isDeclined = CHINESE.declines.test(said) && CHINESE.wants.test(next);
    const isGivenUp = CHINESE.givesUp.test(said) && CHINESE.givesUpFor.test(next);
    if (isNot || isDeclined || isGivenUp) spans.push({ start: clause.at, end: clause.at + clause.text.length });
    isCorrection ||= isNot;
    const within = isNot || isDeclined ? undefined : inOneClause(clause.text);
    if (within) {
      spans.push(...within.spans.map(({ start, end }) => ({ start: start + clause.at, end: end + clause.at })));
      isCorrection = true;
    }
    isCorrection ||= CHINESE.reversed.test(said);
  }
  return spans.length > 0 || isCorrection ? { spans, isCorrection } : undefined;
}

/** What a folded message takes back or does without, for something that it names; undefined where there is none. */
export function negatedIn(folded: string, language: Language): Negated | undefined {
  const text = folded.slice(0, MAX_UNITS);
  return language.startsWith("zh") ? ofChinese(text) : ofWords(text, language);
}

/** The text without what is not meant; offsets stay. */
export function withoutSpans(text: string, spans: Negated["spans"]): string {
  return spans.reduce((rest, { start, end }) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end), text);
}

/** Whether a folded message asks that goods be kept back: “先别发货”. */
export function holdsBack(folded: string): boolean {
  return HELD_BACK.test(folded.slice(0, MAX_UNITS));
}

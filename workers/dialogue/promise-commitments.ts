import type { PromiseKind } from "../platform/promise.ts";
import * as en from "./promise-phrases-en.ts";
import * as zh from "./promise-phrases-zh.ts";

/** A clause of a text that binds the shop. */
export interface Commitment {
  kind: PromiseKind;
  clause: string;
  start: number;
  end: number;
}

interface Clause {
  text: string;
  start: number;
  /** The sentence around it, with its end mark. */
  sentence: string;
}

const SENTENCE = /[^。！？!?\n；;.]*(?:\.(?=\S)[^。！？!?\n；;.]*)*(?:[。！？!?；;\n]|\.(?=\s|$)|$)/g;
/** A comma inside a number divides nothing. */
const CLAUSE = /(?:[^，,]|,(?=\d{3}(?!\d)))+/g;
const HAN = /[\u4e00-\u9fff]/;
/** Quoted by the shopper's side: “…” after 您说, 您的问题是. */
const SHOPPERS_QUOTE = /(您[^，。“”]{0,10}(?:说|提到|问|反映|问题是)[^，。“”]{0,4}[“「])[^”」]*([”」])/g;
/** Opening words that stand before a clause and change nothing. */
const LEAD = /^[\s"'“”‘’（(·\-—:：]*(?:(?:but|and|so|then|ok|okay|sure|yes|well|normally)\b[\s,]*)*/i;

/** A text, clause by clause. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  for (const sentence of text.matchAll(SENTENCE)) {
    if (sentence[0] === "") continue;
    for (const part of sentence[0].matchAll(CLAUSE)) {
      const isBlank = part[0].trim() === "";
      if (!isBlank) clauses.push({ text: part[0], start: sentence.index + part.index, sentence: sentence[0] });
    }
  }
  return clauses;
}

/** How near before a commitment a word must stand to turn it, in characters. */
const NEAR_ZH = 10;
const NEAR_EN = 36;

/** The match with what stands near before it. */
function upTo(match: RegExpMatchArray, text: string, near: number): string {
  const start = match.index ?? 0;
  return text.slice(Math.max(0, start - near), start + match[0].length);
}

function isHarmlessZh(text: string, kind: PromiseKind, match: RegExpMatchArray, sentence: string): boolean {
  const before = upTo(match, text, NEAR_ZH);
  const goods = kind === "dispatch" || kind === "delivery";
  if (zh.ZH_NEGATION.test(before) && !/绝不|不会再/.test(before)) return true;
  if (zh.ZH_PAST.test(before)) return true;
  if (zh.ZH_REQUEST.test(before) && !zh.ZH_GIVER.test(text)) return true;
  if (goods && (zh.ZH_OFFER.test(sentence) || zh.ZH_ESTIMATE.test(text))) return true;
  if (zh.ZH_RULE.test(text) && !zh.ZH_GIVER.test(text)) return true;
  if (zh.ZH_QUESTION.test(text) && !zh.ZH_VALUE.test(text)) return true;
  return zh.ZH_QUOTE.test(text) && !/我们?(?:会|将|给|来|可以)/.test(text);
}

function kindZh({ text, sentence }: Clause): PromiseKind | null {
  for (const [kind, pattern] of zh.ZH_COMMITMENTS) {
    const match = pattern.exec(text);
    if (match && !isHarmlessZh(text.trim(), kind, match, sentence)) return kind;
  }
  const service = zh.ZH_SERVICE.exec(text);
  if (!service || (zh.ZH_POSSIBLE.test(text) && !zh.ZH_VALUE.test(text))) return null;
  return isHarmlessZh(text.trim(), "follow_up", service, sentence) ? null : "follow_up";
}

function isHarmlessEn(text: string, match: RegExpMatchArray, sentence: string): boolean {
  const before = upTo(match, text, NEAR_EN);
  if (en.EN_NEGATION.test(before)) return true;
  if (en.EN_OFFER.test(sentence)) return true;
  if (en.EN_PAST.test(before)) return true;
  if (en.EN_RULE.test(text) && !en.EN_GIVER.test(text)) return true;
  if (en.EN_QUESTION.test(text) && sentence.trim().endsWith("?") && !en.EN_VALUE.test(text)) return true;
  return en.EN_QUOTE.test(text) && !/\b(?:we|i)(?:['’]ll| will)\b/i.test(text);
}

function kindEn({ text, sentence }: Clause): PromiseKind | null {
  const words = text.replace(LEAD, "");
  const isOurs = [en.EN_FUTURE, ...en.EN_COMMITMENTS].some((pattern) => {
    const match = pattern.exec(words);
    return match !== null && !isHarmlessEn(words, match, sentence);
  });
  const isArranged = en.EN_ARRANGED.some((pattern) => pattern.test(words)) && !/n['’]t|\bnot\b/i.test(words);
  if (!isOurs && !isArranged) return null;
  return en.EN_KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? "assurance";
}

/** Every clause that binds the shop, in order of its place. What the shopper said, asks and refusals bind to nothing. */
export function commitmentsOf(text: string): Commitment[] {
  // What stands between a shopper's quotation marks keeps its length and loses its words.
  const told = text.replace(
    SHOPPERS_QUOTE,
    (all, before: string, after: string) => `${before}${"□".repeat(all.length - before.length - after.length)}${after}`,
  );
  return clausesOf(told).flatMap((clause) => {
    const kind =
      (HAN.test(clause.text) ? kindZh(clause) : null) ?? (/[a-z]{2}/i.test(clause.text) ? kindEn(clause) : null);
    if (!kind) return [];
    return [{ kind, clause: clause.text.trim(), start: clause.start, end: clause.start + clause.text.length }];
  });
}

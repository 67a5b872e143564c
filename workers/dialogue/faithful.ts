import { tokensOf } from "../knowledge/tokens.ts";
import type { Claim } from "./claim.ts";
import { claimsOf } from "./claims.ts";

/** The least share of the answer's words that another wording of it still has. */
const MIN_SHARED = 0.3;
/** Figures that are the answer: a wording without most of them is another answer. */
const MIN_FIGURES = 0.5;
const FIGURES: ReadonlySet<Claim["kind"]> = new Set<Claim["kind"]>([
  "amount",
  "date",
  "day",
  "clock",
  "span",
  "share",
  "count",
]);
const NEGATION =
  /(?<![差错])不(?!客气|错|仅|但|过|断|同)|没|无(?!论)|未|别(?!的)|\b(?:not|no|never|cannot|without|none)\b|n't\b/i;
/** What a service says of goods and orders never mentions these. */
const OUT_OF_ROLE =
  /system prompt|as an ai|language model|instructions?\b|jailbreak|developer mode|提示词|系统提示|作为(?:一个)?(?:AI|人工智能|语言模型)|忽略(?:以上|之前)|指令/i;
/** Codes: letters and digits in one word. */
const CODE = /\b(?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[A-Za-z\d-]{4,}\b/g;

/** A sentence that could only come from somewhere else than the answer: a code it does not hold, talk of prompts. */
export function isForeign(sentence: string, embedded: string): boolean {
  if (OUT_OF_ROLE.test(sentence)) return true;
  return (sentence.match(CODE) ?? []).some((code) => !embedded.toLowerCase().includes(code.toLowerCase()));
}

function share(of: readonly string[], within: ReadonlySet<string>): number {
  return of.length === 0 ? 1 : of.filter((one) => within.has(one)).length / of.length;
}

function figures(text: string): string[] {
  return [
    ...new Set(
      claimsOf(text)
        .filter((claim) => FIGURES.has(claim.kind))
        .map((claim) => claim.key),
    ),
  ];
}

/** Whether a wording says what the answer says: its figures, its words, and yes where it says yes. */
export function isFaithful(wording: string, embedded: string): boolean {
  const said = new Set(tokensOf(wording));
  if (share([...new Set(tokensOf(embedded))], said) < MIN_SHARED) return false;
  if (share(figures(embedded), new Set(figures(wording))) < MIN_FIGURES) return false;
  return NEGATION.test(wording) === NEGATION.test(embedded);
}

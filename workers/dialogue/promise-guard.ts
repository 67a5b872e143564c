import type { PromiseKind } from "../platform/promise.ts";
import { type Commitment, commitmentsOf } from "./promise-commitments.ts";

/** What of a turn may bind the shop. */
export interface PromiseCarrier {
  /** Text facts as they stand: what the shop has said itself. */
  texts: readonly string[];
  /** Words that code has rendered from templates; these declare their promises. */
  spoken: readonly string[];
  /** Kinds that these words may commit to otherwise: the ones for which this turn holds a record. */
  kinds: ReadonlySet<PromiseKind>;
}

/** Text facts that bind by themselves are taken out: the shop's own word is its record. */
function withoutOwnWords(text: string, texts: readonly string[]): string {
  let rest = text;
  for (const own of [...texts].sort((a, b) => b.length - a.length)) {
    if (own === "" || !rest.includes(own) || commitmentsOf(own).length === 0) continue;
    // Lines stay lines, so that what follows is read by itself.
    rest = rest.replaceAll(own, (all) => all.replace(/[^\n]/g, "□"));
  }
  return rest;
}

function clausesOf(text: string): string[] {
  return commitmentsOf(text).map(({ clause }) => clause);
}

/**
 * Clauses of `text` that bind the shop and that nothing carries. A clause is carried by being, letter for letter, one of
 * the rendered words, by standing in a text fact, or by its kind where there is a record of that kind.
 */
export function brokenCommitments(text: string, carrier: PromiseCarrier): Commitment[] {
  if (commitmentsOf(text).length === 0) return [];
  const open = commitmentsOf(withoutOwnWords(text, carrier.texts)).filter(({ kind }) => !carrier.kinds.has(kind));
  if (open.length === 0) return [];
  const said = new Set(carrier.spoken.flatMap(clausesOf));
  const own = carrier.texts.flatMap(clausesOf);
  return open.filter(({ clause }) => !said.has(clause) && !own.some((one) => one.includes(clause)));
}

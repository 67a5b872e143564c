import { maskText } from "../platform/privacy/mask.ts";
import type { PromiseDraft } from "../platform/promise.ts";
import type { Claim } from "./claim.ts";
import { claimsOf, isSameMoney } from "./claims.ts";
import { minorPerMajor } from "./format.ts";
import { type Commitment, commitmentsOf } from "./promise-commitments.ts";
import { dueOfClaims } from "./promise-due.ts";

const WHAT_LENGTH = 200;
const TIMES: ReadonlySet<Claim["kind"]> = new Set<Claim["kind"]>(["date", "day", "weekday", "clock", "span"]);
const SENTENCE_END = /[。！？!?；;\n]|\.(?=\s|$)/;

/** Where and when an agent writes. */
export interface AgentWriting {
  agent: string;
  /** Epoch ms. */
  now: number;
  timeZone: string;
  currency: string;
}

/** The bounds of the sentence around a clause. */
function sentenceAround(text: string, { start, end }: Commitment): { from: number; to: number } {
  let from = start;
  while (from > 0 && !SENTENCE_END.test(text[from - 1] ?? "")) from--;
  const rest = text.slice(end).search(SENTENCE_END);
  return { from, to: rest < 0 ? text.length : end + rest };
}

function timesNear(text: string, commitment: Commitment): Claim[] {
  const times = claimsOf(text).filter(({ kind }) => TIMES.has(kind));
  const within = (from: number, to: number) => times.filter(({ start, end }) => start >= from && end <= to);
  const own = within(commitment.start, commitment.end);
  if (own.length > 0) return own;
  const { from, to } = sentenceAround(text, commitment);
  return within(from, to);
}

function amountIn(clause: string, currency: string): number | null {
  const amount = claimsOf(clause).find((claim) => claim.kind === "amount");
  if (amount?.value === undefined || !isSameMoney(amount, amount.value, currency)) return null;
  return Math.round(amount.value * minorPerMajor(currency));
}

/** What an agent's own words undertake, one record per kind; a day that they name is its due date. Never refused. */
export function agentPromises(text: string, { agent, now, timeZone, currency }: AgentWriting): PromiseDraft[] {
  const byKind = Map.groupBy(commitmentsOf(text), ({ kind }) => kind);
  return [...byKind].map(([kind, commitments]) => {
    const said = commitments.map(({ clause }) => clause);
    const amountMinor = said.map((clause) => amountIn(clause, currency)).find((amount) => amount !== null) ?? null;
    return {
      kind,
      what: maskText(said.join(" ")).slice(0, WHAT_LENGTH),
      source: "agent",
      by: agent,
      dueAt: dueOfClaims(
        commitments.flatMap((one) => timesNear(text, one)),
        now,
        timeZone,
      ),
      amountMinor,
      currency: amountMinor === null ? null : currency,
      orderId: null,
    };
  });
}

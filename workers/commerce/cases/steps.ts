import type { CaseTerms } from "../../platform/case-terms.ts";
import { CASE_STEPS, type CaseKind, type CaseOutcome, type CaseStep } from "../../platform/case-words.ts";
import type { Case, CaseEffect, TaskId, TellId } from "./case.ts";

const DAY_MS = 86_400_000;

/** How far a step is along the way. */
export function rankOf(step: CaseStep): number {
  return CASE_STEPS.indexOf(step);
}

/** The steps that the shopper may call off, as long as no money has moved. */
export const WITHDRAWABLE: ReadonlySet<CaseStep> = new Set([
  "awaiting_evidence",
  "courier_asked",
  "judging",
  "awaiting_parcel",
  "awaiting_service",
]);

/** The road of each kind, as the shopper is shown it; other steps are side roads. */
export const ROADS = {
  return: ["awaiting_parcel", "parcel_underway", "inspecting", "refunding"],
  exchange: ["awaiting_parcel", "parcel_underway", "inspecting", "replacing", "replacement_underway"],
  repair: ["awaiting_service", "repairing", "returning"],
  service: ["awaiting_service"],
  lost_parcel: ["courier_asked", "judging"],
  quality: ["awaiting_evidence", "judging"],
} as const satisfies Record<CaseKind, readonly CaseStep[]>;

/** Days that a step may take before the case wakes by itself. */
const TERM = {
  awaiting_evidence: "evidenceDays",
  courier_asked: "courierDays",
  judging: "decideDays",
  awaiting_parcel: "sendBackDays",
  awaiting_service: "serviceDays",
  parcel_underway: "transitDays",
  inspecting: "inspectDays",
  repairing: "repairDays",
  deciding: "decideDays",
  replacing: "replaceDays",
  returning: "transitDays",
  replacement_underway: "transitDays",
  refunding: "decideDays",
} as const satisfies Record<Exclude<CaseStep, "done">, keyof CaseTerms>;

/** How long a step may take, in ms. */
export function termMs(step: Exclude<CaseStep, "done">, terms: CaseTerms): number {
  return terms[TERM[step]] * DAY_MS;
}

/** Steps that end by themselves where the shopper does nothing; told before. */
export const EXPIRING: ReadonlySet<CaseStep> = new Set(["awaiting_evidence", "awaiting_parcel"]);

/** What entering a step says and asks for. */
const ON_ENTRY: Record<Exclude<CaseStep, "done">, { tell: TellId | null; task: TaskId | null }> = {
  awaiting_evidence: { tell: "photos_needed", task: null },
  courier_asked: { tell: "courier_asked", task: "ask_courier" },
  judging: { tell: "deciding", task: "judge" },
  awaiting_parcel: { tell: "send_back", task: null },
  awaiting_service: { tell: "service_booked", task: "book_service" },
  parcel_underway: { tell: "parcel_underway", task: null },
  inspecting: { tell: "received", task: null },
  repairing: { tell: "repairing", task: null },
  deciding: { tell: "deciding", task: "decide" },
  replacing: { tell: "replacing", task: "send_replacement" },
  returning: { tell: "repaired_returning", task: null },
  replacement_underway: { tell: "replacement_underway", task: null },
  refunding: { tell: "refunding", task: null },
};

/** What an end says. */
const ON_END: Record<CaseOutcome, TellId> = {
  refunded: "refunded",
  exchanged: "delivered",
  reshipped: "delivered",
  repaired: "delivered",
  served: "served",
  found: "parcel_found",
  withdrawn: "withdrawn",
  expired: "expired",
  refused: "refused",
  closed: "closed",
};

/** The case in its next step, with what that step begins with. Never backwards. */
export function enter(from: Case, step: Exclude<CaseStep, "done">, now: number): { case: Case; effects: CaseEffect[] } {
  const { terms } = from;
  const endsAt = now + termMs(step, terms);
  const deadlineAt = EXPIRING.has(step) ? endsAt : null;
  const next: Case = { ...from, step, since: now, woken: 0, deadlineAt, dueAt: firstDue(from, step, now, endsAt) };
  const { tell, task } = ON_ENTRY[step];
  const effects: CaseEffect[] = [];
  if (step === "inspecting") effects.push({ kind: "book", state: "received" });
  if (step === "refunding" && from.refund === "none") {
    next.refund = "ordered";
    effects.push({ kind: "refund", amountMinor: from.amountMinor });
  }
  if (step === "replacing" && from.chargeMinor > 0) {
    next.chargeMinor = 0;
    effects.push({ kind: "charge", amountMinor: from.chargeMinor });
  }
  if (tell) effects.push(telling(tell, next));
  if (task) effects.push({ kind: "ticket", task, priority: "normal" });
  return { case: next, effects };
}

/** The case at its end. `tells` is false where the shopper was told of it already. */
export function end(from: Case, outcome: CaseOutcome, tells = true): { case: Case; effects: CaseEffect[] } {
  const isCalledOff = outcome === "withdrawn" || outcome === "expired" || outcome === "refused";
  const isHalf = outcome === "closed" || outcome === "found";
  const effects: CaseEffect[] = [];
  if (isCalledOff || (isHalf && from.refund === "none")) effects.push({ kind: "book", state: "called_off" });
  else effects.push({ kind: "book", state: "completed" });
  if (tells) effects.push(telling(ON_END[outcome], from));
  return { case: { ...from, step: "done", outcome, dueAt: null, deadlineAt: null }, effects };
}

/** A word to the shopper with the facts that it needs. */
export function telling(words: TellId, about: Case): CaseEffect {
  return { kind: "tell", words, deadlineAt: about.deadlineAt ?? about.dueAt, amountMinor: about.amountMinor };
}

function firstDue(from: Case, step: CaseStep, now: number, endsAt: number): number {
  const { remindDays, warnDays } = from.terms;
  if (EXPIRING.has(step)) return Math.max(Math.min(now + remindDays * DAY_MS, endsAt - warnDays * DAY_MS), now + 1);
  if (step === "awaiting_service" && from.appointmentAt !== null) return Math.max(from.appointmentAt - DAY_MS, now + 1);
  return endsAt;
}

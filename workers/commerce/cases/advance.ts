import type { CaseTerms } from "../../platform/case-terms.ts";
import type { CaseOutcome } from "../../platform/case-words.ts";
import type { Advanced, Case, CaseEvent, CaseRefusal, CaseStart } from "./case.ts";
import { decide } from "./decide.ts";
import { wake } from "./due.ts";
import { resolveLost } from "./lost.ts";
import { end, enter, rankOf, telling, WITHDRAWABLE } from "./steps.ts";

/** A new case in its first step, with what that begins with. `now` is epoch ms. */
export function openCase({ refundsAtOnce, isDecided, ...start }: CaseStart, terms: CaseTerms, now: number) {
  const blank: Case = {
    ...start,
    revision: 1,
    step: "awaiting_evidence",
    since: now,
    dueAt: null,
    woken: 0,
    deadlineAt: null,
    returnCode: returnCodeOf(start.id),
    goodsBack: null,
    replacement: null,
    outcome: null,
    terms,
    openedAt: now,
    updatedAt: now,
  };
  const opened = begin(blank, isDecided, now);
  if (!refundsAtOnce || opened.case.refund !== "none") return opened;
  const atOnce: Case = { ...opened.case, refund: "ordered" };
  return { case: atOnce, effects: [...opened.effects, { kind: "refund" as const, amountMinor: start.amountMinor }] };
}

function begin(blank: Case, isDecided: boolean, now: number): { case: Case; effects: OpenedEffects } {
  switch (blank.kind) {
    case "return":
    case "exchange":
      return enter(blank, "awaiting_parcel", now);
    case "repair":
    case "service":
      return enter(blank, "awaiting_service", now);
    case "lost_parcel":
      return enter(blank, isDecided ? "replacing" : "courier_asked", now);
    case "quality":
      return blank.evidence > 0 ? judge(blank, now) : enter(blank, "awaiting_evidence", now);
  }
}
type OpenedEffects = ReturnType<typeof enter>["effects"];

/**
 * The case after an event. A fact that is known already changes nothing; one that does not fit is refused. Pure: the
 * same case, event and time give the same answer.
 */
export function advance(from: Case, event: CaseEvent, now: number): Advanced {
  const advanced = from.outcome === null ? apply(from, event, now) : afterEnd(from, event);
  if ("refusal" in advanced) return advanced;
  const isUnchanged = advanced.case === from && advanced.effects.length === 0;
  if (isUnchanged) return advanced;
  return { ...advanced, case: { ...advanced.case, revision: from.revision + 1, updatedAt: now } };
}

const UNCHARGED: OpenedEffects[number] = { kind: "ticket", task: "collect_difference", priority: "high" };

/** Nothing moves a case that is over; what only reports, late or again, is taken note of. */
function afterEnd(from: Case, event: CaseEvent): Advanced {
  if (event.type === "refund_settled" && from.refund === "ordered") {
    return { case: { ...from, refund: "settled" }, effects: [] };
  }
  if (event.type === "charge_failed") return { case: from, effects: [UNCHARGED] };
  const isReport = event.type !== "decided" && event.type !== "withdrawn";
  return isReport || (event.type === "withdrawn" && from.outcome === "withdrawn") ? unchanged(from) : refused("over");
}

function apply(from: Case, event: CaseEvent, now: number): Advanced {
  switch (event.type) {
    case "due":
      return from.dueAt !== null && from.dueAt <= now ? wake(from, now) : unchanged(from);
    case "goods_sent":
      return goodsSent(from, event.parcel, now);
    case "goods_received":
      return goodsReceived(from, now);
    case "inspected":
      return inspected(from, event.result, now);
    case "evidence_added":
      return evidenceAdded(from, event.count, now);
    case "courier_answered":
      return courierAnswered(from, event.answer, now);
    case "repaired":
      if (from.kind !== "repair") return refused("not_this_kind");
      if (from.step === "repairing") return enter({ ...from, replacement: event.parcel }, "returning", now);
      return isBehind(from, "returning") ? refused("not_now") : unchanged(from);
    case "replacement_shipped":
      if (from.step !== "replacing" && from.step !== "replacement_underway") return refused("not_now");
      if (isSameParcel(from.replacement, event.parcel)) return unchanged(from);
      return enter({ ...from, replacement: event.parcel }, "replacement_underway", now);
    case "delivered":
      if (from.step === "replacement_underway") {
        return end(from, from.kind === "exchange" ? "exchanged" : "reshipped");
      }
      // What a visit delivers is the service itself.
      if (from.step === "awaiting_service" && from.kind === "service") return end(from, "served");
      return from.step === "returning" ? end(from, "repaired") : refused("not_now");
    case "decided":
      return decide(from, event.decision, event.amountMinor, now);
    case "withdrawn":
      if (from.refund !== "none") return refused("refund_under_way");
      return event.isBooked || WITHDRAWABLE.has(from.step) ? end(from, "withdrawn") : refused("too_late");
    case "refund_settled":
      return settled(from, event.amountMinor);
    case "charge_failed":
      return { case: from, effects: [UNCHARGED] };
  }
}

function goodsSent(from: Case, parcel: Case["goodsBack"], now: number): Advanced {
  if (from.kind === "lost_parcel" || from.kind === "service") return refused("not_this_kind");
  if (from.step === "awaiting_parcel")
    return enter({ ...from, goodsBack: parcel ?? from.goodsBack }, "parcel_underway", now);
  const mayName = from.step === "parcel_underway" || from.step === "awaiting_service";
  if (mayName && parcel && !isSameParcel(from.goodsBack, parcel))
    return { case: { ...from, goodsBack: parcel }, effects: [] };
  return isBehind(from, "awaiting_parcel") ? refused("not_now") : unchanged(from);
}

function goodsReceived(from: Case, now: number): Advanced {
  if (from.kind === "lost_parcel" || from.kind === "service") return refused("not_this_kind");
  if (from.step === "awaiting_parcel" || from.step === "parcel_underway") return enter(from, "inspecting", now);
  if (from.step === "awaiting_service") return enter(from, "repairing", now);
  return isBehind(from, "inspecting") ? refused("not_now") : unchanged(from);
}

function inspected(from: Case, result: "accepted" | "rejected", now: number): Advanced {
  if (from.step !== "inspecting")
    return rankOf(from.step) > rankOf("inspecting") ? unchanged(from) : refused("not_now");
  if (result === "rejected") return enter(from, "deciding", now);
  return resolve(from, now);
}

/** Goods and evidence are in order: what was worked towards follows. */
function resolve(from: Case, now: number): Advanced {
  if (from.resolution !== "replace") {
    return from.refund === "settled" ? end(from, "refunded", false) : enter(from, "refunding", now);
  }
  const next = enter(from, "replacing", now);
  // A cheaper replacement: the promised difference goes back with it.
  const isOwed = from.refund === "none" && (from.amountMinor ?? 0) > 0;
  if (!isOwed) return next;
  return {
    case: { ...next.case, refund: "ordered" },
    effects: [...next.effects, { kind: "refund", amountMinor: from.amountMinor }],
  };
}

function evidenceAdded(from: Case, count: number, now: number): Advanced {
  const more: Case = { ...from, evidence: from.evidence + count };
  if (from.step !== "awaiting_evidence") return { case: more, effects: [] };
  return judge(more, now);
}

/** Photos are there: small amounts go by the policy, others are looked at by a person. */
function judge(from: Case, now: number): { case: Case; effects: OpenedEffects } {
  const { amountMinor, terms, refund, resolution } = from;
  const isSmall = amountMinor !== null && amountMinor > 0 && amountMinor <= terms.qualityAutomaticMinor;
  const next =
    refund === "settled"
      ? end(from, "refunded", false)
      : isSmall && resolution === "refund"
        ? enter(from, "refunding", now)
        : enter(from, "judging", now);
  return { case: next.case, effects: [telling("photos_received", from), ...next.effects] };
}

function courierAnswered(from: Case, answer: "lost" | "found", now: number): Advanced {
  if (from.kind !== "lost_parcel") return refused("not_this_kind");
  if (from.step !== "courier_asked" && from.step !== "judging") return unchanged(from);
  if (answer === "found") return end(from, "found");
  return from.step === "judging" ? unchanged(from) : resolveLost(from, now);
}

function settled(from: Case, amountMinor: number): Advanced {
  if (from.refund !== "ordered") return unchanged(from);
  const paid: Case = { ...from, refund: "settled", amountMinor: amountMinor > 0 ? amountMinor : from.amountMinor };
  if (amountMinor === 0) return nothingSettled(paid);
  if (from.step === "refunding") return end(paid, "refunded");
  return { case: paid, effects: [telling("refunded", paid)] };
}

/** There was nothing left to give back: somebody else has decided meanwhile, and a person looks at it. */
function nothingSettled(from: Case): Advanced {
  const ticket = { kind: "ticket", task: "refund_failed", priority: "high" } as const;
  if (from.step !== "refunding") return { case: from, effects: [ticket] };
  const outcome: CaseOutcome = "closed";
  const closed = end(from, outcome, false);
  return { case: closed.case, effects: [...closed.effects, ticket] };
}

function isBehind(from: Case, step: Case["step"]): boolean {
  return rankOf(from.step) < rankOf(step);
}

function isSameParcel(one: Case["goodsBack"], other: Case["goodsBack"]): boolean {
  return one !== null && other !== null && one.courier === other.courier && one.trackingNo === other.trackingNo;
}

function unchanged(from: Case): Advanced {
  return { case: from, effects: [] };
}

function refused(refusal: CaseRefusal): Advanced {
  return { refusal };
}

/** Eight digits that a shopper can write on a parcel; the same for the same case. */
function returnCodeOf(id: string): string {
  let hash = 2_166_136_261;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return `R${String(hash % 100_000_000).padStart(8, "0")}`;
}

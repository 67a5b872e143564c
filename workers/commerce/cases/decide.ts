import type { Advanced, Case, CaseDecision } from "./case.ts";
import { end, enter, rankOf } from "./steps.ts";

/**
 * What a person decides. Money is ordered once: a case with a refund under way takes no other decision until it is
 * settled, and one whose refund is settled can be closed and no more.
 */
export function decide(from: Case, decision: CaseDecision, amountMinor: number | null, now: number): Advanced {
  if (from.refund === "ordered") return { refusal: "refund_under_way" };
  switch (decision) {
    case "refund":
      return decideRefund(from, amountMinor, now);
    case "replace":
      if (rankOf(from.step) >= rankOf("replacing") || from.refund !== "none") return { refusal: "too_late" };
      if (isService(from)) return { refusal: "not_this_kind" };
      // What was promised for the goods is not given back beside a replacement.
      return enter({ ...from, resolution: "replace" }, "replacing", now);
    case "send_back":
      if (from.kind === "lost_parcel" || isService(from)) return { refusal: "not_this_kind" };
      if (rankOf(from.step) >= rankOf("awaiting_parcel") || from.refund !== "none") return { refusal: "too_late" };
      return enter(from, "awaiting_parcel", now);
    case "refuse":
      return from.refund === "none" ? end(from, "refused") : { refusal: "too_late" };
    case "close":
      return end(from, "closed");
  }
}

function decideRefund(from: Case, given: number | null, now: number): Advanced {
  if (from.refund === "settled") return { refusal: "too_late" };
  if (rankOf(from.step) >= rankOf("refunding")) return { refusal: "too_late" };
  // A promise is kept as it was made; without one (of an exchange the difference is none) the person names the amount.
  const amountMinor = from.kind === "exchange" ? (given ?? from.amountMinor) : (from.amountMinor ?? given);
  if (amountMinor === null || amountMinor <= 0) return { refusal: "amount_needed" };
  return enter({ ...from, resolution: "refund", amountMinor }, "refunding", now);
}

function isService({ kind }: Case): boolean {
  return kind === "repair" || kind === "service";
}

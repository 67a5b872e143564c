import type { Case, CaseEffect } from "./case.ts";
import { enter } from "./steps.ts";

/** The courier has it no more, or has not answered in time: by the shop's terms, or by a person. */
export function resolveLost(from: Case, now: number): { case: Case; effects: CaseEffect[] } {
  if (from.terms.lost === "reship") return enter({ ...from, resolution: "replace" }, "replacing", now);
  const mayRefund = from.terms.lost === "refund" && from.refund === "none" && (from.amountMinor ?? 0) > 0;
  return mayRefund ? enter({ ...from, resolution: "refund" }, "refunding", now) : enter(from, "judging", now);
}

import { advance, openCase } from "../../workers/commerce/cases/advance.ts";
import type { CaseEvent, CaseRefusal } from "../../workers/commerce/cases/case.ts";
import type { ReadStart } from "../../workers/commerce/cases/read-start.ts";
import { DeskbellError } from "../../workers/platform/errors.ts";
import type { CaseEntry, CaseReport } from "./contract.ts";
import type { CaseStore } from "./store.ts";

const REFUSALS: Record<CaseRefusal, string> = {
  over: "this case is over; open a new one",
  not_now: "this does not fit the step that the case is in",
  too_late: "it is too late for this in the step that the case is in",
  refund_under_way: "a refund of this case is under way; wait until it is settled",
  amount_needed: "name the amount: none was promised",
  not_this_kind: "a case of this kind has no such step",
};

/** Part of a transaction: the first step of a case, unless it was opened before. */
export function openOnce(store: CaseStore, shop: string, timeZone: string, read: ReadStart, now: number): void {
  if (store.load()) return;
  const { case: opened, effects } = openCase(read.start, read.terms, now);
  store.save(shop, timeZone, opened);
  store.enter({ at: now, event: "opened", detail: null, by: "system", noteSealed: null, from: null, to: opened.step });
  store.owe(opened, effects, now);
}

/** Part of a transaction: takes a report in once. `conflict` where it does not fit, or its key came with another body. */
export function takeIn(store: CaseStore, report: CaseReport, noteSealed: string | null, now: number): void {
  const earlier = store.reported(report.key);
  if (earlier === report.bodyHash) return;
  if (earlier !== null) {
    throw new DeskbellError("conflict", "this key came with another body before; use a new key");
  }
  const { event, by } = report;
  if (event.type === "evidence_added") {
    const count = store.addEvidence(event.refs, now, by);
    if (count > 0) move(store, { type: "evidence_added", count }, by, noteSealed, now);
  } else {
    move(store, event, by, noteSealed, now);
  }
  store.keepReport(report.key, report.bodyHash, now);
}

/** Part of a transaction: one event and all that follows from it. */
export function move(store: CaseStore, event: CaseEvent, by: string, noteSealed: string | null, now: number): void {
  const stored = store.load();
  if (!stored) throw new DeskbellError("not_found", "there is no such case");
  const before = stored.case;
  const advanced = advance(before, event, now);
  if ("refusal" in advanced) {
    const { refusal } = advanced;
    throw new DeskbellError("conflict", REFUSALS[refusal], { detail: { reason: refusal, step: before.step } });
  }
  if (advanced.case === before) return;
  store.save(stored.shop, stored.timeZone, advanced.case);
  const to = advanced.case.step;
  store.enter({ at: now, event: event.type, detail: detailOf(event), by, noteSealed, from: before.step, to });
  store.owe(advanced.case, advanced.effects, now);
}

function detailOf(event: CaseEvent): CaseEntry["detail"] {
  switch (event.type) {
    case "decided":
      return event.decision;
    case "inspected":
      return event.result;
    case "courier_answered":
      return event.answer;
    default:
      return null;
  }
}

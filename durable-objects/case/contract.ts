import type { CaseDecision, CaseEvent } from "../../workers/commerce/cases/case.ts";
import type { CaseKind, CaseOrigin, CaseOutcome, CaseStep } from "../../workers/platform/case-words.ts";
import type { Env } from "../../workers/platform/env.ts";
import { type Outcome, unwrap } from "../../workers/platform/errors.ts";
import type { Bilingual } from "../../workers/platform/snapshot.ts";

/** The name of a case's object: one per case. */
export function caseName(shop: string, id: string): string {
  return `${shop}/${id}`;
}

/** What people and systems may report of a case; the rest a case does by itself. */
export type ReportedEvent = Exclude<CaseEvent, { type: "due" | "refund_settled" | "charge_failed" | "evidence_added" }>;

/** One report: `key` is the sender's own, the same key and body is the same report. */
export interface CaseReport {
  key: string;
  bodyHash: string;
  event: ReportedEvent | { type: "evidence_added"; refs: string[] };
  /** `staff:<id>`, `api:<shop>`, `shopper`, `courier`, `action`. */
  by: string;
  /** What was written with it, for staff; sealed in the object. */
  note: string | null;
}

/** One entry of a case's course. Times are epoch ms. */
export interface CaseEntry {
  number: number;
  at: number;
  event: string;
  /** What was decided, answered or found, where the event says so. */
  detail: CaseDecision | "lost" | "found" | "accepted" | "rejected" | null;
  by: string;
  note: string | null;
  from: CaseStep | null;
  to: CaseStep;
}

/** Something to be done outside, and how far it is. */
export interface CaseTask {
  id: string;
  kind: string;
  state: "pending" | "doing" | "done";
  attempts: number;
  detail: string | null;
}

/** A case as staff and systems see it. */
export interface CaseView {
  id: string;
  kind: CaseKind;
  step: CaseStep;
  outcome: CaseOutcome | null;
  orderId: string;
  customerId: string | null;
  conversation: string | null;
  dueAt: number | null;
  deadlineAt: number | null;
  amountMinor: number | null;
  currency: string;
  refund: "none" | "ordered" | "settled";
  returnCode: string;
  returnTo: Bilingual;
  goodsBack: { courier: string; trackingNo: string } | null;
  replacement: { courier: string; trackingNo: string } | null;
  openedAt: number;
  updatedAt: number;
  /** References to what was sent in. */
  evidence: { ref: string; at: number; by: string }[];
  entries: CaseEntry[];
  tasks: CaseTask[];
}

/** The RPC surface of the case object. Errors travel as `Outcome`. */
export interface CaseRpc {
  /** Opens the case; asked again, it gives the one there is. `not_found` where there is nothing to drive (any more). */
  start(shop: string, id: string, origin: CaseOrigin): Promise<Outcome<CaseView>>;
  /** Stores one report exactly once. A report that does not fit the step is a `conflict`. */
  report(report: CaseReport): Promise<Outcome<CaseView>>;
  view(): Promise<Outcome<CaseView>>;
  /** The net beneath the alarm: does what is due. False where there is no case. */
  wake(): Promise<Outcome<boolean>>;
  /** Forgets notes, evidence and where the shopper was; goods and money that are under way come to their end untold. */
  erase(): Promise<Outcome<{ erased: true }>>;
}

/** Has each of the cases forget its shopper; may be repeated until it succeeds. */
export async function eraseCases(env: Pick<Env, "CASE">, shop: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) unwrap(await caseOf(env, shop, id).erase());
}

/** The object of a case by its RPC surface. */
export function caseOf(env: Pick<Env, "CASE">, shop: string, id: string): CaseRpc {
  return env.CASE.getByName(caseName(shop, id));
}

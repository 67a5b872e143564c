import type { CaseTerms } from "../../platform/case-terms.ts";
import type { CaseKind, CaseOutcome, CaseStep } from "../../platform/case-words.ts";
import type { Bilingual } from "../../platform/snapshot.ts";

/** A parcel as couriers know it. */
export interface Parcel {
  courier: string;
  trackingNo: string;
}

/** An after-sales case: where it stands, by when it must go on, and what it has led to. Times are epoch ms. */
export interface Case {
  /** Of the row that it drives; else an id of its own. */
  id: string;
  kind: CaseKind;
  /** Where its row lives; none: it was opened by a person, a shop's system or the shipment watch. */
  source: "returns" | "services" | "none";
  orderId: string;
  customerId: string | null;
  /** Where the shopper is told of it. */
  conversation: string | null;
  proposalId: string | null;
  /** Raised by every change; effects are named after it. */
  revision: number;
  step: CaseStep;
  /** Since when it stands in this step. */
  since: number;
  /** When it wakes by itself; null: it is over. */
  dueAt: number | null;
  /** How often it has woken in this step. */
  woken: number;
  /** After this it expires; null: this step does not. */
  deadlineAt: number | null;
  /** What it works towards. */
  resolution: "refund" | "replace" | "repair";
  /** What was promised back, or may be given back; null: a person names it. */
  amountMinor: number | null;
  /** The promised money is there so many days after the goods are; absent: it has its day, or none was promised. */
  refundDays?: number;
  currency: string;
  /** Of a dearer exchange: to be paid once the goods are in order; 0: nothing (any more). */
  chargeMinor: number;
  refund: "none" | "ordered" | "settled";
  returnCode: string;
  returnTo: Bilingual;
  /** What the shopper sends, and what the shop sends. */
  goodsBack: Parcel | null;
  replacement: Parcel | null;
  /** The local day of a booked service, as its first and last moment. */
  appointmentAt: number | null;
  /** Photos and other evidence so far. */
  evidence: number;
  outcome: CaseOutcome | null;
  terms: CaseTerms;
  openedAt: number;
  updatedAt: number;
}

/** What a case is opened with. */
export type CaseStart = Pick<
  Case,
  | "id"
  | "kind"
  | "source"
  | "orderId"
  | "customerId"
  | "conversation"
  | "proposalId"
  | "resolution"
  | "amountMinor"
  | "refundDays"
  | "currency"
  | "chargeMinor"
  | "refund"
  | "returnTo"
  | "appointmentAt"
  | "evidence"
> & {
  /** The money goes back before the goods are here. */
  refundsAtOnce: boolean;
  /** The shop has already decided to send again. */
  isDecided: boolean;
};

/** Something that happened to a case. */
export type CaseEvent =
  | { type: "due" }
  | { type: "goods_sent"; parcel: Parcel | null }
  | { type: "goods_received" }
  | { type: "inspected"; result: "accepted" | "rejected" }
  | { type: "evidence_added"; count: number }
  | { type: "courier_answered"; answer: "lost" | "found" }
  | { type: "repaired"; parcel: Parcel | null }
  | { type: "replacement_shipped"; parcel: Parcel }
  | { type: "delivered" }
  | { type: "decided"; decision: CaseDecision; amountMinor: number | null }
  /** `isBooked`: the action has called the row off already, and the case follows it. */
  | { type: "withdrawn"; isBooked?: boolean }
  /** What the refund came to, in minor units: 0 where there was nothing to give back any more. */
  | { type: "refund_settled"; amountMinor: number }
  /** The difference could not be taken. */
  | { type: "charge_failed" };

export const CASE_DECISIONS = ["refund", "replace", "send_back", "refuse", "close"] as const;
export type CaseDecision = (typeof CASE_DECISIONS)[number];

/** What the shopper is told. */
export const TELL_IDS = [
  "send_back",
  "remind_send_back",
  "expires_soon",
  "expired",
  "parcel_underway",
  "received",
  "deciding",
  "refunding",
  "refunded",
  "replacing",
  "replacement_underway",
  "photos_needed",
  "photos_remind",
  "photos_received",
  "courier_asked",
  "parcel_found",
  "service_booked",
  "service_near",
  "repairing",
  "repaired_returning",
  "withdrawn",
  "refused",
  "delivered",
  "served",
  "closed",
  "late",
] as const;
export type TellId = (typeof TELL_IDS)[number];

/** What staff are asked to do. */
export const TASK_IDS = [
  "judge",
  "decide",
  "ask_courier",
  "send_replacement",
  "book_service",
  "late",
  "goods_missing",
  "refund_failed",
  "collect_difference",
] as const;
export type TaskId = (typeof TASK_IDS)[number];

/** What is to be done outside; each is done once by the id that the object gives it. */
export type CaseEffect =
  | { kind: "tell"; words: TellId; deadlineAt: number | null; amountMinor: number | null }
  /** At most one in the life of a case. */
  | { kind: "refund"; amountMinor: number | null }
  /** Takes the difference of an exchange; at most one in the life of a case. */
  | { kind: "charge"; amountMinor: number }
  /** The case's row, its items and its promised refund follow it. */
  | { kind: "book"; state: "received" | "completed" | "called_off" }
  | { kind: "ticket"; task: TaskId; priority: "normal" | "high" };

export const CASE_REFUSALS = [
  "over",
  "not_now",
  "too_late",
  "refund_under_way",
  "amount_needed",
  "not_this_kind",
] as const;
export type CaseRefusal = (typeof CASE_REFUSALS)[number];

/** The case after an event, with what is to be done; or why the event does not fit. */
export type Advanced = { case: Case; effects: CaseEffect[] } | { refusal: CaseRefusal };

/** Words of cases that the database schema, the object, the services and the screens share. */

export const CASE_KINDS = ["return", "exchange", "repair", "service", "lost_parcel", "quality"] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** Steps in their order: a case never goes back in it. */
export const CASE_STEPS = [
  "awaiting_evidence",
  "courier_asked",
  /** A person, or the policy, says what becomes of it. */
  "judging",
  "awaiting_parcel",
  "awaiting_service",
  "parcel_underway",
  "inspecting",
  "repairing",
  /** The goods are here, or will not come, and a person must say what follows. */
  "deciding",
  "replacing",
  "returning",
  "replacement_underway",
  "refunding",
  "done",
] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

export const CASE_OUTCOMES = [
  "refunded",
  "exchanged",
  "reshipped",
  "repaired",
  /** A visit has taken place. */
  "served",
  "found",
  "withdrawn",
  "expired",
  "refused",
  "closed",
] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/**
 * What a case comes from: the row of an executed return, exchange, re-shipment or service; a refund without goods; or a
 * request of a person, a shop's system or the shipment watch.
 */
export type CaseOrigin =
  | { from: "returns" }
  | { from: "services" }
  | { from: "refund"; proposal: string }
  | {
      from: "request";
      kind: "lost_parcel" | "quality";
      orderId: string;
      /** Where the shopper is told; null: where they last wrote. */
      conversation: string | null;
      evidence: number;
    };

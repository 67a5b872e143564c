/** Words of tickets and rules that the database schema, the services and the screens share. */

export const TICKET_PRIORITIES = ["low", "normal", "high", "urgent"] as const;
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];

/** `pending` waits for the shopper: the clocks stand still. */
export const TICKET_STATES = ["open", "pending", "done"] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** Who had it made. */
export const TICKET_SOURCES = ["dialogue", "rule", "agent", "api", "promise", "case"] as const;
export type TicketSource = (typeof TICKET_SOURCES)[number];

export const TICKET_CLOCKS = ["first_reply", "next_reply", "resolution"] as const;
export type TicketClockName = (typeof TICKET_CLOCKS)[number];

/** What a ticket is about; also the skill that dispatch looks for. */
export const TICKET_TYPES = [
  "callback",
  "complaint",
  "refund",
  "return",
  "exchange",
  "repair",
  "quality",
  "logistics",
  "lost_parcel",
  "price_difference",
  "invoice",
  "promise_overdue",
  "other",
] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

/** Something that proves or shows what a ticket says: a reference, never the thing. */
export interface EvidenceRef {
  kind: "message" | "attachment" | "order" | "shipment" | "promise" | "case" | "execution" | "event" | "link";
  ref: string;
}

/** Comparisons of a condition, as the merchant picks them. */
export const RULE_OPERATORS = ["is", "is_not", "at_least", "at_most", "one_of", "contains", "not_contains"] as const;
export type RuleOperator = (typeof RULE_OPERATORS)[number];

export type RuleValue = string | number | boolean | string[];
export interface RuleCondition {
  fact: string;
  operator: RuleOperator;
  value: RuleValue;
}

/** What a rule does. Amounts are minor units of the shop's currency. */
export type RuleAction =
  | { kind: "create_ticket"; type: TicketType; priority: TicketPriority; summary: string; tags?: string[] }
  | { kind: "set_priority"; priority: TicketPriority }
  | { kind: "assign"; agentId: string | null }
  | { kind: "add_tag"; tag: string }
  | { kind: "handoff"; reason: string }
  | { kind: "send_message"; text: { zh: string; en: string } }
  | { kind: "issue_coupon"; code: string }
  | { kind: "propose_approval"; action: string; upToMinor: number };

/** When – if (conditions) – then (actions). `match`: all of the conditions, or any of them. */
export interface RuleDocument {
  when: string;
  match: "all" | "any";
  conditions: RuleCondition[];
  actions: RuleAction[];
  /** Hours for which it then leaves the same conversation, order or customer alone; 0: no pause. */
  pauseHours: number;
}

/** A condition that held, with what was found. */
export interface WhyFact {
  fact: string;
  operator: RuleOperator;
  value: RuleValue;
  found: unknown;
}

/** What came of one action of a firing. */
export interface RuleEffectRow {
  kind: RuleAction["kind"];
  state: "done" | "pending" | "refused" | "failed";
  /** A ticket's id, or why not; no personal data. */
  detail: string | null;
}

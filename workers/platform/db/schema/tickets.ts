import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { EvidenceRef, RuleDocument, RuleEffectRow, TicketClockName, WhyFact } from "../../ticket-words.ts";
import { TICKET_PRIORITIES, TICKET_SOURCES, TICKET_STATES } from "../../ticket-words.ts";

/** Work for people that outlives a conversation. Due times are epoch ms; null: that clock does not run. */
export const tickets = sqliteTable(
  "tickets",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    /** Counted per shop, chosen in the statement that inserts. */
    number: integer().notNull(),
    type: text().notNull(),
    priority: text({ enum: TICKET_PRIORITIES }).notNull(),
    state: text({ enum: TICKET_STATES }).notNull(),
    conversation: text(),
    orderId: text(),
    customerId: text(),
    /** Masked. */
    summary: text().notNull(),
    /** Of the shopper, where it is known: dispatch goes by them. */
    language: text(),
    tier: text(),
    tags: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    /** References only: what they name is read where it lives. */
    evidence: text({ mode: "json" }).$type<EvidenceRef[]>().notNull().default([]),
    source: text({ enum: TICKET_SOURCES }).notNull().default("dialogue"),
    createdBy: text().notNull().default("system"),
    assigneeId: text(),
    /** The ticket that this one was merged into; it is done then. */
    mergedInto: text(),
    /** Rules whose actions led to it, the first one first. */
    chain: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    /** Raised by every change. */
    version: integer().notNull().default(1),
    firstReplyDueAt: integer(),
    nextReplyDueAt: integer(),
    resolutionDueAt: integer(),
    firstRepliedAt: integer(),
    /** Since when the clocks stand still; null: they run. */
    pausedAt: integer(),
    /** Business time for which they stood still, in ms. */
    pausedMs: integer().notNull().default(0),
    breaches: text({ mode: "json" }).$type<TicketClockName[]>().notNull().default([]),
    /** The earliest running clock that was not missed yet. */
    nextDueAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull().default(0),
    doneAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex("tickets_by_number").on(t.shopId, t.number),
    index("tickets_by_state").on(t.shopId, t.state, t.updatedAt),
    index("tickets_by_assignee").on(t.shopId, t.assigneeId, t.state),
    index("tickets_by_conversation").on(t.shopId, t.conversation),
    index("tickets_by_order").on(t.shopId, t.orderId),
    index("tickets_by_due").on(t.state, t.nextDueAt),
    index("tickets_merged").on(t.shopId, t.mergedInto),
  ],
);

/** What staff wrote on a ticket. */
export const ticketComments = sqliteTable(
  "ticket_comments",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    ticketId: text().notNull(),
    by: text().notNull(),
    byName: text().notNull(),
    textSealed: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index("ticket_comments_by_ticket").on(t.shopId, t.ticketId, t.at)],
);

/** Every change of a ticket, who made it and when; rules read the same rows as events. Holds no personal data. */
export const ticketHistory = sqliteTable(
  "ticket_history",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    ticketId: text().notNull(),
    /** `ticket.created`, `ticket.changed` … */
    type: text().notNull(),
    by: text().notNull(),
    byName: text().notNull(),
    changes: text({ mode: "json" }).$type<Record<string, { from: unknown; to: unknown }>>().notNull(),
    chain: text({ mode: "json" }).$type<string[]>().notNull(),
    at: integer().notNull(),
    /** Whether the rules have seen it. */
    isRuled: integer({ mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index("ticket_history_by_ticket").on(t.shopId, t.ticketId, t.at),
    index("ticket_history_unruled").on(t.isRuled, t.at),
  ],
);

/** Commands on tickets, by the client's key: each is done once. */
export const ticketCommands = sqliteTable(
  "ticket_commands",
  {
    shopId: text().notNull(),
    key: text().notNull(),
    bodyHash: text().notNull(),
    ticketId: text().notNull(),
    /** The attempt that wrote the row; the other statements of its batch hold only where it is theirs. */
    run: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.key] }), index("ticket_commands_by_age").on(t.at)],
);

/** What a member of staff can take; whoever has no row takes everything. Empty lists: any. */
export const ticketAgents = sqliteTable(
  "ticket_agents",
  {
    shopId: text().notNull(),
    userId: text().notNull(),
    skills: text({ mode: "json" }).$type<string[]>().notNull(),
    languages: text({ mode: "json" }).$type<string[]>().notNull(),
    tiers: text({ mode: "json" }).$type<string[]>().notNull(),
    /** Open tickets at once. */
    capacity: integer().notNull(),
    isAway: integer({ mode: "boolean" }).notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.userId] })],
);

/** A shop's rules as they are now. */
export const rules = sqliteTable(
  "rules",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    /** Raised with each document that is saved. */
    version: integer().notNull(),
    name: text().notNull(),
    /** The preset it was made of. */
    preset: text(),
    isEnabled: integer({ mode: "boolean" }).notNull(),
    document: text({ mode: "json" }).$type<RuleDocument>().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    updatedBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] })],
);

/** What each version of a rule said. */
export const ruleVersions = sqliteTable(
  "rule_versions",
  {
    shopId: text().notNull(),
    ruleId: text().notNull(),
    version: integer().notNull(),
    name: text().notNull(),
    document: text({ mode: "json" }).$type<RuleDocument>().notNull(),
    savedAt: integer().notNull(),
    savedBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.ruleId, t.version] })],
);

/**
 * One row per rule and event: the fact that makes a firing exactly-once, whatever version of the rule it was. `why`
 * holds the facts that matched, texts masked.
 */
export const ruleFirings = sqliteTable(
  "rule_firings",
  {
    shopId: text().notNull(),
    ruleId: text().notNull(),
    eventId: text().notNull(),
    version: integer().notNull(),
    id: text().notNull(),
    eventType: text().notNull(),
    conversation: text(),
    customerId: text(),
    ticketId: text(),
    /** Whom the rule's pause is counted for: conversation, order, ticket or customer. */
    subject: text().notNull().default(""),
    chain: text({ mode: "json" }).$type<string[]>().notNull(),
    why: text({ mode: "json" }).$type<WhyFact[]>().notNull(),
    effects: text({ mode: "json" }).$type<RuleEffectRow[]>().notNull(),
    /** `pending` while an effect outside of the database is not done. */
    state: text({ enum: ["pending", "done"] }).notNull(),
    attempts: integer().notNull(),
    tryAt: integer(),
    run: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.ruleId, t.eventId] }),
    index("rule_firings_by_rule").on(t.shopId, t.ruleId, t.at),
    index("rule_firings_by_subject").on(t.shopId, t.ruleId, t.subject, t.at),
    index("rule_firings_pending").on(t.state, t.tryAt),
  ],
);

/** Coupons that rules have given out: what a coupon's limit per customer counts. */
export const couponGrants = sqliteTable(
  "coupon_grants",
  {
    shopId: text().notNull(),
    /** The firing and the place of the action in it. */
    id: text().notNull(),
    code: text().notNull(),
    /** The customer, or the conversation of one who is not known. */
    grantedTo: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index("coupon_grants_by_owner").on(t.shopId, t.code, t.grantedTo)],
);

/** What a shop has set itself: minutes of business time per priority. */
export const ticketTargets = sqliteTable(
  "ticket_targets",
  {
    shopId: text().notNull(),
    priority: text({ enum: TICKET_PRIORITIES }).notNull(),
    firstReplyMinutes: integer().notNull(),
    nextReplyMinutes: integer().notNull(),
    resolutionMinutes: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.priority] })],
);

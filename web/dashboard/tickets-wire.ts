import * as z from "zod/mini";

const maybeText = z.nullable(z.string());

const ticketSchema = z.object({
  id: z.string(),
  number: z.number(),
  type: z.string(),
  priority: z.enum(["low", "normal", "high", "urgent"]),
  state: z.enum(["open", "pending", "done"]),
  summary: z.string(),
  conversation: maybeText,
  orderId: maybeText,
  customerId: maybeText,
  tier: maybeText,
  language: maybeText,
  tags: z.array(z.string()),
  evidence: z.array(z.object({ kind: z.string(), ref: z.string() })),
  source: z.string(),
  assigneeId: maybeText,
  assigneeName: maybeText,
  mergedInto: maybeText,
  firstReplyDueAt: maybeText,
  nextReplyDueAt: maybeText,
  resolutionDueAt: maybeText,
  nextDueAt: maybeText,
  breaches: z.array(z.string()),
  isOverdue: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  doneAt: maybeText,
});
/** A ticket; times are ISO, texts masked. */
export type Ticket = z.infer<typeof ticketSchema>;

const countsSchema = z.object({
  open: z.number(),
  pending: z.number(),
  mine: z.number(),
  unassigned: z.number(),
  overdue: z.number(),
});
export type TicketCounts = z.infer<typeof countsSchema>;

const wholeSchema = z.object({
  ticket: ticketSchema,
  comments: z.array(
    z.object({ id: z.string(), by: z.string(), text: z.string(), at: z.string(), fromNumber: z.nullable(z.number()) }),
  ),
  history: z.array(
    z.object({
      type: z.string(),
      by: z.string(),
      byName: z.string(),
      at: z.string(),
      changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
    }),
  ),
  related: z.array(z.object({ id: z.string(), number: z.number(), summary: z.string() })),
});
/** A ticket with what was written and changed. */
export type WholeTicket = z.infer<typeof wholeSchema>;

const agentSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  tiers: z.array(z.string()),
  capacity: z.number(),
  isAway: z.boolean(),
  load: z.number(),
});
export type TicketAgent = z.infer<typeof agentSchema>;

const allowedSchema = z.object({
  firstReplyMinutes: z.number(),
  nextReplyMinutes: z.number(),
  resolutionMinutes: z.number(),
});
/** Minutes of business time that a priority allows. */
export type Allowed = z.infer<typeof allowedSchema>;

/** Answers of the calls about tickets. */
export const ticketAnswers = {
  list: z.object({ tickets: z.array(ticketSchema), next: z.nullable(z.number()), counts: countsSchema }),
  whole: wholeSchema,
  one: z.object({ ticket: ticketSchema }),
  agents: z.object({ agents: z.array(agentSchema) }),
  targets: z.record(z.string(), allowedSchema),
} as const;

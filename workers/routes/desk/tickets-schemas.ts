import { z } from "@hono/zod-openapi";
import type { ticketHistory } from "../../platform/db/schema/tickets.ts";
import {
  TICKET_CLOCKS,
  TICKET_PRIORITIES,
  TICKET_SOURCES,
  TICKET_STATES,
  TICKET_TYPES,
} from "../../platform/ticket-words.ts";
import type { TicketComment } from "../../tickets/read-ticket.ts";
import type { TicketRow } from "../../tickets/statements.ts";
import { shopId } from "../params.ts";

const time = z.string().openapi({ format: "date-time" });

/** A ticket's id, as it stands in paths. */
export const ticketId = z
  .string()
  .regex(/^[\w-]{1,80}$/, "a ticket's id")
  .openapi({ param: { name: "ticket", in: "path" }, example: "tkt_0abc" });
export const ticketParams = z.object({ shop: shopId, ticket: ticketId });

const evidenceSchema = z.object({
  kind: z.enum(["message", "attachment", "order", "shipment", "promise", "case", "execution", "event", "link"]),
  ref: z.string().min(1).max(300),
});
const tag = z.string().trim().min(1).max(40);

export const ticketSchema = z
  .object({
    id: z.string(),
    number: z.number().int(),
    type: z.string(),
    priority: z.enum(TICKET_PRIORITIES),
    state: z.enum(TICKET_STATES),
    summary: z.string().openapi({ description: "Masked" }),
    conversation: z.string().nullable(),
    orderId: z.string().nullable(),
    customerId: z.string().nullable(),
    tier: z.string().nullable(),
    language: z.string().nullable(),
    tags: z.array(z.string()),
    evidence: z.array(evidenceSchema),
    source: z.enum(TICKET_SOURCES),
    assigneeId: z.string().nullable(),
    assigneeName: z.string().nullable(),
    mergedInto: z.string().nullable(),
    firstReplyDueAt: time.nullable(),
    nextReplyDueAt: time.nullable(),
    resolutionDueAt: time.nullable(),
    nextDueAt: time.nullable().openapi({ description: "The earliest clock that runs" }),
    breaches: z.array(z.enum(TICKET_CLOCKS)),
    isOverdue: z.boolean(),
    createdAt: time,
    updatedAt: time,
    doneAt: time.nullable(),
  })
  .openapi("Ticket");

export const wholeTicketSchema = z
  .object({
    ticket: ticketSchema,
    comments: z.array(
      z.object({
        id: z.string(),
        by: z.string(),
        text: z.string(),
        at: time,
        fromNumber: z.number().int().nullable().openapi({ description: "Written on a ticket merged into this one" }),
      }),
    ),
    history: z.array(
      z.object({
        type: z.string(),
        by: z.string(),
        byName: z.string(),
        at: time,
        changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
      }),
    ),
    related: z.array(z.object({ id: z.string(), number: z.number().int(), summary: z.string() })),
  })
  .openapi("TicketWithHistory");

export const listQuery = z.object({
  state: z.enum(TICKET_STATES).optional(),
  list: z.enum(["all", "mine", "unassigned", "overdue"]).default("all"),
  conversation: z.string().max(200).optional(),
  order: z.string().max(64).optional(),
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const newTicketBody = z.strictObject({
  type: z.enum(TICKET_TYPES),
  priority: z.enum(TICKET_PRIORITIES).default("normal"),
  summary: z.string().trim().min(1).max(500),
  conversation: z.string().max(200).nullable().default(null),
  orderId: z.string().max(64).nullable().default(null),
  evidence: z.array(evidenceSchema).max(20).default([]),
  tags: z.array(tag).max(10).default([]),
});

export const changeBody = z
  .strictObject({
    priority: z.enum(TICKET_PRIORITIES).optional(),
    type: z.enum(TICKET_TYPES).optional(),
    state: z.enum(TICKET_STATES).optional().openapi({ description: "`open` also reopens one that is done" }),
    assigneeId: z.string().min(1).max(64).nullable().optional(),
    addTags: z.array(tag).max(10).optional(),
    removeTags: z.array(tag).max(10).optional(),
  })
  .refine((patch) => Object.values(patch).some((value) => value !== undefined), "name at least one change");

export const commentBody = z.strictObject({
  text: z.string().trim().min(1).max(4_000),
  isReply: z
    .boolean()
    .default(false)
    .openapi({ description: "The shopper was answered with it, by phone for example" }),
});
export const mergeBody = z.strictObject({ into: ticketId });

/** A row as the API gives it. `names` are those of the shop's staff. */
export function showTicket(
  row: TicketRow,
  names: ReadonlyMap<string, string>,
  now: number,
): z.infer<typeof ticketSchema> {
  const { id, number, type, priority, state, summary, conversation, orderId, customerId } = row;
  const { tier, language, tags, evidence, source, assigneeId, mergedInto, breaches } = row;
  return {
    ...{ id, number, type, priority, state, summary, conversation, orderId, customerId },
    ...{ tier, language, tags, evidence, source, assigneeId, mergedInto, breaches },
    assigneeName: assigneeId === null ? null : (names.get(assigneeId) ?? null),
    firstReplyDueAt: iso(row.firstReplyDueAt),
    nextReplyDueAt: iso(row.nextReplyDueAt),
    resolutionDueAt: iso(row.resolutionDueAt),
    nextDueAt: iso(row.nextDueAt),
    isOverdue: row.state !== "done" && (row.breaches.length > 0 || (row.nextDueAt !== null && row.nextDueAt <= now)),
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt || row.createdAt).toISOString(),
    doneAt: iso(row.doneAt),
  };
}

export function showComment({ at, ...rest }: TicketComment) {
  return { ...rest, at: new Date(at).toISOString() };
}

export function showHistory({ type, by, byName, at, changes }: typeof ticketHistory.$inferSelect) {
  return { type, by, byName, at: new Date(at).toISOString(), changes };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

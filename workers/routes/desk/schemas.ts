import { z } from "@hono/zod-openapi";
import { INBOX_VIEWS } from "../../insights/inbox.ts";
import { STAFF_ROLES } from "../../platform/db/schema/shops.ts";
import { HOLDERS, holderSchema, MAX_TEXT_LENGTH, messageSchema, noteSchema } from "../../platform/message.ts";

import { orderSummary } from "./order-summary.ts";

const bilingual = z.object({ zh: z.string(), en: z.string() });
const time = z.string().openapi({ format: "date-time" });

export const meSchema = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    shops: z.array(
      z.object({
        id: z.string(),
        name: bilingual,
        role: z.enum(STAFF_ROLES),
        timeZone: z.string(),
        currency: z.string(),
      }),
    ),
  })
  .openapi("Me");

export const channelNames = z
  .array(z.object({ id: z.string(), name: z.string(), kind: z.string() }))
  .openapi({ description: "What staff call the shop's channels" });

export const inboxRowSchema = z
  .object({
    conversation: z.string(),
    channel: z.string(),
    customerId: z.string().nullable(),
    customerName: z.string().nullable(),
    holder: z.enum(HOLDERS),
    epoch: z.number().int(),
    holderReason: z.string(),
    agentId: z.string().nullable(),
    agentName: z.string().nullable(),
    language: z.string().nullable(),
    intent: z.string().nullable(),
    sentiment: z.number().nullable(),
    lastText: z.string(),
    lastFrom: z.string(),
    messages: z.number().int(),
    unanswered: z.number().int(),
    startedAt: time,
    lastAt: time,
    waitingSince: time.nullable(),
  })
  .openapi("InboxRow");

export const inboxQuery = z.object({
  view: z.enum(INBOX_VIEWS).default("all"),
  before: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const understandingSchema = z.record(z.string(), z.unknown());

export const conversationSchema = z
  .object({
    view: z.object({
      conversation: z.string(),
      channel: z.string(),
      startedAt: z.number(),
      episode: z.number().int(),
      holder: holderSchema,
      customerId: z.string().nullable(),
      identityLevel: z.string(),
      language: z.string().nullable(),
      messages: z.array(messageSchema),
      understanding: z.record(z.string(), understandingSchema),
      notes: z.array(noteSchema),
      deliveries: z.record(z.string(), z.enum(["pending", "sent", "unknown", "dead"])),
      receipts: z.record(z.string(), z.enum(["delivered", "read"])),
      reach: z
        .object({
          kind: z.string(),
          isOpen: z.boolean(),
          closesAt: z.number().nullable(),
          left: z.number().int().nullable(),
          reason: z.enum(["window", "quota", "paused"]).nullable(),
        })
        .nullable()
        .openapi({ description: "On a channel: whether and until when a reply would be taken, and how many" }),
      openProposal: z.record(z.string(), z.unknown()).nullable(),
      summary: z.string(),
    }),
    customer: z
      .object({
        id: z.string(),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        address: z.string().nullable(),
        tier: z.string(),
        points: z.number().int(),
      })
      .nullable(),
    records: z
      .array(z.object({ id: z.string(), name: z.string().nullable(), kinds: z.array(z.string()) }))
      .openapi({ description: "All records that are this customer" }),
    history: z
      .array(z.object({ conversation: z.string(), channel: z.string(), lastText: z.string(), lastAt: time }))
      .openapi({ description: "Their other conversations on all channels, the newest first" }),
    orders: z.array(orderSummary),
    maySame: z
      .array(z.object({ id: z.string(), name: z.string().nullable(), kinds: z.array(z.string()), why: z.string() }))
      .openapi({ description: "Customers who may be the same person; a person decides" }),
    channels: channelNames,
    corrections: z.record(z.string(), z.string()).openapi({ description: "What agents corrected, by seq" }),
    ownIntents: z.array(z.object({ id: z.string(), name: bilingual })),
  })
  .openapi("ConversationForAgents");

const epoch = z.number().int().nonnegative().openapi({ description: "The holder's epoch that the sender saw" });
export const epochBody = z.strictObject({ epoch });
export const replyBody = z.strictObject({ epoch, text: z.string().trim().min(1).max(MAX_TEXT_LENGTH) });
export const noteBody = z.strictObject({ text: z.string().trim().min(1).max(MAX_TEXT_LENGTH) });

export const todaySchema = z
  .object({
    day: z.string(),
    conversations: z.number().int(),
    messages: z.number().int(),
    turns: z.number().int(),
    automationRate: z.number().nullable(),
    handoffs: z.number().int(),
    waitingNow: z.number().int(),
    medianLatencyMs: z.number().nullable(),
    notUnderstood: z.number().int(),
    topIntents: z.array(z.object({ intent: z.string(), count: z.number().int() })),
    negativeShare: z.number().nullable(),
    ratings: z.number().int(),
    ratingMean: z.number().nullable(),
  })
  .openapi("Today");

import * as z from "zod/mini";
import type { ServerFrame } from "../../workers/platform/message.ts";
import { frameSchema, holderSchema, messageSchema, parseJson } from "../shared/message-schema.ts";

const bilingual = z.object({ zh: z.string(), en: z.string() });
const holders = z.enum(["bot", "waiting", "agent", "closed"]);
const maybeText = z.nullable(z.string());

const meSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  shops: z.array(
    z.object({
      id: z.string(),
      name: bilingual,
      role: z.enum(["owner", "admin", "supervisor", "agent", "analyst"]),
      timeZone: z.string(),
      currency: z.string(),
    }),
  ),
});
/** Who is signed in, and the shops they work for. */
export type Me = z.infer<typeof meSchema>;
export type StaffShop = Me["shops"][number];

export const channelNameSchema = z.object({ id: z.string(), name: z.string(), kind: z.string() });
/** What staff call a channel. */
export type ChannelName = z.infer<typeof channelNameSchema>;

const rowSchema = z.object({
  conversation: z.string(),
  channel: z.string(),
  customerId: maybeText,
  customerName: maybeText,
  holder: holders,
  epoch: z.number(),
  holderReason: z.string(),
  agentId: maybeText,
  agentName: maybeText,
  language: maybeText,
  intent: maybeText,
  sentiment: z.nullable(z.number()),
  lastText: z.string(),
  lastFrom: z.string(),
  messages: z.number(),
  unanswered: z.number(),
  startedAt: z.string(),
  lastAt: z.string(),
  waitingSince: maybeText,
});
/** A line of the inbox; times are ISO. */
export type InboxRow = z.infer<typeof rowSchema>;

const deskRowSchema = z.pick(rowSchema, {
  conversation: true,
  holder: true,
  epoch: true,
  agentId: true,
  agentName: true,
  lastText: true,
  lastFrom: true,
  lastAt: true,
  waitingSince: true,
  unanswered: true,
});
/** What the desk's socket says of a line. */
export type DeskRow = z.infer<typeof deskRowSchema>;

const deskFrameSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("desk"),
    waiting: z.number(),
    botHeld: z.number(),
    botActiveAt: z.nullable(z.string()),
    agents: z.array(z.object({ id: z.string(), name: z.string(), isOnline: z.boolean() })),
  }),
  z.object({ type: z.literal("row"), row: deskRowSchema }),
]);
/** A frame of the desk's socket. */
export type DeskFrame = z.infer<typeof deskFrameSchema>;

const scored = z.object({ intent: z.string(), confidence: z.number() });
const readingSchema = z.object({
  language: z.string(),
  intent: z.string(),
  confidence: z.number(),
  alternatives: z.array(scored),
  entities: z.array(z.object({ type: z.string(), text: z.string(), value: z.unknown() })),
  sentiment: z.number(),
  emotion: z.string(),
});
/** What was understood of one message. */
export type Reading = z.infer<typeof readingSchema>;

const noteSchema = z.object({ id: z.string(), by: z.string(), text: z.string(), at: z.string() });
const deliverySchema = z.enum(["pending", "sent", "unknown", "dead"]);

const viewSchema = z.object({
  conversation: z.string(),
  channel: z.string(),
  startedAt: z.number(),
  holder: holderSchema,
  customerId: maybeText,
  identityLevel: z.string(),
  language: maybeText,
  messages: z.array(messageSchema),
  understanding: z.record(z.string(), readingSchema),
  notes: z.array(noteSchema),
  deliveries: z.record(z.string(), deliverySchema),
  openProposal: z.nullable(z.object({ name: z.string(), orderId: z.optional(z.string()) })),
  summary: z.string(),
});

const customerSchema = z.object({
  id: z.string(),
  name: maybeText,
  phone: maybeText,
  address: maybeText,
  tier: z.string(),
  points: z.number(),
});
/** The customer, masked. */
export type Customer = z.infer<typeof customerSchema>;

export const pastSchema = z.object({
  conversation: z.string(),
  channel: z.string(),
  lastText: z.string(),
  lastAt: z.string(),
});
/** Another conversation of the same customer, on any channel. */
export type Past = z.infer<typeof pastSchema>;

/** An order as staff see it beside a conversation or a customer. */
export const orderSchema = z.object({
  id: z.string(),
  state: z.string(),
  totalMinor: z.number(),
  currency: z.string(),
  placedAt: z.string(),
  items: z.array(z.object({ name: bilingual, options: z.record(z.string(), bilingual), quantity: z.number() })),
  shipments: z.array(z.object({ courier: z.string(), trackingNo: z.string(), state: z.string() })),
});
export type Order = z.infer<typeof orderSchema>;

const todaySchema = z.object({
  day: z.string(),
  conversations: z.number(),
  messages: z.number(),
  turns: z.number(),
  automationRate: z.nullable(z.number()),
  handoffs: z.number(),
  waitingNow: z.number(),
  medianLatencyMs: z.nullable(z.number()),
  notUnderstood: z.number(),
  topIntents: z.array(z.object({ intent: z.string(), count: z.number() })),
  negativeShare: z.nullable(z.number()),
  ratings: z.number(),
  ratingMean: z.nullable(z.number()),
});
/** The shop's figures since local midnight; shares are 0–1. */
export type Today = z.infer<typeof todaySchema>;

const promiseSchema = z.object({
  id: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  what: z.string(),
  state: z.enum(["open", "kept", "broken", "withdrawn"]),
  dueAt: z.nullable(z.string()),
  isOverdue: z.boolean(),
  amountMinor: z.nullable(z.number()),
  currency: z.nullable(z.string()),
  orderId: z.nullable(z.string()),
});
/** What the shop has promised in a conversation. */
export type Promised = z.infer<typeof promiseSchema>;

/** Answers of the calls that the dashboard makes. */
export const answers = {
  user: z.nullable(z.object({ user: z.object({ id: z.string() }) })),
  me: meSchema,
  signedIn: z.object({ user: z.object({ id: z.string() }) }),
  nothing: z.unknown(),
  file: z.object({ url: z.string(), type: z.string() }),
  inbox: z.object({ rows: z.array(rowSchema), next: maybeText, channels: z.array(channelNameSchema) }),
  conversation: z.object({
    view: viewSchema,
    customer: z.nullable(customerSchema),
    records: z.array(z.object({ id: z.string(), name: maybeText, kinds: z.array(z.string()) })),
    history: z.array(pastSchema),
    /** Who may be the same person, and why. */
    maySame: z.array(z.object({ id: z.string(), name: maybeText, kinds: z.array(z.string()), why: z.string() })),
    channels: z.array(channelNameSchema),
    orders: z.array(orderSchema),
    /** Intents that agents corrected messages to, by seq. */
    corrections: z.record(z.string(), z.string()),
    ownIntents: z.array(z.object({ id: z.string(), name: bilingual })),
  }),
  earlier: z.object({ messages: z.array(messageSchema), next: z.nullable(z.number()) }),
  promises: z.object({ promises: z.array(promiseSchema) }),
  holder: z.object({ holder: holderSchema }),
  reply: z.object({ message: messageSchema }),
  note: z.object({ note: noteSchema }),
  ticket: z.object({ ticket: z.string() }),
  today: todaySchema,
  error: z.object({
    error: z.object({ code: z.string(), message: z.string(), detail: z.optional(z.record(z.string(), z.unknown())) }),
  }),
} as const;
export type ConversationPage = z.infer<typeof answers.conversation>;

/** The holder that a conflict names; null where it names none. */
export function readHolder(detail: unknown) {
  const parsed = z.object({ holder: holderSchema }).safeParse(detail);
  return parsed.success ? parsed.data.holder : null;
}

const agentFrameSchema = z.union([
  frameSchema,
  z.object({ type: z.literal("note"), note: noteSchema }),
  z.object({ type: z.literal("delivery"), message: z.string(), state: deliverySchema }),
]) satisfies z.ZodMiniType<ServerFrame>;

/** A frame of a conversation's socket; null for what this page does not know. */
export function readFrame(data: unknown): ServerFrame | null {
  const parsed = agentFrameSchema.safeParse(typeof data === "string" ? parseJson(data) : data);
  return parsed.success ? parsed.data : null;
}

/** A frame of the desk's socket; null for what this page does not know. */
export function readDeskFrame(data: unknown): DeskFrame | null {
  const parsed = deskFrameSchema.safeParse(typeof data === "string" ? parseJson(data) : data);
  return parsed.success ? parsed.data : null;
}

const entriesSchema = z.array(
  z.object({
    key: z.string(),
    kind: z.enum(["reply", "note"]),
    text: z.string(),
    atMs: z.number(),
    sentAfter: z.nullable(z.number()),
    failures: z.number(),
    state: z.enum(["queued", "conflict", "failed"]),
  }),
);
/** A message or note on its way. */
export type Entry = z.infer<typeof entriesSchema>[number];

/** Stored entries; none where they cannot be read. */
export function readEntries(json: string): Entry[] {
  const parsed = entriesSchema.safeParse(parseJson(json));
  return parsed.success ? parsed.data : [];
}

/** What was seen of each conversation, as stored. */
export function readSeen(json: string): Record<string, string> {
  const parsed = z.record(z.string(), z.string()).safeParse(parseJson(json));
  return parsed.success ? parsed.data : {};
}

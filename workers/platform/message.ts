import { z } from "@hono/zod-openapi";

/** The most characters one message may have. */
export const MAX_TEXT_LENGTH = 8000;

/** The slots a reply may ask for. */
export const SLOTS = [
  "order_id",
  "product",
  "new_product",
  "quantity",
  "payment",
  "recipient",
  "phone",
  "address",
  "time",
  "service_type",
  "reason",
  "invoice_type",
  "invoice_title",
  "fault_code",
  /** Beyond the fixed contract: what a stock or size question needs. */
  "option",
  "body_measure",
  "coupon_code",
  /** The one-time code that was sent. */
  "code",
] as const;
export type SlotName = (typeof SLOTS)[number];

export const choiceSchema = z.object({ id: z.string().min(1).max(200), label: z.string().min(1).max(80) });
export type Choice = z.infer<typeof choiceSchema>;

export const sourceSchema = z.object({
  kind: z.enum([
    "product",
    "stock",
    "promotion",
    "size_chart",
    "order",
    "shipment",
    "invoice",
    "policy",
    "faq",
    "shop",
  ]),
  id: z.string(),
  title: z.string(),
});
/** Where a statement of the reply comes from. */
export type Source = z.infer<typeof sourceSchema>;

const money = z.object({ amountMinor: z.number().int(), currency: z.string().length(3) });
export type Money = z.infer<typeof money>;

export const cardSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("product"),
    productId: z.string(),
    title: z.string(),
    price: money,
    subtitle: z.string().optional(),
    imageUrl: z.string().optional(),
  }),
  z.object({
    kind: z.literal("order"),
    orderId: z.string(),
    state: z.string(),
    stateLabel: z.string(),
    total: money,
    items: z.array(z.object({ title: z.string(), options: z.string(), quantity: z.number().int() })),
  }),
  z.object({
    kind: z.literal("shipment"),
    orderId: z.string(),
    courier: z.string(),
    trackingNo: z.string(),
    stateLabel: z.string(),
    etaAt: z.string().nullable(),
    events: z.array(z.object({ at: z.string(), text: z.string() })),
  }),
  /** The preview of an action, or its receipt. */
  z.object({
    kind: z.literal("action"),
    action: z.string(),
    proposal: z.string(),
    state: z.enum(["proposed", "executed", "refused", "unknown"]),
    title: z.string(),
    rows: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
  /** How far an after-sales case has come. */
  z.object({
    kind: z.literal("case"),
    caseId: z.string(),
    orderId: z.string(),
    title: z.string(),
    steps: z.array(z.object({ label: z.string(), state: z.enum(["done", "now", "next"]) })),
    /** What the shopper writes on the parcel, while it is awaited. */
    code: z.string().nullable(),
    /** Where the label for that parcel is printed: an address, or a path of this server. */
    labelUrl: z.string().nullable(),
    /** Until when the shopper is waited for. */
    dueAt: z.string().nullable(),
  }),
  z.object({
    kind: z.literal("table"),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
]);
export type Card = z.infer<typeof cardSchema>;

export const expectsSchema = z.object({ kind: z.enum(["confirm", "slot", "choice"]), name: z.string() }).nullable();
/** What the shop waits for; null: nothing is awaited. */
export type Expects = z.infer<typeof expectsSchema>;

export const SENDERS = ["shopper", "bot", "agent", "system"] as const;

/** A stored file of a message; its link is asked for when it is shown. */
export const attachmentSchema = z.object({
  id: z.string().regex(/^att_[0-9a-f]{26}$/),
  kind: z.enum(["image", "voice", "video", "file"]),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const messageSchema = z
  .object({
    id: z.string(),
    seq: z.number().int(),
    from: z.enum(SENDERS),
    /** The agent's display name, on messages of agents. */
    name: z.string().optional(),
    text: z.string(),
    cards: z.array(cardSchema),
    choices: z.array(choiceSchema),
    expects: expectsSchema,
    sources: z.array(sourceSchema),
    attachments: z.array(attachmentSchema).optional(),
    at: z.string(),
  })
  .openapi("Message");
/** A message as every interface shows it (design §6). */
export type Message = z.infer<typeof messageSchema>;

export const actionReportSchema = z
  .object({
    name: z.string(),
    proposal: z.string(),
    state: z.enum(["proposed", "executed", "refused", "unknown"]),
    orderId: z.string().optional(),
    effects: z.array(z.record(z.string(), z.unknown())),
  })
  .openapi("ActionReport");
/** What a turn did, or offered to do, to the shop's data. */
export type ActionReport = z.infer<typeof actionReportSchema>;

/** The body of `POST /api/chat/:shop/messages`; strict, so that a field that would be dangerous is refused. */
export const sendSchema = z
  .strictObject({
    text: z.string().min(1).max(MAX_TEXT_LENGTH).optional(),
    choice: z.string().min(1).max(200).optional(),
    attachment: z.string().min(1).max(200).optional(),
  })
  .refine((body) => body.text !== undefined || body.choice !== undefined || body.attachment !== undefined, {
    message: "give text, choice or attachment",
  })
  .openapi("SendMessage");

export const HOLDERS = ["bot", "waiting", "agent", "closed"] as const;
export type Holder = (typeof HOLDERS)[number];

export const holderSchema = z.object({
  holder: z.enum(HOLDERS),
  epoch: z.number().int(),
  reason: z.string(),
  agent: z.object({ id: z.string(), name: z.string() }).nullable(),
});
/** Who may speak for the shop now. Every transition raises `epoch`. */
export type HolderState = z.infer<typeof holderSchema>;

/** Frames the server sends on a chat or agent socket. */
export type ServerFrame =
  | { type: "ready"; seq: number; holder: HolderState }
  | { type: "message"; message: Message }
  | { type: "holder"; holder: HolderState }
  | { type: "typing"; from: "shopper" | "bot" | "agent"; name?: string }
  /** Guarded sentences of an answer under way; `message` replaces them, `draft.end` takes them back. */
  | { type: "draft"; turn: string; text: string }
  | { type: "draft.end"; turn: string }
  /** Agents only. */
  | { type: "note"; note: Note }
  | { type: "delivery"; message: string; state: DeliveryState }
  | { type: "error"; error: { code: string; message: string } };

export const clientFrameSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("typing") }),
  z.strictObject({ type: z.literal("read"), seq: z.number().int().nonnegative() }),
]);
/** Frames a client may send. Messages go by POST, where a key makes them exactly-once. */
export type ClientFrame = z.infer<typeof clientFrameSchema>;

export type DeliveryState = "pending" | "sent" | "unknown" | "dead";

/** An agents-only note; notes have their own numbers and never reach a shopper. */
export const noteSchema = z.object({ id: z.string(), by: z.string(), text: z.string(), at: z.string() });
export type Note = z.infer<typeof noteSchema>;

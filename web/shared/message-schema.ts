import * as z from "zod/mini";
import type { Card, HolderState, Message, ServerFrame } from "../../workers/platform/message.ts";

// Compiled parsers need `eval`, which the pages' content policy forbids.
z.config({ jitless: true });

const moneySchema = z.object({ amountMinor: z.number(), currency: z.string() });
const rowSchema = z.object({ label: z.string(), value: z.string() });

const cardSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("product"),
    productId: z.string(),
    title: z.string(),
    price: moneySchema,
    subtitle: z.optional(z.string()),
    imageUrl: z.optional(z.string()),
  }),
  z.object({
    kind: z.literal("order"),
    orderId: z.string(),
    state: z.string(),
    stateLabel: z.string(),
    total: moneySchema,
    items: z.array(z.object({ title: z.string(), options: z.string(), quantity: z.number() })),
  }),
  z.object({
    kind: z.literal("shipment"),
    orderId: z.string(),
    courier: z.string(),
    trackingNo: z.string(),
    stateLabel: z.string(),
    etaAt: z.nullable(z.string()),
    events: z.array(z.object({ at: z.string(), text: z.string() })),
  }),
  z.object({
    kind: z.literal("action"),
    action: z.string(),
    proposal: z.string(),
    state: z.enum(["proposed", "executed", "refused", "unknown"]),
    title: z.string(),
    rows: z.array(rowSchema),
  }),
  z.object({
    kind: z.literal("case"),
    caseId: z.string(),
    orderId: z.string(),
    title: z.string(),
    steps: z.array(z.object({ label: z.string(), state: z.enum(["done", "now", "next"]) })),
    code: z.nullable(z.string()),
    labelUrl: z.nullable(z.string()),
    dueAt: z.nullable(z.string()),
  }),
  z.object({ kind: z.literal("table"), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
]);

const sourceKinds = [
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
] as const;

/** A page may be older than the server: a card of a kind it does not know is left out, the message stays. */
const cardsSchema = z.pipe(
  z.array(z.unknown()),
  z.transform((cards): Card[] =>
    cards.flatMap((card) => {
      const parsed = cardSchema.safeParse(card);
      return parsed.success ? [parsed.data] : [];
    }),
  ),
);

/** A message as the server sends it. */
export const messageSchema = z.object({
  id: z.string(),
  seq: z.number(),
  from: z.enum(["shopper", "bot", "agent", "system"]),
  name: z.optional(z.string()),
  text: z.string(),
  cards: cardsSchema,
  choices: z.array(z.object({ id: z.string(), label: z.string() })),
  expects: z.nullable(z.object({ kind: z.enum(["confirm", "slot", "choice"]), name: z.string() })),
  sources: z.array(z.object({ kind: z.enum(sourceKinds), id: z.string(), title: z.string() })),
  attachments: z.optional(z.array(z.object({ id: z.string(), kind: z.enum(["image", "voice", "video", "file"]) }))),
  at: z.string(),
}) satisfies z.ZodMiniType<Message>;

/** Who may speak for the shop. */
export const holderSchema = z.object({
  holder: z.enum(["bot", "waiting", "agent", "closed"]),
  epoch: z.number(),
  reason: z.string(),
  agent: z.nullable(z.object({ id: z.string(), name: z.string() })),
}) satisfies z.ZodMiniType<HolderState>;

/** Frames that every reader of a conversation gets. */
export const frameSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready"), seq: z.number(), holder: holderSchema }),
  z.object({ type: z.literal("message"), message: messageSchema }),
  z.object({ type: z.literal("holder"), holder: holderSchema }),
  z.object({
    type: z.literal("typing"),
    from: z.enum(["shopper", "bot", "agent"]),
    name: z.optional(z.string()),
  }),
  z.object({ type: z.literal("draft"), turn: z.string(), text: z.string() }),
  z.object({ type: z.literal("draft.end"), turn: z.string() }),
]) satisfies z.ZodMiniType<ServerFrame>;

/** Text as JSON; null where it is none. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

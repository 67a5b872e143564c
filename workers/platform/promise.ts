import { z } from "@hono/zod-openapi";

/**
 * What a shop can owe by its words. `assurance`: certainty with nothing countable behind it (“包在我身上”).
 * Kinds that the ledger can see done by itself are in `commerce/promises/fulfilment.ts`.
 */
export const PROMISE_KINDS = [
  "refund",
  "compensation",
  "coupon",
  "gift",
  "callback",
  "dispatch",
  "delivery",
  "replacement",
  "repair",
  "price_match",
  "exception",
  "follow_up",
  "assurance",
] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** `broken`: its day passed and nothing was seen done; it may still be kept late. */
export const PROMISE_STATES = ["open", "kept", "broken", "withdrawn"] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** Who bound the shop: an executed proposal, words that declare it, a handover, an agent's own words. */
export const PROMISE_SOURCES = ["proposal", "template", "handoff", "agent"] as const;
export type PromiseSource = (typeof PROMISE_SOURCES)[number];

/** A commitment as the message that makes it carries it; the ledger adds where and when. Plain JSON. */
export interface PromiseDraft {
  kind: PromiseKind;
  /** The words, masked. */
  what: string;
  source: PromiseSource;
  /** The template's id, or the agent's; of words that a case or a shipment tells its own: `case:<id>:<words>`. */
  by: string;
  /** Epoch ms; null: no day was named. */
  dueAt: number | null;
  amountMinor: number | null;
  currency: string | null;
  orderId: string | null;
}

/** A commitment of words that nobody asked for; the message that says them gives it its words. */
export type ProactivePromise = Omit<PromiseDraft, "what" | "source">;

/** What `promise.made` tells the ledger; an execution has put its own row there and sends none. Texts are masked. */
export interface PromiseRecord {
  kind: PromiseKind;
  /** Null where a handover says it. */
  what: string | null;
  source: PromiseSource;
  by: string | null;
  /** The message that said it. */
  message: string | null;
  amountMinor: number | null;
  currency: string | null;
  orderId: string | null;
  /** The ticket that does it. */
  ticketId: string | null;
}

/** One change of a promise's state, oldest first in its history. */
export interface PromiseStep {
  at: number;
  state: PromiseState;
  /** `watch`, `staff:<id>`. */
  by: string;
  /** Why, as a code or an agent's words, masked. */
  reason: string;
}

const when = z.string().openapi({ format: "date-time" });

/** A promise as readers of the API see it. */
export const promiseSchema = z
  .object({
    id: z.string(),
    kind: z.enum(PROMISE_KINDS),
    /** What the kind is called. */
    title: z.object({ zh: z.string(), en: z.string() }),
    /** The words, masked; empty where an execution or a handover says it. */
    what: z.string(),
    source: z.enum(PROMISE_SOURCES),
    state: z.enum(PROMISE_STATES),
    dueAt: when.nullable(),
    isOverdue: z.boolean(),
    amountMinor: z.number().int().nullable(),
    currency: z.string().nullable(),
    orderId: z.string().nullable(),
    createdAt: when,
  })
  .openapi("Promise");
export type ShownPromise = z.infer<typeof promiseSchema>;

import { z } from "@hono/zod-openapi";
import type { CustomerCard } from "../../commerce/customers/customer-cards.ts";
import type { HistoryLine } from "../../commerce/customers/ledger-history.ts";
import type { Suggestion } from "../../commerce/customers/show-person.ts";
import { orderSummary } from "./order-summary.ts";
import { channelNames } from "./schemas.ts";

const time = z.string().openapi({ format: "date-time" });
export const customerId = z.string().min(1).max(64);

const cardSchema = z
  .object({
    id: z.string(),
    name: z.string().nullable().openapi({ description: "Masked, as phone and email are" }),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    tier: z.string(),
    createdAt: time,
    keys: z
      .array(z.object({ kind: z.string(), isProved: z.boolean(), since: time }))
      .openapi({ description: "Keys that lead to this record; what they are is told to nobody" }),
    kinds: z.array(z.string()).openapi({ description: "Kinds of its proved keys" }),
    channels: z.array(z.string()),
    conversations: z.number().int(),
    orders: z.number().int(),
    lastAt: time.nullable(),
  })
  .openapi("CustomerRecord");

export const suggestionSchema = z.object({
  customers: z.array(cardSchema).openapi({ description: "Two of them" }),
  why: z.string().openapi({ description: "phone, email, order or device" }),
  at: time,
});

/** `seq`: the newest line of the ledger, to be sent back as `seen` with a change. */
const seq = z.number().int();

export const foundSchema = z
  .object({
    customers: z.array(cardSchema.extend({ records: z.number().int() })),
    isPartial: z.boolean().openapi({ description: "There are more customers than names were looked through" }),
    channels: channelNames,
    seq,
  })
  .openapi("CustomersFound");

const lineSchema = z.object({
  seq,
  act: z.enum(["merge", "split"]),
  customers: z.array(z.string()),
  why: z.string().nullable().openapi({ description: "Of a merge: the key that proved it, or staff" }),
  actor: z.string(),
  actorName: z.string().nullable(),
  at: time,
  canUndo: z.boolean(),
});

export const personSchema = z
  .object({
    records: z.array(cardSchema),
    conversations: z.array(
      z.object({
        conversation: z.string(),
        channel: z.string(),
        lastText: z.string().openapi({ description: "Masked" }),
        lastAt: time,
      }),
    ),
    orders: z.array(orderSummary),
    suggestions: z.array(suggestionSchema),
    history: z.array(lineSchema).openapi({ description: "What the ledger says of them, the newest first" }),
    people: z
      .record(z.string(), z.string().nullable())
      .openapi({ description: "Masked names of all whom the history names" }),
    channels: channelNames,
    seq,
    mayChange: z.boolean().openapi({ description: "Whether the one who asks may merge, split and unmask" }),
  })
  .openapi("Person");

const seen = z
  .number()
  .int()
  .nonnegative()
  .optional()
  .openapi({ description: "`seq` as it was read; 409 where the ledger has gone on about these customers" });
export const pairBody = z.strictObject({ customers: z.tuple([customerId, customerId]), seen });
export const splitBody = z.strictObject({ customers: z.array(customerId).min(1).max(100), seen });
export const undoBody = z.strictObject({ line: z.number().int().positive(), seen });

const iso = (at: number) => new Date(at).toISOString();

/** A card as it goes over the wire. */
export function cardOut<C extends CustomerCard>({ createdAt, lastAt, keys, ...card }: C) {
  return {
    ...card,
    createdAt: iso(createdAt),
    lastAt: lastAt === null ? null : iso(lastAt),
    keys: keys.map(({ since, ...key }) => ({ ...key, since: iso(since) })),
  };
}

export function suggestionOut({ customers, why, at }: Suggestion) {
  return { customers: customers.map(cardOut), why, at: iso(at) };
}

export function lineOut({ seq: line, entry, actor, at, undo }: HistoryLine, names: ReadonlyMap<string, string>) {
  return {
    seq: line,
    act: entry.act,
    customers: [...entry.customers],
    why: entry.act === "merge" ? entry.why : null,
    actor,
    actorName: names.get(actor) ?? null,
    at: iso(at),
    canUndo: undo !== null,
  };
}

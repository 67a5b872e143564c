import * as z from "zod/mini";
import { channelNameSchema, orderSchema, pastSchema } from "./wire.ts";

const maybeText = z.nullable(z.string());

const recordShape = {
  id: z.string(),
  name: maybeText,
  phone: maybeText,
  email: maybeText,
  tier: z.string(),
  createdAt: z.string(),
  keys: z.array(z.object({ kind: z.string(), isProved: z.boolean(), since: z.string() })),
  kinds: z.array(z.string()),
  channels: z.array(z.string()),
  conversations: z.number(),
  orders: z.number(),
  lastAt: maybeText,
};
const recordSchema = z.object(recordShape);
/** A customer's record, masked, with the keys that lead to it. */
export type CustomerRecord = z.infer<typeof recordSchema>;

const foundSchema = z.object({
  customers: z.array(z.object({ ...recordShape, records: z.number() })),
  isPartial: z.boolean(),
  channels: z.array(channelNameSchema),
  /** The newest line of the ledger when this was read. */
  seq: z.number(),
});
/** What a search has found. */
export type Found = z.infer<typeof foundSchema>;
export type FoundCustomer = Found["customers"][number];

const suggestionSchema = z.object({
  customers: z.tuple([recordSchema, recordSchema]),
  why: z.string(),
  at: z.string(),
});
/** Two who may be one. */
export type Suggestion = z.infer<typeof suggestionSchema>;

const lineSchema = z.object({
  seq: z.number(),
  act: z.enum(["merge", "split"]),
  customers: z.array(z.string()),
  why: maybeText,
  actor: z.string(),
  actorName: maybeText,
  at: z.string(),
  canUndo: z.boolean(),
});
/** A line of the ledger of merges and splits. */
export type HistoryLine = z.infer<typeof lineSchema>;

const personSchema = z.object({
  records: z.array(recordSchema),
  conversations: z.array(pastSchema),
  orders: z.array(orderSchema),
  suggestions: z.array(suggestionSchema),
  history: z.array(lineSchema),
  /** Masked names of all whom the history names. */
  people: z.record(z.string(), maybeText),
  channels: z.array(channelNameSchema),
  seq: z.number(),
  mayChange: z.boolean(),
});
/** One customer over all channels. */
export type Person = z.infer<typeof personSchema>;

const openSchema = z.object({
  id: z.string(),
  name: maybeText,
  phone: maybeText,
  email: maybeText,
  address: maybeText,
});
/** A record's personal data as it is. */
export type OpenRecord = z.infer<typeof openSchema>;

/** The answers of the calls about customers. */
export const customerAnswers = {
  found: foundSchema,
  person: personSchema,
  suggestions: z.object({ suggestions: z.array(suggestionSchema) }),
  open: z.object({ records: z.array(openSchema) }),
};

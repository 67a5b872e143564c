import { z } from "zod";

/** States of an order, in their usual course. */
export const ORDER_STATES = [
  "pending_payment",
  "paid",
  "processing",
  "shipped",
  "delivered",
  "completed",
  "cancelled",
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Every action that changes the shop's data (design §5). */
export const ACTIONS = [
  "cancel_order",
  "change_address",
  "change_items",
  "change_payment",
  "change_profile_address",
  "place_order",
  "apply_coupon",
  "return_items",
  "exchange_items",
  "refund_only",
  "reship",
  "price_protect",
  "compensate",
  "expedite_order",
  "issue_invoice",
  "book_service",
  "register_review_cashback",
  "redeem_points",
  "withdraw_request",
  "erase_my_data",
] as const;
export type ActionName = (typeof ACTIONS)[number];

/** How strongly a shopper is known: not at all, by order number and phone, by the shop's signature. */
export const IDENTITY_LEVELS = ["none", "order_phone", "signed"] as const;
export type IdentityLevel = (typeof IDENTITY_LEVELS)[number];

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) });

const ruleSchema = z.strictObject({
  /** A rule that is not allowed refuses with its words. */
  allowed: z.boolean().default(true),
  states: z.array(z.enum(ORDER_STATES)).min(1),
  /** Days after delivery in which it may be asked for; absent: no limit. */
  windowDays: z.number().int().positive().optional(),
  identity: z.enum(IDENTITY_LEVELS).default("order_phone"),
  /** Reasons a shopper may give; absent: none is asked. */
  reasons: z.array(z.object({ id: z.string(), label: bilingual, freight: z.enum(["shop", "shopper"]) })).optional(),
  /** Minor units: up to `automatic` at once, up to `approval` after a supervisor's yes, above it a person. */
  ladder: z.object({ automaticMinor: z.number().int(), approvalMinor: z.number().int() }).optional(),
  /** Refund goes back `original` or to a balance, within `days`. */
  refund: z
    .object({ to: z.array(z.enum(["original", "balance"])).min(1), days: z.number().int().positive() })
    .optional(),
  /** Categories that are excluded (食品 opened, 内衣 …). */
  excludedCategories: z.array(z.string()).default([]),
  /** How often per order. */
  timesPerOrder: z.number().int().positive().optional(),
});
export type PolicyRule = z.infer<typeof ruleSchema>;

/** A shop's policy as data: what may be done, when, and what the shop has decided to promise. */
export const policySchema = z.strictObject({
  version: z.literal(1),
  actions: z.partialRecord(z.enum(ACTIONS), ruleSchema),
  shipping: z.strictObject({
    /** Orders paid before this local hour leave the same day. */
    cutoffHour: z.number().int().min(0).max(23),
    couriers: z.array(z.string()).min(1),
    freeFromMinor: z.number().int().nonnegative(),
    freightMinor: z.number().int().nonnegative(),
    /** A shipment with no courier event for so long counts as stuck. */
    stuckHours: z.number().int().positive(),
  }),
  returns: z.strictObject({ address: bilingual, words: bilingual }),
  handoff: z.strictObject({
    /** Turns in a row that were not understood. */
    notUnderstood: z.number().int().positive().default(2),
    /** Angry turns with no progress. */
    angry: z.number().int().positive().default(2),
    intents: z.array(z.string()).default(["complaint"]),
    /** Minutes a waiting shopper is kept before the bot takes over again with a ticket. */
    waitMinutes: z.number().int().positive().default(10),
  }),
  identity: z.strictObject({ attemptsPerHour: z.number().int().positive().default(5) }),
});
export type Policy = z.infer<typeof policySchema>;
export type PolicyInput = z.input<typeof policySchema>;

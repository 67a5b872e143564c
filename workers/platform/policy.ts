import { z } from "zod";
import { caseTermsSchema } from "./case-terms.ts";

/** States of an order, in their usual course. */
export const ORDER_STATES = [
  "pending_payment",
  "paid",
  "processing",
  "shipped",
  "delivered",
  "completed",
  "cancelled",
  /** Everything in it went back. */
  "returned",
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

/** How strongly a shopper is known: not at all, by order number and phone, by a one-time code, by the shop's signature. */
export const IDENTITY_LEVELS = ["none", "order_phone", "code", "signed"] as const;
export type IdentityLevel = (typeof IDENTITY_LEVELS)[number];

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) });

const minor = z.number().int().nonnegative();

/** Kinds of after-sales service that can be booked. */
export const SERVICE_TYPES = ["install", "repair", "maintain", "pick_up"] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];

const reasonSchema = z.strictObject({
  id: z.string(),
  label: bilingual,
  /** Who pays the postage of goods that go back. */
  freight: z.enum(["shop", "shopper"]),
  /** A picture is asked for before anything is decided. */
  evidence: z.boolean().optional(),
  /** What this reason is compensated with: a fixed amount, or a share of what was paid in hundredths of a percent. */
  compensation: z
    .union([z.strictObject({ minor }), z.strictObject({ shareBp: z.number().int().min(1).max(10_000) })])
    .optional(),
});
export type PolicyReason = z.infer<typeof reasonSchema>;

const ruleSchema = z.strictObject({
  /** A rule that is not allowed refuses with its words. */
  allowed: z.boolean().default(true),
  /** States of the order in which it may be done; empty for actions without an order. */
  states: z.array(z.enum(ORDER_STATES)).default([]),
  /** Actions of which none may have been executed on the order before. */
  notAfter: z.array(z.enum(ACTIONS)).default([]),
  /** Days in which it may be asked for; absent: no limit. */
  windowDays: z.number().int().positive().optional(),
  /** What the days count from. */
  windowFrom: z.enum(["delivered", "paid", "placed"]).default("delivered"),
  identity: z.enum(IDENTITY_LEVELS).default("order_phone"),
  /** Reasons a shopper may give; absent: none is asked. */
  reasons: z.array(reasonSchema).optional(),
  /** Minor units: up to `automatic` at once, up to `approval` after a supervisor's yes, above it a person. */
  ladder: z.object({ automaticMinor: z.number().int(), approvalMinor: z.number().int() }).optional(),
  refund: z
    .object({
      /**
       * Where money may go: back the way it was paid, to a stored value of the customer (gift card, balance), to any
       * payment method of the customer's own. The first is taken where the shopper names none.
       */
      to: z.array(z.enum(["original", "stored_value", "own"])).min(1),
      /** Days until it is there, where the method is not a stored value: that has it at once. */
      days: z.number().int().positive(),
      /** Goods are awaited first, or the money goes at once. */
      when: z.enum(["at_once", "after_receipt"]).default("after_receipt"),
    })
    .optional(),
  /** Of change_items and exchange_items. */
  replacement: z
    .strictObject({
      /** Another variant of the same product, a product that the product lists, or any. */
      by: z.enum(["same_product", "listed", "any"]),
      /** The difference in price is charged or paid back; else it stays as it was. */
      settle: z.boolean().default(true),
      /** The shopper names the payment method of the difference; else it goes as the order was paid. */
      methodNeeded: z.boolean().default(false),
    })
    .optional(),
  /** Of place_order and change_payment: what may be paid with. */
  payment: z.strictObject({ kinds: z.array(z.enum(["stored_value", "external"])).min(1) }).optional(),
  /** Of book_service. */
  service: z
    .strictObject({ types: z.array(z.enum(SERVICE_TYPES)).min(1), withinDays: z.number().int().positive().default(30) })
    .optional(),
  /** Of register_review_cashback. */
  cashback: z.strictObject({ amountMinor: minor, evidence: z.boolean().default(true) }).optional(),
  /** Of redeem_points: what one point is worth, and how many at least. */
  points: z.strictObject({ pointMinor: minor, atLeast: z.number().int().positive() }).optional(),
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
  /** Terms of after-sales cases; absent: the usual ones. */
  cases: caseTermsSchema.optional(),
});
export type Policy = z.infer<typeof policySchema>;
export type PolicyInput = z.input<typeof policySchema>;

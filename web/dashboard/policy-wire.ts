import * as z from "zod/mini";

const bilingual = z.object({ zh: z.string(), en: z.string() });

const reasonSchema = z.looseObject({
  id: z.string(),
  label: bilingual,
  freight: z.enum(["shop", "shopper"]),
  evidence: z.optional(z.boolean()),
  /** A fixed amount, or a share of what was paid in hundredths of a percent. */
  compensation: z.optional(z.union([z.object({ minor: z.number() }), z.object({ shareBp: z.number() })])),
});
export type Reason = z.infer<typeof reasonSchema>;

/** What the form edits of a rule; the rest goes back as it came. */
const ruleSchema = z.looseObject({
  allowed: z.boolean(),
  states: z.array(z.string()),
  windowDays: z.optional(z.number()),
  windowFrom: z.string(),
  identity: z.string(),
  reasons: z.optional(z.array(reasonSchema)),
  ladder: z.optional(z.object({ automaticMinor: z.number(), approvalMinor: z.number() })),
  refund: z.optional(z.looseObject({ to: z.array(z.string()), days: z.number(), when: z.string() })),
  timesPerOrder: z.optional(z.number()),
  replacement: z.optional(z.looseObject({ by: z.string(), settle: z.boolean(), methodNeeded: z.boolean() })),
  payment: z.optional(z.looseObject({ kinds: z.array(z.string()) })),
  service: z.optional(z.looseObject({ types: z.array(z.string()), withinDays: z.number() })),
  cashback: z.optional(z.looseObject({ amountMinor: z.number(), evidence: z.boolean() })),
  points: z.optional(z.looseObject({ pointMinor: z.number(), atLeast: z.number() })),
});
export type Rule = z.infer<typeof ruleSchema>;

export const policyDocument = z.looseObject({
  actions: z.record(z.string(), ruleSchema),
  shipping: z.looseObject({
    cutoffHour: z.number(),
    freeFromMinor: z.number(),
    freightMinor: z.number(),
    stuckHours: z.number(),
  }),
  returns: z.looseObject({ address: bilingual, words: bilingual }),
});
/** A policy as it is edited. */
export type PolicyDocument = z.infer<typeof policyDocument>;

const versionSchema = z.object({
  version: z.number(),
  state: z.enum(["draft", "scheduled", "in_force", "waiting", "ended"]),
  validFrom: z.string(),
  validUntil: z.nullable(z.string()),
  publishedAt: z.nullable(z.string()),
  createdAt: z.string(),
});
export type PolicyVersion = z.infer<typeof versionSchema>;

const differenceSchema = z.object({
  action: z.nullable(z.string()),
  path: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type Difference = z.infer<typeof differenceSchema>;

const outcomeSchema = z.object({
  verdict: z.enum(["automatic", "approval", "refused"]),
  reason: z.nullable(z.string()),
  amountMinor: z.number(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

const totalsSchema = z.object({
  automatic: z.number(),
  approval: z.number(),
  refused: z.number(),
  amountMinor: z.number(),
});

const dryRunSchema = z.object({
  orders: z.number(),
  days: z.number(),
  /** There were more orders than were tried: the newest. */
  isCut: z.boolean(),
  actions: z.array(z.object({ action: z.string(), inForce: totalsSchema, draft: totalsSchema, differing: z.number() })),
  cases: z.array(z.object({ orderId: z.string(), action: z.string(), inForce: outcomeSchema, draft: outcomeSchema })),
});
/** What the policy in force and a draft would have answered to the orders of the last days. */
export type DryRun = z.infer<typeof dryRunSchema>;

/** Answers of the calls about the policy. */
export const policyAnswers = {
  policy: policyDocument,
  versions: z.object({ versions: z.array(versionSchema) }),
  version: z.object({ version: z.number() }),
  differences: z.object({ from: z.number(), differences: z.array(differenceSchema) }),
  dryRun: dryRunSchema,
} as const;

import * as z from "zod/mini";

const bilingual = z.object({ zh: z.string(), en: z.string() });
const named = z.object({ name: bilingual, quantity: z.optional(z.number()) });

/** What the page shows of an effect; the rest is left out. */
const effectSchema = z.object({
  kind: z.string(),
  amountMinor: z.optional(z.number()),
  offMinor: z.optional(z.number()),
  totalMinor: z.optional(z.number()),
  currency: z.optional(z.string()),
  to: z.optional(z.string()),
  from: z.optional(z.string()),
  label: z.optional(z.nullable(bilingual)),
  name: z.optional(z.nullable(bilingual)),
  items: z.optional(z.array(named)),
  changes: z.optional(z.array(z.object({ from: named, to: named }))),
});
export type ApprovalEffect = z.infer<typeof effectSchema>;

const approvalSchema = z.object({
  id: z.string(),
  conversation: z.string(),
  orderId: z.nullable(z.string()),
  customerName: z.nullable(z.string()),
  action: z.string(),
  amountMinor: z.number(),
  currency: z.string(),
  effects: z.array(effectSchema),
  reason: z.nullable(bilingual),
  state: z.enum(["pending", "approved", "declined"]),
  decidedAt: z.nullable(z.string()),
  note: z.nullable(z.string()),
  createdAt: z.string(),
});
/** A confirmed request over the automatic amount. */
export type Approval = z.infer<typeof approvalSchema>;

/** Answers of the calls about approvals. */
export const approvalAnswers = {
  list: z.object({ approvals: z.array(approvalSchema) }),
  decided: z.object({ settled: z.boolean() }),
} as const;

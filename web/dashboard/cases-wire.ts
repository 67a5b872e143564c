import * as z from "zod/mini";

const maybeText = z.nullable(z.string());
const parcel = z.nullable(z.object({ courier: z.string(), trackingNo: z.string() }));

const rowFields = {
  id: z.string(),
  kind: z.string(),
  orderId: z.string(),
  conversation: maybeText,
  step: z.string(),
  outcome: maybeText,
  dueAt: maybeText,
  openedAt: z.string(),
  updatedAt: z.string(),
};
const rowSchema = z.object(rowFields);
/** A line of the list; times are ISO. Kinds and steps are open: the page may be older than the server. */
export type CaseRow = z.infer<typeof rowSchema>;

const caseSchema = z.object({
  ...rowFields,
  deadlineAt: maybeText,
  amountMinor: z.nullable(z.number()),
  currency: z.string(),
  refund: z.string(),
  returnCode: z.string(),
  goodsBack: parcel,
  replacement: parcel,
  evidence: z.array(z.object({ ref: z.string(), at: z.string(), by: z.string() })),
  entries: z.array(
    z.object({
      number: z.number(),
      at: z.string(),
      event: z.string(),
      detail: maybeText,
      by: z.string(),
      note: maybeText,
      to: z.string(),
    }),
  ),
  tasks: z.array(z.object({ id: z.string(), kind: z.string(), state: z.string(), detail: maybeText })),
});
/** A case with its course and its evidence. */
export type CaseWhole = z.infer<typeof caseSchema>;

export const caseAnswers = {
  list: z.object({ cases: z.array(rowSchema) }),
  one: z.object({ case: caseSchema }),
};

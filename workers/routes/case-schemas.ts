import { z } from "@hono/zod-openapi";
import type { CaseReport, CaseView, ReportedEvent } from "../../durable-objects/case/contract.ts";
import { CASE_DECISIONS } from "../commerce/cases/case.ts";
import { CASE_KINDS, CASE_OUTCOMES, CASE_STEPS } from "../platform/case-words.ts";
import { shopId } from "./params.ts";

export const caseId = z
  .string()
  .regex(/^[\w.-]{1,120}$/, "a case's id")
  .openapi({ param: { name: "case", in: "path" }, example: "rtn_0abc" });
export const caseParams = z.object({ shop: shopId, case: caseId });

const moment = z.string().openapi({ format: "date-time" });
const parcel = z.strictObject({
  courier: z.string().trim().min(1).max(60),
  trackingNo: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{4,40}$/, "4–40 letters, digits and dashes"),
});
const evidenceRefs = z
  .array(z.string().regex(/^[\w.:/-]{1,200}$/, "a reference to what was sent in, not the thing itself"))
  .min(1)
  .max(20);

export const caseRowSchema = z
  .object({
    id: z.string(),
    kind: z.enum(CASE_KINDS),
    orderId: z.string(),
    customerId: z.string().nullable(),
    conversation: z.string().nullable(),
    step: z.enum(CASE_STEPS),
    outcome: z.enum(CASE_OUTCOMES).nullable(),
    dueAt: moment.nullable(),
    openedAt: moment,
    updatedAt: moment,
  })
  .openapi("CaseRow");

export const caseSchema = caseRowSchema
  .extend({
    deadlineAt: moment.nullable(),
    amountMinor: z.number().int().nullable(),
    currency: z.string(),
    refund: z.enum(["none", "ordered", "settled"]),
    returnCode: z.string(),
    goodsBack: z.object({ courier: z.string(), trackingNo: z.string() }).nullable(),
    replacement: z.object({ courier: z.string(), trackingNo: z.string() }).nullable(),
    evidence: z.array(z.object({ ref: z.string(), at: moment, by: z.string() })),
    entries: z.array(
      z.object({
        number: z.number().int(),
        at: moment,
        event: z.string(),
        detail: z.string().nullable(),
        by: z.string(),
        note: z.string().nullable(),
        from: z.enum(CASE_STEPS).nullable(),
        to: z.enum(CASE_STEPS),
      }),
    ),
    tasks: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        state: z.enum(["pending", "doing", "done"]),
        attempts: z.number().int(),
        detail: z.string().nullable(),
      }),
    ),
  })
  .openapi("Case");

/** What systems may report; people may decide beside it. */
const FACTS = [
  z.strictObject({ type: z.literal("goods_sent"), parcel: parcel.nullable().default(null) }),
  z.strictObject({ type: z.literal("goods_received") }),
  z.strictObject({ type: z.literal("inspected"), result: z.enum(["accepted", "rejected"]) }),
  z.strictObject({ type: z.literal("evidence_added"), refs: evidenceRefs }),
  z.strictObject({ type: z.literal("courier_answered"), answer: z.enum(["lost", "found"]) }),
  z.strictObject({ type: z.literal("repaired"), parcel: parcel.nullable().default(null) }),
  z.strictObject({ type: z.literal("replacement_shipped"), parcel }),
  z.strictObject({ type: z.literal("delivered") }),
] as const;
const decided = z.strictObject({
  type: z.literal("decided"),
  decision: z.enum(CASE_DECISIONS),
  /** Minor units; needed for a refund that was not promised. */
  amountMinor: z.number().int().positive().nullable().default(null),
});
const note = z.string().trim().min(1).max(500).nullable().default(null);

export const factBody = z.strictObject({ event: z.discriminatedUnion("type", [...FACTS]), note });
export const staffBody = z.strictObject({ event: z.discriminatedUnion("type", [...FACTS, decided]), note });
export const shopperBody = z.strictObject({ event: z.discriminatedUnion("type", [FACTS[0], FACTS[3]]) });

export const newCaseBody = z.strictObject({
  kind: z.enum(["lost_parcel", "quality"]),
  orderId: z.string().min(1).max(64),
});

/** The report of a checked event. */
export function reportOf(
  event: ReportedEvent | { type: "evidence_added"; refs: string[] },
  rest: Omit<CaseReport, "event">,
): CaseReport {
  return { ...rest, event };
}

const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

/** A row of the list, as the API shows it. */
export function shownRow<R extends { dueAt: number | null; openedAt: number; updatedAt: number }>(
  row: R,
): Omit<R, "dueAt" | "openedAt" | "updatedAt"> & { dueAt: string | null; openedAt: string; updatedAt: string } {
  return { ...row, dueAt: isoOrNull(row.dueAt), openedAt: iso(row.openedAt), updatedAt: iso(row.updatedAt) };
}

/** A case, as staff and systems see it. */
export function shownCase(view: CaseView): z.infer<typeof caseSchema> {
  return {
    ...shownRow(view),
    deadlineAt: isoOrNull(view.deadlineAt),
    evidence: view.evidence.map((one) => ({ ...one, at: iso(one.at) })),
    entries: view.entries.map((one) => ({ ...one, at: iso(one.at) })),
  };
}

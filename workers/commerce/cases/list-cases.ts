import { and, asc, desc, eq, inArray, isNotNull, lt, ne, type SQL } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { cases } from "../../platform/db/schema/cases.ts";

export const CASE_LISTS = ["open", "decide", "done"] as const;
export type CaseList = (typeof CASE_LISTS)[number];
export type CaseRow = Omit<
  typeof cases.$inferSelect,
  "shopId" | "revision" | "backTrackingNo" | "replacementTrackingNo"
>;

const COLUMNS = {
  id: cases.id,
  kind: cases.kind,
  orderId: cases.orderId,
  customerId: cases.customerId,
  conversation: cases.conversation,
  proposalId: cases.proposalId,
  step: cases.step,
  outcome: cases.outcome,
  dueAt: cases.dueAt,
  openedAt: cases.openedAt,
  updatedAt: cases.updatedAt,
};
const LISTS: Record<CaseList, SQL | undefined> = {
  open: ne(cases.step, "done"),
  decide: inArray(cases.step, ["judging", "deciding"]),
  done: eq(cases.step, "done"),
};

/** A shop's cases: running ones by what is due first, ended ones the newest first. `before` pages the ended ones. */
export async function listCases(
  database: Database,
  shop: string,
  { list, before, limit }: { list: CaseList; before: number | null; limit: number },
): Promise<CaseRow[]> {
  const isDone = list === "done";
  return database
    .select(COLUMNS)
    .from(cases)
    .where(
      and(eq(cases.shopId, shop), LISTS[list], isDone && before !== null ? lt(cases.updatedAt, before) : undefined),
    )
    .orderBy(isDone ? desc(cases.updatedAt) : asc(cases.dueAt), asc(cases.id))
    .limit(limit);
}

/** Every case of a customer: what erasing walks over. */
export async function casesOfCustomer(database: Database, shop: string, customerId: string): Promise<string[]> {
  const rows = await database
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.shopId, shop), eq(cases.customerId, customerId)));
  return rows.map(({ id }) => id);
}

/** The cases that one conversation is told of, the newest first. */
export async function casesOfConversation(database: Database, shop: string, conversation: string): Promise<CaseRow[]> {
  return database
    .select(COLUMNS)
    .from(cases)
    .where(and(eq(cases.shopId, shop), eq(cases.conversation, conversation), isNotNull(cases.conversation)))
    .orderBy(desc(cases.openedAt), asc(cases.id))
    .limit(50);
}

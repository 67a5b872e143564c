import { and, eq, gt, inArray, lt, ne, type SQL, sql } from "drizzle-orm";
import type { CaseOrigin } from "../case-words.ts";
import type { Database } from "./database.ts";
import { inList } from "./rows.ts";
import { cases } from "./schema/cases.ts";
import { executions, refunds, returns, services } from "./schema/orders.ts";

/** A row that a case has to drive, and has none. */
export interface UnstartedCase {
  shop: string;
  case: string;
  origin: CaseOrigin;
}

/** At most so many in one go; the next sweep finds the rest. */
const LIMIT = 200;

/** The case of a refund that goes with no goods. */
export function refundCaseId(proposal: string): string {
  return `cas_${proposal}`;
}

/**
 * Rows of executed actions that no case drives yet: of the named proposals of a shop, or (the net beneath the events)
 * all that were made after `since`, epoch ms. One round trip.
 */
export async function unstartedCases(
  database: Database,
  of: { shop: string; proposals: string[] } | { since: number },
): Promise<UnstartedCase[]> {
  const isMeant = (shop: SQL, proposal: SQL, createdAt: SQL) =>
    "since" in of ? gt(createdAt, of.since) : sql`${eq(shop, of.shop)} and ${inList(proposal, of.proposals)}`;
  const hasNone = (shop: SQL, id: SQL) =>
    sql`not exists (select 1 from ${cases} where ${cases.shopId} = ${shop} and ${cases.id} = ${id})`;
  const column = (one: { getSQL(): SQL }) => one.getSQL();
  const refundCase = sql`'cas_' || ${refunds.proposalId}`;
  const [returned, served, refunded] = await database.batch([
    database
      .select({ shop: returns.shopId, case: returns.id })
      .from(returns)
      .where(
        and(
          // Paid at once: the goods are still to come.
          sql`(${returns.state} = 'requested' or (${returns.state} = 'refunded' and ${returns.kind} = 'return'))`,
          isMeant(column(returns.shopId), column(returns.proposalId), column(returns.createdAt)),
          hasNone(column(returns.shopId), column(returns.id)),
        ),
      )
      .limit(LIMIT),
    database
      .select({ shop: services.shopId, case: services.id })
      .from(services)
      .where(
        and(
          eq(services.state, "booked"),
          isMeant(column(services.shopId), column(services.proposalId), column(services.createdAt)),
          hasNone(column(services.shopId), column(services.id)),
        ),
      )
      .limit(LIMIT),
    database
      .selectDistinct({ shop: refunds.shopId, proposal: sql<string>`${refunds.proposalId}` })
      .from(refunds)
      .innerJoin(executions, eq(executions.proposalId, refunds.proposalId))
      .where(
        and(
          eq(refunds.state, "requested"),
          inArray(executions.action, ["refund_only"]),
          isMeant(column(refunds.shopId), column(refunds.proposalId), column(refunds.createdAt)),
          hasNone(column(refunds.shopId), refundCase),
        ),
      )
      .limit(LIMIT),
  ]);
  return [
    ...returned.map((row) => ({ ...row, origin: { from: "returns" } as const })),
    ...served.map((row) => ({ ...row, origin: { from: "services" } as const })),
    ...refunded.map(({ shop, proposal }) => {
      return { shop, case: refundCaseId(proposal), origin: { from: "refund", proposal } as const };
    }),
  ];
}

/** Cases that still run although an action has called their row off: of the named orders of a shop, or of all. */
export async function calledOffCases(
  database: Database,
  of: { shop: string; orders: string[] } | "all",
): Promise<{ shop: string; case: string }[]> {
  const isMeant = of === "all" ? sql`true` : sql`${eq(cases.shopId, of.shop)} and ${inList(cases.orderId, of.orders)}`;
  const offReturn = sql`exists (select 1 from ${returns} where ${returns.shopId} = ${cases.shopId} and ${returns.id} = ${cases.id} and ${returns.state} = 'withdrawn')`;
  const offService = sql`exists (select 1 from ${services} where ${services.shopId} = ${cases.shopId} and ${services.id} = ${cases.id} and ${services.state} = 'cancelled')`;
  return database
    .select({ shop: cases.shopId, case: cases.id })
    .from(cases)
    .where(and(ne(cases.step, "done"), isMeant, sql`(${offReturn} or ${offService})`))
    .limit(LIMIT);
}

/** Cases that should have woken by `before`, epoch ms, the longest overdue first. */
export async function overdueCases(database: Database, before: number): Promise<{ shop: string; case: string }[]> {
  return database
    .select({ shop: cases.shopId, case: cases.id })
    .from(cases)
    .where(lt(cases.dueAt, before))
    .orderBy(cases.dueAt)
    .limit(LIMIT);
}

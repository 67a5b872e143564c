import { and, desc, eq, isNull, lt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { tickets } from "../platform/db/schema/tickets.ts";
import type { TicketState } from "../platform/ticket-words.ts";
import type { TicketRow } from "./statements.ts";

/** Which tickets of a shop, newest first. */
export interface TicketQuery {
  state?: TicketState | undefined;
  /** Only those of this member of staff. */
  assigneeId?: string | undefined;
  isUnassigned?: boolean | undefined;
  /** Only those of which a clock has run out. */
  isOverdue?: boolean | undefined;
  conversation?: string | undefined;
  orderId?: string | undefined;
  /** Only numbers below it. */
  before?: number | undefined;
  /** At most 100. */
  limit: number;
}

/** One page; `next` goes into `before`. */
export async function listTickets(
  database: Database,
  shop: string,
  query: TicketQuery,
  now: number,
): Promise<{ tickets: TicketRow[]; next: number | null }> {
  const conditions: (SQL | undefined)[] = [
    eq(tickets.shopId, shop),
    query.state && eq(tickets.state, query.state),
    query.assigneeId === undefined ? undefined : eq(tickets.assigneeId, query.assigneeId),
    query.isUnassigned ? and(isNull(tickets.assigneeId), ne(tickets.state, "done")) : undefined,
    query.isOverdue ? isOverdue(now) : undefined,
    query.conversation === undefined ? undefined : eq(tickets.conversation, query.conversation),
    query.orderId === undefined ? undefined : eq(tickets.orderId, query.orderId),
    query.before === undefined ? undefined : lt(tickets.number, query.before),
  ];
  const found = await database
    .select()
    .from(tickets)
    .where(and(...conditions))
    .orderBy(desc(tickets.number))
    .limit(query.limit + 1);
  const page = found.slice(0, query.limit);
  return { tickets: page, next: found.length > query.limit ? (page.at(-1)?.number ?? null) : null };
}

/** How many tickets stand in each list that an agent looks at. */
export async function countTickets(database: Database, shop: string, assigneeId: string, now: number) {
  const count = (condition: SQL | undefined) => sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
  const isLive = ne(tickets.state, "done");
  const [row] = await database
    .select({
      open: count(eq(tickets.state, "open")),
      pending: count(eq(tickets.state, "pending")),
      mine: count(and(eq(tickets.assigneeId, assigneeId), isLive)),
      unassigned: count(and(isNull(tickets.assigneeId), isLive)),
      overdue: count(isOverdue(now)),
    })
    .from(tickets)
    .where(and(eq(tickets.shopId, shop), isLive));
  return row ?? { open: 0, pending: 0, mine: 0, unassigned: 0, overdue: 0 };
}

function isOverdue(now: number): SQL | undefined {
  return and(
    ne(tickets.state, "done"),
    or(and(eq(tickets.state, "open"), lte(tickets.nextDueAt, now)), sql`json_array_length(${tickets.breaches}) > 0`),
  );
}

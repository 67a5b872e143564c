import { and, desc, eq, inArray, isNull, lt, type SQL } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { customers, staff } from "../platform/db/schema/index.ts";
import { conversations } from "../platform/db/schema/projections.ts";
import type { Holder } from "../platform/message.ts";
import type { DataKeys } from "../platform/privacy/keys.ts";
import { maskName } from "../platform/privacy/mask.ts";
import { unseal } from "../platform/privacy/seal.ts";

export const INBOX_VIEWS = ["all", "waiting", "mine", "bot", "closed"] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];

/** One line of the inbox; texts and names are masked. Times are epoch ms. */
export interface InboxRow {
  conversation: string;
  channel: string;
  customerId: string | null;
  customerName: string | null;
  holder: Holder;
  epoch: number;
  holderReason: string;
  agentId: string | null;
  agentName: string | null;
  language: string | null;
  intent: string | null;
  sentiment: number | null;
  lastText: string;
  lastFrom: string;
  messages: number;
  unanswered: number;
  startedAt: number;
  lastAt: number;
  waitingSince: number | null;
}

/** The newest conversations of a view before `before`; one page and the time at which the next one begins. */
export async function listInbox(
  deps: { database: Database; keys: DataKeys; shop: string },
  query: { view: InboxView; agentId: string; before: number | null; limit: number },
): Promise<{ rows: InboxRow[]; next: number | null }> {
  const found = await deps.database
    .select()
    .from(conversations)
    .where(
      and(
        eq(conversations.shopId, deps.shop),
        viewFilter(query.view, query.agentId),
        query.before === null ? undefined : lt(conversations.lastAt, query.before),
      ),
    )
    .orderBy(desc(conversations.lastAt))
    .limit(query.limit + 1);
  const rows = found.slice(0, query.limit);
  const names = await namesOf(deps, rows);
  return {
    rows: rows.map((row) => ({
      ...row,
      customerName: row.customerId ? (names.customers.get(row.customerId) ?? null) : null,
      agentName: row.agentId ? (names.agents.get(row.agentId) ?? null) : null,
    })),
    next: found.length > query.limit ? (rows.at(-1)?.lastAt ?? null) : null,
  };
}

function viewFilter(view: InboxView, agentId: string): SQL | undefined {
  if (view === "all") return undefined;
  if (view === "mine") return and(eq(conversations.holder, "agent"), eq(conversations.agentId, agentId));
  return eq(conversations.holder, view);
}

async function namesOf(
  deps: { database: Database; keys: DataKeys; shop: string },
  rows: { customerId: string | null; agentId: string | null }[],
) {
  const customerIds = [...new Set(rows.flatMap((row) => row.customerId ?? []))];
  const agentIds = [...new Set(rows.flatMap((row) => row.agentId ?? []))];
  const [known, agents] = await Promise.all([
    customerIds.length === 0
      ? []
      : deps.database
          .select({ id: customers.id, nameSealed: customers.nameSealed })
          .from(customers)
          .where(and(eq(customers.shopId, deps.shop), inArray(customers.id, customerIds), isNull(customers.erasedAt))),
    agentIds.length === 0
      ? []
      : deps.database
          .select({ id: staff.userId, name: staff.displayName })
          .from(staff)
          .where(and(eq(staff.shopId, deps.shop), inArray(staff.userId, agentIds))),
  ]);
  const opened = await Promise.all(
    known.map(
      async ({ id, nameSealed }) => [id, nameSealed ? maskName(await unseal(deps.keys, nameSealed)) : id] as const,
    ),
  );
  return { customers: new Map(opened), agents: new Map(agents.map(({ id, name }) => [id, name])) };
}

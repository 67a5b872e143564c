import { sql } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { insertWhere, type Statement } from "../platform/db/rows.ts";
import { promises } from "../platform/db/schema/promises.ts";
import type { ConversationEvent } from "../platform/events.ts";

const DAY_MS = 86_400_000;

interface Owner {
  shop: string;
  conversation: string;
  customerId: string | null;
}

/**
 * The ledger's row of a promise that a message made; none where its execution has written it. The row comes once per
 * promise, and what is owed already (the same order, kind and day) is not owed twice for being said again.
 */
export function promiseStatements(
  database: Database,
  { shop, conversation, customerId }: Owner,
  { promise, dueAt, record, at, chain = [] }: Extract<ConversationEvent, { type: "promise.made" }>,
): Statement[] {
  if (!record) return [];
  const { kind, what, source, by, message, amountMinor, currency, orderId, ticketId } = record;
  const isOwed = sql`exists (select 1 from promises as known where known.shop_id = ${shop}
    and known.order_id = ${orderId} and known.kind = ${kind} and abs(known.due_at - ${dueAt}) < ${DAY_MS})`;
  const row = {
    shopId: shop,
    id: promise,
    conversation,
    kind,
    what,
    source,
    sourceBy: by,
    message,
    orderId,
    customerId,
    amountMinor,
    currency,
    dueAt,
    state: "open" as const,
    ticketId,
    chain,
    createdAt: at,
  };
  return [insertWhere(database, promises, row, sql`not ${isOwed}`).onConflictDoNothing()];
}

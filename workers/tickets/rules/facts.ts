import { and, count, desc, eq, gte, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { customerConversations, customers } from "../../platform/db/schema/customers.ts";
import { approvals, orders, refunds } from "../../platform/db/schema/orders.ts";
import { conversations, facts as countedFacts } from "../../platform/db/schema/projections.ts";
import { tickets } from "../../platform/db/schema/tickets.ts";
import type { RuleEvent } from "./events.ts";
import type { ReadFact } from "./judge.ts";

const DAY_MS = 86_400_000;
const TURNS_LOOKED_AT = 10;

/** What a rule may look up about an event; each is read once, when a condition asks for it. */
export interface Lookup {
  read: ReadFact;
  /** Whose it is; null where nobody is known. */
  customer(): Promise<string | null>;
}

/** Opens the look-up of an event in the shop's database. Nothing is read before it is asked for. */
export function openLookup(database: Database, shop: string, event: RuleEvent, now: number): Lookup {
  const { conversation, orderId, ticketId, proposal } = event;
  const order = once(async () => {
    if (!orderId) return null;
    const [row] = await database
      .select({ customerId: orders.customerId, totalMinor: orders.totalMinor, state: orders.state })
      .from(orders)
      .where(and(eq(orders.shopId, shop), eq(orders.id, orderId)));
    return row ?? null;
  });
  const ticket = once(async () => {
    if (!ticketId) return null;
    const [row] = await database
      .select()
      .from(tickets)
      .where(and(eq(tickets.shopId, shop), eq(tickets.id, ticketId)));
    return row ?? null;
  });
  const customerId = once(async () => {
    if (event.customerId) return event.customerId;
    const known = (await order())?.customerId ?? (await ticket())?.customerId;
    if (known || !conversation) return known ?? null;
    const [[row], [link]] = await database.batch([
      database
        .select({ id: conversations.customerId })
        .from(conversations)
        .where(and(eq(conversations.shopId, shop), eq(conversations.conversation, conversation))),
      database
        .select({ id: customerConversations.customerId })
        .from(customerConversations)
        .where(and(eq(customerConversations.shopId, shop), eq(customerConversations.conversation, conversation)))
        .limit(1),
    ]);
    return row?.id ?? link?.id ?? null;
  });
  const customer = once(async () => {
    const id = await customerId();
    if (!id) return null;
    const [row] = await database
      .select({ tier: customers.tier, points: customers.points })
      .from(customers)
      .where(and(eq(customers.shopId, shop), eq(customers.id, id)));
    return row ?? null;
  });
  const approval = once(async () => {
    const [row] = await database
      .select({ amountMinor: approvals.amountMinor })
      .from(approvals)
      .where(and(eq(approvals.shopId, shop), eq(approvals.proposalId, proposal ?? "")));
    return row ?? null;
  });
  const lookups: Record<string, () => unknown> = {
    "customer.tier": async () => (await customer())?.tier,
    "customer.points": async () => (await customer())?.points,
    "customer.refunds_90_days": async () => refundsSince(database, shop, await customerId(), now - 90 * DAY_MS),
    "order.total": async () => (await order())?.totalMinor,
    "order.state": async () => (await order())?.state,
    "ticket.type": async () => (await ticket())?.type,
    "ticket.priority": async () => (await ticket())?.priority,
    "ticket.state": async () => (await ticket())?.state,
    "ticket.source": async () => (await ticket())?.source,
    "ticket.tags": async () => (await ticket())?.tags,
    "approval.amount": async () => (await approval())?.amountMinor,
    "conversation.channel": () => conversation?.split("~")[0],
    "conversation.negative_turns": () => negativeTurns(database, shop, conversation, event.at),
  };
  return {
    customer: customerId,
    read: (name) => {
      const own: unknown = Object.entries(event.facts).find(([fact]) => fact === name)?.[1];
      return own ?? lookups[name]?.();
    },
  };
}

async function refundsSince(database: Database, shop: string, customer: string | null, since: number) {
  if (!customer) return undefined;
  const [row] = await database
    .select({ n: count() })
    .from(refunds)
    .innerJoin(orders, and(eq(orders.shopId, refunds.shopId), eq(orders.id, refunds.orderId)))
    .where(and(eq(refunds.shopId, shop), eq(orders.customerId, customer), gte(refunds.createdAt, since)));
  return row?.n ?? 0;
}

/** How many of the last turns were negative without a break, up to and with `at`. */
async function negativeTurns(database: Database, shop: string, conversation: string | null, at: number) {
  if (!conversation) return undefined;
  const turns = await database
    .select({ detail: countedFacts.detail })
    .from(countedFacts)
    .where(
      and(
        eq(countedFacts.shopId, shop),
        eq(countedFacts.conversation, conversation),
        eq(countedFacts.type, "turn.taken"),
        sql`${countedFacts.at} <= ${at}`,
      ),
    )
    .orderBy(desc(countedFacts.eventSeq))
    .limit(TURNS_LOOKED_AT);
  const firstOther = turns.findIndex(({ detail }) => detail?.sentiment !== -1);
  return firstOther < 0 ? turns.length : firstOther;
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | null = null;
  return () => {
    known ??= work();
    return known;
  };
}

import { and, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { shipmentNotices } from "../../platform/db/schema/cases.ts";
import { variants } from "../../platform/db/schema/catalogue.ts";
import { customerConversations } from "../../platform/db/schema/customers.ts";
import { approvals, orderItems, orders } from "../../platform/db/schema/orders.ts";
import { promises } from "../../platform/db/schema/promises.ts";
import { type RuleEvent, ruleEvent } from "./events.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Prices are compared with those of orders so young. */
const PRICE_DAYS = 30;

interface Window {
  since: number;
  now: number;
  limit: number;
}

/**
 * What the shop's own tables tell rather than a conversation: approvals that wait, promises that are late, what was
 * noticed of shipments, prices that fell. Only what is in `wanted` is looked for; ids are the same each time.
 */
export async function noticedEvents(
  database: Database,
  shop: string,
  wanted: ReadonlySet<string>,
  window: Window,
): Promise<RuleEvent[]> {
  const sources = [
    wanted.has("approval.requested") ? waitingApprovals(database, shop, window) : [],
    wanted.has("promise.overdue") ? latePromises(database, shop, window) : [],
    wanted.has("shipment.stuck") || wanted.has("shipment.delivered_unreceived")
      ? noticedShipments(database, shop, window)
      : [],
    wanted.has("order.price_dropped") ? fallenPrices(database, shop, window) : [],
  ];
  return (await Promise.all(sources)).flat().filter(({ type }) => wanted.has(type));
}

async function waitingApprovals(database: Database, shop: string, { since, limit }: Window): Promise<RuleEvent[]> {
  const rows = await database
    .select()
    .from(approvals)
    .where(and(eq(approvals.shopId, shop), gte(approvals.createdAt, since)))
    .orderBy(desc(approvals.createdAt))
    .limit(limit);
  return rows.map(({ id, conversation, orderId, customerId, proposalId, action, amountMinor, createdAt }) =>
    ruleEvent({
      id: `approval:${id}`,
      type: "approval.requested",
      at: createdAt,
      conversation,
      orderId,
      customerId,
      proposal: proposalId,
      facts: { "action.name": action, "approval.amount": amountMinor },
    }),
  );
}

async function latePromises(database: Database, shop: string, { since, now, limit }: Window): Promise<RuleEvent[]> {
  const rows = await database
    .select()
    .from(promises)
    .where(
      and(
        eq(promises.shopId, shop),
        inArray(promises.state, ["open", "broken"]),
        gte(promises.dueAt, since),
        lt(promises.dueAt, now),
      ),
    )
    .orderBy(desc(promises.dueAt))
    .limit(limit);
  return rows.map(({ id, conversation, orderId, customerId, kind, dueAt, chain }) =>
    ruleEvent({
      id: `promise:${id}`,
      type: "promise.overdue",
      at: dueAt ?? now,
      conversation,
      orderId,
      customerId,
      chain,
      facts: { "promise.kind": kind, "promise.hours_late": Math.floor((now - (dueAt ?? now)) / HOUR_MS) },
    }),
  );
}

async function noticedShipments(database: Database, shop: string, { since, limit }: Window): Promise<RuleEvent[]> {
  const rows = await database
    .select()
    .from(shipmentNotices)
    .where(and(eq(shipmentNotices.shopId, shop), gte(shipmentNotices.noticedAt, since)))
    .orderBy(desc(shipmentNotices.noticedAt))
    .limit(limit);
  return rows.map(({ shipmentId, kind, occurrence, orderId, customerId, conversation, noticedAt }) =>
    ruleEvent({
      id: `shipment:${shipmentId}:${kind}:${occurrence}`,
      type: kind === "unreceived" ? "shipment.delivered_unreceived" : "shipment.stuck",
      at: noticedAt,
      conversation,
      orderId,
      customerId,
      facts: { "shipment.notice": kind },
    }),
  );
}

/** Items of young orders that cost less now; one event per order, with the largest drop, per price. */
async function fallenPrices(database: Database, shop: string, { now, limit }: Window): Promise<RuleEvent[]> {
  const drop = sql<number>`max(${orderItems.unitPriceMinor} - ${variants.priceMinor})`;
  const conversation = sql<string | null>`(select ${customerConversations.conversation} from ${customerConversations}
    where ${customerConversations.shopId} = ${orders.shopId} and ${customerConversations.customerId} = ${orders.customerId}
    order by ${customerConversations.linkedAt} desc limit 1)`;
  const rows = await database
    .select({ id: orders.id, customerId: orders.customerId, placedAt: orders.placedAt, drop, conversation })
    .from(orders)
    .innerJoin(orderItems, and(eq(orderItems.shopId, orders.shopId), eq(orderItems.orderId, orders.id)))
    .innerJoin(variants, and(eq(variants.shopId, orderItems.shopId), eq(variants.id, orderItems.variantId)))
    .where(
      and(
        eq(orders.shopId, shop),
        gte(orders.placedAt, now - PRICE_DAYS * DAY_MS),
        inArray(orders.state, ["paid", "processing", "shipped", "delivered", "completed"]),
        eq(orderItems.state, "ordered"),
        lt(variants.priceMinor, orderItems.unitPriceMinor),
      ),
    )
    .groupBy(orders.id)
    .orderBy(desc(orders.placedAt))
    .limit(limit);
  return rows.map(({ id, customerId, placedAt, drop: most, conversation: talk }) =>
    ruleEvent({
      id: `price:${id}:${most}`,
      type: "order.price_dropped",
      at: now,
      conversation: talk,
      orderId: id,
      customerId,
      facts: { "price.drop": most, "price.days_since": Math.floor((now - placedAt) / DAY_MS) },
    }),
  );
}

import { and, count, eq, sql } from "drizzle-orm";
import { products } from "../../platform/db/schema/catalogue.ts";
import { executions, orderItems, orders } from "../../platform/db/schema/orders.ts";
import type { Policy } from "../../platform/policy.ts";
import { parsePolicy, selectPolicyInForce } from "../../platform/policy-in-force.ts";
import type { CommerceDeps } from "../deps.ts";
import { assembleOrders, openedBy, orderQueries } from "../orders.ts";
import type { Execution, Identity, Order } from "../ports.ts";
import { openResult } from "./result.ts";

/** All that decides about an action, read in one transaction: never from the snapshot. */
export interface ActionFacts {
  /** Null: unknown, or not opened by the identity. */
  order: Order | null;
  policy: Policy;
  policyVersion: number;
  /** How often each action was executed on the order. */
  executed: Partial<Record<string, number>>;
  /** Category by product of the order. */
  categoryOf: Partial<Record<string, string>>;
  /** What became of the proposal, if it was executed already. */
  stored: Execution | null;
}

/** Reads the facts in one round trip. */
export async function readFacts(
  deps: CommerceDeps,
  orderId: string,
  identity: Identity,
  proposalId: string | null,
): Promise<ActionFacts> {
  const { database, keys, shop, now } = deps;
  const condition = sql`${eq(orders.id, orderId)} and ${openedBy(identity) ?? sql`false`}`;
  const [order, items, shipments, refunds, invoices, policies, counts, categories, stored] = await database.batch([
    ...orderQueries(deps, condition, 1),
    selectPolicyInForce(database, shop.shop, now()),
    database
      .select({ action: executions.action, times: count() })
      .from(executions)
      .where(and(eq(executions.shopId, shop.shop), eq(executions.orderId, orderId), eq(executions.state, "executed")))
      .groupBy(executions.action),
    database
      .select({ productId: products.id, categoryId: products.categoryId })
      .from(products)
      .where(
        and(
          eq(products.shopId, shop.shop),
          sql`${products.id} in (select ${orderItems.productId} from ${orderItems} where ${and(eq(orderItems.shopId, shop.shop), eq(orderItems.orderId, orderId))})`,
        ),
      ),
    database
      .select()
      .from(executions)
      .where(and(eq(executions.shopId, shop.shop), eq(executions.proposalId, proposalId ?? ""))),
  ]);
  const [found] = await assembleOrders(keys, [order, items, shipments, refunds, invoices]);
  return {
    order: found ?? null,
    policy: parsePolicy(policies[0]),
    policyVersion: policies[0]?.version ?? 0,
    executed: Object.fromEntries(counts.map(({ action, times }) => [action, times])),
    categoryOf: Object.fromEntries(categories.map(({ productId, categoryId }) => [productId, categoryId])),
    stored: stored[0] ? await openResult(keys, stored[0]) : null,
  };
}

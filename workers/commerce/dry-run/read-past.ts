import { and, count, eq, gt, isNotNull, sql } from "drizzle-orm";
import { products, promotions, variants } from "../../platform/db/schema/catalogue.ts";
import { paymentMethods } from "../../platform/db/schema/customers.ts";
import { cashbacks, executions, orderItems, orders, returns, services } from "../../platform/db/schema/orders.ts";
import type { Policy } from "../../platform/policy.ts";
import type { ActionFacts } from "../actions/facts.ts";
import { type VariantFacts, variantFactsQuery } from "../actions/variant-facts.ts";
import type { CommerceDeps } from "../deps.ts";
import { assembleOrders, methodOf, orderQueries } from "../orders.ts";
import type { Order } from "../ports.ts";

export type PastDeps = Pick<CommerceDeps, "database" | "keys" | "shop">;

/** Orders with everything that decides about actions on them, as it is now. */
export interface Past {
  orders: Order[];
  /** There were more than were read. */
  isCut: boolean;
  /** The facts of one order under a policy. */
  factsOf(order: Order, policy: Policy): ActionFacts;
}

/** Reads at most `limit` orders placed after `since` (epoch ms), the newest first, in one round trip. */
export async function readPast(deps: PastDeps, since: number, limit: number): Promise<Past> {
  const { database, keys, shop } = deps;
  const condition = gt(orders.placedAt, since);
  const where = and(eq(orders.shopId, shop.shop), condition);
  const ids = sql`(select ${orders.id} from ${orders} where ${where} order by ${orders.placedAt} desc, ${orders.id} limit ${limit})`;
  const productIds = sql`(select ${orderItems.productId} from ${orderItems} where ${orderItems.shopId} = ${shop.shop} and ${orderItems.orderId} in ${ids})`;
  const [order, items, shipments, refunds, invoices, all, ...rest] = await database.batch([
    ...orderQueries(deps, condition, limit),
    database.select({ count: count() }).from(orders).where(where),
    database
      .select({ orderId: executions.orderId, action: executions.action, times: count() })
      .from(executions)
      .where(
        and(
          eq(executions.shopId, shop.shop),
          isNotNull(executions.orderId),
          sql`${executions.orderId} in ${ids}`,
          eq(executions.state, "executed"),
        ),
      )
      .groupBy(executions.orderId, executions.action),
    database
      .select({ id: products.id, categoryId: products.categoryId, exchangeFor: products.exchangeFor })
      .from(products)
      .where(and(eq(products.shopId, shop.shop), sql`${products.id} in ${productIds}`)),
    variantFactsQuery(deps, sql`${variants.productId} in ${productIds}`),
    database
      .select()
      .from(paymentMethods)
      .where(
        and(
          eq(paymentMethods.shopId, shop.shop),
          sql`${paymentMethods.customerId} in (select ${orders.customerId} from ${orders} where ${orders.shopId} = ${shop.shop} and ${orders.id} in ${ids})`,
        ),
      )
      .orderBy(sql`${paymentMethods}.rowid`),
    database
      .select()
      .from(returns)
      .where(and(eq(returns.shopId, shop.shop), sql`${returns.orderId} in ${ids}`))
      .orderBy(sql`${returns}.rowid`),
    database
      .select()
      .from(cashbacks)
      .where(and(eq(cashbacks.shopId, shop.shop), sql`${cashbacks.orderId} in ${ids}`)),
    database
      .select({ orderId: services.orderId, type: services.type, itemId: services.itemId, state: services.state })
      .from(services)
      .where(and(eq(services.shopId, shop.shop), sql`${services.orderId} in ${ids}`)),
    database.select({ promotion: promotions.promotion }).from(promotions).where(eq(promotions.shopId, shop.shop)),
  ]);
  const [counts, productRows, variantRows, methodRows, returnRows, cashbackRows, serviceRows, promotionRows] = rest;
  const found = await assembleOrders(keys, [order, items, shipments, refunds, invoices]);
  const executedOf = Map.groupBy(counts, ({ orderId }) => orderId);
  const methodsOf = Map.groupBy(methodRows, ({ customerId }) => customerId);
  const returnsOf = Map.groupBy(returnRows, ({ orderId }) => orderId);
  const servicesOf = Map.groupBy(serviceRows, ({ orderId }) => orderId);
  const shared = {
    customer: null,
    policyVersion: 0,
    products: new Map(productRows.map(({ id, ...product }) => [id, product])),
    variants: new Map<string, VariantFacts>(variantRows.map((row) => [row.id, row])),
    promotions: promotionRows.map(({ promotion }) => promotion),
    couponUses: {},
    approval: null,
    stored: null,
  };
  return {
    orders: found,
    isCut: (all[0]?.count ?? 0) > found.length,
    factsOf: (one, policy) => ({
      ...shared,
      order: one,
      policy,
      executed: Object.fromEntries((executedOf.get(one.id) ?? []).map(({ action, times }) => [action, times])),
      methods: (methodsOf.get(one.customerId) ?? []).map(methodOf),
      returns: returnsOf.get(one.id) ?? [],
      services: servicesOf.get(one.id) ?? [],
      cashback: cashbackRows.find(({ orderId }) => orderId === one.id) ?? null,
    }),
  };
}

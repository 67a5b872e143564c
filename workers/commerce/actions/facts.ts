import { and, count, eq, type SQL, sql } from "drizzle-orm";
import { inList } from "../../platform/db/rows.ts";
import { products, promotions, variants } from "../../platform/db/schema/catalogue.ts";
import { couponUses } from "../../platform/db/schema/coupons.ts";
import { customers, paymentMethods } from "../../platform/db/schema/customers.ts";
import {
  approvals,
  cashbacks,
  executions,
  orderItems,
  orders,
  returns,
  services,
} from "../../platform/db/schema/orders.ts";
import type { Policy } from "../../platform/policy.ts";
import { parsePolicy, selectPolicyInForce } from "../../platform/policy-in-force.ts";
import type { Promotion } from "../../platform/snapshot.ts";
import type { CommerceDeps } from "../deps.ts";
import { assembleOrders, methodOf, openCustomer, openedBy, opensFile, orderQueries } from "../orders.ts";
import type { Customer, Execution, Identity, Order, PaymentMethod } from "../ports.ts";
import { openResult } from "./result.ts";
import { type VariantFacts, variantFactsQuery } from "./variant-facts.ts";

/** The customer's own file, where the identity opens it. */
export type CustomerFacts = Omit<Customer, "methods">;

/** What an order's products say about exchanging and excluding. */
export interface ProductFacts {
  categoryId: string;
  exchangeFor: string[];
}

/** All that decides about an action, read in one transaction: never from the snapshot. */
export interface ActionFacts {
  /** Null: unknown, or not opened by the identity. */
  order: Order | null;
  /** Null: the identity opens no customer's file. */
  customer: CustomerFacts | null;
  policy: Policy;
  policyVersion: number;
  /** How often each action was executed on the order; without one, for the customer. */
  executed: Partial<Record<string, number>>;
  /** By id: the products of the order. */
  products: Map<string, ProductFacts>;
  /** By id: the variants of the order and those named in the arguments, as far as there are such. */
  variants: Map<string, VariantFacts>;
  /** Of the order's customer, else of the identity's. */
  methods: PaymentMethod[];
  returns: (typeof returns.$inferSelect)[];
  cashback: typeof cashbacks.$inferSelect | null;
  services: Pick<typeof services.$inferSelect, "type" | "itemId" | "state">[];
  promotions: Promotion[];
  /** How often the customer has used each coupon, by its code. */
  couponUses: Partial<Record<string, number>>;
  approval: { id: string; state: "pending" | "approved" | "declined"; createdAt: number } | null;
  /** What became of the proposal, if it was executed already. */
  stored: Execution | null;
}

/** What is asked for: the order, the variants named, the proposal that is being executed. */
export interface FactsQuery {
  orderId: string | null;
  variants: string[];
  proposal: string | null;
}

/** Reads the facts in one round trip. */
export async function readFacts(deps: CommerceDeps, identity: Identity, query: FactsQuery): Promise<ActionFacts> {
  const { database, keys, shop, now } = deps;
  const { orderId, proposal } = query;
  const opened = openedBy(identity);
  const condition = orderId !== null && opened ? sql`${eq(orders.id, orderId)} and ${opened}` : sql`false`;
  const ofOrder = orderId ?? "";
  const file = opensFile(identity) ? identity.customerId : "";
  const owner = sql`coalesce((select ${orders.customerId} from ${orders} where ${and(eq(orders.shopId, shop.shop), condition)}), ${file})`;
  const [order, items, shipments, refunds, invoices, ...rest] = await database.batch([
    ...orderQueries(deps, condition, 1),
    selectPolicyInForce(database, shop.shop, now()),
    database
      .select({ action: executions.action, times: count() })
      .from(executions)
      .where(
        and(
          eq(executions.shopId, shop.shop),
          orderId === null ? eq(executions.customerId, file) : eq(executions.orderId, orderId),
          eq(executions.state, "executed"),
        ),
      )
      .groupBy(executions.action),
    database
      .select({ id: products.id, categoryId: products.categoryId, exchangeFor: products.exchangeFor })
      .from(products)
      .where(
        and(
          eq(products.shopId, shop.shop),
          sql`${products.id} in (select ${orderItems.productId} from ${orderItems} where ${and(eq(orderItems.shopId, shop.shop), eq(orderItems.orderId, ofOrder))})`,
        ),
      ),
    variantFactsQuery(deps, namedOrOrdered(shop.shop, query.variants, ofOrder)),
    database
      .select()
      .from(paymentMethods)
      .where(and(eq(paymentMethods.shopId, shop.shop), sql`${paymentMethods.customerId} = ${owner}`))
      .orderBy(sql`${paymentMethods}.rowid`),
    database
      .select()
      .from(customers)
      .where(and(eq(customers.shopId, shop.shop), eq(customers.id, file), sql`${customers.erasedAt} is null`)),
    database
      .select()
      .from(returns)
      .where(and(eq(returns.shopId, shop.shop), eq(returns.orderId, ofOrder)))
      .orderBy(sql`${returns}.rowid`),
    database
      .select()
      .from(cashbacks)
      .where(and(eq(cashbacks.shopId, shop.shop), eq(cashbacks.orderId, ofOrder))),
    database
      .select({ type: services.type, itemId: services.itemId, state: services.state })
      .from(services)
      .where(and(eq(services.shopId, shop.shop), eq(services.orderId, ofOrder))),
    database.select({ promotion: promotions.promotion }).from(promotions).where(eq(promotions.shopId, shop.shop)),
    database
      .select({ code: couponUses.code, times: count() })
      .from(couponUses)
      .where(and(eq(couponUses.shopId, shop.shop), sql`${couponUses.customerId} = ${owner}`))
      .groupBy(couponUses.code),
    database
      .select({ id: approvals.id, state: approvals.state, createdAt: approvals.createdAt })
      .from(approvals)
      .where(and(eq(approvals.shopId, shop.shop), eq(approvals.proposalId, proposal ?? ""))),
    database
      .select()
      .from(executions)
      .where(and(eq(executions.shopId, shop.shop), eq(executions.proposalId, proposal ?? ""))),
  ]);
  const [policies, counts, productRows, variantRows, methodRows, customerRows, ...more] = rest;
  const [returnRows, cashbackRows, serviceRows, promotionRows, useRows, approvalRows, stored] = more;
  const [found] = await assembleOrders(keys, [order, items, shipments, refunds, invoices]);
  return {
    order: found ?? null,
    customer: customerRows[0] ? await openCustomer(keys, customerRows[0]) : null,
    policy: parsePolicy(policies[0]),
    policyVersion: policies[0]?.version ?? 0,
    executed: Object.fromEntries(counts.map(({ action, times }) => [action, times])),
    products: new Map(productRows.map(({ id, ...product }) => [id, product])),
    variants: new Map(variantRows.map((row) => [row.id, row])),
    methods: methodRows.map(methodOf),
    returns: found ? returnRows : [],
    cashback: (found && cashbackRows[0]) || null,
    services: found ? serviceRows : [],
    promotions: promotionRows.map(({ promotion }) => promotion),
    couponUses: Object.fromEntries(useRows.map(({ code, times }) => [code, times])),
    approval: approvalRows[0] ?? null,
    stored: stored[0] ? await openResult(keys, stored[0]) : null,
  };
}

/** Variants that the request names, and those in the order. */
function namedOrOrdered(shopId: string, ids: string[], orderId: string): SQL {
  const ordered = and(eq(orderItems.shopId, shopId), eq(orderItems.orderId, orderId));
  return sql`(${inList(variants.id, ids)} or ${variants.id} in (select ${orderItems.variantId} from ${orderItems} where ${ordered}))`;
}

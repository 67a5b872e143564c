import { and, asc, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { openResult } from "../../../workers/commerce/actions/result.ts";
import { addressSchema, assembleOrders, methodOf, orderQueries } from "../../../workers/commerce/orders.ts";
import worker from "../../../workers/index.ts";
import { importShop } from "../../../workers/merchants/import-shop.ts";
import { loadSnapshot } from "../../../workers/merchants/snapshot.ts";
import { systemClock } from "../../../workers/platform/clock.ts";
import type { Database } from "../../../workers/platform/db/database.ts";
import { customers, paymentMethods } from "../../../workers/platform/db/schema/customers.ts";
import {
  approvals,
  cashbacks,
  executions,
  invoices,
  orders,
  refunds,
  returns,
  services,
} from "../../../workers/platform/db/schema/orders.ts";
import { promises } from "../../../workers/platform/db/schema/promises.ts";
import type { Env } from "../../../workers/platform/env.ts";
import type { DataKeys } from "../../../workers/platform/privacy/keys.ts";
import { unseal, unsealJson } from "../../../workers/platform/privacy/seal.ts";
import type { ShopSnapshot } from "../../../workers/platform/snapshot.ts";
import { type Stored, type StoredCustomer, type StoredOrder, subjectSchema } from "./stored.ts";

// The product as it is, with two more doors that only the bench knocks at: rows of users and their orders are put back
// as they were, and read as they are.

export * from "../../../workers/index.ts";

export default {
  ...worker,
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/bench/")) return worker.fetch(request, env, context);
    const { shop, customers: ids, document } = subjectSchema.parse(await request.json());
    const { database, keys, snapshot } = await loadSnapshot(env, shop, systemClock);
    if (pathname === "/bench/restore") {
      await forget(database, shop, ids);
      await importShop({ database, keys, now: systemClock }, shop, document, "bench");
    }
    return Response.json(await read(database, keys, snapshot, ids));
  },
};

/** Removes what actions have left behind; the import puts the rest back. */
async function forget(database: Database, shop: string, ids: string[]): Promise<void> {
  const ofThem = sql`(select id from orders where shop_id = ${shop} and ${inArray(sql`customer_id`, ids)})`;
  const ofOrders = (table: typeof returns | typeof services | typeof cashbacks | typeof promises | typeof approvals) =>
    database.delete(table).where(and(eq(table.shopId, shop), sql`${table.orderId} in ${ofThem}`));
  await database.batch([
    ofOrders(returns),
    ofOrders(services),
    ofOrders(cashbacks),
    ofOrders(promises),
    ofOrders(approvals),
    database
      .delete(executions)
      .where(
        and(
          eq(executions.shopId, shop),
          or(inArray(executions.customerId, ids), sql`${executions.orderId} in ${ofThem}`),
        ),
      ),
    database
      .delete(refunds)
      .where(and(eq(refunds.shopId, shop), sql`${refunds.orderId} in ${ofThem}`, isNotNull(refunds.proposalId))),
    database
      .delete(invoices)
      .where(and(eq(invoices.shopId, shop), sql`${invoices.orderId} in ${ofThem}`, isNotNull(invoices.proposalId))),
    database
      .delete(paymentMethods)
      .where(and(eq(paymentMethods.shopId, shop), inArray(paymentMethods.customerId, ids))),
  ]);
}

async function read(database: Database, keys: DataKeys, shop: ShopSnapshot, ids: string[]): Promise<Stored> {
  const found = await database
    .select({ id: orders.id, customerId: orders.customerId })
    .from(orders)
    .where(and(eq(orders.shopId, shop.shop), inArray(orders.customerId, ids)))
    .orderBy(asc(orders.placedAt));
  const orderIds = found.map(({ id }) => id);
  const rows = await database.batch(orderQueries({ database, shop }, inArray(orders.customerId, ids), 200));
  const [executed, sentBack, methods, people] = await database.batch([
    database
      .select()
      .from(executions)
      .where(
        and(eq(executions.shopId, shop.shop), inArray(executions.orderId, orderIds), eq(executions.state, "executed")),
      )
      .orderBy(asc(executions.at)),
    database
      .select()
      .from(returns)
      .where(and(eq(returns.shopId, shop.shop), inArray(returns.orderId, orderIds))),
    database
      .select()
      .from(paymentMethods)
      .where(and(eq(paymentMethods.shopId, shop.shop), inArray(paymentMethods.customerId, ids))),
    database
      .select()
      .from(customers)
      .where(and(eq(customers.shopId, shop.shop), inArray(customers.id, ids))),
  ]);
  const proposalOf = new Map(rows[3].map(({ id, proposalId }) => [id, proposalId]));
  const opened = await assembleOrders(keys, rows);
  const stored = await Promise.all(
    opened.map(async (order): Promise<StoredOrder> => {
      const own = executed.filter(({ orderId }) => orderId === order.id);
      return {
        order: {
          ...order,
          refunds: order.refunds.map((refund) => ({ ...refund, proposalId: proposalOf.get(refund.id) ?? null })),
        },
        executions: await Promise.all(
          own.map(async (row) => {
            const result = await openResult(keys, row);
            return {
              proposal: row.proposalId,
              action: row.action,
              at: row.at,
              effects: result.state === "executed" ? result.effects : [],
            };
          }),
        ),
        returns: sentBack
          .filter(({ orderId }) => orderId === order.id)
          .map(({ kind, items, method, differenceMinor }) => ({ kind, items, method, differenceMinor })),
      };
    }),
  );
  return {
    orders: stored,
    customers: await Promise.all(
      people.map(async (row): Promise<StoredCustomer> => {
        const open = (sealed: string | null) => (sealed === null ? null : unseal(keys, sealed));
        const address = row.addressSealed === null ? null : await unsealJson(keys, row.addressSealed);
        return {
          customer: {
            id: row.id,
            name: await open(row.nameSealed),
            phone: await open(row.phoneSealed),
            email: await open(row.emailSealed),
            tier: row.tier,
            points: row.points,
            methods: methods.filter(({ customerId }) => customerId === row.id).map(methodOf),
            address: address === null ? null : addressSchema.parse(address),
          },
          orderIds: found.filter(({ customerId }) => customerId === row.id).map(({ id }) => id),
        };
      }),
    ),
  };
}

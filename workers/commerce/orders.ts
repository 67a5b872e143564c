import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { inList } from "../platform/db/rows.ts";
import { customers, paymentMethods } from "../platform/db/schema/customers.ts";
import {
  cashbacks,
  invoices,
  orderItems,
  orders,
  refunds,
  returns,
  services,
  shipments,
} from "../platform/db/schema/orders.ts";
import type { DataKeys } from "../platform/privacy/keys.ts";
import { unseal, unsealJson } from "../platform/privacy/seal.ts";
import type { CommerceDeps } from "./deps.ts";
import type { Customer, Identity, OpenCase, Order, Orders, PaymentMethod, Visit } from "./ports.ts";

const MAX_ORDERS = 50;

/** An address as it is sealed. */
export const addressSchema = z.object({
  country: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  street: z.string(),
  postcode: z.string().optional(),
});
const recipientSchema = z.object({ name: z.string(), phone: z.string(), address: addressSchema });

/** What is left where a customer was erased. */
const ERASED: Order["recipient"] = {
  name: "",
  phone: "",
  address: { country: "", province: "", city: "", district: "", street: "" },
};

/** The orders of the built-in store, as far as an identity opens them. */
export function openOrders(deps: CommerceDeps): Orders {
  return {
    order: async (orderId, identity) => {
      const opened = openedBy(identity);
      if (!opened) return null;
      const [found] = await readOrders(deps, sql`${eq(orders.id, orderId)} and ${opened}`, 1);
      return found ?? null;
    },
    recent: async (identity, limit) => {
      const opened = openedBy(identity);
      return opened ? readOrders(deps, opened, Math.min(Math.max(limit, 1), MAX_ORDERS)) : [];
    },
    customer: (identity) => readCustomer(deps, identity),
    openCases: (orderId, identity) => readOpenCases(deps, orderId, identity),
    hasCashback: (orderId, identity) => hasCashback(deps, orderId, identity),
    visits: (identity) => readVisits(deps, identity),
  };
}

async function readOpenCases(deps: CommerceDeps, orderId: string, identity: Identity): Promise<OpenCase[]> {
  const opened = openedBy(identity);
  if (!opened) return [];
  const { database, shop } = deps;
  const isOwn = sql`exists (select 1 from ${orders} where ${and(eq(orders.shopId, shop.shop), eq(orders.id, orderId), opened)})`;
  return database
    .select({ id: returns.id, kind: returns.kind, createdAt: returns.createdAt })
    .from(returns)
    .where(
      and(
        eq(returns.shopId, shop.shop),
        eq(returns.orderId, orderId),
        inArray(returns.state, ["requested", "received"]),
        isOwn,
      ),
    )
    .orderBy(desc(returns.createdAt), asc(returns.id));
}

async function hasCashback({ database, shop }: CommerceDeps, orderId: string, identity: Identity): Promise<boolean> {
  const opened = openedBy(identity);
  if (!opened) return false;
  const isOwn = sql`exists (select 1 from ${orders} where ${and(eq(orders.shopId, shop.shop), eq(orders.id, orderId), opened)})`;
  const found = await database
    .select({ state: cashbacks.state })
    .from(cashbacks)
    .where(and(eq(cashbacks.shopId, shop.shop), eq(cashbacks.orderId, orderId), isOwn));
  return found.some(({ state }) => state !== "refused");
}

const MAX_VISITS = 10;

async function readVisits({ database, shop }: CommerceDeps, identity: Identity): Promise<Visit[]> {
  const opened = openedBy(identity);
  if (!opened) return [];
  const isOwn = sql`exists (select 1 from ${orders} where ${and(eq(orders.shopId, services.shopId), eq(orders.id, services.orderId), opened)})`;
  const { id, orderId, type, itemId, time, date } = services;
  return database
    .select({ id, orderId, type, itemId, time, date })
    .from(services)
    .where(and(eq(services.shopId, shop.shop), eq(services.state, "booked"), isOwn))
    .orderBy(desc(services.createdAt), asc(services.id))
    .limit(MAX_VISITS);
}

/** Whether an identity opens all of its customer: the shop's signature and a one-time code do, a single order does not. */
export function opensFile(identity: Identity): identity is Identity & { customerId: string } {
  return (identity.level === "signed" || identity.level === "code") && identity.customerId !== null;
}

/** The condition that an identity puts on `orders`; null where it opens none. */
export function openedBy(identity: Identity): SQL | null {
  if (opensFile(identity)) {
    return sql`(${eq(orders.customerId, identity.customerId)} or ${inList(orders.id, identity.orderIds)})`;
  }
  if (identity.level === "order_phone" && identity.orderIds.length > 0) return inList(orders.id, identity.orderIds);
  return null;
}

async function readOrders(deps: CommerceDeps, condition: SQL, limit: number): Promise<Order[]> {
  return assembleOrders(deps.keys, await deps.database.batch(orderQueries(deps, condition, limit)));
}

/** The queries that read whole orders, newest first; for a batch. */
export function orderQueries(
  { database, shop }: Pick<CommerceDeps, "database" | "shop">,
  condition: SQL,
  limit: number,
) {
  const where = and(eq(orders.shopId, shop.shop), condition);
  const ids = sql`(select ${orders.id} from ${orders} where ${where} order by ${orders.placedAt} desc, ${orders.id} limit ${limit})`;
  return [
    database.select().from(orders).where(where).orderBy(desc(orders.placedAt), asc(orders.id)).limit(limit),
    database
      .select()
      .from(orderItems)
      .where(and(eq(orderItems.shopId, shop.shop), sql`${orderItems.orderId} in ${ids}`))
      // As they stand in the order: ids need not sort that way.
      .orderBy(sql`${orderItems}.rowid`),
    database
      .select()
      .from(shipments)
      .where(and(eq(shipments.shopId, shop.shop), sql`${shipments.orderId} in ${ids}`))
      .orderBy(sql`${shipments}.rowid`),
    database
      .select()
      .from(refunds)
      .where(and(eq(refunds.shopId, shop.shop), sql`${refunds.orderId} in ${ids}`))
      .orderBy(asc(refunds.createdAt), asc(refunds.id)),
    database
      .select()
      .from(invoices)
      .where(and(eq(invoices.shopId, shop.shop), sql`${invoices.orderId} in ${ids}`))
      .orderBy(asc(invoices.createdAt), asc(invoices.id)),
  ] as const;
}

/** The rows that `orderQueries` reads. */
export type OrderRows = readonly [
  (typeof orders.$inferSelect)[],
  (typeof orderItems.$inferSelect)[],
  (typeof shipments.$inferSelect)[],
  (typeof refunds.$inferSelect)[],
  (typeof invoices.$inferSelect)[],
];

/** Puts the rows of `orderQueries` together and opens what is sealed. */
export async function assembleOrders(keys: DataKeys, rows: OrderRows): Promise<Order[]> {
  const [orderRows, itemRows, shipmentRows, refundRows, invoiceRows] = rows;
  const itemsOf = Map.groupBy(itemRows, (row) => row.orderId);
  const shipmentsOf = Map.groupBy(shipmentRows, (row) => row.orderId);
  const refundsOf = Map.groupBy(refundRows, (row) => row.orderId);
  const invoicesOf = Map.groupBy(invoiceRows, (row) => row.orderId);
  return Promise.all(
    orderRows.map(
      async ({ shopId: _, recipientSealed, ...order }): Promise<Order> => ({
        ...order,
        recipient: await openRecipient(keys, recipientSealed),
        items: (itemsOf.get(order.id) ?? []).map(({ shopId: _, orderId: __, ...item }) => item),
        shipments: (shipmentsOf.get(order.id) ?? []).map(({ shopId: _, orderId: __, ...shipment }) => ({
          ...shipment,
          events: shipment.events.toSorted((a, b) => a.at - b.at),
        })),
        refunds: (refundsOf.get(order.id) ?? []).map(
          ({ shopId: _, orderId: __, proposalId: ___, ...refund }) => refund,
        ),
        invoices: await Promise.all(
          (invoicesOf.get(order.id) ?? []).map(async ({ id, type, titleSealed, amountMinor, state, url }) => ({
            id,
            type,
            title: titleSealed === "" ? "" : await unseal(keys, titleSealed),
            amountMinor,
            state,
            url,
          })),
        ),
      }),
    ),
  );
}

/** Opens a sealed recipient; an erased one is empty. */
export async function openRecipient(keys: DataKeys, sealed: string): Promise<Order["recipient"]> {
  return sealed === "" ? ERASED : recipientSchema.parse(await unsealJson(keys, sealed));
}

async function readCustomer({ database, keys, shop }: CommerceDeps, identity: Identity): Promise<Customer | null> {
  // An order number and four digits open that order, not the person's file.
  if (!opensFile(identity)) return null;
  const [[row], methods] = await database.batch([
    database
      .select()
      .from(customers)
      .where(and(eq(customers.shopId, shop.shop), eq(customers.id, identity.customerId))),
    methodsQuery(database, shop.shop, identity.customerId),
  ]);
  if (!row || row.erasedAt !== null) return null;
  return { ...(await openCustomer(keys, row)), methods: methods.map(methodOf) };
}

/** A customer's file but for what they pay with. */
export async function openCustomer(
  keys: DataKeys,
  row: typeof customers.$inferSelect,
): Promise<Omit<Customer, "methods">> {
  const open = (sealed: string | null) => (sealed === null ? null : unseal(keys, sealed));
  const [name, phone, address] = await Promise.all([
    open(row.nameSealed),
    open(row.phoneSealed),
    row.addressSealed === null ? null : unsealJson(keys, row.addressSealed),
  ]);
  const { id, tier, points } = row;
  return { id, name, phone, tier, points, address: address === null ? null : addressSchema.parse(address) };
}

/** What a customer pays with, as it was made. */
export function methodsQuery(database: CommerceDeps["database"], shop: string, customerId: string) {
  return database
    .select()
    .from(paymentMethods)
    .where(and(eq(paymentMethods.shopId, shop), eq(paymentMethods.customerId, customerId)))
    .orderBy(sql`${paymentMethods}.rowid`);
}

/** A stored payment method without its place. */
export function methodOf({ id, kind, label, balanceMinor }: typeof paymentMethods.$inferSelect): PaymentMethod {
  return { id, kind, label, balanceMinor };
}

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type DataKeys, dataKeys } from "../../../workers/platform/privacy/keys.ts";
import { unseal, unsealJson } from "../../../workers/platform/privacy/seal.ts";

/** An order as it lies in storage; amounts in minor units. */
export interface StoredOrder {
  state: string;
  totalMinor: number;
  items: {
    productId: string;
    variantId: string;
    name: string;
    quantity: number;
    unitPriceMinor: number;
    state: string;
  }[];
  payments: { method: string; amountMinor: number }[];
  recipient: { name: string; phone: string; address: Record<string, string> };
  isExpedited: boolean;
  refunds: { amountMinor: number; to: string; state: string; reason: string }[];
  invoices: { type: string; title: string; state: string }[];
  services: { type: string; time: string; date: string | null; name: string; phone: string; state: string }[];
  requests: { kind: string; state: string; items: { itemId: string; quantity: number; variantId?: string }[] }[];
  hasCashback: boolean;
}

/** Everything of one shopper that an action may change. */
export interface Stored {
  /** Or about to be: the wish is stored. */
  isErased: boolean;
  points: number;
  /** Stored values by method, minor units. */
  balances: Record<string, number>;
  orders: Record<string, StoredOrder>;
  executed: { action: string; orderId: string | null }[];
}

type Row = Record<string, unknown>;
type Query = (sql: string, ...values: (string | number)[]) => Row[];

/** Reads shoppers from the file of the local D1; the product has to be stopped or at rest. */
export function openStorage(storage: string, dataKey: string) {
  const folder = join(storage, "v3/d1/miniflare-D1DatabaseObject");
  const file = readdirSync(folder).find((name) => name.endsWith(".sqlite") && !name.startsWith("metadata"));
  if (!file) throw new Error(`no database under ${folder}`);
  const database = new DatabaseSync(join(folder, file), { readOnly: true });
  const query: Query = (sql, ...values) => database.prepare(sql).all(...values);
  return {
    read: async (shop: string, user: string) => readStored(query, await dataKeys(dataKey, shop), shop, user),
    close: () => database.close(),
  };
}

async function readStored(query: Query, keys: DataKeys, shop: string, user: string): Promise<Stored> {
  const wished = query("select 1 from erasures where shop_id = ? and customer_id = ?", shop, user);
  const [customer] = query("select points, erased_at from customers where shop_id = ? and id = ?", shop, user);
  const methods = query(
    "select id, balance_minor from payment_methods where shop_id = ? and customer_id = ?",
    shop,
    user,
  );
  const orders = query("select * from orders where shop_id = ? and customer_id = ? order by id", shop, user);
  const executed = query(
    "select action, order_id from executions where shop_id = ? and state = 'executed' and (customer_id = ? or order_id in (select id from orders where shop_id = ? and customer_id = ?)) order by at, rowid",
    shop,
    user,
    shop,
    user,
  );
  return {
    isErased: wished.length > 0 || customer === undefined || customer.erased_at !== null,
    points: Number(customer?.points ?? 0),
    balances: Object.fromEntries(
      methods.flatMap(({ id, balance_minor }) => (balance_minor === null ? [] : [[String(id), Number(balance_minor)]])),
    ),
    orders: Object.fromEntries(
      await Promise.all(orders.map(async (row) => [String(row.id), await readOrder(query, keys, shop, row)] as const)),
    ),
    executed: executed.map(({ action, order_id }) => ({
      action: String(action),
      orderId: order_id === null ? null : String(order_id),
    })),
  };
}

async function readOrder(query: Query, keys: DataKeys, shop: string, order: Row): Promise<StoredOrder> {
  const of = (sql: string) => query(`${sql} where shop_id = ? and order_id = ? order by rowid`, shop, String(order.id));
  return {
    state: String(order.state),
    totalMinor: Number(order.total_minor),
    items: of("select * from order_items").map((item) => ({
      productId: String(item.product_id),
      variantId: String(item.variant_id),
      name: String(json(item.name).zh),
      quantity: Number(item.quantity),
      unitPriceMinor: Number(item.unit_price_minor),
      state: String(item.state),
    })),
    payments: json(order.payments),
    recipient: (await opened(keys, order.recipient_sealed)) as StoredOrder["recipient"],
    isExpedited: order.expedited_at !== null,
    refunds: of("select * from refunds").map((refund) => ({
      amountMinor: Number(refund.amount_minor),
      to: String(refund.to),
      state: String(refund.state),
      reason: String(refund.reason),
    })),
    invoices: await Promise.all(
      of("select * from invoices").map(async (invoice) => ({
        type: String(invoice.type),
        title: await unseal(keys, String(invoice.title_sealed)),
        state: String(invoice.state),
      })),
    ),
    services: await Promise.all(
      of("select * from services").map(async (service) => {
        const contact = (await opened(keys, service.contact_sealed)) as { name: string; phone: string };
        const date = service.date === null ? null : String(service.date);
        return {
          type: String(service.type),
          time: String(service.time),
          date,
          ...contact,
          state: String(service.state),
        };
      }),
    ),
    requests: of("select * from returns").map(({ kind, state, items }) => ({
      kind: String(kind),
      state: String(state),
      items: json(items),
    })),
    hasCashback: of("select order_id from cashbacks").length > 0,
  };
}

const json = (text: unknown) => JSON.parse(String(text));

/** Erasing leaves nothing to open. */
function opened(keys: DataKeys, sealed: unknown): Promise<unknown> {
  return typeof sealed === "string" && sealed !== "" ? unsealJson(keys, sealed).catch(() => ({})) : Promise.resolve({});
}

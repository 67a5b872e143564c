import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fetchAgain } from "./client.ts";

/** An order that a shopper of the run may cancel. */
export interface Cancellable {
  orderId: string;
  last4: string;
}

/** Imports `count` paid orders of as many made-up customers, through the merchant's own import. */
export async function importOrders(url: string, token: string, count: number): Promise<Cancellable[]> {
  const product = await anyProduct(url, token);
  const made = Array.from({ length: count }, (_, index) => ({
    orderId: String(770_000_000_000 + index),
    last4: String(1000 + (index % 9000)),
    customer: `fault-${index}`,
    phone: `1390000${String(1000 + (index % 9000))}`,
  }));
  const placedAt = new Date(Date.now() - 3_600_000).toISOString();
  const address = { province: "上海市", city: "上海市", district: "浦东新区", street: "试验路1号" };
  for (let start = 0; start < made.length; start += 200) {
    const part = made.slice(start, start + 200);
    // An upsert: the same again changes nothing.
    const response = await fetchAgain(`${url}/api/admin/demo/import`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify({
        customers: part.map(({ customer, phone }) => ({ id: customer, name: "试验", phone, address })),
        orders: part.map(({ orderId, customer }) => ({
          id: orderId,
          customer,
          state: "paid",
          items: [{ ...product, quantity: 1 }],
          placedAt,
          paidAt: placedAt,
        })),
      }),
    });
    if (!response.ok) throw new Error(`import: ${response.status} ${await response.text()}`);
  }
  return made.map(({ orderId, last4 }) => ({ orderId, last4 }));
}

async function anyProduct(_url: string, _token: string): Promise<{ product: string; variant: string }> {
  const { readDemo } = await import("../../workers/merchants/demo/read-demo.ts");
  const [first] = readDemo(Date.now()).products ?? [];
  const variant = first?.variants[0]?.id;
  if (!first || !variant) throw new Error("the demo shop has no product");
  return { product: first.id, variant };
}

/** Rows of the local D1, read from its file while the product is down. */
export function readDatabase(storage: string, sql: string): Record<string, unknown>[] {
  const folder = join(storage, "v3/d1/miniflare-D1DatabaseObject");
  const file = readdirSync(folder).find((name) => name.endsWith(".sqlite") && !name.startsWith("metadata"));
  if (!file) throw new Error(`no database under ${folder}`);
  const database = new DatabaseSync(join(folder, file), { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

/** A conversation whose events the projections have not confirmed; `dueAt` is when it sends them again, epoch ms. */
export interface Unconfirmed {
  conversation: string;
  dueAt: number | null;
}

/** What the conversations' own files say, also while the product runs. */
export function unconfirmedOf(storage: string): Unconfirmed[] {
  const folder = join(storage, "v3/do/deskbell-ConversationObject");
  const files = readdirSync(folder).filter((name) => name.endsWith(".sqlite") && !name.startsWith("metadata"));
  return files.flatMap((name) => {
    const database = new DatabaseSync(join(folder, name), { readOnly: true });
    try {
      return database
        .prepare(
          `SELECT conversation, (SELECT due_at FROM timers WHERE kind = 'events') AS dueAt
           FROM conversation WHERE confirmed_seq < event_seq`,
        )
        .all() as unknown as Unconfirmed[];
    } finally {
      database.close();
    }
  });
}

/** Whether any process of the group is left. */
export function isGroupAlive(pid: number): boolean {
  return spawnSync("pgrep", ["-g", String(pid)]).status === 0;
}

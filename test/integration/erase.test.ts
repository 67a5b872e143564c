import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openChat, type Product, signInOwner, startProduct } from "./product.ts";
import { signIdentity } from "./signed.ts";
import { listenAsShopper } from "./socket.ts";

let product: Product;
let database: D1Database;
beforeAll(async () => {
  product = await startProduct();
  ({ DB: database } = await product.worker.getEnv());
});
afterAll(() => product.stop());

/** u1001 as the demo has her; the last line is what she writes about herself. */
const PLAIN = ["云小朵", "云妈妈", "13900001101", "13900001155", "xiaoduo@example.com", "风铃路12号", "评弹巷5号"];
const WRITTEN = ["13812345678", "me@example.org", "望湖路3号", "云小朵在此"];
const TABLES = ["messages", "keys", "turns", "executions", "timers", "deliveries", "notes", "tickets"];

type Row = Record<string, unknown>;

/** Every row of every table of the database, by table. */
async function everything(): Promise<Map<string, Row[]>> {
  const { results } = await database
    .prepare("select name from sqlite_master where type = 'table' and name not like '\\_cf%' escape '\\'")
    .all<{ name: string }>();
  const tables = new Map<string, Row[]>();
  for (const { name } of results) {
    tables.set(name, (await database.prepare(`select * from "${name}"`).all<Row>()).results);
  }
  return tables;
}

const rowsOf = async (sql: string, ...values: string[]) =>
  (
    await database
      .prepare(sql)
      .bind(...values)
      .all<Row>()
  ).results;

/** Texts under seal that belong to a customer. */
async function sealedOf(customer: string): Promise<string[]> {
  const rows = [
    ...(await rowsOf("select * from customers where id = ?", customer)),
    ...(await rowsOf("select * from identities where customer_id = ?", customer)),
    ...(await rowsOf("select * from orders where customer_id = ?", customer)),
    ...(await rowsOf(
      "select i.* from invoices i join orders o on o.id = i.order_id where o.customer_id = ?",
      customer,
    )),
    ...(await rowsOf(
      "select e.* from executions e join orders o on o.id = e.order_id where o.customer_id = ?",
      customer,
    )),
  ];
  return rows.flatMap((row) =>
    Object.entries(row).flatMap(([column, value]) =>
      /_(?:sealed|index)$/.test(column) && typeof value === "string" && value !== "" ? [value] : [],
    ),
  );
}

/** Everything a conversation's object stores. */
async function stored(conversation: string): Promise<string> {
  const storage = await product.worker.getDurableObjectStorage("CONVERSATION", { name: `demo/${conversation}` });
  const all = await Promise.all(
    ["conversation", "events", ...TABLES].map(async (table) => [table, await storage.exec(`select * from ${table}`)]),
  );
  return JSON.stringify(all);
}

/** Talks as a customer, up to an executed action, a note and a row in the inbox. */
async function talk(customer: string, order: string) {
  const identity = await signIdentity(product.identitySecret, customer);
  const shopper = await openChat(product.base, { identity });
  await shopper.ask(`我叫云小朵，电话13812345678，邮箱me@example.org，住在江苏省苏州市姑苏区望湖路3号`);
  await shopper.ask(`取消订单${order}，不想要了`);
  const done = await shopper.ask({ choice: "confirm" });
  await shopper.ask("云小朵在此");
  await inInbox(shopper.conversation, customer);
  return { ...shopper, done };
}

async function inInbox(conversation: string, customer: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const [row] = await rowsOf("select customer_id from conversations where conversation = ?", conversation);
      expect(row).toEqual({ customer_id: customer });
    },
    { timeout: 15_000, interval: 100 },
  );
}

function erase(customer: string, env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["workers/commands/erase.ts", "demo", customer], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

describe("erasing a customer", () => {
  test("by the command leaves nothing of them in database, objects and search, and everybody else whole", async () => {
    const other = await talk("u1002", "880012340005");
    const she = await talk("u1001", "880012340002");
    expect(she.done.actions).toMatchObject([{ name: "cancel_order", state: "executed" }]);
    const owner = await signInOwner(product.base);
    const path = `/api/desk/demo/conversations/${she.conversation}`;
    const { holder } = await she.list();
    expect((await owner.call("POST", `${path}/claim`, { epoch: holder.epoch })).status).toBe(200);
    await owner.call("POST", `${path}/note`, { text: "云小朵是老顾客" }, { "Idempotency-Key": "n1" });
    const open = await listenAsShopper(product.base, she);
    const sealed = await sealedOf("u1001");
    expect(sealed.length).toBeGreaterThan(8);
    const others = { sealed: await sealedOf("u1002"), messages: (await other.list()).messages };

    const env = { DESKBELL_URL: product.base, SETUP_TOKEN: product.setupToken };
    const erased = erase("u1001", env);
    expect(erased.stderr).toBe("");
    expect(JSON.parse(erased.stdout)).toEqual({ erased: true, conversations: 1 });
    await vi.waitFor(() => expect(open.isOpen()).toBe(false), { timeout: 15_000 });

    // Also after whatever was still on its way has arrived.
    await vi.waitFor(
      async () => {
        const [row] = await rowsOf(
          "select holder_reason, last_text, customer_id from conversations where conversation = ?",
          she.conversation,
        );
        expect(row).toEqual({ holder_reason: "erased", last_text: "", customer_id: null });
      },
      { timeout: 15_000, interval: 100 },
    );
    const database = JSON.stringify([...(await everything())]);
    for (const value of [...PLAIN, ...WRITTEN, ...sealed]) expect(database).not.toContain(value);
    expect(await sealedOf("u1001")).toEqual([]);
    const object = await stored(she.conversation);
    for (const value of [...PLAIN, ...WRITTEN, "老顾客", "u1001"]) expect(object).not.toContain(value);
    for (const table of TABLES.filter((name) => name !== "timers")) expect(object).toContain(`["${table}",[]]`);
    const desk = await product.worker.getDurableObjectStorage("DESK", { name: "demo" });
    await vi.waitFor(async () => {
      const held = JSON.stringify(await desk.exec("select * from held"));
      for (const value of [...PLAIN, ...WRITTEN]) expect(held).not.toContain(value);
    });

    expect(await sealedOf("u1002")).toEqual(others.sealed);
    expect((await other.list()).messages).toEqual(others.messages);
    expect((await other.ask("订单880012340006到哪了")).text).toContain("880012340006");
  });

  test("leaves the token open to nothing of the past: no message, no order, no identity", async () => {
    const [row] = await rowsOf("select conversation from conversations where holder_reason = 'erased'");
    expect(row, "the customer of the test before").toBeDefined();
    const identity = await signIdentity(product.identitySecret, "u1004");
    const shopper = await openChat(product.base, { identity });
    await shopper.ask("我的订单到哪了");
    await inInbox(shopper.conversation, "u1004");
    const path = "/api/admin/demo/customers/u1004/erase";
    const headers = { Authorization: `Bearer ${product.setupToken}` };
    const erased = await fetch(`${product.base}${path}`, { method: "POST", headers });
    expect(await erased.json()).toEqual({ erased: true, conversations: 1 });
    const { messages, holder } = await shopper.list();
    expect([messages, holder.holder]).toEqual([[], "closed"]);
    const socket = await listenAsShopper(product.base, shopper);
    await socket.until(({ type }) => type === "ready");
    const told = await shopper.ask("我的订单到哪了");
    expect(told.last?.expects).not.toBeNull();
    expect(told.last?.cards).toEqual([]);
    await socket.until((frame) => frame.type === "message" && frame.message.id === told.last?.id);
    const seen = socket.frames.flatMap((frame) => (frame.type === "message" ? [frame.message.seq] : []));
    expect(seen).toEqual((await shopper.list()).messages.map(({ seq }) => seq));
    expect(seen).toHaveLength(2);
    await socket.close();
  });

  test("may be repeated, and names nobody for a customer who never was", async () => {
    const env = { DESKBELL_URL: product.base, SETUP_TOKEN: product.setupToken };
    expect(JSON.parse(erase("u1001", env).stdout)).toEqual({ erased: true, conversations: 0 });
    expect(JSON.parse(erase("nobody", env).stdout)).toEqual({ erased: true, conversations: 0 });
  });

  test("reaches a conversation that has begun this very moment", async () => {
    const identity = await signIdentity(product.identitySecret, "u1005");
    const shopper = await openChat(product.base, { identity });
    await shopper.post({ text: "我的电话是13812345678" }, "now", "");
    const headers = { Authorization: `Bearer ${product.setupToken}` };
    const path = "/api/admin/demo/customers/u1005/erase";
    const erased = await fetch(`${product.base}${path}`, { method: "POST", headers });
    expect(await erased.json()).toEqual({ erased: true, conversations: 1 });
    expect((await shopper.list()).messages).toEqual([]);
  });

  test("the command tells a refusal and no secret, and gives the local token to no other product", () => {
    const wrong = erase("u1002", { DESKBELL_URL: product.base, SETUP_TOKEN: "wrong-token" });
    expect([wrong.status, wrong.stdout]).toEqual([1, ""]);
    expect(wrong.stderr).toContain("401");
    expect(wrong.stderr).not.toContain("wrong-token");
    const none = erase("u1002", { DESKBELL_URL: product.base });
    expect([none.status, none.stderr]).toEqual([1, expect.stringContaining("SETUP_TOKEN")]);
    const nobody = erase("u1002", { DESKBELL_URL: "http://127.0.0.1:9", SETUP_TOKEN: "x" });
    expect([nobody.status, nobody.stderr]).toEqual([1, expect.stringContaining("nothing answers")]);
  });
});

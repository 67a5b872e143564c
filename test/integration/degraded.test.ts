import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { openChat, type Product, startProduct } from "./product.ts";
import { signIdentity } from "./signed.ts";

const ORDER = "880012340002";

let product: Product;
let database: D1Database;
beforeAll(async () => {
  product = await startProduct({ withParts: true });
  ({ DB: database } = await product.worker.getEnv());
  // The isolate has seen the shop.
  await (await openChat(product.base)).ask("在吗");
});
afterEach(() => bringBack());
afterAll(() => product.stop());

const parts = (query: string) => fetch(`${product.base}/stand-in/parts?${query}`);
const lose = () => parts("lost=yes");
const bringBack = () => parts("lost=no");
const health = async () =>
  (await (await fetch(`${product.base}/healthz`)).json()) as { status: string; parts: Record<string, string> };

async function signedIn() {
  return openChat(product.base, { identity: await signIdentity(product.identitySecret, "u1001") });
}
// The test's own handle is not lost.
const stateOf = async (order: string) =>
  (await database.prepare("select state from orders where id = ?").bind(order).first<{ state: string }>())?.state;
const executions = async () =>
  (await database.prepare("select count(*) n from executions where order_id = ?").bind(ORDER).first<{ n: number }>())
    ?.n;

describe("while the database cannot be reached", () => {
  test("messages are acknowledged, and answered from the snapshot, also in a new conversation", async () => {
    const known = await openChat(product.base);
    await known.ask("在吗");
    await lose();
    expect((await known.post({ text: "在吗" }, "only-ack", "")).status).toBe(202);
    expect((await known.ask("什么时候发货？")).text).toContain("16:00");
    const fresh = await openChat(product.base);
    expect((await fresh.ask("支持哪些付款方式")).text).toContain("微信支付");
    const { messages } = await fresh.list();
    expect(messages.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test("what needs the database is said to be unavailable; no shopper sees an error", async () => {
    const shopper = await signedIn();
    await shopper.ask("在吗");
    await lose();
    for (const text of [`订单${ORDER}到哪了`, "云朵圆领T恤有现货吗", "转人工"]) {
      const told = await shopper.ask(text);
      expect(told.text, text).not.toBe("");
      expect(told.text).not.toMatch(/D1_ERROR|undefined|null|Error/);
    }
    const { messages } = await shopper.list();
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  });

  test("nothing is proposed", async () => {
    const shopper = await signedIn();
    await shopper.ask("在吗");
    await lose();
    const told = await shopper.ask(`取消订单${ORDER}，不想要了`);
    expect(told.actions).toEqual([]);
    expect(told.last?.expects?.kind).not.toBe("confirm");
  });

  test("nothing that was previewed is done; when it is back, it is done once", async () => {
    const shopper = await signedIn();
    const preview = await shopper.ask(`取消订单${ORDER}，不想要了`);
    expect(preview.last?.expects).toEqual({ kind: "confirm", name: "cancel_order" });
    await lose();
    const confirmed = await shopper.post({ choice: "confirm" }, "confirm", "wait=2");
    expect(confirmed.status).toBe(202);
    expect(JSON.stringify(await confirmed.json())).not.toContain('"executed"');
    expect([await stateOf(ORDER), await executions()]).toEqual(["paid", 0]);
    await bringBack();
    await vi.waitFor(async () => expect(await stateOf(ORDER)).toBe("cancelled"), { timeout: 15_000, interval: 200 });
    expect(await executions()).toBe(1);
    await vi.waitFor(async () => expect((await shopper.list()).messages.at(-1)?.text).toContain("取消"));
  });

  test("a shop this place has never seen cannot be opened, and the answer says when to come back", async () => {
    await lose();
    const refused = await fetch(`${product.base}/api/chat/never-seen/sessions`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: "{}",
    });
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  });

  test("/healthz says so, and says when it is over", async () => {
    await lose();
    expect(await health()).toMatchObject({ status: "degraded", parts: { database: "degraded" } });
    await bringBack();
    expect(await health()).toMatchObject({ status: "ok", parts: { database: "ok" } });
  });
});

test("without models /healthz says that they are absent, and is well", async () => {
  expect(await health()).toEqual({
    status: "ok",
    parts: {
      database: "ok",
      languageModel: "absent",
      embedding: "absent",
      vision: "absent",
      speech: "absent",
      exactLimits: "absent",
    },
  });
});

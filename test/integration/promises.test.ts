import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readDemo } from "../../workers/merchants/demo/read-demo.ts";
import type { HolderState } from "../../workers/platform/message.ts";
import type { ShownPromise } from "../../workers/platform/promise.ts";
import { openChat, type Product, type signIn, signInAgent, startProduct } from "./product.ts";
import { signIdentity } from "./signed.ts";

type Shopper = Awaited<ReturnType<typeof openChat>>;
type Staff = Awaited<ReturnType<typeof signIn>>;

/** On its way, expected tomorrow. */
const ORDER = "880012340003";

let product: Product;
let agent: Staff;
beforeAll(async () => {
  product = await startProduct();
  agent = await signInAgent(product.base);
});
afterAll(() => product.stop());

const chatPromises = (token: string | null, shop = "demo", method = "GET") =>
  fetch(`${product.base}/api/chat/${shop}/promises`, {
    method,
    headers: token ? { Authorization: `Bearer ${token}` } : {},
  });
const inConversation = (conversation: string, shop = "demo") =>
  `/api/desk/${shop}/conversations/${conversation}/promises`;

async function read(response: Response): Promise<ShownPromise[]> {
  expect(response.status).toBe(200);
  return ((await response.json()) as { promises: ShownPromise[] }).promises;
}

const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;

/** The ledger follows the events of the conversation. */
function owed(shopper: Shopper, count: number): Promise<ShownPromise[]> {
  return vi.waitFor(
    async () => {
      const promises = await read(await chatPromises(shopper.token));
      expect(promises).toHaveLength(count);
      return promises;
    },
    { timeout: 15_000, interval: 200 },
  );
}

async function agentSays(shopper: Shopper, text: string): Promise<void> {
  const path = `/api/desk/demo/conversations/${shopper.conversation}`;
  const { epoch } = (await shopper.list()).holder;
  const claimed = await agent.call("POST", `${path}/claim`, { epoch });
  const { holder } = (await claimed.json()) as { holder: HolderState };
  const key = { "Idempotency-Key": crypto.randomUUID() };
  const sent = await agent.call("POST", `${path}/reply`, { epoch: holder.epoch, text }, key);
  expect(sent.status).toBe(200);
}

async function promised(): Promise<{ shopper: Shopper; promise: ShownPromise }> {
  const shopper = await openChat(product.base);
  await shopper.ask("在吗");
  await agentSays(shopper, "明天给您回电，差价20元退给您。");
  const promises = await owed(shopper, 2);
  const promise = promises.find(({ kind }) => kind === "callback");
  if (!promise) throw new Error("no call-back was recorded");
  return { shopper, promise };
}

describe("what an agent promises", () => {
  test("is listed to the shopper, to the conversation and to the shop, with its day", async () => {
    const { shopper, promise } = await promised();
    expect(promise).toMatchObject({ state: "open", source: "agent", isOverdue: false, title: { zh: "回电联系" } });
    expect(promise.what).toContain("明天给您回电");
    expect(Date.parse(promise.dueAt ?? "")).toBeGreaterThan(Date.now());
    const beside = await read(await agent.call("GET", inConversation(shopper.conversation)));
    expect(beside.map(({ id }) => id)).toContain(promise.id);
    const all = await read(await agent.call("GET", "/api/desk/demo/promises"));
    expect(all.map(({ id }) => id)).toContain(promise.id);
  });

  test("is kept by the agent's word, once; then it cannot be taken back", async () => {
    const { shopper, promise } = await promised();
    const say = (state: string) => agent.call("POST", `/api/desk/demo/promises/${promise.id}`, { state });
    expect((await say("kept")).status).toBe(200);
    expect((await say("kept")).status).toBe(200);
    const refused = await say("withdrawn");
    expect([refused.status, await codeOf(refused)]).toEqual([409, "conflict"]);
    const mine = (await read(await chatPromises(shopper.token))).find(({ id }) => id === promise.id);
    expect(mine?.state).toBe("kept");
  });

  test("is no other shopper's to see", async () => {
    const { promise } = await promised();
    const other = await openChat(product.base);
    await other.ask("在吗");
    expect((await read(await chatPromises(other.token))).map(({ id }) => id)).not.toContain(promise.id);
  });
});

describe("what the bot promises", () => {
  test("is recorded with order and day when it names the day of arrival, once however often it is asked", async () => {
    const identity = await signIdentity(product.identitySecret, "u1001");
    const shopper = await openChat(product.base, { identity });
    const { text } = await shopper.ask(`订单${ORDER}到哪了，什么时候送到？`);
    expect(text).toMatch(/预计.*送达/);
    const [promise] = await owed(shopper, 1);
    expect(promise).toMatchObject({ kind: "delivery", source: "template", orderId: ORDER, state: "open" });
    await shopper.ask(`订单${ORDER}到哪了`);
    await shopper.ask("谢谢");
    const beside = await read(await agent.call("GET", inConversation(shopper.conversation)));
    expect(beside).toHaveLength(1);
  });
});

describe("a shopper's list refuses", () => {
  test("no token, a forged one, another shop's, another method", async () => {
    expect((await chatPromises(null)).status).toBe(401);
    expect((await chatPromises("forged.token.here")).status).toBe(401);
    await makeShop("other-promises");
    const { token } = await openChat(product.base, {}, "other-promises");
    const refused = await chatPromises(token);
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain("cnv_");
    const mine = await openChat(product.base);
    expect((await chatPromises(mine.token, "demo", "POST")).status).toBe(405);
    expect((await chatPromises(mine.token, "nobody")).status).toBe(403);
  });

  test("nothing of a conversation in which nothing was said: an empty list", async () => {
    const { token } = await openChat(product.base);
    expect(await read(await chatPromises(token))).toEqual([]);
  });
});

describe("the agents' endpoints refuse", () => {
  const paths = ["/api/desk/demo/promises", "/api/desk/demo/conversations/web~cnv_x/promises"];

  test("who is not signed in, and a shopper's token", async () => {
    const { token } = await openChat(product.base);
    for (const path of paths) {
      expect((await fetch(product.base + path)).status).toBe(401);
      expect((await fetch(product.base + path, { headers: { Authorization: `Bearer ${token}` } })).status).toBe(401);
    }
    const headers = { "Content-Type": "application/json", Origin: product.base };
    const body = JSON.stringify({ state: "kept" });
    const settled = await fetch(`${product.base}/api/desk/demo/promises/prm_x`, { method: "POST", headers, body });
    expect(settled.status).toBe(401);
  });

  test("another shop, with the same word as for none", async () => {
    await makeShop("foreign-promises");
    for (const shop of ["foreign-promises", "nobody"]) {
      for (const path of [`/api/desk/${shop}/promises`, inConversation("web~cnv_x", shop)]) {
        expect((await agent.call("GET", path)).status).toBe(403);
      }
      expect((await agent.call("POST", `/api/desk/${shop}/promises/prm_x`, { state: "kept" })).status).toBe(403);
    }
  });

  test("a conversation or a promise that is not there", async () => {
    expect((await agent.call("GET", inConversation("web~cnv_nothing"))).status).toBe(404);
    expect((await agent.call("POST", "/api/desk/demo/promises/prm_nothing", { state: "kept" })).status).toBe(404);
  });

  test("what cannot be read, another origin, another method", async () => {
    const { promise } = await promised();
    const path = `/api/desk/demo/promises/${promise.id}`;
    for (const body of [
      {},
      { state: "broken" },
      { state: "kept", more: 1 },
      { state: "kept", reason: "x".repeat(201) },
    ])
      expect((await agent.call("POST", path, body)).status).toBe(400);
    expect((await agent.call("GET", "/api/desk/demo/promises?state=late")).status).toBe(400);
    expect((await agent.call("POST", path, { state: "kept" }, { Origin: "https://evil.example" })).status).toBe(403);
    expect((await agent.call("DELETE", path)).status).toBe(405);
    expect((await agent.call("POST", "/api/desk/demo/promises", {})).status).toBe(405);
  });
});

async function makeShop(id: string): Promise<void> {
  const { settings, policy } = readDemo(Date.now());
  const made = await fetch(`${product.base}/api/admin/setup`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${product.setupToken}` },
    body: JSON.stringify({
      shop: id,
      settings,
      policy,
      owner: { email: `owner@${id}.test`, name: "Owner", password: "a-long-enough-password" },
    }),
  });
  expect(made.status).toBe(201);
}

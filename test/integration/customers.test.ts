import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fixture as telegram } from "../channels/kinds/telegram.ts";
import { type Product, signInAgent, signInOwner, startProduct } from "./product.ts";

type Staff = Awaited<ReturnType<typeof signInOwner>>;

let product: Product;
let owner: Staff;
let agent: Staff;
let webhookUrl: string;
let channel: string;

beforeAll(async () => {
  product = await startProduct();
  [owner, agent] = await Promise.all([signInOwner(product.base), signInAgent(product.base)]);
  const form = { kind: "telegram", name: "bot", settings: telegram.settings };
  const made = await owner.call("POST", "/api/admin/demo/channels", form);
  ({ webhookUrl, id: channel } = (await made.json()) as { webhookUrl: string; id: string });
});
afterAll(() => product.stop());

let update = 1;
/** A shopper writes on the channel; resolves to their customer once the desk shows it. */
async function write(from: number): Promise<string> {
  const person = { id: from, is_bot: false, first_name: "Mei" };
  const chat = { id: from, type: "private" };
  const message = { message_id: update, from: person, chat, date: 1, text: "在吗" };
  const posted = await fetch(webhookUrl, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-telegram-bot-api-secret-token": String(telegram.settings.secretToken),
    },
    body: JSON.stringify({ update_id: update++, message }),
  });
  expect(posted.status).toBe(200);
  let customer: string | undefined;
  await vi.waitFor(async () => {
    const shown = await agent.call("GET", `/api/desk/demo/conversations/${channel}~${from}`);
    customer = ((await shown.json()) as { customer: { id: string } | null }).customer?.id;
    expect(customer).toBeDefined();
  }, 15_000);
  return customer ?? "";
}

const DESK = "/api/desk/demo";
const merge = (who: Staff, customers: unknown, headers?: Record<string, string>) =>
  who.call("POST", `${DESK}/customers/merge`, { customers }, headers);
const split = (who: Staff, customers: unknown) => who.call("POST", `${DESK}/customers/split`, { customers });

describe("messages of a conversation", () => {
  test("are paged back by their numbers, oldest first, with no gap and no repeat", async () => {
    for (let turn = 0; turn < 3; turn++) await write(590);
    const path = `${DESK}/conversations/${channel}~590`;
    let all: number[] = [];
    await vi.waitFor(async () => {
      const { view } = (await (await agent.call("GET", path)).json()) as { view: { messages: { seq: number }[] } };
      all = view.messages.map(({ seq }) => seq);
      expect(all.length).toBeGreaterThan(3);
    }, 15_000);
    const paged: number[] = [];
    let before: number | null = (all.at(-1) ?? 0) + 1;
    while (before !== null) {
      const page = await agent.call("GET", `${path}/messages?before=${before}&limit=2`);
      const { messages, next } = (await page.json()) as { messages: { seq: number }[]; next: number | null };
      paged.unshift(...messages.map(({ seq }) => seq));
      before = next;
    }
    expect(paged).toEqual(all);
    const bad = ["", "?before=0", "?before=-1", "?before=x", "?before=5&limit=501"];
    for (const query of bad) expect((await agent.call("GET", `${path}/messages${query}`)).status).toBe(400);
    expect((await fetch(`${product.base}${path}/messages?before=5`)).status).toBe(401);
    expect((await agent.call("GET", `/api/desk/other/conversations/${channel}~590/messages?before=5`)).status).toBe(
      403,
    );
    const none = await agent.call("GET", `${path}/messages?before=1`);
    expect(await none.json()).toEqual({ messages: [], next: null });
  });
});

describe("one customer over channels", () => {
  test("is merged by a supervisor with history in one place, and split again", async () => {
    const [one, other] = [await write(501), await write(502)];
    expect((await merge(owner, [one, other])).status).toBe(200);
    await vi.waitFor(async () => {
      const shown = await agent.call("GET", `${DESK}/conversations/${channel}~501`);
      const { history, records } = (await shown.json()) as {
        history: { conversation: string }[];
        records: { id: string }[];
      };
      expect(records.map(({ id }) => id).toSorted()).toEqual([one, other].toSorted());
      expect(history.map(({ conversation }) => conversation)).toEqual([`${channel}~502`]);
    }, 15_000);
    expect((await split(owner, [other])).status).toBe(200);
    const person = await agent.call("GET", `${DESK}/customers/${one}`);
    expect(await person.json()).toMatchObject({ records: [{ id: one, kinds: ["channel_user"] }] });
    expect((await split(owner, [other])).status).toBe(412);
  });

  test("is for supervisors of this shop, from our own pages, and of customers who are there", async () => {
    const [one, other] = [await write(503), await write(504)];
    expect((await merge(agent, [one, other])).status).toBe(403);
    expect((await split(agent, [one])).status).toBe(403);
    expect((await merge(owner, [one, other], { Origin: "https://evil.example" })).status).toBe(403);
    expect((await owner.call("POST", "/api/desk/other/customers/merge", { customers: [one, other] })).status).toBe(403);
    expect((await fetch(`${product.base}${DESK}/customers/${one}`)).status).toBe(401);
    expect((await merge(owner, [one, "cus_nobody"])).status).toBe(404);
    expect((await merge(owner, [one])).status).toBe(400);
    expect((await agent.call("GET", `${DESK}/customers/cus_nobody`)).status).toBe(404);
    expect((await agent.call("POST", `${DESK}/customers/${one}/reveal`, {})).status).toBe(403);
    expect((await agent.call("POST", `${DESK}/customers/undo`, { line: 1 })).status).toBe(403);
    expect((await owner.call("GET", "/api/desk/other/customers?q=a")).status).toBe(403);
    expect((await fetch(`${product.base}${DESK}/customers?q=a`)).status).toBe(401);
    expect((await agent.call("GET", `${DESK}/customers?q=${"a".repeat(121)}`)).status).toBe(400);
    const declined = await owner.call("POST", `${DESK}/customer-suggestions/decline`, { customers: [one, other] });
    expect(declined.status).toBe(404);
    expect(await (await agent.call("GET", `${DESK}/customer-suggestions`)).json()).toEqual({ suggestions: [] });
  });
});

describe("Meta's data deletion callback", () => {
  const secret = "stand-in-app-secret-of-length";
  let hook: string;
  beforeAll(async () => {
    const settings = {
      appSecret: secret,
      verifyToken: "verify-me-please",
      pageId: "1001",
      pageToken: "stand-in-token",
    };
    const made = await owner.call("POST", "/api/admin/demo/channels", { kind: "messenger", name: "page", settings });
    hook = new URL(((await made.json()) as { webhookUrl: string }).webhookUrl).pathname;
  });
  const callback = (payload: object, by = secret) => {
    const encoded = Buffer.from(JSON.stringify(payload)).toString("base64url");
    const signature = createHmac("sha256", by).update(encoded).digest("base64url");
    const body = new URLSearchParams({ signed_request: `${signature}.${encoded}` });
    return fetch(`${product.base}${hook}`, { method: "POST", body });
  };
  const wish = { algorithm: "HMAC-SHA256", user_id: "24601", issued_at: 1_763_711_900 };

  test("is answered with a code and an address that tells how far it is, the same for the same wish", async () => {
    const answered = await callback(wish);
    expect(answered.status).toBe(200);
    const told = (await answered.json()) as { url: string; confirmation_code: string };
    expect(await (await callback(wish)).json()).toEqual(told);
    const address = `${product.base}${new URL(told.url).pathname}`;
    const page = await fetch(address, { headers: { Accept: "text/html" } });
    expect([page.status, page.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
    const text = await page.text();
    expect(text).toContain(told.confirmation_code);
    expect(text).not.toContain("24601");
    const asked = await fetch(address, { headers: { Accept: "application/json" } });
    expect(await asked.json()).toMatchObject({ state: "asked", code: told.confirmation_code, doneAt: null });
    const database: D1Database = (await product.worker.getEnv()).DB;
    const { results } = await database.prepare("select * from privacy_requests").all();
    expect(results).toHaveLength(1);
    expect(JSON.stringify(results)).not.toContain("24601");
  });

  test("that is forged is refused and stored nowhere, and a code that nobody was given is not there", async () => {
    const forged = await callback({ ...wish, user_id: "1" }, "another-secret-of-length");
    expect([forged.status, await forged.text()]).toEqual([401, '{"error":{"code":"refused"}}']);
    const database: D1Database = (await product.worker.getEnv()).DB;
    const { results } = await database.prepare("select * from privacy_requests").all();
    expect(results).toHaveLength(1);
    for (const code of ["0".repeat(24), "x", "..%2f", "0".repeat(200)]) {
      expect((await fetch(`${product.base}${hook}/erasures/${code}`)).status).toBe(404);
    }
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDemo } from "../../workers/merchants/demo/read-demo.ts";
import type { Understanding } from "../../workers/understanding/types.ts";
import { openChat, type Product, signIn, signInAgent, signInOwner, startProduct } from "./product.ts";

type Staff = Awaited<ReturnType<typeof signIn>>;
type Shopper = Awaited<ReturnType<typeof openChat>>;

const OTHER = { email: "owner@other.test", name: "Owner", password: "a-long-enough-password" };
const ANALYST = { email: "analyst@demo.local", name: "小数", password: "a-long-enough-password" };
const ENGRAVING = {
  name: { zh: "刻字", en: "Engraving" },
  examples: [
    "戒指可以刻字吗",
    "刻字要加钱吗",
    "可以刻英文字母吗",
    "刻字要等几天",
    "能把名字刻上去吗",
    "can you engrave it",
  ],
  answer: { zh: "可以刻字，最多 10 个字。", en: "Yes, we engrave up to 10 letters." },
};
const INTENTS = "/api/admin/demo/intents";
const PATH = `${INTENTS}/custom.engraving`;

let product: Product;
let owner: Staff;
let agent: Staff;
let analyst: Staff;
let stranger: Staff;
beforeAll(async () => {
  product = await startProduct();
  owner = await signInOwner(product.base);
  agent = await signInAgent(product.base);
  expect((await owner.call("POST", "/api/admin/demo/staff", { ...ANALYST, role: "analyst" })).status).toBe(201);
  analyst = await signIn(product.base, ANALYST);
  const { settings, policy } = readDemo(Date.now());
  const made = await fetch(`${product.base}/api/admin/setup`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${product.setupToken}` },
    body: JSON.stringify({ shop: "other", settings, policy, owner: OTHER }),
  });
  expect(made.status).toBe(201);
  stranger = await signIn(product.base, OTHER);
});
afterAll(() => product.stop());

const codeOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
};
const place = ({ conversation }: Shopper, seq: number | string) =>
  `/api/desk/demo/conversations/${conversation}/messages/${seq}/intent`;

interface Page {
  view: { understanding: Record<string, Understanding> };
  corrections: Record<string, string>;
  ownIntents: unknown[];
}

async function page(shopper: Shopper): Promise<Page> {
  const response = await agent.call("GET", `/api/desk/demo/conversations/${shopper.conversation}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Page;
}

/** What the shop understands of a text said first in a new conversation. */
async function intentOf(text: string): Promise<string | undefined> {
  const shopper = await openChat(product.base);
  await shopper.ask(text);
  return Object.values((await page(shopper)).view.understanding)[0]?.intent;
}

describe("an intent of the shop's own", () => {
  test("is answered in the very next chat, is unknown to another shop, and is gone once removed", async () => {
    const before = await (await openChat(product.base)).ask("这款戒指可以刻字吗");
    expect(before.text).not.toContain("10 个字");
    const saved = await owner.call("PUT", PATH, ENGRAVING);
    expect([saved.status, await saved.json()]).toEqual([200, { id: "custom.engraving", ...ENGRAVING }]);
    const shopper = await openChat(product.base);
    expect((await shopper.ask("这款戒指可以刻字吗")).text).toBe("可以刻字，最多 10 个字。");
    expect((await page(shopper)).ownIntents).toEqual([{ id: "custom.engraving", name: ENGRAVING.name }]);
    const english = await openChat(product.base, { locale: "en" });
    expect((await english.ask("can you engrave it for me?")).text).toBe("Yes, we engrave up to 10 letters.");
    const elsewhere = await openChat(product.base, {}, "other");
    expect((await elsewhere.ask("这款戒指可以刻字吗")).text).not.toContain("10 个字");
    expect(await (await stranger.call("GET", "/api/admin/other/intents")).json()).toEqual({ intents: [] });
    expect(await (await analyst.call("GET", INTENTS)).json()).toEqual({
      intents: [{ id: "custom.engraving", ...ENGRAVING }],
    });
    expect((await owner.call("DELETE", PATH)).status).toBe(200);
    expect((await (await openChat(product.base)).ask("这款戒指可以刻字吗")).text).not.toContain("10 个字");
    expect(await codeOf(await owner.call("DELETE", PATH))).toEqual([404, "not_found"]);
  });

  test("may give the conversation to a person", async () => {
    expect((await owner.call("PUT", PATH, { ...ENGRAVING, answer: "handoff" })).status).toBe(200);
    const shopper = await openChat(product.base);
    await shopper.ask("这款戒指可以刻字吗");
    expect((await shopper.list()).holder.reason).toContain("policy");
    expect((await owner.call("DELETE", PATH)).status).toBe(200);
  });

  test("is refused without a session, with too low a role, and from another shop", async () => {
    for (const [method, path] of [
      ["GET", INTENTS],
      ["PUT", PATH],
      ["DELETE", PATH],
    ] as const) {
      const body = method === "PUT" ? { body: JSON.stringify(ENGRAVING) } : {};
      const headers = { "Content-Type": "application/json", Origin: product.base };
      const nobody = await fetch(`${product.base}${path}`, { method, headers, ...body });
      expect(await codeOf(nobody)).toEqual([401, "unauthorized"]);
      const given = method === "PUT" ? ENGRAVING : undefined;
      expect(await codeOf(await stranger.call(method, path, given))).toEqual([403, "forbidden"]);
      if (method !== "GET") expect(await codeOf(await agent.call(method, path, given))).toEqual([403, "forbidden"]);
      const foreign = await owner.call(method, path, given, { Origin: "https://evil.example" });
      expect(await codeOf(foreign)).toEqual([403, "forbidden"]);
    }
    expect(await (await owner.call("GET", INTENTS)).json()).toEqual({ intents: [] });
  });

  test.each([
    ["a built-in id", "invoice", ENGRAVING],
    ["an id with capitals", "custom.Engraving", ENGRAVING],
    ["an id that is too long", `custom.${"x".repeat(41)}`, ENGRAVING],
    ["too few examples", "custom.engraving", { ...ENGRAVING, examples: ENGRAVING.examples.slice(2) }],
    ["too many", "custom.engraving", { ...ENGRAVING, examples: Array.from({ length: 21 }, (_, i) => `刻字${i}`) }],
    ["one twice", "custom.engraving", { ...ENGRAVING, examples: [...ENGRAVING.examples, "刻字要等几天"] }],
    ["an example that is no text", "custom.engraving", { ...ENGRAVING, examples: [1, 2, 3, 4, 5] }],
    ["no answer", "custom.engraving", { name: ENGRAVING.name, examples: ENGRAVING.examples }],
    ["an unknown field", "custom.engraving", { ...ENGRAVING, isDefault: true }],
    ["a list for a body", "custom.engraving", [ENGRAVING]],
  ])("with %s is refused", async (_, id, body) => {
    expect(await codeOf(await owner.call("PUT", `${INTENTS}/${id}`, body))).toEqual([400, "invalid"]);
  });

  test("with a body that is no JSON, or over 1 MB, is refused", async () => {
    const headers = { "Content-Type": "application/json", Origin: product.base, Cookie: owner.cookie };
    const broken = await fetch(`${product.base}${PATH}`, { method: "PUT", headers, body: '{"name":' });
    expect(await codeOf(broken)).toEqual([400, "invalid"]);
    const large = { ...ENGRAVING, examples: ["x".repeat(1_100_000)] };
    expect(await codeOf(await owner.call("PUT", PATH, large))).toEqual([413, "too_large"]);
  });

  test("stands in the document", async () => {
    const { paths } = (await (await fetch(`${product.base}/api/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    expect(Object.keys(paths["/api/admin/{shop}/intents/{id}"] ?? {}).sort()).toEqual(["delete", "put"]);
    const correct = "/api/desk/{shop}/conversations/{conversation}/messages/{seq}/intent";
    expect(Object.keys(paths[correct] ?? {}).sort()).toEqual(["delete", "post"]);
  });
});

describe("an agent's correction", () => {
  test("is learnt at once, shown with the message, replaced by a later one, and forgotten when taken back", async () => {
    const text = "谷子几时排发呀";
    const shopper = await openChat(product.base);
    await shopper.ask(text);
    expect(await intentOf(text)).not.toBe("membership_points");
    expect((await agent.call("POST", place(shopper, 1), { intent: "invoice" })).status).toBe(200);
    expect(await intentOf(text)).toBe("invoice");
    const again = await agent.call("POST", place(shopper, 1), { intent: "membership_points" });
    expect([again.status, await again.json()]).toEqual([200, { intent: "membership_points" }]);
    expect(await intentOf(text)).toBe("membership_points");
    expect((await page(shopper)).corrections).toEqual({ 1: "membership_points" });
    expect((await agent.call("DELETE", place(shopper, 1))).status).toBe(200);
    expect(await intentOf(text)).not.toBe("membership_points");
    expect((await page(shopper)).corrections).toEqual({});
    expect(await codeOf(await agent.call("DELETE", place(shopper, 1)))).toEqual([404, "not_found"]);
  });

  test("is kept without the personal data in the message", async () => {
    const shopper = await openChat(product.base);
    await shopper.ask("我电话13812345678，谷子排发了没");
    expect((await agent.call("POST", place(shopper, 1), { intent: "order_status" })).status).toBe(200);
    const { DB } = await product.worker.getEnv();
    const { results } = await DB.prepare("select text from corrections").all();
    expect(JSON.stringify(results)).toContain("*******5678");
    const blobs = await DB.prepare("select blob from snapshots").all();
    expect(JSON.stringify([results, blobs.results])).not.toContain("13812345678");
    expect((await agent.call("DELETE", place(shopper, 1))).status).toBe(200);
  });

  test("is refused without a session, from another shop, and for an analyst", async () => {
    const shopper = await openChat(product.base);
    await shopper.ask("在吗");
    for (const [method, body] of [
      ["POST", { intent: "invoice" }],
      ["DELETE", undefined],
    ] as const) {
      const headers = { "Content-Type": "application/json", Origin: product.base };
      const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
      expect(await codeOf(await fetch(`${product.base}${place(shopper, 1)}`, init))).toEqual([401, "unauthorized"]);
      expect(await codeOf(await stranger.call(method, place(shopper, 1), body))).toEqual([403, "forbidden"]);
      expect(await codeOf(await analyst.call(method, place(shopper, 1), body))).toEqual([403, "forbidden"]);
    }
    const own = place(shopper, 1).replace("/demo/", "/other/");
    expect(await codeOf(await stranger.call("POST", own, { intent: "invoice" })), "its own shop").toEqual([
      404,
      "not_found",
    ]);
  });

  test.each([
    ["an unknown intent", 1, { intent: "make_coffee" }, 400],
    ["an intent that the shop does not have", 1, { intent: "custom.nothing" }, 400],
    ["no intent", 1, {}, 400],
    ["an unknown field", 1, { intent: "invoice", text: "别的话" }, 400],
    ["a text for a body", 1, "invoice", 400],
    ["the bot's message", 2, { intent: "invoice" }, 400],
    ["a message that is not there", 99, { intent: "invoice" }, 404],
    ["a number that is none", "one", { intent: "invoice" }, 400],
    ["a number below one", 0, { intent: "invoice" }, 400],
    ["a number beyond all", "1e300", { intent: "invoice" }, 400],
  ])("of %s is refused", async (_, seq, body, status) => {
    const shopper = await openChat(product.base);
    await shopper.ask("在吗");
    const refused = await agent.call("POST", place(shopper, seq), body);
    expect(await codeOf(refused)).toEqual([status, status === 404 ? "not_found" : "invalid"]);
    expect((await page(shopper)).corrections).toEqual({});
  });

  test("of a conversation that is not there, or with a body over 1 MB, is refused", async () => {
    const nowhere = { conversation: "web~cnv_nothing" } as Shopper;
    expect(await codeOf(await agent.call("POST", place(nowhere, 1), { intent: "invoice" }))).toEqual([
      404,
      "not_found",
    ]);
    const shopper = await openChat(product.base);
    const large = { intent: "x".repeat(1_100_000) };
    expect(await codeOf(await agent.call("POST", place(shopper, 1), large))).toEqual([413, "too_large"]);
  });
});

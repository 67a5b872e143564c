import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ShopImportInput } from "../../workers/merchants/import-schema.ts";
import { ago, bought, person, sent, signedFor, sorryCoupon, thing } from "./presets-shop.ts";
import { openChat, type Product, type signIn, signInAgent, signInOwner, startProduct } from "./product.ts";

type Staff = Awaited<ReturnType<typeof signIn>>;
interface Firing {
  conversation: string | null;
  ticketId: string | null;
  why: { fact: string; found: unknown }[];
  effects: { kind: string; state: string; detail: string | null }[];
}
interface Ticket {
  id: string;
  type: string;
  priority: string;
  source: string;
  tags: string[];
  orderId: string | null;
  conversation: string | null;
}

const HOUR_MS = 3_600_000;
const RULES = "/api/admin/demo/rules";

let product: Product;
let owner: Staff;
let agent: Staff;
let key: string;
/** By the preset's id. */
const rules = new Map<string, string>();

beforeAll(async () => {
  product = await startProduct();
  owner = await signInOwner(product.base);
  agent = await signInAgent(product.base);
  const scopes = ["actions", "aftersales", "tickets"];
  const made = await owner.call("POST", "/api/admin/demo/keys", { name: "shop systems", scopes });
  key = ((await made.json()) as { key: string }).key;
  await bring({
    categories: [{ id: "preset-things", name: "试品" }],
    products: [thing("p150", 15_000), thing("p300", 30_000), thing("p99", 9_900), thing("p80", 8_000)],
    promotions: [sorryCoupon()],
    customers: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) =>
      person(`preset-${number}`, number === 9 ? "gold" : "standard"),
    ),
  });
  const { presets } = (await (await owner.call("GET", RULES)).json()) as {
    presets: { id: string; name: { zh: string }; document: object }[];
  };
  for (const { id, name, document } of presets) {
    const body = { name: name.zh, document, isEnabled: true, preset: id };
    const added = await owner.call("POST", RULES, body, { "Idempotency-Key": `preset-${id}` });
    expect(added.status, id).toBe(201);
    rules.set(id, ((await added.json()) as { rule: { id: string } }).rule.id);
  }
});
afterAll(() => product.stop());

async function bring(document: ShopImportInput): Promise<void> {
  const answer = await fetch(`${product.base}/api/admin/demo/import`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${product.setupToken}` },
    body: JSON.stringify(document),
  });
  if (!answer.ok) throw new Error(`import: ${answer.status} ${await answer.text()}`);
}
async function open(path: string, body: unknown): Promise<{ [field: string]: unknown }> {
  const answer = await fetch(`${product.base}/api/open${path}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Authorization: `Bearer ${key}`,
      "Idempotency-Key": crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { [field: string]: unknown };
}
const firings = async (preset: string): Promise<Firing[]> => {
  const answer = await owner.call("GET", `${RULES}/${rules.get(preset)}/firings`);
  return ((await answer.json()) as { firings: Firing[] }).firings;
};
const tickets = async (query: string): Promise<Ticket[]> => {
  const answer = await agent.call("GET", `/api/desk/demo/tickets?${query}`);
  return ((await answer.json()) as { tickets: Ticket[] }).tickets;
};
/** What each effect came to, once nothing is pending. */
const ends = ({ effects }: Firing) =>
  effects.map(({ kind, state, detail }) => (state === "done" ? kind : `${kind} ${state}: ${detail}`));

/** Whose firing it is: by its conversation, or by the order of its ticket. */
type Whose = { conversation: string } | { orderId: string };
async function firingsOf(preset: string, whose: Whose): Promise<Firing[]> {
  const all = await firings(preset);
  if ("conversation" in whose) return all.filter(({ conversation }) => conversation === whose.conversation);
  const own = (await tickets("")).filter(({ orderId }) => orderId === whose.orderId).map(({ id }) => id);
  return all.filter(({ ticketId }) => ticketId !== null && own.includes(ticketId));
}

/**
 * There is nothing to wait for where nothing happens: what does fire goes the same way behind it, and when that one is
 * through, so is the first.
 */
async function firesOnlyOn(preset: string, fires: Whose, other: Whose): Promise<Firing> {
  const fired = await vi.waitFor(
    async () => {
      const [found] = await firingsOf(preset, fires);
      if (!found || found.effects.some(({ state }) => state === "pending")) throw new Error(`${preset}: not yet`);
      return found;
    },
    { timeout: 20_000, interval: 150 },
  );
  expect(await firingsOf(preset, fires)).toHaveLength(1);
  expect(await firingsOf(preset, other)).toEqual([]);
  return fired;
}

async function asksRefund(orderId: string, customer: string): Promise<{ conversation: string }> {
  const about = { customer, thread: `t-${orderId}` };
  const given = { orderId, items: [{ itemId: `${orderId}-i` }], reason: "damaged" };
  const proposed = await open("/actions/propose", { ...about, name: "refund_only", arguments: given });
  const { id } = proposed.proposal as { id: string };
  expect(await open("/actions/confirm", { ...about, proposal: id })).toMatchObject({ state: "awaiting_approval" });
  return { conversation: `api~t-${orderId}` };
}

describe("the presets, end to end", () => {
  test("退款自动审批 approves a small refund that waits, and leaves a large one to a person", async () => {
    await bring({
      orders: [
        bought("771000000001", "preset-1", "p300", signedFor("SF7710000001")),
        bought("771000000002", "preset-2", "p150", signedFor("SF7710000002")),
      ],
    });
    const large = await asksRefund("771000000001", "preset-1");
    const small = await asksRefund("771000000002", "preset-2");
    const fired = await firesOnlyOn("refund_auto_approval", small, large);
    expect(ends(fired)).toEqual(["propose_approval"]);
    expect(fired.why).toContainEqual(expect.objectContaining({ fact: "approval.amount", found: 15_000 }));
    const listed = async (list: string) =>
      ((await (await owner.call("GET", `/api/desk/demo/approvals?list=${list}`)).json()) as { approvals: unknown[] })
        .approvals;
    expect(await listed("decided")).toMatchObject([{ orderId: "771000000002", state: "approved" }]);
    expect(await listed("pending")).toMatchObject([{ orderId: "771000000001" }]);
  });

  test("物流停滞预警 makes a ticket for a parcel without news, as soon as the courier's push is in, and none for a late one", async () => {
    await bring({ orders: [bought("771000000003", "preset-3", "p99", sent("SF7710000003", HOUR_MS))] });
    await bring({ orders: [bought("771000000004", "preset-4", "p99")] });
    await open("/demo/shipments", { trackingNo: "SF7710000003", etaAt: ago(10 * HOUR_MS) });
    const event = { at: ago(100 * HOUR_MS), text: { zh: "已到达转运中心", en: "At the sorting centre" }, city: "上海" };
    const push = { trackingNo: "SF7710000004", courier: "顺丰速运", orderId: "771000000004" };
    await open("/demo/shipments", { ...push, state: "in_transit", event });
    const fired = await firesOnlyOn("shipment_stuck", { orderId: "771000000004" }, { orderId: "771000000003" });
    expect(fired.why).toMatchObject([{ fact: "shipment.notice", found: "stuck" }]);
    expect(ends(fired)).toEqual(["create_ticket", "send_message refused: no_conversation"]);
    expect(await tickets("type=logistics")).toContainEqual(
      expect.objectContaining({ orderId: "771000000004", priority: "high", tags: ["物流停滞"], source: "rule" }),
    );
  });

  test("差价补偿 makes a ticket as soon as an import lowers the price enough, and none for a small drop", async () => {
    await bring({ orders: [bought("771000000005", "preset-5", "p80"), bought("771000000006", "preset-6", "p99")] });
    await bring({ products: [thing("p80", 7_500)] });
    await bring({ products: [thing("p99", 7_900)] });
    const fired = await firesOnlyOn("price_difference", { orderId: "771000000006" }, { orderId: "771000000005" });
    expect(fired.why).toContainEqual(expect.objectContaining({ fact: "price.drop", found: 2_000 }));
    expect(ends(fired)).toEqual(["create_ticket"]);
    expect(await tickets("type=price_difference")).toContainEqual(
      expect.objectContaining({ orderId: "771000000006", tags: ["差价"], source: "rule" }),
    );
  });

  test("负面情绪预警 answers a second angry message with ticket, coupon and a person, and a first one with none", async () => {
    const calm = await openChat(product.base);
    const upset = await openChat(product.base);
    await calm.ask("你们的东西太差了，气死我了");
    await calm.ask("好的，谢谢你");
    await upset.ask("你们的东西太差了，气死我了");
    await upset.ask("什么垃圾服务，太让人失望了");
    const fired = await firesOnlyOn("negative_mood", upset, calm);
    expect(ends(fired)).toEqual(["create_ticket", "issue_coupon", "handoff"]);
    expect(fired.why).toContainEqual(expect.objectContaining({ fact: "conversation.negative_turns", found: 2 }));
    const { messages, holder } = await upset.list();
    expect(holder.holder).toBe("waiting");
    expect(messages.map(({ text }) => text).join("\n")).toContain("SORRY");
    expect(await tickets(`conversation=${upset.conversation}`)).toContainEqual(
      expect.objectContaining({ type: "complaint", priority: "high", tags: ["负面情绪"] }),
    );
    expect((await calm.list()).messages.map(({ text }) => text).join("\n")).not.toContain("SORRY");
  });

  test("VIP 优先 raises the ticket of a gold member, and leaves others' as they are", async () => {
    await bring({ orders: [bought("771000000007", "preset-7", "p99"), bought("771000000009", "preset-9", "p99")] });
    const make = async (orderId: string) => {
      await open("/tickets", { type: "repair", summary: "请检修", orderId });
    };
    await make("771000000007");
    await make("771000000009");
    const fired = await firesOnlyOn("vip_first", { orderId: "771000000009" }, { orderId: "771000000007" });
    expect(ends(fired)).toEqual(["set_priority", "add_tag"]);
    expect(fired.why).toMatchObject([{ fact: "customer.tier", found: "gold" }]);
    const made = await tickets("type=repair");
    const of = (orderId: string) => made.find((one) => one.orderId === orderId);
    expect(of("771000000009")).toMatchObject({ priority: "urgent", tags: ["VIP"] });
    expect(of("771000000007")).toMatchObject({ priority: "normal", tags: [] });
  });

  test("签收未收到: a shopper who has not got what was signed for gets a ticket and a person; who only asks gets neither", async () => {
    await bring({
      orders: [
        bought("771000000011", "preset-1", "p99", signedFor("SF7710000011")),
        bought("771000000012", "preset-8", "p99", signedFor("SF7710000012")),
      ],
    });
    const asks = await openChat(product.base);
    const misses = await openChat(product.base);
    await asks.ask("查一下订单771000000011的物流，手机尾号6001");
    const told = await misses.ask("订单771000000012显示已签收，但是我没有收到，手机尾号6008");
    expect(told.text).toContain("已登记");
    const fired = await firesOnlyOn("delivered_unreceived", misses, asks);
    expect(fired).toMatchObject({ conversation: misses.conversation, why: [] });
    expect(ends(fired)).toEqual(["create_ticket", "handoff"]);
    expect(await tickets(`conversation=${misses.conversation}`)).toContainEqual(
      expect.objectContaining({
        type: "lost_parcel",
        priority: "urgent",
        tags: ["签收未收到"],
        orderId: "771000000012",
        source: "rule",
      }),
    );
    expect((await misses.list()).holder.holder).toBe("waiting");
    const { messages, holder } = await asks.list();
    expect(holder.holder).toBe("bot");
    expect(messages.map(({ text }) => text).join("\n")).toContain("SF7710000011");
  });
});

describe("a rating", () => {
  const rate = (token: string, body: unknown) =>
    fetch(`${product.base}/api/chat/demo/rating`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });

  test("of a conversation that a person has closed reaches the rules and the figures, changed or not", async () => {
    const document = {
      when: "rating",
      match: "all",
      conditions: [{ fact: "rating.score", operator: "at_most", value: 2 }],
      actions: [{ kind: "create_ticket", type: "complaint", priority: "high", summary: "低分", tags: ["低分"] }],
      pauseHours: 0,
    };
    const body = { name: "低分跟进", document, isEnabled: true };
    const added = await owner.call("POST", RULES, body, { "Idempotency-Key": "rating-rule" });
    rules.set("rating", ((await added.json()) as { rule: { id: string } }).rule.id);
    const shopper = await openChat(product.base);
    const content = await openChat(product.base);
    for (const one of [shopper, content]) {
      await one.ask("你们支持七天无理由退货吗");
      expect((await rate(one.token, { score: 5 })).status).toBe(412);
      const { holder } = await one.list();
      const hold = async (step: string, epoch: number, more: object = {}) => {
        const path = `/api/desk/demo/conversations/${encodeURIComponent(one.conversation)}/${step}`;
        const answer = await agent.call("POST", path, { epoch, ...more }, { "Idempotency-Key": crypto.randomUUID() });
        expect(answer.ok, `${step}: ${answer.status}`).toBe(true);
      };
      await hold("claim", holder.epoch);
      await hold("close", holder.epoch + 1);
    }
    for (const bad of [{ score: 0 }, { score: 6 }, { score: 2.5 }, { score: "5" }, {}, { score: 5, agent: "x" }]) {
      expect((await rate(shopper.token, bad)).status).toBe(400);
    }
    expect((await rate("none", { score: 5 })).status).toBe(401);
    expect(await (await rate(content.token, { score: 4 })).json()).toMatchObject({ score: 4 });
    expect(await (await rate(shopper.token, { score: 5 })).json()).toMatchObject({ score: 5, mayRate: true });
    expect(await (await rate(shopper.token, { score: 1 })).json()).toMatchObject({ score: 1 });
    const fired = await firesOnlyOn("rating", shopper, content);
    expect(fired.why).toMatchObject([{ fact: "rating.score", found: 1 }]);
    expect(await tickets(`conversation=${shopper.conversation}`)).toContainEqual(
      expect.objectContaining({ type: "complaint", tags: ["低分"], source: "rule" }),
    );
    const today = await (await owner.call("GET", "/api/desk/demo/today")).json();
    expect(today).toMatchObject({ ratings: 2, ratingMean: 2.5 });
    const dry = await owner.call("POST", "/api/admin/demo/rules-dry-run", { document, days: 1 });
    expect(await dry.json()).toMatchObject({ matched: 1, shown: [{ conversation: shopper.conversation }] });
  });
});

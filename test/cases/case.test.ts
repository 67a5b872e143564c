import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { conversationOf } from "../../durable-objects/conversation/contract.ts";
import { cases } from "../../workers/platform/db/schema/cases.ts";
import { paymentMethods } from "../../workers/platform/db/schema/customers.ts";
import { orderItems, orders, refunds, returns, services } from "../../workers/platform/db/schema/orders.ts";
import { promises } from "../../workers/platform/db/schema/promises.ts";
import { tickets } from "../../workers/platform/db/schema/tickets.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { POLICY } from "../merchants/shop-fixture.ts";
import { type CaseShop, DAY_MS, leaveRow, newCaseShop, TestCase } from "./case-fixture.ts";

const PARCEL = { courier: "SF", trackingNo: "SF1001" };
const PROMISED = [
  { to: "gift_card", amountMinor: 3_000 },
  { to: "alipay", amountMinor: 2_000 },
];

async function begin(kind: Parameters<typeof leaveRow>[2], promised = PROMISED, shop?: CaseShop, more = {}) {
  const own = shop ?? (await newCaseShop());
  const id = `rtn_${crypto.randomUUID()}`;
  const { proposal } = await leaveRow(own, id, kind, promised, more);
  const isPlain = kind === "refund_only";
  const one = new TestCase(own, isPlain ? `cas_${proposal}` : id);
  await one.install();
  await one.start(
    isPlain ? { from: "refund", proposal } : kind === "repair" ? { from: "services" } : { from: "returns" },
  );
  await one.ring();
  return one;
}

const rows = {
  refunds: async ({ shop: { database, shop } }: TestCase) =>
    (await database.select().from(refunds).where(eq(refunds.shopId, shop)).orderBy(refunds.id)).map(
      ({ to, amountMinor, state }) => ({ to, amountMinor, state }),
    ),
  balance: async ({ shop: { database, shop } }: TestCase) =>
    (await database.select().from(paymentMethods).where(eq(paymentMethods.shopId, shop)))[0]?.balanceMinor,
  returned: async ({ id, shop: { database, shop } }: TestCase) =>
    (
      await database
        .select()
        .from(returns)
        .where(and(eq(returns.shopId, shop), eq(returns.id, id)))
    )[0]?.state,
  item: async ({ shop: { database, shop } }: TestCase) =>
    (
      await database
        .select()
        .from(orderItems)
        .where(and(eq(orderItems.shopId, shop), eq(orderItems.id, "D1-shirt")))
    )[0]?.state,
  tickets: async ({ shop: { database, shop } }: TestCase) =>
    (await database.select().from(tickets).where(eq(tickets.shopId, shop))).map(({ type, priority }) => [
      type,
      priority,
    ]),
  indexed: async ({ id, shop: { database, shop } }: TestCase) =>
    (
      await database
        .select()
        .from(cases)
        .where(and(eq(cases.shopId, shop), eq(cases.id, id)))
    )[0],
};

describe("a return", () => {
  it("runs from its code to the refund, tells the shopper each step, and books what was promised", async () => {
    const one = await begin("return");
    await one.report({ type: "goods_sent", parcel: PARCEL });
    await one.ring();
    expect(await rows.indexed(one)).toMatchObject({ step: "parcel_underway", backTrackingNo: "SF1001" });
    await one.report({ type: "goods_received" });
    await one.ring();
    expect(await rows.returned(one)).toBe("received");
    expect((await rows.refunds(one)).every(({ state }) => state === "requested")).toBe(true);
    await one.report({ type: "inspected", result: "accepted" });
    await one.ring();
    const view = await one.view();
    expect(view).toMatchObject({ step: "done", outcome: "refunded", refund: "settled", dueAt: null });
    expect(await rows.refunds(one)).toEqual([
      { to: "gift_card", amountMinor: 3_000, state: "paid" },
      { to: "alipay", amountMinor: 2_000, state: "approved" },
    ]);
    expect(await rows.balance(one)).toBe(3_100);
    expect(await rows.returned(one)).toBe("refunded");
    expect(await rows.item(one)).toBe("returned");
    const told = await one.told();
    expect(told).toHaveLength(5);
    expect(told[0]).toContain(view.returnCode);
    expect(told[1]).toContain("SF1001");
    expect(told[4]).toContain("¥50");
    expect(view.tasks.every(({ state }) => state === "done")).toBe(true);
    expect(await rows.indexed(one)).toMatchObject({ step: "done", outcome: "refunded", dueAt: null });
  });

  it("is told of in English where the conversation is English, with the progress as a card", async () => {
    const shop = await newCaseShop();
    const conversation = `${shop.conversation}en`;
    const thread = conversation.slice(4);
    const rpc = conversationOf(env, shop.shop, conversation);
    unwrap(await rpc.open({ ...shop.opening, conversation, thread }, { locale: "en", productId: null, signed: null }));
    await begin("return", PROMISED, { ...shop, conversation, rpc });
    const [first] = unwrap(await rpc.list(0, 10)).messages;
    expect(first?.text).toMatch(/^Your return for order D1 is open/);
    expect(first?.cards).toMatchObject([
      { kind: "case", steps: [{ label: "Send it back", state: "now" }, {}, {}, {}, {}] },
    ]);
  });

  it("where the policy pays at once, the money goes first and only once", async () => {
    const rule = {
      ...POLICY.actions.return_items,
      refund: { to: ["original" as const], days: 5, when: "at_once" as const },
    };
    const shop = await newCaseShop({ ...POLICY, actions: { ...POLICY.actions, return_items: rule } });
    const one = await begin("return", PROMISED, shop);
    expect(await rows.balance(one)).toBe(3_100);
    await one.report({ type: "goods_received" });
    await one.report({ type: "inspected", result: "accepted" });
    await one.ring();
    expect(await rows.balance(one)).toBe(3_100);
    expect((await one.view()).outcome).toBe("refunded");
  });

  it("dates the promised money from the day the goods came, however late they were sent, and once", async () => {
    const shop = await newCaseShop();
    const one = await begin("return", PROMISED, shop);
    const dates = async () => {
      const owed = await shop.database.select().from(promises).where(eq(promises.shopId, shop.shop));
      const back = await shop.database.select().from(refunds).where(eq(refunds.shopId, shop.shop));
      return [...new Set([...owed, ...back].map(({ dueAt }) => dueAt))];
    };
    expect(await dates()).toEqual([null]);
    // The last day for sending back passes before anything comes.
    one.at += 6 * DAY_MS;
    await one.report({ type: "goods_received" });
    const receivedAt = one.at;
    await one.ring();
    const days = POLICY.actions.return_items?.refund?.days ?? 7;
    const [dueAt, ...others] = await dates();
    expect(others).toEqual([]);
    expect(dueAt).toBeGreaterThanOrEqual(receivedAt + days * DAY_MS);
    expect(dueAt).toBeLessThan(receivedAt + (days + 1) * DAY_MS);
    one.at += 3 * DAY_MS;
    await one.report({ type: "goods_received" });
    await one.ring();
    expect(await dates()).toEqual([dueAt]);
  });

  it("withdrawn by the shopper, items and promised money are as before", async () => {
    const one = await begin("return");
    await one.report({ type: "withdrawn" });
    await one.ring();
    expect(await rows.returned(one)).toBe("withdrawn");
    expect(await rows.item(one)).toBe("ordered");
    expect((await rows.refunds(one)).map(({ state }) => state)).toEqual(["refused", "refused"]);
    expect(await rows.balance(one)).toBe(100);
  });

  it("not sent back, it is asked for, announced, and expires with nothing paid", async () => {
    const one = await begin("return");
    for (let times = 0; times < 3; times++) await one.sleep();
    expect((await one.view()).outcome).toBe("expired");
    expect(await one.told()).toHaveLength(4);
    expect(await rows.balance(one)).toBe(100);
    expect((await rows.refunds(one)).map(({ state }) => state)).toEqual(["refused", "refused"]);
  });

  it("what was promised is not given twice where it was given elsewhere: a person is asked", async () => {
    const one = await begin("return");
    await one.shop.database.update(refunds).set({ state: "refused" }).where(eq(refunds.shopId, one.shop.shop));
    await one.report({ type: "goods_received" });
    await one.report({ type: "inspected", result: "accepted" });
    await one.ring();
    expect(await rows.balance(one)).toBe(100);
    expect((await one.view()).outcome).toBe("closed");
    expect(await rows.tickets(one)).toEqual([["return", "high"]]);
  });
});

describe("the other kinds", () => {
  it("an exchange sends its replacement by a ticket and gives the difference back by the named method", async () => {
    const one = await begin("exchange", [], undefined, { differenceMinor: -700, method: "gift_card" });
    await one.report({ type: "goods_received" });
    await one.report({ type: "inspected", result: "accepted" });
    await one.ring();
    expect(await rows.tickets(one)).toEqual([["exchange", "normal"]]);
    expect(await rows.balance(one)).toBe(800);
    await one.report({ type: "replacement_shipped", parcel: PARCEL });
    await one.report({ type: "delivered" });
    await one.ring();
    expect((await one.view()).outcome).toBe("exchanged");
    expect(await rows.item(one)).toBe("exchanged");
    expect(await rows.refunds(one)).toEqual([{ to: "gift_card", amountMinor: 700, state: "paid" }]);
  });

  it("a dearer exchange takes its difference from the named method, or asks a person where it does not cover it", async () => {
    const accept = async (differenceMinor: number) => {
      const one = await begin("exchange", [], undefined, { differenceMinor, method: "gift_card" });
      await one.report({ type: "goods_received" });
      await one.report({ type: "inspected", result: "accepted" });
      await one.ring();
      return one;
    };
    const covered = await accept(100);
    expect(await rows.balance(covered)).toBe(0);
    const [paid] = await covered.shop.database.select().from(orders).where(eq(orders.shopId, covered.shop.shop));
    expect(paid?.payments.at(-1)).toMatchObject({ method: "gift_card", amountMinor: 100 });
    const short = await accept(101);
    expect(await rows.balance(short)).toBe(100);
    expect(await rows.tickets(short)).toContainEqual(["exchange", "high"]);
  });

  it("a repair ends with its service done", async () => {
    const one = await begin("repair", []);
    await one.report({ type: "goods_received" });
    await one.report({ type: "repaired", parcel: null });
    await one.report({ type: "delivered" });
    await one.ring();
    const [row] = await one.shop.database.select().from(services).where(eq(services.shopId, one.shop.shop));
    expect(row?.state).toBe("done");
  });

  it("a re-shipment that was decided is sent, without asking the courier", async () => {
    const one = await begin("reship", []);
    expect(await one.view()).toMatchObject({ kind: "lost_parcel", step: "replacing" });
    expect(await rows.tickets(one)).toEqual([["lost_parcel", "normal"]]);
  });

  it("a refund without goods is judged by a person, or by itself up to the shop's amount", async () => {
    const judged = await begin("refund_only");
    expect(await judged.view()).toMatchObject({ kind: "quality", step: "judging", amountMinor: 5_000 });
    await judged.report({ type: "decided", decision: "refund", amountMinor: null });
    await judged.ring();
    expect(await rows.balance(judged)).toBe(3_100);
    const small = await begin(
      "refund_only",
      PROMISED,
      await newCaseShop({ ...POLICY, cases: { qualityAutomaticMinor: 5_000 } }),
    );
    expect((await small.view()).outcome).toBe("refunded");
  });

  it("a lost parcel's refund by a person is never more than was paid and not given back", async () => {
    const shop = await newCaseShop();
    await shop.database.update(orders).set({ paidAt: 1 }).where(eq(orders.shopId, shop.shop));
    const [order] = await shop.database.select().from(orders).where(eq(orders.shopId, shop.shop));
    const paid = order?.payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0) ?? 0;
    const lose = async (amountMinor: number) => {
      const one = new TestCase(shop, `cas_${crypto.randomUUID()}`);
      await one.install();
      await one.start({
        from: "request",
        kind: "lost_parcel",
        orderId: "D1",
        conversation: shop.conversation,
        evidence: 0,
      });
      await one.report({ type: "courier_answered", answer: "lost" });
      await one.report({ type: "decided", decision: "refund", amountMinor });
      await one.ring();
      return one;
    };
    const first = await lose(paid);
    expect((await first.view()).outcome).toBe("refunded");
    const given = (await rows.refunds(first)).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(given).toBe(paid);
    const second = new TestCase(shop, `cas_${crypto.randomUUID()}`);
    await second.install();
    await second.start({ from: "request", kind: "lost_parcel", orderId: "D1", conversation: null, evidence: 0 });
    await second.report({ type: "courier_answered", answer: "lost" });
    await second.report({ type: "decided", decision: "refund", amountMinor: 1 });
    await second.ring();
    expect((await second.view()).outcome).toBe("closed");
    expect(await rows.refunds(first)).toEqual(await rows.refunds(second));
  });
});

describe("reports", () => {
  it("the same key and body is one report; another body is a conflict", async () => {
    const one = await begin("return");
    const known = { key: "wms-1", bodyHash: "a" };
    await one.report({ type: "goods_received" }, known);
    await one.report({ type: "goods_received" }, known);
    expect((await one.view()).entries.map(({ event }) => event)).toEqual(["opened", "goods_received"]);
    await expect(one.report({ type: "goods_received" }, { ...known, bodyHash: "b" })).rejects.toThrow(/another body/);
  });

  it("what does not fit is refused with the step, and changes nothing", async () => {
    const one = await begin("return");
    const before = await one.view();
    await expect(one.report({ type: "inspected", result: "accepted" })).rejects.toMatchObject({
      code: "conflict",
      detail: { reason: "not_now", step: "awaiting_parcel" },
    });
    expect(await one.view()).toEqual(before);
  });

  it("the same photo counts once, and a note stays with its entry", async () => {
    const one = await begin("return");
    await one.report({ type: "evidence_added", refs: ["att_1", "att_1"] }, { note: "角上有划痕" });
    await one.report({ type: "evidence_added", refs: ["att_1"] });
    const view = await one.view();
    expect(view.evidence.map(({ ref }) => ref)).toEqual(["att_1"]);
    expect(view.entries.at(-1)).toMatchObject({ event: "evidence_added", note: "角上有划痕", by: "staff:1" });
  });

  it("a case that is not there is not found, nor is one for a row that is over", async () => {
    const shop = await newCaseShop();
    const none = new TestCase(shop, "rtn_none");
    await none.install();
    await expect(none.view()).rejects.toMatchObject({ code: "not_found" });
    await expect(none.start({ from: "returns" })).rejects.toMatchObject({ code: "not_found" });
    await expect(none.report({ type: "goods_received" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("telling", () => {
  it("what the words promise is recorded with the message, once, however often they are told", async () => {
    const shop = await newCaseShop();
    const one = new TestCase(shop, `cas_${crypto.randomUUID()}`);
    await one.install();
    const { conversation } = shop;
    let isFirst = true;
    one.wrap = (ports) => ({
      ...ports,
      async tell(asked) {
        const told = await ports.tell(asked);
        if (asked.effect.words !== "replacing" || !isFirst) return told;
        isFirst = false;
        throw new Error("the answer is lost");
      },
    });
    await one.start({ from: "request", kind: "lost_parcel", orderId: "D1", conversation, evidence: 0 });
    await one.report({ type: "courier_answered", answer: "lost" });
    await one.report({ type: "decided", decision: "replace", amountMinor: null });
    await one.ring();
    one.at += 60_000;
    await one.ring();
    const { events } = unwrap(await shop.rpc.events(0, 500));
    const made = events.filter((event) => event.type === "promise.made");
    expect(made.map(({ record }) => [record?.kind, record?.source, record?.by])).toEqual([
      ["follow_up", "template", `case:${one.id}:deciding`],
      ["replacement", "template", `case:${one.id}:replacing`],
    ]);
    const { messages } = unwrap(await shop.rpc.list(0, 500));
    const said = messages.find(({ text }) => text.includes("补发商品"));
    expect(made[1]?.record).toMatchObject({ message: said?.id, orderId: "D1" });
    expect(made[1]?.record?.what).toContain("补发商品");
    expect(messages.filter(({ text }) => text.includes("补发商品"))).toHaveLength(1);
  });

  it("an agent's hold does not keep facts from the shopper, and stays the agent's", async () => {
    const one = await begin("return");
    const held = unwrap(await one.shop.rpc.claim({ id: "a1", name: "Anna" }, 0));
    await one.report({ type: "goods_sent", parcel: PARCEL });
    await one.ring();
    expect(await one.told()).toHaveLength(2);
    expect(unwrap(await one.shop.rpc.list(0, 1)).holder).toEqual(held);
  });

  it("an erased conversation is told nothing, and the case goes on", async () => {
    const one = await begin("return");
    unwrap(await one.shop.rpc.erase());
    await one.report({ type: "goods_received" });
    await one.report({ type: "inspected", result: "accepted" });
    await one.ring();
    expect((await one.view()).outcome).toBe("refunded");
    expect(await one.told()).toEqual([]);
  });

  it("a conversation that cannot be reached holds up words, not money", async () => {
    const one = await begin("return");
    let isAway = true;
    one.wrap = (real) => ({
      ...real,
      tell: (asked) => (isAway ? Promise.reject(new Error("away")) : real.tell(asked)),
    });
    await one.report({ type: "goods_received" });
    await one.report({ type: "inspected", result: "accepted" });
    await one.ring();
    expect(await rows.balance(one)).toBe(3_100);
    expect(await one.told()).toHaveLength(1);
    isAway = false;
    one.at += 3_600_000;
    await one.ring();
    const told = await one.told();
    expect(told).toHaveLength(4);
    expect(told[1]).toContain("已收到");
    expect(told[3]).toContain("已办理");
  });

  it("evicted in the middle, the case knows where it stands", async () => {
    const one = await begin("return");
    await one.report({ type: "goods_received" });
    await evictDurableObject(one.stub);
    await one.install();
    await one.ring();
    expect(await one.view()).toMatchObject({ step: "inspecting" });
    expect(await one.told()).toHaveLength(2);
  });
});

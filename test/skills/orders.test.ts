import { describe, expect, it } from "vitest";
import { orders } from "../../workers/skills/orders/orders.ts";
import { ordersTemplates } from "../../workers/skills/orders/orders-templates.ts";
import type { IntentId } from "../../workers/understanding/types.ts";
import { choicesOf, requestOf, saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { DAY, delivered, HOUR, NOW, order, phoneItem, SIGNED, shipped, type World } from "./fixtures/orders.ts";

const start = (intent: IntentId, world: World, options: ConstructorParameters<typeof Talk>[4] = {}) =>
  new Talk(orders, ordersTemplates, intent, world, { identity: SIGNED, ...options });
const id = (value: string) => ({ type: "order_id" as const, value });

describe("how an order stands", () => {
  it.each(["zh", "en"] as const)("a paid order says when it leaves, from the cut-off hour (%s)", async (language) => {
    const step = await start("order_status", { orders: [order("D1")] }, { language }).say("我的订单");
    expect(templatesOf(step)).toEqual(["orders.paid", "parcel.leaves"]);
    expect(saysOf(step)[0]).toMatchObject({
      facts: { order: { text: "D1" }, total: { amountMinor: 9900, currency: "CNY" } },
      cards: [{ kind: "order", orderId: "D1" }],
      sources: [{ kind: "order", id: "D1" }],
    });
  });

  it("paid after the cut-off hour, it leaves the next local day", async () => {
    const paidAt = Date.parse("2026-11-20T09:00:00Z");
    const step = await start("order_status", { orders: [order("D1", { paidAt })] }).say("订单");
    const fact = saysOf(step)[1]?.facts.day;
    expect(fact && "at" in fact && new Date(fact.at + 8 * HOUR).toISOString().slice(0, 10)).toBe("2026-11-21");
  });

  it("one that should have left long ago is told as late", async () => {
    const step = await start("order_status", { orders: [order("D1", { paidAt: NOW - 3 * DAY })] }).say("订单");
    expect(templatesOf(step)).toContain("parcel.leaves_late");
  });

  it("a shipped order shows its parcel with masked events", async () => {
    const step = await start("order_status", { orders: [shipped("D1")] }).say("订单");
    expect(templatesOf(step)).toEqual(["orders.shipped", "parcel.on_the_way", "parcel.event", "parcel.eta"]);
  });

  it("a delivered order says until when it may be returned", async () => {
    const step = await start("order_status", { orders: [delivered("D1")] }).say("订单");
    expect(saysOf(step).at(-1)).toMatchObject({
      template: "orders.return_until",
      facts: { until: { at: Date.parse("2026-11-26T23:59:59.999+08:00") } },
    });
  });

  it("a cancelled order tells its refund", async () => {
    const refund = {
      id: "f1",
      amountMinor: 9900,
      to: "original",
      state: "paid" as const,
      reason: "",
      createdAt: NOW,
      dueAt: null,
    };
    const step = await start("order_status", { orders: [order("D1", { state: "cancelled", refunds: [refund] })] }).say(
      "订单",
    );
    expect(templatesOf(step)).toEqual(["orders.cancelled", "refunds.paid"]);
  });
});

describe("which order is meant", () => {
  const world = () => ({
    orders: [order("D1", { items: [phoneItem("p")] }), shipped("D2"), delivered("D3", { state: "completed" })],
  });

  it("several that fit become choices labelled by what is in them", async () => {
    const step = await start("order_status", world()).say("我的订单到哪一步了");
    expect(step).toMatchObject({
      do: "ask",
      slot: "order_id",
      choices: [
        { id: "D1", label: "星河手机 · 已付款" },
        { id: "D2", label: "纯棉短袖 · 已发货" },
      ],
    });
  });

  it("at most five are offered", async () => {
    const many = { orders: Array.from({ length: 9 }, (_, at) => order(`D${at}`)) };
    expect(choicesOf(await start("order_status", many).say("我的订单怎么样了"))).toHaveLength(5);
  });

  it("“第二个” picks the second of those offered", async () => {
    const talk = start("order_status", world());
    await talk.say("我的订单到哪一步了");
    const step = await talk.say({ text: "第二个", entities: [{ type: "ordinal", value: 2 }] });
    expect(saysOf(step)[0]?.facts.order).toEqual({ is: "text", text: "D2" });
  });

  it("“第三个呢” after the answer goes back to the list", async () => {
    const talk = start("order_status", { orders: [order("D1"), shipped("D2"), order("D3", { state: "processing" })] });
    await talk.say("我的订单到哪一步了");
    await talk.say({ text: "第二个", entities: [{ type: "ordinal", value: 2 }] });
    const step = await talk.say({ text: "第三个呢", entities: [{ type: "ordinal", value: 3 }] });
    expect(saysOf(step)[0]?.facts.order).toEqual({ is: "text", text: "D3" });
  });

  it("“手机那单呢” after an answer about another order changes to it", async () => {
    const talk = start("order_status", world());
    await talk.say({ text: "D2", entities: [id("D2")] });
    const step = await talk.say({ text: "手机那单呢", entities: [{ type: "product", value: "phone", score: 1 }] });
    expect(saysOf(step)[0]?.facts.order).toEqual({ is: "text", text: "D1" });
  });

  it("a product tells which order is meant", async () => {
    const step = await start("order_status", world()).say({
      text: "手机那单",
      entities: [{ type: "product", value: "phone", score: 1 }],
    });
    expect(saysOf(step)[0]?.facts.order).toEqual({ is: "text", text: "D1" });
  });

  it("“最近买的” is the newest", async () => {
    const step = await start("order_status", world()).say("我最近买的那单");
    expect(saysOf(step)[0]?.facts.order).toEqual({ is: "text", text: "D1" });
  });

  it("the order the conversation is about is not asked for again", async () => {
    const talk = start("order_status", world());
    talk.focus.orderId = "D2";
    expect(saysOf(await talk.say("现在什么状态"))[0]?.facts.order).toEqual({ is: "text", text: "D2" });
  });

  it("“把它…” means the order spoken of, even where others would fit better", async () => {
    const talk = start("change_order", world());
    talk.focus.orderId = "D2";
    expect(templatesOf(await talk.say("把它换成红色"))[0]).toBe("orders.change_too_late");
  });

  it("“另一个订单” leaves the one the conversation is about", async () => {
    const talk = start("order_status", world());
    talk.focus.orderId = "D2";
    expect(saysOf(await talk.say("我另外一个订单呢"))[0]?.facts.order).toEqual({ is: "text", text: "D1" });
  });

  it("a corrected number replaces the first one", async () => {
    const talk = start("order_status", world());
    await talk.say({ text: "D1", entities: [id("D1")] });
    const step = await talk.say({ text: "不对，是D2", entities: [id("D2")], isCorrection: true });
    expect(saysOf(step)[0]?.facts.order).toEqual({ is: "text", text: "D2" });
  });

  it("a tracking number leads to its order", async () => {
    const step = await start("order_status", world()).say({
      text: "SF1234567890123",
      entities: [{ type: "tracking_no", value: "SF1234567890123" }],
    });
    expect(templatesOf(step)[0]).toBe("orders.shipped");
  });

  it("an account without orders is told so", async () => {
    expect(templatesOf(await start("order_status", { orders: [] }).say("我的订单"))).toEqual(["order.none"]);
  });
});

describe("changing what is in an order", () => {
  it("offers what is possible before shipping, and goes on with what is picked", async () => {
    const talk = start("change_order", { orders: [order("D1")] });
    const step = await talk.say("能帮我换成红色吗");
    expect(templatesOf(step)).toEqual(["orders.change_instead", "next.which"]);
    expect(choicesOf(step)).toEqual(["change_address", "cancel_order", "person"]);
    expect(await talk.say({ text: "取消订单", pick: "cancel_order" })).toMatchObject({ do: "ask", slot: "reason" });
    expect(requestOf(await talk.say({ text: "拍错了", pick: "r2" }))).toEqual({
      name: "cancel_order",
      arguments: { orderId: "D1", reason: "r2" },
    });
  });

  it("refuses after shipping and names the return", async () => {
    const step = await start("change_order", { orders: [shipped("D1")] }).say("换成红色");
    expect(templatesOf(step)).toEqual(["orders.change_too_late", "orders.change_after_delivery"]);
  });

  it("“不用了” ends it", async () => {
    const talk = start("change_order", { orders: [order("D1")] });
    await talk.say("换成红色");
    expect(templatesOf(await talk.say({ text: "不用了", no: true }))).toEqual(["next.nothing"]);
  });
});

describe("a payment", () => {
  it("how paying works in general is left to the knowledge", async () => {
    expect(
      await start(
        "payment_problem",
        { orders: [order("D1")] },
        { identity: { level: "none", customerId: null, orderIds: [] } },
      ).say("付款失败怎么办"),
    ).toEqual({ do: "pass" });
  });

  it("one payment is told as one", async () => {
    const step = await start("payment_problem", { orders: [order("D1")] }).say({
      text: "D1重复扣款了",
      entities: [id("D1")],
    });
    expect(templatesOf(step)).toEqual(["orders.payment_received"]);
  });

  it("more received than due goes to a person with the sums", async () => {
    const twice = [
      { method: "alipay", amountMinor: 9900 },
      { method: "alipay", amountMinor: 9900 },
    ];
    const step = await start("payment_problem", { orders: [order("D1", { payments: twice })] }).say({
      text: "D1",
      entities: [id("D1")],
    });
    expect(step).toMatchObject({ do: "handoff", say: [{ facts: { over: { amountMinor: 9900 } } }] });
  });

  it("an unpaid order says what is due", async () => {
    const unpaid = order("D1", { state: "pending_payment", paidAt: null, payments: [] });
    const step = await start("payment_problem", { orders: [unpaid] }).say({ text: "D1", entities: [id("D1")] });
    expect(templatesOf(step)).toEqual(["orders.payment_due", "orders.payment_steps"]);
  });
});

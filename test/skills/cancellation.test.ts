import { describe, expect, it } from "vitest";
import { ANONYMOUS } from "../../workers/commerce/ports.ts";
import { cancellation } from "../../workers/skills/orders/cancellation.ts";
import { cancellationTemplates } from "../../workers/skills/orders/cancellation-templates.ts";
import type { IntentId } from "../../workers/understanding/types.ts";
import { choicesOf, requestOf, saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { DAY, delivered, NOW, order, phoneItem, policy, SIGNED, shipped, shop, type World } from "./fixtures/orders.ts";

const start = (world: World, options: ConstructorParameters<typeof Talk>[4] = {}, intent: IntentId = "cancel_order") =>
  new Talk(cancellation, cancellationTemplates, intent, world, { identity: SIGNED, ...options });
const id = (value: string) => ({ type: "order_id" as const, value });

describe("cancelling an order", () => {
  it.each(["zh", "en"] as const)("asks for the policy's reasons, then proposes (%s)", async (language) => {
    const talk = start({ orders: [order("D1")] }, { language });
    const step = await talk.say("取消订单");
    expect(step).toMatchObject({ do: "ask", slot: "reason" });
    expect(choicesOf(step)).toEqual(["r1", "r2", "r3"]);
    expect(requestOf(await talk.say({ text: "2", pick: "r2" }))).toEqual({
      name: "cancel_order",
      arguments: { orderId: "D1", reason: "r2" },
    });
  });

  it.each([
    ["我不想要了，帮我取消", "r1"],
    ["拍错了，取消订单", "r2"],
    ["I ordered by mistake, cancel it", "r2"],
  ])("a reason said with the wish is not asked for: %s", async (said, reason) => {
    expect(requestOf(await start({ orders: [order("D1")] }).say(said)).arguments).toEqual({ orderId: "D1", reason });
  });

  it.each(["两单都取消吧，我拍错了", "拍错了，所有订单都取消", "I ordered by mistake, cancel both orders"])(
    "of several orders all are cancelled, one after the other: %s",
    async (said) => {
      const step = await start({ orders: [order("D1"), order("D2"), shipped("D3")] }).say(said);
      expect(step).toMatchObject({ do: "propose", isMore: true });
    },
  );

  it("keeps a reason said before the order was proved", async () => {
    const talk = start({ orders: [order("D1")] }, { identity: ANONYMOUS });
    await talk.say("拍错了，取消订单");
    await talk.say({ text: "D1", entities: [id("D1")] });
    const step = await talk.say({ text: "5678", entities: [{ type: "last4", value: "5678" }] });
    expect(requestOf(step).arguments).toEqual({ orderId: "D1", reason: "r2" });
  });

  it("an answer that fits no reason counts as other", async () => {
    const talk = start({ orders: [order("D1")] });
    await talk.say("取消订单");
    expect(requestOf(await talk.say("家里人已经买过了")).arguments).toMatchObject({ reason: "r3" });
  });

  it("the order that is spoken of is meant, though another could still be cancelled", async () => {
    const talk = start({ orders: [order("D1"), shipped("D2"), order("D3")] });
    talk.focus.orderId = "D2";
    const says = saysOf(await talk.say("还来得及取消吗"));
    expect(says.map(({ facts }) => facts.order)).toContainEqual({ is: "text", text: "D2" });
  });

  it.each(["算了，不取消了", "还是别取消了", "never mind, keep the order"])(
    "given up in the middle, nothing is proposed: %s",
    async (said) => {
      const talk = start({ orders: [order("D1")] });
      await talk.say("取消订单");
      expect(templatesOf(await talk.say(said))).toEqual(["next.nothing"]);
    },
  );

  it("a question in answer to the reason is not taken for one", async () => {
    const talk = start({ orders: [order("D1")] });
    await talk.say("取消订单");
    expect(await talk.say("我的手机到哪了")).toMatchObject({ do: "ask", slot: "reason" });
  });

  it("no reason is asked where the policy lists none", async () => {
    const base = policy();
    const actions = { ...base.actions, cancel_order: { ...base.actions.change_address, states: ["paid" as const] } };
    const changed = shop({ policy: policy({ actions }) });
    expect(requestOf(await start({ orders: [order("D1")] }, { shop: changed }).say("取消")).arguments).toEqual({
      orderId: "D1",
      reason: "not_given",
    });
  });

  it("a correction changes the order that is proposed", async () => {
    const talk = start({ orders: [order("D1"), order("D2", { items: [phoneItem("p")] })] });
    await talk.say({ text: "取消D1，不想要了", entities: [id("D1")] });
    const step = await talk.say({ text: "不对，是D2", entities: [id("D2")], isCorrection: true });
    expect(requestOf(step).arguments).toEqual({ orderId: "D2", reason: "r1" });
  });

  it("offers only orders that can be cancelled", async () => {
    const talk = start({ orders: [order("D1"), shipped("D2"), order("D3"), delivered("D4")] });
    expect(choicesOf(await talk.say("取消订单"))).toEqual(["D1", "D3"]);
  });

  it("shipped: refused with where it is and what is possible later", async () => {
    const step = await start({ orders: [shipped("D1")] }).say("取消订单");
    expect(templatesOf(step)).toEqual([
      "cancellation.shipped",
      "parcel.on_the_way",
      "parcel.event",
      "parcel.eta",
      "cancellation.return_later",
    ]);
  });

  it("delivered: says so and goes on with the return", async () => {
    const talk = start({ orders: [delivered("D1")] });
    const step = await talk.say("取消订单");
    expect(step).toMatchObject({ do: "ask", slot: "reason" });
    expect(templatesOf(step)[0]).toBe("cancellation.delivered");
    expect(requestOf(await talk.say({ text: "质量问题", pick: "q1" })).name).toBe("return_items");
  });

  it("cancelled already: says so, proposes nothing", async () => {
    const step = await start({ orders: [order("D1", { state: "cancelled" })] }).say("取消订单");
    expect(templatesOf(step)).toEqual(["cancellation.already"]);
  });
});

describe("taking a request back", () => {
  it("nothing under way: says so, of the order named or of all", async () => {
    const all = await start({ orders: [delivered("D1"), order("D2")] }, {}, "withdraw_request").say("不退了");
    expect(templatesOf(all)).toEqual(["cancellation.nothing_at_all"]);
    const named = { text: "D1不退了", entities: [id("D1")] };
    const one = await start({ orders: [delivered("D1")] }, {}, "withdraw_request").say(named);
    expect(templatesOf(one)).toEqual(["cancellation.nothing_to_withdraw"]);
  });

  it("a refund under way goes to a person with its state", async () => {
    const refund = {
      id: "f",
      amountMinor: 9900,
      to: "original",
      state: "requested" as const,
      reason: "",
      createdAt: NOW,
      dueAt: NOW + DAY,
    };
    const step = await start({ orders: [delivered("D1", { refunds: [refund] })] }, {}, "withdraw_request").say(
      "不退了",
    );
    expect(step).toMatchObject({ do: "handoff", reason: "policy" });
    expect(templatesOf(step)).toContain("refunds.requested");
  });
});

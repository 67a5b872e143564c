import { describe, expect, it } from "vitest";
import { ANONYMOUS } from "../../workers/commerce/ports.ts";
import { returns } from "../../workers/skills/after-sales/returns.ts";
import { returnsTemplates } from "../../workers/skills/after-sales/returns-templates.ts";
import type { IntentId } from "../../workers/understanding/types.ts";
import { choicesOf, requestOf, saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import {
  DAY,
  delivered,
  item,
  NOW,
  order,
  phoneItem,
  policy,
  SIGNED,
  shipped,
  shop,
  type World,
} from "./fixtures/orders.ts";

const start = (
  world: World,
  intent: IntentId = "return_request",
  options: ConstructorParameters<typeof Talk>[4] = {},
) => new Talk(returns, returnsTemplates, intent, world, { identity: SIGNED, ...options });
const color = (value: string) => ({ type: "color" as const, value });
const red = () => item("red", { options: { color: { zh: "红色", en: "Red" } } });
const two = () => delivered("D1", { items: [item("white"), red()] });
const mixed = () => delivered("D1", { items: [item("white"), phoneItem("phone1")] });

describe("what cannot be done", () => {
  it.each([
    "想换一台新的，不能换的话说一声",
    "申请换货。如不允许，请告知",
    "exchange it please; if not, just let me know",
  ])("is only told where that is all that is asked: %s", async (said) => {
    const talk = start({ orders: [delivered("D1")] }, "exchange_request");
    const step = await talk.say(said);
    expect(step.do).toBe("say");
    expect(templatesOf(step)).toEqual(["returns.exchange_instead"]);
  });
});

describe("returning goods", () => {
  it.each(["zh", "en"] as const)("one item: asks for the reason, then proposes (%s)", async (language) => {
    const talk = start({ orders: [delivered("D1")] }, "return_request", { language });
    const step = await talk.say("我要退货");
    expect(step).toMatchObject({ do: "ask", slot: "reason", say: [{ template: "returns.ask_reason" }] });
    expect(choicesOf(step)).toEqual(["q1", "q2", "q3"]);
    expect(requestOf(await talk.say({ text: "尺码不合适", pick: "q2" }))).toEqual({
      name: "return_items",
      arguments: { orderId: "D1", items: [{ itemId: "i1" }], reason: "q2" },
    });
  });

  it.each([
    ["想退货，尺码小了", "q2"],
    ["衣服有破洞，退货", "q1"],
    ["不喜欢，七天无理由退货", "q3"],
    ["I want to return it, it is too big", "q2"],
    ["changed my mind, return please", "q3"],
  ])("a reason that was said is not asked for: %s", async (said, reason) => {
    expect(requestOf(await start({ orders: [delivered("D1")] }).say(said)).arguments).toMatchObject({ reason });
  });

  it("several items: asks which, one question at a time", async () => {
    const talk = start({ orders: [mixed()] });
    const step = await talk.say("我要退货");
    expect(step).toMatchObject({ do: "ask", slot: "product" });
    expect(choicesOf(step)).toEqual(["white", "phone1", "all"]);
    expect(await talk.say({ text: "星河手机", pick: "phone1" })).toMatchObject({ do: "ask", slot: "reason" });
    expect(requestOf(await talk.say({ text: "1", pick: "q1" })).arguments).toMatchObject({
      items: [{ itemId: "phone1" }],
    });
  });

  it("all of them at once", async () => {
    const step = await start({ orders: [mixed()] }).say("全部退掉，不想要了");
    expect(requestOf(step).arguments).toMatchObject({ items: [{ itemId: "white" }, { itemId: "phone1" }] });
  });

  it("“第二个” picks the second item", async () => {
    const talk = start({ orders: [two()] });
    await talk.say("退货，不想要了");
    const step = await talk.say({ text: "第二个", entities: [{ type: "ordinal", value: 2 }] });
    expect(requestOf(step).arguments).toMatchObject({ items: [{ itemId: "red" }] });
  });

  it("an item that was named is not asked for, by product or by colour", async () => {
    const byProduct = await start({ orders: [mixed()] }).say({
      text: "退手机，坏了",
      entities: [{ type: "product", value: "phone", score: 1 }],
    });
    expect(requestOf(byProduct).arguments).toMatchObject({ items: [{ itemId: "phone1" }] });
    const byColour = await start({ orders: [two()] }).say({ text: "退红色那件，太大了", entities: [color("红色")] });
    expect(requestOf(byColour).arguments).toMatchObject({ items: [{ itemId: "red" }], reason: "q2" });
  });

  it("two items of one product are told apart by a question", async () => {
    const step = await start({ orders: [two()] }).say({
      text: "退短袖",
      entities: [{ type: "product", value: "tee", score: 1 }],
    });
    expect(choicesOf(step)).toEqual(["white", "red", "all"]);
  });

  it("“不对，是红色的那件” changes the item and keeps order and reason", async () => {
    const talk = start({ orders: [two()] });
    await talk.say({ text: "退白色那件，太大了", entities: [color("白色")] });
    const step = await talk.say({ text: "不对，是红色的那件", entities: [color("红色")], isCorrection: true });
    expect(requestOf(step).arguments).toEqual({ orderId: "D1", items: [{ itemId: "red" }], reason: "q2" });
  });

  it("item and reason said before the proof are kept", async () => {
    const talk = start({ orders: [two()] }, "return_request", { identity: ANONYMOUS });
    await talk.say({ text: "红色那件太大了，想退", entities: [color("红色")] });
    await talk.say({ text: "D1", entities: [{ type: "order_id", value: "D1" }] });
    const step = await talk.say({ text: "5678", entities: [{ type: "last4", value: "5678" }] });
    expect(requestOf(step).arguments).toEqual({ orderId: "D1", items: [{ itemId: "red" }], reason: "q2" });
  });

  it("comes back to its question after a digression", async () => {
    const talk = start({ orders: [two()] });
    await talk.say("我要退货");
    const frame: unknown = JSON.parse(JSON.stringify(talk.frame));
    expect(frame).toMatchObject({ asked: "product", slots: { order_id: "D1" } });
    expect(choicesOf(await talk.say("运费谁出"))).toEqual(["white", "red", "all"]);
  });

  it("the window counts whole local days, as the action does", async () => {
    const deliveredAt = Date.parse("2026-11-14T01:00:00+08:00");
    const last = await start({ orders: [delivered("D1", { deliveredAt })] }).say("退货");
    expect(last).toMatchObject({ do: "ask", slot: "reason" });
    const over = await start({ orders: [delivered("D1", { deliveredAt: deliveredAt - DAY })] }).say("退货");
    expect(saysOf(over)[0]).toMatchObject({ template: "returns.window_over", facts: { days: { value: 7 } } });
    expect(choicesOf(over)).toEqual(["human"]);
  });

  it("past the window but faulty: a person looks at it", async () => {
    const late = delivered("D1", { deliveredAt: NOW - 20 * DAY });
    expect(await start({ orders: [late] }).say("坏了要退货")).toMatchObject({ do: "handoff", reason: "quality" });
  });

  it("excluded goods are refused by name", async () => {
    const tea = item("t", { productId: "tea", name: { zh: "龙井茶", en: "Longjing tea" } });
    const step = await start({ orders: [delivered("D1", { items: [tea] })] }).say("退货，不喜欢");
    expect(saysOf(step)[0]).toMatchObject({ template: "returns.excluded" });
  });

  it("nothing else goes back in the place of goods that may not", async () => {
    const tea = item("t", { productId: "tea", name: { zh: "龙井茶", en: "Longjing tea" } });
    const order = delivered("D1", { items: [tea, item("i1")] });
    const step = await start({ orders: [order] }).say("龙井茶要退货，不喜欢");
    expect(saysOf(step)[0]).toMatchObject({
      template: "returns.excluded",
      facts: { items: { text: expect.stringMatching(/^龙井茶/) } },
    });
  });

  it("of goods at fault it is asked which, where only some may go back", async () => {
    const tea = item("t", { productId: "tea", name: { zh: "龙井茶", en: "Longjing tea" } });
    const order = delivered("D1", { items: [tea, item("i1")] });
    expect(await start({ orders: [order] }).say("坏了要退货")).toMatchObject({ do: "ask", slot: "product" });
  });

  it("asked for already: says so with the refund", async () => {
    const items = [item("i1", { state: "return_requested" })];
    expect(templatesOf(await start({ orders: [delivered("D1", { items })] }).say("退货"))).toEqual([
      "returns.already",
      "refunds.return_open",
    ]);
  });

  it("on the way: says where it is, and that it can be returned once there", async () => {
    expect(templatesOf(await start({ orders: [shipped("D1")] }).say("退货"))[0]).toBe("returns.on_the_way");
  });

  it("not shipped: says so and goes on with the cancellation", async () => {
    const talk = start({ orders: [order("D1")] });
    const step = await talk.say("我要退货");
    expect(templatesOf(step)[0]).toBe("returns.not_sent");
    expect(choicesOf(step)).toEqual(["r1", "r2", "r3"]);
    expect(requestOf(await talk.say({ text: "拍错了", pick: "r2" })).name).toBe("cancel_order");
  });
});

describe("goods that went back already", () => {
  it("are told, and nothing is done again", async () => {
    const step = await start({ orders: [order("D1", { state: "returned", refunds: [] })] }).say("我要退货");
    expect(step).toMatchObject({ do: "say" });
    expect(templatesOf(step)[0]).toBe("returns.returned");
  });
});

describe("wanting money back", () => {
  it("before shipping it is a cancellation", async () => {
    expect(requestOf(await start({ orders: [order("D1")] }, "refund_request").say("退款，拍错了"))).toEqual({
      name: "cancel_order",
      arguments: { orderId: "D1", reason: "r2" },
    });
  });

  it("after delivery it is a return", async () => {
    const step = await start({ orders: [delivered("D1")] }, "refund_request").say("我要退款，太小了");
    expect(requestOf(step).name).toBe("return_items");
  });

  it("under way already: tells where it is", async () => {
    const refund = {
      id: "f",
      amountMinor: 100,
      to: "alipay",
      state: "approved" as const,
      reason: "",
      createdAt: NOW,
      dueAt: NOW + DAY,
    };
    const step = await start({ orders: [delivered("D1", { refunds: [refund] })] }, "refund_request").say("退款");
    expect(templatesOf(step)).toEqual(["refunds.approved", "refunds.due"]);
  });

  it("“仅退款” is told honestly, and the return goes on if picked", async () => {
    const talk = start({ orders: [delivered("D1")] }, "refund_request");
    const step = await talk.say("仅退款，不喜欢");
    expect(templatesOf(step)[0]).toBe("returns.refund_only");
    expect(requestOf(await talk.say({ text: "退货退款", pick: "return_items" })).arguments).toMatchObject({
      reason: "q3",
    });
  });
});

describe("“仅退款” said with a return", () => {
  it("is about what has arrived", async () => {
    const step = await start({ orders: [order("D2"), delivered("D1")] }, "refund_request").say("仅退款");
    expect(saysOf(step)[0]).toMatchObject({ template: "returns.refund_only", facts: { order: { text: "D1" } } });
  });

  it("is answered as the wish it is", async () => {
    const step = await start({ orders: [delivered("D1")] }).say("仅退款行不行，不想寄回去");
    expect(templatesOf(step)[0]).toBe("returns.refund_only");
  });
});

describe("exchanging", () => {
  it("offers return and reorder, or a person", async () => {
    const talk = start({ orders: [delivered("D1")] }, "exchange_request");
    expect(choicesOf(await talk.say("想换大一码"))).toEqual(["return_items", "person", "nothing"]);
    expect(await talk.say({ text: "转人工处理", pick: "person" })).toMatchObject({ do: "handoff" });
  });
});

describe("the rules of returning", () => {
  const ask = (said: string, options: ConstructorParameters<typeof Talk>[4] = {}) =>
    start({ orders: [] }, "return_policy", { identity: ANONYMOUS, ...options }).say(said);

  it("window, freight by reason and refund days come from the policy, with no proof asked", async () => {
    const step = await ask("支持七天无理由吗");
    expect(saysOf(step)[0]).toMatchObject({ template: "returns.policy_words", sources: [{ kind: "policy" }] });
    expect(saysOf(step)[1]).toMatchObject({ facts: { days: { value: 7 } } });
    expect(saysOf(step)[2]?.facts).toEqual({ reasons: { is: "list", items: ["质量问题"] } });
    expect(saysOf(step)[3]?.facts).toEqual({ reasons: { is: "list", items: ["尺码不合适", "七天无理由"] } });
  });

  it("who pays the postage is answered alone", async () => {
    expect(templatesOf(await ask("退货运费谁出"))).toEqual([
      "returns.policy_shop_freight",
      "returns.policy_shopper_freight",
    ]);
  });

  it("where to send it is the shop's address", async () => {
    expect(saysOf(await ask("退货寄到哪里"))[0]?.facts).toEqual({
      address: { is: "text", text: "杭州市余杭区仓前街道1号" },
    });
  });

  it("what the policy does not say is left to the knowledge", async () => {
    expect(await ask("可以拒收吗")).toEqual({ do: "pass" });
    expect(await ask("能退吗", { shop: shop({ policy: policy({ actions: {} }) }) })).toEqual({ do: "pass" });
  });
});

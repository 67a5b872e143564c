import { describe, expect, it } from "vitest";
import type { Product } from "../../workers/commerce/ports.ts";
import { ANONYMOUS } from "../../workers/commerce/ports.ts";
import { quality } from "../../workers/skills/after-sales/quality.ts";
import { qualityTemplates } from "../../workers/skills/after-sales/quality-templates.ts";
import type { IntentId } from "../../workers/understanding/types.ts";
import { choicesOf, requestOf, saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { DAY, delivered, NOW, order, phoneItem, policy, SIGNED, shop, type World } from "./fixtures/orders.ts";

const phone = (change: Partial<Product> = {}): Product => ({
  id: "phone",
  categoryId: "phones",
  category: { zh: "手机", en: "Phones" },
  name: { zh: "星河手机", en: "Galaxy river phone" },
  description: { zh: "手机", en: "Phone" },
  isOnSale: true,
  attributes: [],
  inTheBox: [],
  usage: { zh: "用", en: "Use" },
  authenticity: null,
  warrantyMonths: 12,
  sizeChart: null,
  optionNames: [],
  variants: [{ id: "phone-1", options: {}, price: { amountMinor: 379900, currency: "CNY" }, listPrice: null }],
  tags: [],
  guides: [],
  exchangeFor: [],
  ...change,
});
const start = (intent: IntentId, world: World, options: ConstructorParameters<typeof Talk>[4] = {}) =>
  new Talk(quality, qualityTemplates, intent, world, { identity: SIGNED, ...options });
const ofPhone = (change = {}) => delivered("D1", { items: [phoneItem("p1")], ...change });

describe("faulty goods", () => {
  it.each([
    ["zh", "收到的手机是坏的"],
    ["en", "the phone arrived broken"],
  ] as const)("apologises and proposes a return at the shop's cost (%s)", async (language, said) => {
    const step = await start("quality_issue", { orders: [ofPhone()] }, { language }).say(said);
    expect(templatesOf(step)).toEqual(["quality.sorry", "quality.return_offer"]);
    expect(requestOf(step)).toEqual({
      name: "return_items",
      arguments: { orderId: "D1", items: [{ itemId: "p1" }], reason: "q1" },
    });
  });

  it("asks what is wrong where it was not said, once", async () => {
    const talk = start("quality_issue", { orders: [ofPhone()] });
    const step = await talk.say("这个商品有问题");
    expect(step).toMatchObject({ do: "ask", slot: "fault_code" });
    expect(choicesOf(step)).toContain("not_working");
    const next = await talk.say({ text: "无法正常使用", pick: "not_working" });
    expect(requestOf(next).name).toBe("return_items");
    expect(templatesOf(next)).toEqual(["quality.return_offer"]);
  });

  it("a bare “好” says nothing of what is wrong", async () => {
    const talk = start("quality_issue", { orders: [ofPhone()] });
    await talk.say("这个商品有问题");
    expect(await talk.say("好")).toMatchObject({ do: "ask", slot: "fault_code" });
    expect(requestOf(await talk.say("屏幕一直闪")).arguments).toMatchObject({ reason: "q1" });
  });

  it.each(["少了一个充电头", "发错货了", "one item is missing"])(
    "missing or wrong goods go to a person: %s",
    async (said) => {
      const step = await start("quality_issue", { orders: [ofPhone()] }).say(said);
      expect(step).toMatchObject({ do: "handoff", reason: "quality" });
      expect(templatesOf(step)).toEqual(["quality.sorry", "quality.to_person"]);
    },
  );

  it("past the return window it goes to a person", async () => {
    const late = ofPhone({ deliveredAt: NOW - 30 * DAY });
    expect(await start("quality_issue", { orders: [late] }).say("开不了机")).toMatchObject({
      do: "handoff",
      reason: "quality",
    });
  });

  it("what is wrong, said before the proof, is kept and the apology said once", async () => {
    const talk = start("quality_issue", { orders: [ofPhone()] }, { identity: ANONYMOUS });
    expect(templatesOf(await talk.say("手机开不了机"))).toEqual(["quality.sorry", "identify.order"]);
    await talk.say({ text: "D1", entities: [{ type: "order_id", value: "D1" }] });
    const step = await talk.say({ text: "5678", entities: [{ type: "last4", value: "5678" }] });
    expect(templatesOf(step)).toEqual(["quality.return_offer"]);
    expect(requestOf(step).arguments).toMatchObject({ reason: "q1" });
  });
});

describe("warranty", () => {
  const delivered11 = Date.parse("2026-11-19T04:00:00Z");

  it("runs from delivery by the calendar", async () => {
    const talk = start("repair_warranty", { orders: [ofPhone()], products: [phone()] });
    talk.focus.orderId = "D1";
    const step = await talk.say("保修到什么时候");
    expect(saysOf(step)[0]).toMatchObject({
      template: "quality.warranty_until",
      facts: {
        months: { value: 12, unit: "个月" },
        delivered: { at: delivered11 },
        until: { at: Date.parse("2027-11-19T04:00:00Z") },
      },
    });
  });

  it("a month's end does not run over into the next month", async () => {
    const deliveredAt = Date.parse("2026-08-31T04:00:00Z");
    const world = { orders: [ofPhone({ deliveredAt })], products: [phone({ warrantyMonths: 1 })] };
    const talk = start("repair_warranty", world);
    talk.focus.orderId = "D1";
    expect(saysOf(await talk.say("保修"))[0]).toMatchObject({
      template: "quality.warranty_over",
      facts: { until: { at: Date.parse("2026-09-30T04:00:00Z") } },
    });
  });

  it("a product in focus: the months, with no proof asked", async () => {
    const talk = start("repair_warranty", { orders: [], products: [phone()] }, { identity: ANONYMOUS });
    talk.focus.productId = "phone";
    expect(templatesOf(await talk.say("保修多久"))).toEqual(["quality.warranty"]);
  });

  it("a wish for repair goes to a person with the warranty", async () => {
    const talk = start("repair_warranty", { orders: [ofPhone()], products: [phone()] });
    talk.focus.orderId = "D1";
    const step = await talk.say("帮我预约维修");
    expect(step).toMatchObject({ do: "handoff", reason: "policy" });
    expect(templatesOf(step)).toEqual(["quality.warranty_until", "quality.repair_person"]);
  });

  it("with nothing in focus it is left to the knowledge", async () => {
    expect(await start("repair_warranty", { orders: [] }, { identity: ANONYMOUS }).say("保修多久")).toEqual({
      do: "pass",
    });
  });
});

describe("price protection", () => {
  const protecting = () => {
    const base = policy();
    const price_protect = {
      states: ["delivered" as const],
      windowDays: 7,
      refund: { to: ["original" as const], days: 5 },
    };
    return shop({ policy: policy({ actions: { ...base.actions, price_protect } }) });
  };

  it("none in the policy: says so", async () => {
    expect(templatesOf(await start("price_protection", { orders: [ofPhone()] }).say("降价了能保价吗"))).toEqual([
      "quality.price_not_offered",
    ]);
  });

  it("a drop is told with the arithmetic and proposed", async () => {
    const world = { orders: [ofPhone()], products: [phone()] };
    const step = await start("price_protection", world, { shop: protecting() }).say("降价了，差价退给我");
    expect(requestOf(step)).toEqual({ name: "price_protect", arguments: { orderId: "D1", itemIds: ["p1"] } });
    expect(saysOf(step)[0]?.facts).toMatchObject({
      paid: { amountMinor: 399900 },
      now: { amountMinor: 379900 },
      difference: { amountMinor: 20000 },
    });
  });

  it("a drop that is only asked about is told; a yes proposes", async () => {
    const talk = start("price_protection", { orders: [ofPhone()], products: [phone()] }, { shop: protecting() });
    expect(templatesOf(await talk.say("是不是降价了"))).toEqual(["quality.price_dropped", "quality.price_offer"]);
    expect(requestOf(await talk.say("好的"))).toMatchObject({ name: "price_protect" });
  });

  it("no drop: says so, promises nothing", async () => {
    const dearer = phone({
      variants: [{ id: "phone-1", options: {}, price: { amountMinor: 409900, currency: "CNY" }, listPrice: null }],
    });
    const step = await start(
      "price_protection",
      { orders: [ofPhone()], products: [dearer] },
      { shop: protecting() },
    ).say("降价了");
    expect(templatesOf(step)).toEqual(["quality.price_same", "quality.price_now"]);
  });

  it("past the window or in another state: refused with the rule", async () => {
    const late = ofPhone({ deliveredAt: NOW - 30 * DAY });
    const over = await start("price_protection", { orders: [late], products: [phone()] }, { shop: protecting() }).say(
      "保价",
    );
    expect(templatesOf(over)).toEqual(["quality.price_window_over"]);
    const unsent = await start("price_protection", { orders: [order("D1")] }, { shop: protecting() }).say("保价");
    expect(templatesOf(unsent)).toEqual(["quality.price_wrong_state"]);
  });
});

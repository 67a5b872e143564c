import { describe, expect, it } from "vitest";
import type { Product, StockLevel } from "../../workers/commerce/ports.ts";
import { ANONYMOUS } from "../../workers/commerce/ports.ts";
import { shipping } from "../../workers/skills/orders/shipping.ts";
import { shippingTemplates } from "../../workers/skills/orders/shipping-templates.ts";
import { saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { DAY, HOUR, NOW, order, SIGNED, type World } from "./fixtures/orders.ts";

const tee: Product = {
  id: "tee",
  categoryId: "clothes",
  category: { zh: "服装", en: "Clothes" },
  name: { zh: "纯棉短袖", en: "Cotton tee" },
  description: { zh: "短袖", en: "Tee" },
  isOnSale: true,
  attributes: [],
  inTheBox: [],
  usage: { zh: "穿", en: "Wear" },
  authenticity: null,
  warrantyMonths: null,
  sizeChart: null,
  optionNames: [{ name: "color", label: { zh: "颜色", en: "Colour" } }],
  variants: ["白色", "红色"].map((value, at) => ({
    id: `v${at}`,
    options: { color: { zh: value, en: value } },
    price: { amountMinor: 9900, currency: "CNY" },
    listPrice: null,
  })),
  tags: [],
  guides: [],
  exchangeFor: [],
};
const level = (variantId: string, change: Partial<StockLevel> = {}): StockLevel => ({
  variantId,
  warehouse: { zh: "北京仓", en: "Beijing warehouse" },
  warehouseId: "bj",
  quantity: 5,
  restockAt: null,
  shipsAt: NOW + 4 * HOUR,
  arrivesAt: NOW + DAY,
  ...change,
});
const start = (world: Partial<World> = {}, options: ConstructorParameters<typeof Talk>[4] = {}) =>
  new Talk(shipping, shippingTemplates, "shipping_info", { orders: [], products: [tee], ...world }, options);

describe("shipping before ordering", () => {
  it.each(["zh", "en"] as const)("fee, couriers and cut-off are the policy's (%s)", async (language) => {
    const talk = start({}, { language });
    const step = await talk.say(language === "zh" ? "配送说明" : "tell me about delivery");
    expect(templatesOf(step)).toEqual(["shipping.cutoff", "shipping.freight", "shipping.couriers"]);
    expect(saysOf(step)[0]?.sources).toMatchObject([{ kind: "policy", id: "shipping" }]);
    expect(saysOf(step)[1]?.facts).toEqual({
      free: { is: "money", amountMinor: 9900, currency: "CNY" },
      freight: { is: "money", amountMinor: 1000, currency: "CNY" },
    });
  });

  it.each([
    ["运费多少", ["shipping.freight"]],
    ["发什么快递", ["shipping.couriers"]],
    ["可以发顺丰吗", ["shipping.couriers", "shipping.courier_choice"]],
    ["几点前下单当天发", ["shipping.cutoff"]],
    ["how much is shipping fee", ["shipping.freight"]],
  ])("answers what was asked: %s", async (said, templates) => {
    expect(templatesOf(await start().say(said))).toEqual(templates);
  });

  it("a product in focus gets the earliest arrival of the chosen option, for the city named", async () => {
    const talk = start({
      stock: [level("v0", { arrivesAt: NOW + 9 * DAY }), level("v1"), level("v1", { arrivesAt: NOW + 2 * DAY })],
    });
    talk.focus.productId = "tee";
    talk.focus.options = { color: "红色" };
    const step = await talk.say({
      text: "发到上海几天到",
      entities: [{ type: "address", value: { city: "上海市", full: "上海市" } }],
    });
    expect(saysOf(step)[0]).toMatchObject({
      template: "shipping.estimate_city",
      facts: { arrives: { at: NOW + DAY }, city: { text: "上海市" } },
      sources: [{ kind: "stock", id: "v1" }, { kind: "policy" }],
    });
  });

  it("sold out promises no arrival, only the day it is back", async () => {
    const talk = start({
      stock: [level("v0", { quantity: 0, restockAt: NOW + 3 * DAY }), level("v1", { quantity: 0 })],
    });
    talk.focus.productId = "tee";
    expect(templatesOf(await talk.say("什么时候能到"))).toEqual([
      "shipping.sold_out",
      "shipping.restock",
      "shipping.cutoff",
    ]);
  });

  it.each(["可以自提吗", "能送货上门吗", "新疆发吗"])(
    "what no rule says is left to the knowledge: %s",
    async (said) => {
      expect(await start().say(said)).toEqual({ do: "pass" });
    },
  );
});

describe("“when will it come” of one's own order", () => {
  it("is about the order that was spoken of", async () => {
    const talk = start({ orders: [order("D1")] }, { identity: SIGNED });
    talk.focus.orderId = "D1";
    expect(templatesOf(await talk.say("那什么时候发货"))).toEqual(["parcel.not_shipped", "parcel.leaves"]);
  });

  it("is answered in general while nobody is known", async () => {
    expect(templatesOf(await start({ orders: [order("D1")] }, { identity: ANONYMOUS }).say("什么时候发货"))).toEqual([
      "shipping.cutoff",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { Product, StockLevel } from "../../workers/commerce/ports.ts";
import type { ActionName, PolicyInput } from "../../workers/platform/policy.ts";
import { returns } from "../../workers/skills/after-sales/returns.ts";
import { skillTemplates } from "../../workers/skills/index.ts";
import { orders } from "../../workers/skills/orders/orders.ts";
import type { IntentId } from "../../workers/understanding/types.ts";
import { choicesOf, requestOf, saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { DAY, delivered, item, NOW, order, policy, SIGNED, shipped, shop, type World } from "./fixtures/orders.ts";

const both = (zh: string, en = zh) => ({ zh, en });
const plain = {
  categoryId: "heaters",
  category: both("热水器", "Heaters"),
  description: both("储水式"),
  attributes: [],
  inTheBox: [],
  usage: both(""),
  authenticity: null,
  warrantyMonths: null,
  sizeChart: null,
  tags: [],
  guides: [],
};
const price = { amountMinor: 9900, currency: "CNY" };

/** One product in two colours and three sizes. */
const tee: Product = {
  ...plain,
  id: "tee",
  name: both("纯棉短袖", "Cotton tee"),
  isOnSale: true,
  exchangeFor: [],
  optionNames: [
    { name: "color", label: both("颜色") },
    { name: "size", label: both("尺码") },
  ],
  variants: ["白色", "黑色"].flatMap((color) =>
    ["M", "L", "XL"].map((size) => ({
      id: `${color}-${size}`,
      options: { color: both(color, color === "白色" ? "White" : "Black"), size: both(size) },
      price,
      listPrice: null,
    })),
  ),
};

const heater = (watts: number, change: Partial<Product> = {}): Product => ({
  ...plain,
  id: `h${watts}`,
  name: both(`电热水器 ${watts}W`, `Water heater ${watts}W`),
  isOnSale: true,
  exchangeFor: [],
  optionNames: [],
  variants: [{ id: `h${watts}`, options: {}, price: { amountMinor: watts * 10, currency: "CNY" }, listPrice: null }],
  ...change,
});

const level = (variantId: string, quantity: number): StockLevel => ({
  variantId,
  warehouse: both("总仓"),
  warehouseId: "w1",
  quantity,
  restockAt: null,
  shipsAt: NOW,
  arrivesAt: NOW + DAY,
});

const white = item("t1", {
  variantId: "白色-M",
  options: { color: both("白色", "White"), size: both("M") },
});
const smallHeater = item("x1", {
  productId: "h3200",
  variantId: "h3200",
  name: both("电热水器 3200W", "Water heater 3200W"),
  options: {},
});

type Rule = NonNullable<PolicyInput["actions"][ActionName]>;
const withRules = (rules: Partial<Record<ActionName, Rule>>) => {
  const base = policy();
  return shop({ policy: policy({ actions: { ...base.actions, ...rules } }) });
};
const UNSENT: Rule["states"] = ["pending_payment", "paid", "processing"];
const beforeShipping = (by: "same_product" | "listed") =>
  withRules({ change_items: { states: UNSENT, replacement: { by, settle: true, methodNeeded: false } } });
const afterwards = withRules({ exchange_items: { states: ["delivered"], windowDays: 15 } });

const change = (
  world: World,
  said: string,
  intent: IntentId = "change_order",
  by: "same_product" | "listed" = "same_product",
) => new Talk(orders, skillTemplates, intent, world, { identity: SIGNED, shop: beforeShipping(by) }).say(said);
const teeWorld = (orderChange = {}): World => ({
  orders: [order("D1", { items: [white], ...orderChange })],
  products: [tee],
});
const heaters = (...sold: number[]): World => ({
  orders: [order("D1", { items: [smallHeater] })],
  products: [heater(3200, { exchangeFor: ["h2000", "h4000", "h4800"] }), heater(2000), heater(4000), heater(4800)],
  stock: [2000, 4000, 4800].map((watts) => level(`h${watts}`, sold.includes(watts) ? 0 : 5)),
});

const model = (code: string, litres: number, change: Partial<Product> = {}): Product => {
  const name = `热水器 ${litres}L ${code}`;
  const variants = [{ id: code, options: {}, price, listPrice: null }];
  return { ...heater(2000), id: code, name: both(name, `Heater ${litres}L ${code}`), variants, ...change };
};
/** One's own is a KD110 of 60 litres; KD330 is sold out. */
const models = (): World => ({
  orders: [
    order("D1", { items: [item("x1", { productId: "KD110", variantId: "KD110", name: both("热水器 60L KD110") })] }),
  ],
  products: [
    model("KD110", 60, { exchangeFor: ["KD220", "KD330", "KD440"] }),
    model("KD220", 80),
    model("KD330", 60),
    model("KD440", 40.5),
  ],
  stock: [level("KD220", 5), level("KD330", 0), level("KD440", 5)],
});

describe("other items before shipping", () => {
  it("are for the one of two whose measure is told, not for the one that it is to become", async () => {
    const world = models();
    const [first] = world.orders ?? [];
    const both60and80 = [...(first?.items ?? []), item("x2", { productId: "KD220", name: both("热水器 80L KD220") })];
    const said = "60L那台热水器，换成80L的";
    const step = await change(
      { ...world, orders: [order("D1", { items: both60and80 })] },
      said,
      "change_order",
      "listed",
    );
    expect(requestOf(step).arguments).toMatchObject({ changes: [{ itemId: "x1", variantId: "KD220" }] });
  });

  it.each([
    ["换KD330，没有就80升的", "KD220", ["swap.sold_out"]],
    ["换成KD330吧，缺货的话40.5的也行", "KD440", ["swap.sold_out"]],
    ["还是换40.5的吧", "KD440", []],
    ["那就80的那款", "KD220", []],
  ])("are taken in the order in which they are named: %s", async (said, variantId, before) => {
    const step = await change(models(), said, "change_order", "listed");
    expect(requestOf(step).arguments).toMatchObject({ changes: [{ variantId }] });
    expect(step.do === "propose" ? (step.before ?? []).map(({ template }) => template) : null).toEqual(before);
  });

  it.each(["不要静音的，换能快热的", "换个不带静音功能的", "please, one without quiet mode"])(
    "are told by what they are not to have: %s",
    async (said) => {
      const named = (id: string, zh: string, en: string) => ({ ...heater(2000), id, name: both(zh, en) });
      const one = (id: string) => ({ id, options: {}, price, listPrice: null });
      const world: World = {
        orders: [order("D1", { items: [smallHeater] })],
        products: [
          heater(3200, { exchangeFor: ["q1", "f1"] }),
          { ...named("q1", "静音款热水器", "Heater, quiet"), variants: [one("q1")] },
          { ...named("f1", "挂墙款热水器", "Heater, wall"), variants: [one("f1")] },
        ],
        stock: [level("q1", 5), level("f1", 5)],
      };
      expect(requestOf(await change(world, said, "change_order", "listed")).arguments).toMatchObject({
        changes: [{ variantId: "f1" }],
      });
    },
  );

  it.each(["3200W那台换掉，首选4000W，没货就4800W", "3200瓦的换成4800瓦的", "3200W那台我要换，优先4000W；缺货则4800W"])(
    "are asked for in the place of the item that is named, not of one like them: %s",
    async (said) => {
      const large = { ...smallHeater, id: "x2", productId: "h4800", variantId: "h4800", name: both("电热水器 4800W") };
      const world = { ...heaters(4000), orders: [order("D1", { items: [large, smallHeater] })] };
      const request = requestOf(await change(world, said, "change_order", "listed"));
      expect(request.arguments).toMatchObject({ changes: [{ itemId: "x1", variantId: "h4800" }] });
    },
  );

  it("are told by their model's code, whatever is said beside it", async () => {
    const one = (id: string, name: string) => ({
      ...heater(2000),
      id,
      name: both(name, name),
      variants: [{ id, options: {}, price, listPrice: null }],
    });
    const world: World = {
      orders: [order("D1", { items: [smallHeater] })],
      products: [
        heater(3200, { exchangeFor: ["q1", "q2"] }),
        one("q1", "热水器 KD220 快热"),
        one("q2", "热水器 KD330 快热"),
      ],
      stock: [level("q1", 5), level("q2", 5)],
    };
    const vocabulary = {
      ...beforeShipping("listed").vocabulary,
      products: world.products?.map(({ id, name }) => ({ id, names: [name.zh], category: "" })) ?? [],
    };
    const talk = new Talk(orders, skillTemplates, "change_order", world, {
      identity: SIGNED,
      shop: { ...beforeShipping("listed"), vocabulary },
    });
    const step = await talk.say("快热就够用，能换成KD330不，能就换");
    expect(requestOf(step).arguments).toMatchObject({ changes: [{ variantId: "q2" }] });
  });

  it.each([
    ["先问问，黑色的能换不啦", true],
    ["可以换成黑色吗", true],
    ["换成黑色", false],
  ])("are told to be possible where that is asked: %s", async (said, isAsked) => {
    const step = await change(teeWorld(), said);
    const told = step.do === "propose" ? (step.before ?? []).map(({ template }) => template) : [];
    expect(told).toEqual(isAsked ? ["swap.can"] : []);
  });

  it.each([
    ["换成黑色", "黑色-M"],
    ["换大一码", "白色-L"],
    ["换成L码的黑色", "黑色-L"],
    ["白色换成黑色", "黑色-M"],
    ["please change it to black", "黑色-M"],
  ])("keep what is not said: %s", async (said, variantId) => {
    expect(requestOf(await change(teeWorld(), said))).toEqual({
      name: "change_items",
      arguments: { orderId: "D1", changes: [{ itemId: "t1", variantId }] },
    });
  });

  it("are asked for where nothing is said of them, and a picked one is taken", async () => {
    const talk = new Talk(orders, skillTemplates, "change_order", teeWorld(), {
      identity: SIGNED,
      shop: beforeShipping("same_product"),
    });
    const step = await talk.say("我想换一下");
    expect(step).toMatchObject({ do: "ask", slot: "new_product" });
    expect(choicesOf(step)).toContain("黑色-L");
    const next = await talk.say({ text: "黑色 L", pick: "黑色-L" });
    expect(requestOf(next).arguments).toMatchObject({ changes: [{ variantId: "黑色-L" }] });
  });

  it("that are in the order already are no change", async () => {
    const world = teeWorld();
    const talk = new Talk(orders, skillTemplates, "change_order", world, {
      identity: SIGNED,
      shop: beforeShipping("same_product"),
    });
    await talk.say("换成黑色");
    world.orders = [order("D1", { items: [{ ...white, variantId: "黑色-M", options: { color: both("黑色") } }] })];
    const again = await talk.say("换成黑色");
    expect(again.do).not.toBe("propose");
  });

  it("that are larger than the present one are the next larger of those listed", async () => {
    const step = await change(heaters(), "换个功率比现在大的", "change_order", "listed");
    expect(requestOf(step).arguments).toMatchObject({ changes: [{ itemId: "x1", variantId: "h4000" }] });
  });

  it("that are sold out are said so, and what will do instead is proposed", async () => {
    const step = await change(heaters(4800), "要4800W的，没货的话看看别的，功率比现在大就行", "change_order", "listed");
    expect(templatesOf(step)).toEqual(["swap.sold_out"]);
    expect(requestOf(step).arguments).toMatchObject({ changes: [{ variantId: "h4000" }] });
  });

  it("that are sold out with nothing said of another: the others are offered", async () => {
    const step = await change(heaters(4800), "换成4800W的", "change_order", "listed");
    expect(templatesOf(step)).toEqual(["swap.sold_out", "swap.instead"]);
    expect(choicesOf(step)).toEqual(["h2000", "h4000"]);
  });

  it("of two measures the first that is there is taken, and each that is not is told", async () => {
    const said = "想换4800W的，不行的话2000W也行";
    const second = await change(heaters(4800), said, "change_order", "listed");
    expect(templatesOf(second)).toEqual(["swap.sold_out"]);
    expect(requestOf(second).arguments).toMatchObject({ changes: [{ variantId: "h2000" }] });
    const neither = await change(heaters(4800, 2000), said, "change_order", "listed");
    expect(templatesOf(neither).slice(0, 2)).toEqual(["swap.sold_out", "swap.sold_out"]);
  });

  it("of a measure that nothing has are told, and never another in their place", async () => {
    const step = await change(heaters(), "换成9000W的", "change_order", "listed");
    expect(templatesOf(step)[0]).toBe("swap.no_such");
    expect(step).toMatchObject({ do: "ask", slot: "new_product" });
  });

  it("with any other allowed take one that is there", async () => {
    const step = await change(heaters(4800, 2000), "没有4800W的话其他的也可以，能换就行", "change_order", "listed");
    expect(requestOf(step).arguments).toMatchObject({ changes: [{ variantId: "h4000" }] });
  });
});

describe("an exchange after delivery", () => {
  const start = (world: World, theShop = afterwards) =>
    new Talk(returns, skillTemplates, "exchange_request", world, { identity: SIGNED, shop: theShop });

  it("names the reason where the policy asks for one", async () => {
    const reasons = [{ id: "e1", label: both("尺码不合适", "Wrong size"), freight: "shopper" as const }];
    const asking = withRules({ exchange_items: { states: ["delivered"], reasons } });
    const talk = start({ orders: [delivered("D1", { items: [white] })], products: [tee] }, asking);
    const step = await talk.say("换成黑色");
    expect(step).toMatchObject({ do: "ask", slot: "reason" });
    expect(requestOf(await talk.say("尺码不合适"))).toEqual({
      name: "exchange_items",
      arguments: { orderId: "D1", changes: [{ itemId: "t1", variantId: "黑色-M" }], reason: "e1" },
    });
  });

  it("is for later while the parcel is on its way", async () => {
    const step = await start({ orders: [shipped("D1", { items: [white] })], products: [tee] }).say("换成黑色");
    expect(templatesOf(step)).toEqual(["swap.on_the_way"]);
  });

  it("of what is exchanged already is not done again", async () => {
    const gone = { ...white, state: "exchange_requested" as const };
    const step = await start({ orders: [delivered("D1", { items: [gone] })], products: [tee] }).say("换成黑色");
    expect(templatesOf(step)).toEqual(["swap.already"]);
    expect(saysOf(step)).toHaveLength(1);
  });
});

import { describe, expect, it } from "vitest";
import type { Customer, Product } from "../../workers/commerce/ports.ts";
import { placing } from "../../workers/skills/buying/placing.ts";
import { skillTemplates } from "../../workers/skills/index.ts";
import { choicesOf, requestOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { DAY, NOW, policy, SIGNED, shop, type World } from "./fixtures/orders.ts";

const both = (zh: string, en = zh) => ({ zh, en });
const kettle: Product = {
  id: "k1",
  categoryId: "kitchen",
  category: both("厨房电器", "Kitchen"),
  name: both("电热水壶", "Kettle"),
  description: both("1.7升", "1.7 l"),
  isOnSale: true,
  attributes: [],
  inTheBox: [],
  usage: both(""),
  authenticity: null,
  warrantyMonths: null,
  sizeChart: null,
  optionNames: [{ name: "color", label: both("颜色", "Colour") }],
  variants: ["白色", "红色"].map((color, at) => ({
    id: `k1-${at}`,
    options: { color: both(color, color === "白色" ? "White" : "Red") },
    price: { amountMinor: 19900, currency: "CNY" },
    listPrice: null,
  })),
  tags: [],
  guides: [],
  exchangeFor: [],
};
const customer: Customer = {
  id: "c1",
  name: "宋敬明",
  phone: "13812345678",
  tier: "",
  points: 0,
  methods: [
    { id: "gc", kind: "stored_value", label: both("储值卡", "Gift card"), balanceMinor: 50000 },
    { id: "ali", kind: "external", label: both("支付宝", "Alipay"), balanceMinor: null },
  ],
  address: { country: "CN", province: "浙江省", city: "杭州市", district: "西湖区", street: "文三路90号" },
};
const selling = () => {
  const base = policy();
  const place_order = {
    identity: "signed" as const,
    payment: { kinds: ["stored_value" as const, "external" as const] },
  };
  return shop({ policy: policy({ actions: { ...base.actions, place_order } }) });
};
const world = (change: Partial<World> = {}): World => ({ orders: [], products: [kettle], customer, ...change });
const start = (change: Partial<World> = {}, theShop = selling()) =>
  new Talk(placing, skillTemplates, "place_order_help", world(change), { identity: SIGNED, shop: theShop });
const named = { type: "product" as const, value: "k1", score: 1 };
const white = { type: "color" as const, value: "白色" };

describe("placing an order", () => {
  it("asks for what is missing, one thing after the other, and takes the address on file", async () => {
    const talk = start();
    const option = await talk.say({ text: "帮我下单一个电热水壶", entities: [named] });
    expect(option).toMatchObject({ do: "ask", slot: "option" });
    const payment = await talk.say({ text: "白色", entities: [white] });
    expect(payment).toMatchObject({ do: "ask", slot: "payment" });
    expect(choicesOf(payment)).toEqual(["gc", "ali"]);
    expect(requestOf(await talk.say("储值卡付"))).toEqual({
      name: "place_order",
      arguments: { lines: [{ variantId: "k1-0", quantity: 1 }], method: "gc" },
    });
  });

  it("takes all that is said at once: colour, number, payment, recipient", async () => {
    const step = await start().say({
      text: "帮我下单白色电热水壶2个，支付宝付，收货人李小满",
      entities: [named, white, { type: "quantity", value: 2 }, { type: "person", value: "李小满" }],
    });
    expect(requestOf(step).arguments).toEqual({
      lines: [{ variantId: "k1-0", quantity: 2 }],
      method: "ali",
      recipient: "李小满",
    });
  });

  it("leaves what is on file to the shop", async () => {
    const talk = start({ customer: { ...customer, address: null } });
    await talk.say({ text: "帮我下单白色电热水壶，支付宝付", entities: [named, white] });
    const step = await talk.say("这个你那边查一下默认的就行");
    expect(step).toMatchObject({ do: "ask", slot: "address" });
  });

  it("says so where it is sold out or off sale, and proposes nothing", async () => {
    const level = {
      warehouse: both("总仓"),
      warehouseId: "w1",
      quantity: 0,
      restockAt: NOW + DAY,
      shipsAt: NOW,
      arrivesAt: NOW,
    };
    const sold = start({ stock: [{ ...level, variantId: "k1-0" }] });
    const said = { text: "帮我下单白色电热水壶，支付宝付", entities: [named, white] };
    expect(templatesOf(await sold.say(said))).toEqual(["placing.sold_out_until"]);
    const off = start({ products: [{ ...kettle, isOnSale: false }] });
    expect(templatesOf(await off.say(said))).toEqual(["placing.off_sale"]);
  });

  it("is nobody's who is not known, and not the bot's where the shop does not let it", async () => {
    const said = { text: "帮我下单白色电热水壶", entities: [named, white] };
    const { customer: _, ...unknown } = world();
    const stranger = new Talk(placing, skillTemplates, "place_order_help", unknown, { shop: selling() });
    expect(templatesOf(await stranger.say(said))).toEqual(["placing.sign_in"]);
    expect((await start({}, shop()).say(said)).do).toBe("pass");
  });

  it.each(["怎么下单", "下单失败了怎么办", "how do I place an order?"])("asking how is no order: %s", async (said) => {
    expect((await start().say(said)).do).toBe("pass");
  });
});

describe("goods of a presale", () => {
  const presale = (shipsAt?: number) => ({
    id: "ps",
    title: both("水壶预售", "Kettle presale"),
    startsAt: NOW - DAY,
    endsAt: NOW + DAY,
    productIds: ["k1"],
    categoryIds: [],
    withCoupons: true,
    rule: {
      kind: "presale" as const,
      depositMinor: 3000,
      depositCountsMinor: 3000,
      balanceFrom: NOW + 2 * DAY,
      balanceUntil: NOW + 4 * DAY,
      ...(shipsAt === undefined ? {} : { shipsAt }),
    },
  });
  const stock = [
    {
      variantId: "k1-0",
      warehouse: both("总仓"),
      warehouseId: "w",
      quantity: 0,
      restockAt: null,
      shipsAt: NOW,
      arrivesAt: NOW,
    },
  ];
  const said = { text: "帮我下单一个白色的，储值卡付", entities: [named, white] };

  it("are proposed before they are there, where it is known when they come", async () => {
    const theShop = { ...selling(), promotions: [presale(NOW + 9 * DAY)] };
    expect(requestOf(await start({ stock }, theShop).say(said))).toMatchObject({ name: "place_order" });
  });

  it("are sold out where it is not", async () => {
    const step = await start({ stock }, { ...selling(), promotions: [presale()] }).say(said);
    expect(templatesOf(step)).toEqual(["placing.sold_out"]);
  });
});

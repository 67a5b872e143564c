import { describe, expect, it } from "vitest";
import type { Product, StockLevel } from "../../workers/commerce/ports.ts";
import { returns } from "../../workers/skills/after-sales/returns.ts";
import { skillTemplates } from "../../workers/skills/index.ts";
import { presales } from "../../workers/skills/products/presales.ts";
import { stock } from "../../workers/skills/products/stock.ts";
import { saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { DAY, delivered, item, NOW, order, policy, SIGNED, shop, type World } from "./fixtures/orders.ts";

const both = (zh: string, en = zh) => ({ zh, en });
const kettle = (litres: number, change: Partial<Product> = {}): Product => ({
  id: `k${litres}`,
  categoryId: "kettles",
  category: both("水壶", "Kettles"),
  name: both(`山泉电水壶 ${litres}L`, `Brook kettle ${litres}L`),
  description: both(`壶身高${litres * 10} cm。`, `It is ${litres * 10} cm tall.`),
  attributes: [],
  inTheBox: [],
  usage: both(""),
  authenticity: null,
  warrantyMonths: null,
  sizeChart: null,
  tags: [],
  guides: [],
  isOnSale: true,
  exchangeFor: [],
  optionNames: [],
  variants: [{ id: `k${litres}`, options: {}, price: { amountMinor: 9900, currency: "CNY" }, listPrice: null }],
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
const own = item("x1", {
  productId: "k3",
  variantId: "k3",
  name: both("山泉电水壶 3L", "Brook kettle 3L"),
  options: {},
});

/** One's own of 3 litres may be changed for 5, 4 (sold out) and 2 (off the shelf); another maker's has 5 litres, too. */
const world = (orderOf = order("D1", { items: [own] })): World => ({
  orders: [orderOf],
  products: [
    kettle(3, { exchangeFor: ["k5", "k4", "k2"] }),
    kettle(5),
    kettle(4),
    kettle(2, { isOnSale: false }),
    kettle(5, { id: "z5", name: both("溪谷电水壶 5L", "Vale kettle 5L") }),
  ],
  stock: [level("k5", 5), level("k4", 0), level("z5", 5)],
});
const rules = policy();
const swapping = shop({
  policy: policy({
    actions: {
      ...rules.actions,
      change_items: {
        states: ["pending_payment", "paid", "processing"],
        replacement: { by: "listed", settle: true, methodNeeded: false },
      },
    },
  }),
});
const ask = (skill: typeof stock, intent: "stock_query" | "product_info", said: string, of = world()) =>
  new Talk(skill, skillTemplates, intent, of, { identity: SIGNED, shop: swapping }).say(said);

describe("another measure asked for beside one's own goods", () => {
  it.each(["我拍的3升有点小\n5升的有货吗", "我买的那个3L的，五升那款有没有货", "is the 5L one in stock? I ordered 3L"])(
    "means what they can be changed for: %s",
    async (said) => {
      const told = await ask(stock, "stock_query", said);
      expect(templatesOf(told)).toEqual(["swap.is_there"]);
      expect(JSON.stringify(saysOf(told))).toContain("山泉电水壶 5L");
    },
  );

  it("says so where it is sold out or no longer sold", async () => {
    expect(templatesOf(await ask(stock, "stock_query", "我买的3升壶，4升的有货吗"))).toEqual(["swap.sold_out"]);
    expect(templatesOf(await ask(stock, "stock_query", "我买的3升壶，2升的还有吗"))).toEqual(["swap.off_sale"]);
  });

  it("promises no change of what has left already", async () => {
    const of = world(delivered("D1", { items: [own] }));
    expect(templatesOf(await ask(stock, "stock_query", "我买的3升壶，5升的有货吗", of))).toEqual(["stock.few"]);
  });

  it("is told of by what it is, too", async () => {
    const told = await ask(presales, "product_info", "我买的那个3L的，换成5L的话壶身多高");
    expect(JSON.stringify(saysOf(told))).toContain("壶身高50 cm");
  });
});

it("an exchange that is not offered is refused with how the order stands", async () => {
  const of = world(delivered("D1", { items: [own] }));
  const talk = new Talk(returns, skillTemplates, "exchange_request", of, { identity: SIGNED, shop: swapping });
  const [first] = saysOf(await talk.say("给我换成5升的"));
  expect(first?.template).toBe("returns.exchange_instead");
  expect(JSON.stringify(first?.facts)).toContain("已签收");
});

import { describe, expect, it } from "vitest";
import { orders } from "../../workers/skills/orders/orders.ts";
import { ordersTemplates } from "../../workers/skills/orders/orders-templates.ts";
import { overviewTemplates } from "../../workers/skills/orders/overview-templates.ts";
import {
  asksEachPrice,
  asksOfOneOrder,
  asksOverview,
  asksPaidHow,
} from "../../workers/skills/orders/overview-words.ts";
import { asksWhenComes, asksWhenSent } from "../../workers/skills/orders/parcel-words.ts";
import { cannotTell, leavesIt } from "../../workers/skills/talk/stored-words.ts";
import { saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { delivered, item, order, phoneItem, SIGNED, shipped } from "./fixtures/orders.ts";

const world = { orders: [order("D1"), shipped("D2"), delivered("D3")] };
const say = (text: string) => new Talk(orders, ordersTemplates, "order_status", world, { identity: SIGNED }).say(text);
const told = (step: Awaited<ReturnType<typeof say>>) =>
  saysOf(step).flatMap(({ facts }) => (facts.order?.is === "text" ? [facts.order.text] : []));

describe("the shopper's orders at a glance", () => {
  it.each([
    "我之前都买了些什么东西",
    "我一共下了几单",
    "把我名下的订单列出来看看",
    "这些订单加起来花了多少钱",
    "what have I bought so far",
  ])("are all counted, summed and listed: %s", async (said) => {
    const step = await say(said);
    expect(templatesOf(step)).toEqual(["overview.all", "overview.line", "overview.line", "overview.line"]);
    expect(saysOf(step)[0]?.facts).toMatchObject({ count: { value: 3 } });
  });

  it.each([
    ["我还有几个订单没发出", ["D1"]],
    ["哪些东西还没到货", ["D1", "D2"]],
    ["已经到手的有哪些呢", ["D3"]],
    ["which orders haven't shipped", ["D1"]],
  ])("are those in the state that is asked for: %s", async (said, ids) => {
    expect(told(await say(said)).toSorted()).toEqual(ids);
  });

  it("none in that state is said so", async () => {
    expect(templatesOf(await say("我有哪几单取消了"))).toEqual(["overview.none_such"]);
  });

  it.each(["帮我把没发货的加急", "这单什么时候发", "推荐几款耳机", "没收到货怎么退", "这款多少钱"])(
    "are not asked for by: %s",
    (said) => {
      expect(asksOverview(said)).toBe(false);
    },
  );
});

describe("one order's plain facts", () => {
  it.each(["D2那单里面都有些什么", "上次买的花了多少钱", "那单是几号下的单", "when did I order it"])(
    "are asked for by: %s",
    (said) => {
      expect(asksOfOneOrder(said)).toBe(true);
    },
  );

  it.each(["现在买多少钱", "上次买的能退差价吗"])("are not asked for by: %s", (said) => {
    expect(asksOfOneOrder(said)).toBe(false);
  });
});

describe("what one order holds and costs", () => {
  const two = order("D9", {
    items: [phoneItem("i1", { quantity: 2 }), item("i2")],
    itemsMinor: 809700,
    freightMinor: 1000,
    discountMinor: 700,
    totalMinor: 810000,
    payments: [{ method: "wechat", amountMinor: 810000 }],
  });
  const ask = (text: string) => {
    const talking = new Talk(orders, ordersTemplates, "order_status", { orders: [two] }, { identity: SIGNED });
    talking.focus.orderId = "D9";
    return talking.say(text);
  };

  it.each([
    "把这单里每样的单价和总价报给我",
    "那笔订单的东西分别多少钱",
    "这单花了多少",
    "itemised prices of that order",
  ])("each thing with its price and how many, and what it comes to: %s", async (said) => {
    const says = saysOf(await ask(said));
    expect(says.map(({ template }) => template)).toEqual([
      "overview.line",
      "overview.item",
      "overview.item",
      "overview.sum_of",
    ]);
    expect(says[1]?.facts).toMatchObject({ quantity: { value: 2 }, price: { amountMinor: 399900 } });
    expect(says[3]?.facts).toMatchObject({ total: { amountMinor: 810000 }, freight: { amountMinor: 1000 } });
  });

  it.each(["当初拿啥付的款", "那单是怎么付的钱", "付款方式是哪种", "刷卡付的还是微信付的", "how did I pay for it"])(
    "how it was paid, and nothing else: %s",
    async (said) => {
      const says = saysOf(await ask(said));
      expect(says.map(({ template }) => template)).toEqual(["overview.paid"]);
      expect(says[0]?.facts).toMatchObject({ methods: { text: "微信支付" }, paid: { amountMinor: 810000 } });
    },
  );

  it("the sum and how it was paid, both asked", async () => {
    const told = templatesOf(await ask("那单付了多少，用什么付的"));
    expect(told).toContain("overview.sum_of");
    expect(told).toContain("overview.paid");
  });

  it.each(["怎么付款呢", "能用微信付吗", "用礼品卡付还是微信付便宜", "每台便宜多少", "哪几单是刷卡付的"])(
    "is not asked for by: %s",
    (said) => expect(asksPaidHow(said) || asksEachPrice(said)).toBe(false),
  );

  it("one order that is pointed at is not all of them", () => {
    expect(asksOverview("这笔一共多少钱")).toBe(false);
    expect(asksOverview("我的订单一共多少钱")).toBe(true);
  });
});

describe("when one's own parcel leaves or comes", () => {
  it.each(["耳机哪天寄出呀", "我的几号能发货"])("leaves: %s", (said) => {
    expect(asksWhenSent(said)).toBe(true);
  });

  it.each(["到底几时能拿到", "还要几天才能到"])("comes: %s", (said) => {
    expect(asksWhenComes(said)).toBe(true);
  });

  it.each(["一般多久发货", "现在下单几天能到", "退款什么时候到账", "发票啥时候发给我"])(
    "is not asked in general or of other things: %s",
    (said) => {
      expect(asksWhenSent(said) || asksWhenComes(said)).toBe(false);
    },
  );
});

describe("an answer without a value", () => {
  it.each(["随便啦", "你帮我定吧", "哪种都行", "up to you"])("leaves it to the shop: %s", (said) => {
    expect(leavesIt(said)).toBe(true);
  });

  it.each(["说不清楚", "我也搞不清", "i don't remember"])("tells that it is not known: %s", (said) => {
    expect(cannotTell(said)).toBe(true);
  });
});

describe("each of the goods of one order", () => {
  const two = item("i1", { quantity: 2, unitPriceMinor: 4950 });
  const other = item("i2", { unitPriceMinor: 3000 });
  const held = { orders: [order("D1", { items: [two, other], totalMinor: 12_900 })] };
  const talk = () =>
    new Talk(orders, { ...ordersTemplates, ...overviewTemplates }, "order_status", held, { identity: SIGNED });

  it.each(["这单里每样单价多少，都是几件", "那单明细念一下，单价和数量", "the order's breakdown please"])(
    "is told with what it cost: %s",
    async (said) => {
      const step = await talk().say(said);
      expect(templatesOf(step)).toEqual(["overview.line", "overview.item", "overview.item"]);
      expect(saysOf(step)[1]?.facts).toMatchObject({ price: { amountMinor: 4950 }, sum: { amountMinor: 9900 } });
    },
  );

  it("is summed up where only the sum is asked", async () => {
    const step = await talk().say("总数也给我");
    expect(templatesOf(step)).toEqual(["overview.sum"]);
    expect(saysOf(step)[0]?.facts).toMatchObject({ quantity: { value: 3 }, total: { amountMinor: 12_900 } });
  });
});

import { describe, expect, it } from "vitest";
import { orders } from "../../workers/skills/orders/orders.ts";
import { ordersTemplates } from "../../workers/skills/orders/orders-templates.ts";
import { choicesOf, saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { delivered, order, phoneItem, SIGNED, shipped } from "./fixtures/orders.ts";

const at = (day: string) => Date.parse(`${day}T04:00:00Z`);
const world = {
  orders: [
    order("880100000001", { placedAt: at("2026-11-20") }),
    shipped("880100000022", { placedAt: at("2026-10-02"), totalMinor: 45_600 }),
    delivered("880100000035", { placedAt: at("2026-04-05"), items: [phoneItem("p1")] }),
  ],
};
const talk = () => new Talk(orders, ordersTemplates, "order_status", world, { identity: SIGNED });

describe("an order told by what is known of it", () => {
  it.each([
    ["没发货的那单怎么样了", "880100000001"],
    ["the one that is not shipped yet, how is that order", "880100000001"],
    ["还在路上的那单", "880100000022"],
    ["已经收到的那单什么情况", "880100000035"],
    ["四月买的那个呢", "880100000035"],
    ["the one from April", "880100000035"],
    ["10月2号下的单", "880100000022"],
    ["尾号35的那单", "880100000035"],
    ["the order ending in 22", "880100000022"],
    ["456块的那单", "880100000022"],
    ["四百多的那单到哪了", "880100000022"],
    ["不到五百那笔", "880100000022"],
    ["456块0那单", "880100000022"],
    ["最贵的那单啥情况", "880100000022"],
    ["最早买的那单", "880100000035"],
    ["十月二号下的那单", "880100000022"],
    ["正在派送的那个", "880100000022"],
    ["付了钱还没动静的那单", "880100000001"],
  ])("%s", async (said, id) => {
    const step = await talk().say(said);
    expect(saysOf(step)[0]?.facts.order).toEqual({ is: "text", text: id });
  });

  it("is so told in answer to which one is meant", async () => {
    const one = talk();
    expect(choicesOf(await one.say("我的订单怎么样了")).length).toBeGreaterThan(1);
    expect(saysOf(await one.say("没发货的"))[0]?.facts.order).toEqual({ is: "text", text: "880100000001" });
  });

  it("those described are listed where it is asked which there are", async () => {
    const step = await talk().say("已经收到的有哪些订单");
    expect(templatesOf(step)).toEqual(["orders.delivered"]);
  });

  it("a phone's last digits are no order's", async () => {
    expect((await talk().say("电话尾号35，查下订单")).do).toBe("ask");
  });

  it("asked why there are two of a thing, each is told", async () => {
    const both = { orders: [order("880100000001"), delivered("880100000002")] };
    const asked = new Talk(orders, ordersTemplates, "order_status", both, { identity: SIGNED });
    const step = await asked.say({ text: "我怎么有两件短袖", entities: [{ type: "product", value: "tee", score: 1 }] });
    expect(templatesOf(step)).toEqual(["orders.paid", "orders.delivered"]);
  });
});

import { describe, expect, it } from "vitest";
import { orders } from "../../workers/skills/orders/orders.ts";
import { ordersTemplates } from "../../workers/skills/orders/orders-templates.ts";
import { saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { order, SIGNED } from "./fixtures/orders.ts";

const world = () => ({ orders: [order("D1001"), order("D2002", { customerId: "c2" })] });
const start = (options: ConstructorParameters<typeof Talk>[4] = {}) =>
  new Talk(orders, ordersTemplates, "order_status", world(), options);
const id = (value: string) => ({ type: "order_id" as const, value });
const last4 = (value: string) => ({ type: "last4" as const, value });

describe("proving an order", () => {
  it("a signed shopper is asked nothing", async () => {
    const talk = start({ identity: SIGNED });
    expect(templatesOf(await talk.say("我的订单"))[0]).toBe("orders.paid");
    expect(talk.commerce.claims).toEqual([]);
  });

  it("asks for the number, then for the digits, then answers", async () => {
    const talk = start();
    expect(await talk.say("我的订单什么情况")).toMatchObject({ do: "ask", slot: "order_id" });
    expect(await talk.say({ text: "D1001", entities: [id("D1001")] })).toMatchObject({ do: "ask", slot: "phone" });
    expect(templatesOf(await talk.say({ text: "5678", entities: [last4("5678")] }))[0]).toBe("orders.paid");
    expect(talk.identity).toMatchObject({ level: "order_phone", orderIds: ["D1001"] });
  });

  it("asks nothing that was said: number and digits in the first message are enough", async () => {
    const step = await start().say({ text: "订单D1001 尾号5678", entities: [id("D1001"), last4("5678")] });
    expect(templatesOf(step)[0]).toBe("orders.paid");
  });

  it("takes the last four digits of a whole phone number", async () => {
    const talk = start();
    await talk.say({ text: "D1001", entities: [id("D1001")] });
    const step = await talk.say({ text: "13812345678", entities: [{ type: "phone", value: "+8613812345678" }] });
    expect(templatesOf(step)[0]).toBe("orders.paid");
    expect(talk.commerce.claims).toEqual([{ orderId: "D1001", last4: "5678" }]);
  });

  it.each(["zh", "en"] as const)("an unknown order and wrong digits are told alike (%s)", async (language) => {
    const unknown = start({ language });
    const wrong = start({ language });
    await unknown.say({ text: "D9999", entities: [id("D9999")] });
    await wrong.say({ text: "D1001", entities: [id("D1001")] });
    const one = await unknown.say({ text: "5678", entities: [last4("5678")] });
    const other = await wrong.say({ text: "0000", entities: [last4("0000")] });
    expect(one).toEqual(other);
    expect(templatesOf(one)).toEqual(["identify.wrong"]);
    expect(saysOf(one)[0]?.facts).toEqual({});
  });

  it("after a wrong claim, correcting one half does not ask for the other again", async () => {
    const talk = start();
    await talk.say({ text: "D1001 0000", entities: [id("D1001"), last4("0000")] });
    expect(templatesOf(await talk.say({ text: "5678", entities: [last4("5678")] }))[0]).toBe("orders.paid");
    const other = start();
    await other.say({ text: "D1002 5678", entities: [id("D1002"), last4("5678")] });
    expect(templatesOf(await other.say({ text: "D1001", entities: [id("D1001")] }))[0]).toBe("orders.paid");
  });

  it("four digits in answer to the number are the digits, not an order of that name", async () => {
    const talk = start();
    await talk.say({ text: "D1001 0000", entities: [id("D1001"), last4("0000")] });
    talk.frame.slots.order_id = "5678";
    const step = await talk.say({ text: "5678", entities: [last4("5678")] });
    expect(templatesOf(step)[0]).toBe("orders.paid");
    expect(talk.commerce.claims.at(-1)).toEqual({ orderId: "D1001", last4: "5678" });
  });

  it("does not repeat a wrong claim by itself: words without a number use up no attempt", async () => {
    const talk = start();
    await talk.say({ text: "D1001 0000", entities: [id("D1001"), last4("0000")] });
    const step = await talk.say("我再找找");
    expect(step).toMatchObject({ do: "ask", slot: "order_id" });
    expect(talk.commerce.claims).toHaveLength(1);
  });

  it("too many attempts go to a person, for a known and an unknown order alike", async () => {
    for (const orderId of ["D1001", "D9999"]) {
      const talk = new Talk(orders, ordersTemplates, "order_status", { ...world(), attempts: 0 });
      const step = await talk.say({ text: orderId, entities: [id(orderId), last4("1111")] });
      expect(step).toEqual({
        do: "handoff",
        reason: "identity_limited",
        say: [{ template: "identify.limited", facts: {} }],
      });
    }
  });

  it("another order is proved by itself, and the first one stays open only for the same customer", async () => {
    const talk = start({ identity: { level: "order_phone", customerId: "c1", orderIds: ["D1001"] } });
    expect(await talk.say({ text: "D2002", entities: [id("D2002")] })).toMatchObject({ do: "ask", slot: "phone" });
    await talk.say({ text: "5678", entities: [last4("5678")] });
    expect(talk.identity).toMatchObject({ customerId: "c2", orderIds: ["D2002"] });
  });

  it("a signed shopper's unknown number is answered like somebody else's", async () => {
    const unknown = await start({ identity: SIGNED }).say({ text: "D9999", entities: [id("D9999")] });
    const others = await start({ identity: SIGNED }).say({ text: "D2002", entities: [id("D2002")] });
    expect(unknown).toEqual(others);
    expect(unknown).toMatchObject({ do: "ask", slot: "order_id", choices: [{ id: "D1001" }] });
  });
});

import { describe, expect, it } from "vitest";
import { withoutSizes } from "../../workers/dialogue/size-intent.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { NOW } from "../skills/fixtures/catalogue.ts";
import { conversation, SIGNED, shopOf } from "./fixtures/conversation.ts";

const [PAID, SHIPPED, DELIVERED] = ["DB20261121001", "DB20261118002", "DB20261110003"];
const signed = () => conversation({ identity: SIGNED });

describe("the order spoken of", () => {
  it.each([
    [`${SHIPPED}到哪了`, "还来得及取消吗，来得及就取消"],
    [`${SHIPPED} 走到哪儿了`, "唉，退掉算了，取消吧"],
    ["手机那单到哪了", "算了，不要了，取消掉"],
    [`where is ${SHIPPED}?`, "can it still be cancelled? if so, cancel"],
  ])("is the one a wish is about, whatever its state: %s – %s", async (first, then) => {
    const talk = signed();
    await talk.say(first);
    const told = await talk.say(then);
    expect(told.text).toContain(SHIPPED);
    expect(told.text).not.toContain(PAID);
    expect(told.last?.expects?.name).not.toBe("order_id");
  });

  it.each([
    [`${DELIVERED}什么时候签收的`, "发票也开一张，个人的，抬头张三"],
    ["收到的那件T恤，什么时候签收的", "给开张发票吧，个人抬头张三"],
  ])("has its invoice: %s – %s", async (first, then) => {
    const talk = signed();
    await talk.say(first);
    const told = await talk.say(then);
    expect(told.actions).toMatchObject([{ name: "issue_invoice", orderId: DELIVERED }]);
  });

  it.each([
    ["手机那单走到哪了", SHIPPED],
    ["我那部手机发货没", SHIPPED],
    ["and the phone order, where is it?", SHIPPED],
  ])("is left for another that is described: %s", async (then, expected) => {
    const talk = signed();
    await talk.say(`${DELIVERED}什么时候签收的`);
    await talk.say(then);
    expect(talk.state.focus.orderId).toBe(expected);
  });

  it.each([
    ["再看看手机那单", "走到哪了"],
    ["还有手机的订单", "几号能到"],
    ["about the phone order", "where is it?"],
  ])("is left for another that is only named, too: %s – %s", async (named, then) => {
    const talk = signed();
    await talk.say(`${DELIVERED}什么时候签收的`);
    await talk.say(named);
    expect(talk.state.focus.orderId).toBe(SHIPPED);
    await talk.say(then);
    expect(talk.state.focus.orderId).toBe(SHIPPED);
  });

  it.each(["这单能换成手机吗", "能不能换一部手机", "算了，下次买手机再说"])(
    "is not left where no other is named: %s",
    async (then) => {
      const talk = signed();
      await talk.say(`${DELIVERED}什么时候签收的`);
      await talk.say(then);
      expect(talk.state.focus.orderId).toBe(DELIVERED);
    },
  );

  it("is no longer meant once another is asked for", async () => {
    const talk = signed();
    await talk.say(`${SHIPPED}到哪了`);
    await talk.say("没发货的那单帮我取消");
    expect(talk.state.frames.at(-1)).toMatchObject({ intent: "cancel_order", slots: { order_id: PAID } });
  });
});

describe("the goods of an order", () => {
  it.each([
    `${SHIPPED}那单里的手机，电池多大`,
    `${SHIPPED}这部手机电池多少毫安`,
    `how big is the battery of the phone in order ${SHIPPED}?`,
  ])("are found by its number: %s", async (said) => {
    const talk = signed();
    const told = await talk.say(said);
    expect(told.last?.expects ?? null).toBeNull();
    expect(talk.state.focus.productId).toBe("ph-x1");
  });

  it("are what is asked about after a word on the order, not what was looked at before", async () => {
    const talk = signed();
    await talk.say("云步跑鞋多少钱");
    await talk.say(`${SHIPPED}到哪了`);
    await talk.say("它的电池多大");
    expect(talk.state.focus.productId).toBe("ph-x1");
  });
});

describe("one of those shown", () => {
  it.each(["那买Pro那台，能用花呗付吗", "Pro那款怎么付钱"])("is what is spoken of from then on: %s", async (said) => {
    const talk = signed();
    await talk.say("星河X1和星河X1 Pro有什么区别");
    await talk.say(said);
    expect(talk.state.focus.productId).toBe("ph-x1-pro");
  });
});

describe("a shop that sells nothing in sizes", () => {
  const { vocabulary, examples, timeZone } = shopOf();
  const read = (text: string) =>
    understand(text, { vocabulary, examples, now: NOW, timeZone, language: "zh-CN", expects: null });

  it("is never asked which size to wear", () => {
    const found = read("身高175体重70公斤穿多大码");
    expect(found.intent).toBe("size_advice");
    expect(withoutSizes(found, vocabulary).intent).toBe("size_advice");
    const none = withoutSizes(found, { ...vocabulary, options: [] });
    expect([none.intent, ...none.alternatives.map(({ intent }) => intent)]).not.toContain("size_advice");
  });
});

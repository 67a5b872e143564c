import { describe, expect, it } from "vitest";
import { conversation, SIGNED } from "./fixtures/conversation.ts";

describe("which product is meant", () => {
  it("a model's own code names it, although a longer sibling holds it, too", async () => {
    const told = await conversation().say("X1多少钱");
    expect(told.text).toContain("星河 X1 手机");
    expect(told.text).not.toContain("Pro");
  });

  it("one's own purchase is meant by “我买的那台手机”, without asking", async () => {
    const told = await conversation({ identity: SIGNED }).say("我买的那台手机现在多少钱");
    expect(told.last?.expects).toBeNull();
    expect(told.text).toMatch(/星河 X1 手机/);
    expect(told.text).not.toContain("Pro");
  });

  it("the prices of two that fit are told sooner than it is asked which", async () => {
    const told = await conversation().say("你们手机多少钱");
    expect(told.last?.expects).toBeNull();
    expect(told.text).toMatch(/¥2,999[\s\S]*¥4,599|¥4,599[\s\S]*¥2,999/);
  });

  it("the cheapest one is no haggling", async () => {
    const told = await conversation().say("最便宜的手机多少钱");
    expect(told.text).toContain("¥2,999");
    expect(told.text).not.toContain("¥4,599");
    expect(told.text).not.toMatch(/议价|不能改价|不支持讲价/);
  });

  it("of those compared just now, “哪个好” and a further point are asked", async () => {
    const shopper = conversation();
    await shopper.say("星河 X1 手机和星河 X1 Pro 手机有什么区别");
    const told = await shopper.say("有什么区别 屏幕哪个好");
    expect(told.last?.expects).toBeNull();
    expect(told.text).toContain("屏幕尺寸：6.1英寸 OLED 对 6.7英寸 OLED");
  });

  it("goods that the shop has none of are said to be none, with its kinds", async () => {
    const told = await conversation({ locale: "en-GB" }).say("do you have the garden hose in blue?");
    expect(told.text).toContain("“garden hose”");
    expect(told.text).toContain("phone");
    expect(told.last?.expects).toBeNull();
  });
});

describe("taking goods", () => {
  it("a name, a way to pay and a number in clauses of their own are one order", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("云声蓝牙耳机多少钱");
    const asked = await shopper.say("那就要这个", "微信付，送到默认地址就行", "两个");
    expect(asked.text).not.toContain("修改收货信息");
    expect(asked.outcome.understanding.intent).toBe("place_order_help");
  });

  it("the number of pieces spoken of is kept for the sum", async () => {
    const shopper = conversation();
    await shopper.say("云声蓝牙耳机 两个 功能介绍下");
    expect((await shopper.say("一共多少钱")).text).toMatch(/2 × ¥/);
  });
});

describe("asking on", () => {
  it("another question in place of “which one?” is answered for those offered", async () => {
    const shopper = conversation();
    const asked = await shopper.say("星河手机屏幕多大");
    expect(asked.last?.expects).toEqual({ kind: "slot", name: "product" });
    const told = await shopper.say("什么处理器");
    expect(told.last?.expects).toBeNull();
    expect(told.text).toMatch(/星河 X1 手机的处理器/);
    expect(told.text).toMatch(/星河 X1 Pro 手机/);
  });

  it("“how much longer??” after an order's state is about the order", async () => {
    const shopper = conversation({ identity: SIGNED, locale: "en-GB" });
    await shopper.say("where is my order DB20261118002");
    const told = await shopper.say("how much longer??");
    expect(told.text).toContain("tomorrow");
    expect(told.last?.expects?.name).not.toBe("product");
  });

  it("“看错了” wishes nothing", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("查一下DB20261119999到哪了");
    expect((await shopper.say("哦哦看错了")).outcome.actions).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { withoutGivenUp } from "../../workers/dialogue/giving-up.ts";
import { questionsIn } from "../../workers/dialogue/questions.ts";
import { commerceOf, ordersOf } from "./fixtures/commerce.ts";
import { conversation, SIGNED } from "./fixtures/conversation.ts";

const asked = (text: string) => questionsIn(text).map(({ intent }) => intent);

describe("the questions of a message", () => {
  it.each<[string, string[]]>([
    ["这款手机多重，屏幕几寸，现在什么价格", ["product_info", "price_query"]],
    ["多少钱 有货吗", ["price_query", "stock_query"]],
    ["家电补贴能补多少", ["promotion_query"]],
    ["礼品卡里还有多少", ["payment_problem"]],
    ["how much is it, and how heavy is it?", ["price_query", "product_info"]],
    ["is there any trade-in discount?", ["promotion_query"]],
  ])("are told apart: %s", (text, intents) => expect(asked(text)).toEqual(intents));

  it.each(["换个大一点的", "运费多少钱", "退了多少钱", "我170穿多大码"])("are none: %s", (text) =>
    expect(asked(text)).toEqual([]),
  );

  it("are each answered", async () => {
    const told = await conversation({ productId: "ph-x1" }).say("屏幕多大，保修多久，现在什么价格");
    expect(told.text).toMatch(/6\.\d|英寸|寸/);
    expect(told.text).toContain("保修");
    expect(told.text).toMatch(/¥[23],[49]99/);
  });

  it("are answered once, however often they are asked", async () => {
    const { text } = await conversation({ productId: "tee-1" }).say("这件多少钱", "多少钱呀");
    expect(text.match(/¥99/g)?.length).toBe(1);
  });
});

describe("what could not be done", () => {
  it.each(["取消不了算了\n看看这款手机多少钱", "If you can't, never mind.\nHow much is the phone?"])(
    "is wished no more: %s",
    (text) => expect(withoutGivenUp(text)).toBe(text.split("\n")[1]),
  );

  it.each(["算了", "退不了算了吧", "帮我算了一下运费"])("stays where nothing else is said: %s", (text) =>
    expect(withoutGivenUp(text)).toBe(text),
  );
});

describe("an order that was sent back", () => {
  it("is told of by its state, and the wish is not taken twice", async () => {
    const orders = ordersOf();
    const [, , third] = orders;
    if (third) {
      third.state = "returned";
      third.items = third.items.map((item) => ({ ...item, state: "returned" as const }));
    }
    const shopper = conversation({ identity: SIGNED, commerce: commerceOf({ orders }) });
    expect((await shopper.say("DB20261110003 现在什么状态")).text).toContain("已退货");
    const again = await shopper.say("DB20261110003 再申请一次退货", "怕没提交成功");
    expect(again.text).toContain("不用重复申请");
    expect(again.text).not.toContain("没有查到");
  });
});

describe("a follow-up of what was done", () => {
  it("asks where the money goes, and whether the address is the new one", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("DB20261121001 取消订单，拍错了");
    await shopper.say("确认");
    expect((await shopper.say("钱退到微信还是退哪")).text).toContain("退款");
    expect((await shopper.say("那取消吧")).text).toContain("已经");
    expect(shopper.state.proposal).toBeNull();
  });

  it("may name the value that was changed", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("DB20261121001 收货地址改成文三路126号晴川大厦");
    await shopper.say("确认");
    const told = await shopper.say("DB20261121001 改成文三路126号了没");
    expect(told.text).toContain("已经办好了");
    expect(shopper.state.proposal).toBeNull();
  });
});

describe("an address among other words", () => {
  it.each([
    ["收货地址改成文三路88号，收件人不变", "顺便开个个人发票"],
    ["收货地址改成文三路86号", "等等，是88号不是86号"],
  ])("ends where they begin: %s %s", async (...bubbles) => {
    const shopper = conversation({ identity: SIGNED });
    const { text } = await shopper.say(`DB20261121001 ${bubbles[0]}`, bubbles[1] ?? "");
    expect(text).toMatch(/文三路88号(?:\n|$)/);
  });
});

describe("the title of an invoice", () => {
  it("is not made of the question for one", async () => {
    const shopper = conversation({ identity: SIGNED });
    const { text } = await shopper.say("DB20261110003 发票抬头能改公司的吗");
    expect(text).not.toContain("能改公司");
  });
});

describe("goods that are only named", () => {
  it("are told of no fault; what is wished is yet to come", async () => {
    const { text } = await conversation({ identity: SIGNED }).say("老板，我买的那个手机");
    expect(text).not.toContain("抱歉");
  });
});

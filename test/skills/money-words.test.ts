import { describe, expect, it } from "vitest";
import { refundQuestion, wishesToGiveBack } from "../../workers/skills/after-sales/refund-words.ts";
import {
  asksBalance,
  asksCardRules,
  asksIfEnough,
  asksIfShort,
  withoutIfShort,
} from "../../workers/skills/buying/balance-words.ts";

describe("what is asked of a stored value", () => {
  it.each(["礼品卡里还剩几块", "余额查询", "帮我看下储值卡", "我账上还有多少", "check my balance please"])(
    "how much is on it: %s",
    (said) => expect(asksBalance(said)).toBe(true),
  );

  it.each(["卡其色的裤子多少钱", "页面卡住了怎么看", "礼品卡怎么激活", "尾款还有多少", "余额什么时候退"])(
    "not how much: %s",
    (said) => expect(asksBalance(said)).toBe(false),
  );

  it.each([
    "卡上的钱够买两条吗",
    "刷完卡还剩多少",
    "我余额还差几块",
    "储值卡付得起不",
    "礼品卡付得了吗",
    "is my balance enough for it",
  ])("whether it is enough: %s", (said) => expect(asksIfEnough(said)).toBe(true));

  it.each(["还差多少钱包邮", "够大吗", "余额够的话来一件"])("not whether it is enough: %s", (said) =>
    expect(asksIfEnough(said)).toBe(false),
  );

  it.each(["礼品卡能转给别人吗", "储值卡会过期不", "does my gift card expire"])("its terms: %s", (said) =>
    expect(asksCardRules(said, false)).toBe(true),
  );

  it.each([
    "储值卡钱不够的话能先付一半吗",
    "余额不足还能用它付吗",
    "卡里不够，差的能微信补吗",
    "礼品卡和支付宝能一起付吗",
    "can I pay part of it by gift card and the rest with alipay",
  ])("what happens where it is too little: %s", (said) => expect(asksIfShort(said)).toBe(true));

  it.each(["礼品卡还剩多少", "余额够买这个吗", "分开发货可以吗", "不够大能换吗", "用礼品卡付"])(
    "not what happens where it is too little: %s",
    (said) => expect(asksIfShort(said)).toBe(false),
  );

  it.each([
    ["来一台，余额不够就算了", "来一台，"],
    ["卡里钱不够的话就不买了", ""],
    ["要两个 不足就别下单", "要两个"],
  ])("the condition under which nothing is wished is left out: %s", (said, rest) =>
    expect(withoutIfShort(said)).toBe(rest),
  );

  it("is its terms without its name only where it is spoken of", () => {
    expect(asksCardRules("能提现不", false)).toBe(false);
    expect(asksCardRules("能提现不", true)).toBe(true);
  });
});

describe("where money goes back to", () => {
  it.each([
    ["要是退了，钱回支付宝还是储值卡", true],
    ["上次退的那件，款子退哪去了", false],
    ["取消的话多久回到卡里", true],
  ])("is asked before or after: %s", (said, isAhead) => expect(refundQuestion(said)).toEqual({ isAhead }));

  it.each(["退货寄到哪", "退款到哪一步了", "把钱退到我的礼品卡", "我要退货"])("is not asked: %s", (said) =>
    expect(refundQuestion(said)).toBeNull(),
  );

  it("is no question where it is to be done", () => {
    expect(wishesToGiveBack("帮我退了吧，钱退到哪")).toBe(true);
    expect(wishesToGiveBack("如果退的话钱到哪")).toBe(false);
  });
});

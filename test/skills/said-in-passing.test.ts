import { describe, expect, it } from "vitest";
import { asksIfEnough, balanceAsked } from "../../workers/skills/buying/balance-words.ts";
import { saysToBuy } from "../../workers/skills/buying/says-to-buy.ts";
import { splitAddress } from "../../workers/skills/orders/split-address.ts";
import { namesParameter } from "../../workers/skills/products/product-question.ts";
import { fitsOf } from "../../workers/skills/service/guide-measures.ts";
import { guideTopics } from "../../workers/skills/service/guide-topics.ts";

describe("a balance", () => {
  it.each(["储值卡里现在总共几块钱", "查一下余额", "帮我看看礼品卡还剩多少", "what's left on my gift card"])(
    "is asked by “%s”",
    (said) => expect(balanceAsked(said)).not.toBeNull(),
  );
  it.each(["礼品卡怎么用", "买满多少送礼品卡", "储值卡最多抵多少"])("is not asked by “%s”", (said) =>
    expect(balanceAsked(said)).toBeNull(),
  );
  it("is held against a price that stands in another clause", () =>
    expect(asksIfEnough("卡里只有三百，第二个够吗")).toBe(true));
});

describe("goods are taken", () => {
  it.each(["这个 ×2，礼品卡支付", "嗯，就这款吧", "一个，微信付，收货信息用账户里的"])("by “%s”", (said) =>
    expect(saysToBuy(said, true)).toBe(true),
  );
  it("not by what is to be done about a fault", () => expect(saysToBuy("要咋修", true)).toBe(false));
});

describe("an address", () => {
  it("ends before what is to stay and before a face", () =>
    expect(splitAddress("地址改成长安街9号，姓名手机号都不动😀").street).toBe("长安街9号"));
});

describe("a guide", () => {
  it("is held against each of several measures on its own side", () => {
    const fits = fitsOf("左侧距墙至少200mm，顶部预留至少80mm。", "左边离墙25cm，顶上留5cm，放得下吗");
    expect(fits.map(({ isEnough }) => isEnough)).toEqual([true, false]);
  });
  it("is asked for gifts by how they are claimed, and until when", () => {
    expect(guideTopics("这个赠品登记截止是多少天")).toContain("gifts");
    expect(guideTopics("送的水杯咋领")).toContain("gifts");
    expect(guideTopics("赠品少发了一个怎么办")).not.toContain("gifts");
  });
});

describe("a parameter", () => {
  it.each(["净重", "宽和高", "适合几个人用", "水温范围"])("is named by “%s”", (said) =>
    expect(namesParameter(said)).toBe(true),
  );
});

import { describe, expect, it } from "vitest";
import { initialState } from "../../workers/dialogue/initial-state.ts";
import { asMeant } from "../../workers/dialogue/meant/as-meant.ts";
import { withNamedThings } from "../../workers/dialogue/name-things.ts";
import { wishesIn } from "../../workers/dialogue/wishes.ts";
import { meansStored } from "../../workers/skills/talk/stored-words.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { conversation, SIGNED, shopOf } from "./fixtures/conversation.ts";

describe("goods spoken of one after another", () => {
  it("stand side by side once they are asked about together", async () => {
    const shopper = conversation();
    await shopper.say("星河 X1 多少钱");
    await shopper.say("星河 X1 Pro 多少钱");
    const told = await shopper.say("这两款哪个便宜");
    expect(told.text).toMatch(/X1 Pro[\s\S]*¥3,499|¥2,999[\s\S]*X1 Pro/);
    expect(told.last?.expects ?? null).toBeNull();
  });

  it("are picked by their price", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("星河 X1 和星河 X1 Pro 有什么区别");
    const told = await shopper.say("便宜那个有现货吗");
    expect(told.text).not.toContain("X1 Pro");
  });
});

describe("goods named by their numbers", () => {
  const [one, other] = ["200077889901", "200077889902"];
  const shop = shopOf();
  const products = [one, other].map((id, at) => ({ id, names: [`青瓷茶壶${at}`], category: "digital" }));
  const known = { ...shop, vocabulary: { ...shop.vocabulary, products } };
  const meantBy = (text: string) => {
    const { vocabulary, examples, timeZone } = known;
    const found = understand(text, { vocabulary, examples, timeZone, now: 0, language: "zh-CN", expects: null });
    const understanding = withNamedThings(found, text, vocabulary);
    const reading = { text, choice: null, understanding, isUnclear: false, usedModel: false };
    return asMeant(reading, { ...initialState(), identity: SIGNED }, known).understanding.intent;
  };

  it.each([
    `${one}和${other}单价多少`,
    `${one}、${other}各多少钱`,
    `给办公室统一配的，${one}跟${other}分别多少钱`,
    `帮看看${one}和${other}，容量各多少，单价多少`,
    `unit price of ${one} and ${other}?`,
  ])("are no orders of one's own: %s", (text) => {
    expect(meantBy(text)).toBe("product_compare");
  });

  it.each([`${one}单价多少`, `${one}卖多少钱一台`])("alone neither: %s", (text) => {
    expect(meantBy(text)).not.toBe("order_status");
  });

  it("leave the order beside them what it is", () => {
    expect(meantBy(`我那个订单里${one}和${other}各多少钱`)).toBe("order_status");
  });
});

describe("one thing for another", () => {
  it.each([
    "我那台星河 X1 可以换星河 X1 Pro 不",
    "能不能给我换成星河 X1 Pro 那款",
    "can I swap my phone for the X1 Pro",
  ])("%s is no comparison of the two", async (text) => {
    const told = await conversation({ identity: SIGNED }).say(text);
    expect(told.text).not.toMatch(/区别|differ/i);
  });
});

describe("where it goes", () => {
  it.each(["收货地址还是城东那个", "寄到我留的地址", "to my usual address"])("%s is what is stored", (text) => {
    expect(meansStored(text)).toBe(true);
  });
});

describe("wishes for the order just placed", () => {
  it.each([
    ["几时有师傅来？约周三吧", "repair_warranty"],
    ["帮我约下周一上午", "repair_warranty"],
    ["给我开张票，抬头晨光商贸", "invoice"],
    ["发票也一起开了吧", "invoice"],
    ["那单别寄家里，寄到东城区和平路5号", "change_address"],
    ["我昨晚拍的那单加急呀，急用", "urge_shipping"],
    ["ship it as quickly as possible", "urge_shipping"],
  ])("%s", (text, intent) => {
    expect(wishesIn(text)).toContain(intent);
  });

  it.each(["发票怎么开", "开票了吗", "送到我公司了吗"])("%s asks only", (text) => {
    expect(wishesIn(text)).toEqual([]);
  });
});

describe("a wish after a guide was quoted", () => {
  it("for another thing goes on from no guide, whatever it saves", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("我买的那台手机怎么保养");
    const told = await shopper.say("能换成星河 X1 Pro 那款不，省点电费");
    expect(told.text).not.toMatch(/区别|还是刚才说的情况/);
  });
});

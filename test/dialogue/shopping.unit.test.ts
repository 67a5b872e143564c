import { describe, expect, it } from "vitest";
import { conversation, SIGNED, shopOf } from "./fixtures/conversation.ts";

describe("the classic stock question", () => {
  it("asks for colour and storage, then says where it is and when it arrives", async () => {
    const shopper = conversation({ productId: "ph-x1" });
    const asked = await shopper.say("这款手机有现货吗？");
    expect(asked.outcome.step).toBe("ask");
    expect(asked.last).toMatchObject({ expects: { kind: "slot", name: "option" } });
    expect(asked.last?.choices.length).toBeGreaterThan(1);
    const told = await shopper.say("黑色，256G。");
    expect(told.outcome.step).toBe("say");
    expect(told.text).toMatch(/北京仓.*有.*货[\s\S]*今天发出[\s\S]*明天/);
    expect(told.last).toMatchObject({ expects: null });
    expect(told.last?.cards).toEqual([expect.objectContaining({ kind: "product", productId: "ph-x1" })]);
    expect(told.last?.sources).toEqual([expect.objectContaining({ kind: "stock" })]);
  });

  it("is answered in English to who writes English", async () => {
    const shopper = conversation({ productId: "ph-x1", locale: "en-GB" });
    const asked = await shopper.say("Is the Galaxia X1 phone in stock?");
    expect(asked.last?.expects).toEqual({ kind: "slot", name: "option" });
    const told = await shopper.say("black, 256GB");
    expect(told.text).toMatch(/Beijing warehouse[\s\S]*tomorrow/);
    expect(told.text).not.toMatch(/\p{Script=Han}/u);
  });

  it("is one question where it comes in three bubbles", async () => {
    const shopper = conversation();
    const told = await shopper.say("星河 X1 手机", "曜石黑 256GB", "有现货吗？");
    expect(told.outcome.replies).toHaveLength(1);
    expect(told.text).toContain("北京仓");
  });

  it("is answered by buttons as by words", async () => {
    const shopper = conversation({ productId: "ph-x1" });
    const asked = await shopper.say("有现货吗？");
    const button = asked.last?.choices.find(
      (choice) => choice.label.includes("雪域白") && choice.label.includes("128"),
    );
    expect((await shopper.press(button?.id ?? "")).text).toMatch(/雪域白 128GB：广州仓有现货/);
  });
});

describe("ellipsis and correction", () => {
  it("“那白色呢” keeps the question and the other choices", async () => {
    const shopper = conversation({ productId: "ph-x1" });
    await shopper.say("这款有货吗");
    await shopper.say("黑色，256G");
    expect((await shopper.say("那白色呢")).text).toMatch(/雪域白 256GB：广州仓/);
  });

  it("“多少钱” after a product is about that product, and a correction changes one choice", async () => {
    const shopper = conversation({ productId: "ph-x1" });
    await shopper.say("这款有货吗");
    await shopper.say("黑色，256G");
    expect((await shopper.say("多少钱")).text).toMatch(/曜石黑 256GB：¥3,499/);
    expect((await shopper.say("不对，是白色的那个")).text).toMatch(/雪域白 256GB：¥3,499/);
    expect((await shopper.say("不对，我说的是128G的")).text).toMatch(/雪域白 128GB：¥2,999/);
  });

  it("half a word names no product", async () => {
    const shop = shopOf();
    shop.vocabulary.products.push({ id: "shoe-1", names: ["jean", "straight jeans"], category: "clothing" });
    const shopper = conversation({ productId: "ph-x1", locale: "en", shop });
    await shopper.say("Is the Galaxia X1 phone in stock?");
    await shopper.say("black, 256GB");
    expect((await shopper.say("no, I meant the white one")).text).toMatch(/Snow White 256GB/);
  });

  it("“and the white one?” in English", async () => {
    const shopper = conversation({ productId: "ph-x1", locale: "en" });
    await shopper.say("Is the Galaxia X1 phone in stock?");
    await shopper.say("black, 256GB");
    expect((await shopper.say("and the white one?")).text).toMatch(/Snow White 256GB is in stock at the Guangzhou/);
  });
});

describe("a question in the middle", () => {
  it("of a return is answered, and the return is asked for again", async () => {
    const shopper = conversation({ identity: SIGNED });
    const asked = await shopper.say("我要退货，订单DB20261110003");
    expect(asked.last?.expects).toEqual({ kind: "slot", name: "reason" });
    const aside = await shopper.say("云朵纯棉T恤多少钱？");
    expect(aside.text).toContain("¥99");
    expect(aside.text).toContain(asked.last?.text ?? "-");
    expect(aside.last).toMatchObject({ expects: { kind: "slot", name: "reason" }, choices: asked.last?.choices });
    const preview = await shopper.say("尺码不合适");
    expect(preview.last?.expects).toEqual({ kind: "confirm", name: "return_items" });
    const done = await shopper.say("确认");
    expect(done.actions.map((one) => one.state)).toEqual(["executed"]);
  });

  it("that itself asks leaves the first question answerable", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("我要退货，订单DB20261110003");
    const aside = await shopper.say("这款手机防水吗");
    expect(aside.last?.expects).toEqual({ kind: "slot", name: "product" });
    const back = await shopper.say("尺码不合适");
    expect(back.last?.expects).toEqual({ kind: "confirm", name: "return_items" });
    expect(shopper.state.frames).toHaveLength(1);
  });

  it("never piles up more than four goals", async () => {
    const shopper = conversation({ identity: SIGNED });
    const questions = ["我要退货", "我要开发票", "改一下收货地址", "这款手机有货吗", "这款手机多少钱", "我要退货"];
    for (const question of questions) {
      await shopper.say(question);
      expect(shopper.state.frames.length).toBeLessThanOrEqual(4);
    }
  });
});

describe("several requests in one message", () => {
  it("are answered in one reply", async () => {
    const shopper = conversation({ identity: SIGNED });
    const told = await shopper.say("帮我查下物流到哪了，另外运费怎么算？");
    expect(told.outcome.replies).toHaveLength(1);
    expect(told.text).toContain("杭州转运中心");
    expect(told.text).toMatch(/¥99[\s\S]*¥10/);
  });

  it("“取消订单，不想要了” is one wish, not a cancellation and a return", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("取消订单DB20261121001，不想要了");
    expect(shopper.state.frames.map((frame) => frame.intent)).toEqual(["cancel_order"]);
  });
});

describe("identity", () => {
  it("is proved by order number and digits; wrong digits and unknown orders get the same words", async () => {
    const shopper = conversation();
    const asked = await shopper.say("我的订单到哪了");
    expect(asked.last?.expects).toEqual({ kind: "slot", name: "order_id" });
    expect((await shopper.say("DB20261118002")).last?.expects).toEqual({ kind: "slot", name: "phone" });
    const wrong = await shopper.say("1111");
    expect(wrong.text).not.toMatch(/星河|顺丰|已发货/);
    const unknown = conversation();
    await unknown.say("我的订单到哪了");
    await unknown.say("DB20260101999");
    expect((await unknown.say("1111")).text).toBe(wrong.text);
    expect((await shopper.say("DB20261118002，尾号5678")).text).toContain("杭州转运中心");
    expect(shopper.state.identity).toMatchObject({ level: "order_phone", orderIds: ["DB20261118002"] });
  });

  it.each([
    "我要退货，订单DB20261118002，尾号0006",
    "我要退货，订单DB20261118002，手机尾号0006",
    "I want to return order DB20261118002, phone ending in 0006",
  ])("digits beside a wish ask nothing of their own: %s", async (text) => {
    const { text: told } = await conversation().say(text);
    expect(told).not.toMatch(/满|优惠|进行中|promotion|off/i);
  });

  it("guessed too often goes to a person and reveals nothing", async () => {
    const shopper = conversation();
    await shopper.say("查一下订单DB20261118002");
    let last = await shopper.say("0000");
    for (const digits of ["0001", "0002", "0003", "0004", "0006"]) last = await shopper.say(digits);
    expect(last.outcome.handoff).toBe("identity_limited");
    expect(last.text).not.toMatch(/星河|顺丰/);
    expect(shopper.state.identity.level).toBe("none");
  });

  it("of one shopper does not open another one's order", async () => {
    const shopper = conversation({ identity: SIGNED });
    const told = await shopper.say("查一下订单DB20261119009");
    expect(told.text).not.toMatch(/李四|9999|2,999|海淀/);
  });
});

describe("small talk and the shop's own answers", () => {
  it("greets with the shop's words once", async () => {
    const shopper = conversation();
    expect((await shopper.say("你好")).text).toContain("欢迎光临铃铛优选");
    expect((await shopper.say("在吗")).text).toContain("在的");
  });

  it("answers from the published questions with their source, and says so where there is nothing", async () => {
    const shopper = conversation();
    const paid = await shopper.say("支持哪些付款方式？");
    expect(paid.text).toContain("微信支付");
    expect(paid.last?.sources).toEqual([{ kind: "faq", id: "faq-pay", title: "支持哪些付款方式" }]);
    const nothing = await shopper.say("怎么注销账号？");
    expect(nothing.text).toContain("没有查到");
    // The next bubble may tell what is meant: it waits for that, and counts for nothing.
    expect(nothing.outcome.step).toBe("not_understood");
    expect(shopper.state.notUnderstood).toBe(0);
  });
});

describe("a question about another product", () => {
  it("is not followed by the one that was left behind", async () => {
    const shopper = conversation({ productId: "ph-x1" });
    await shopper.say("这款有货吗");
    const told = await shopper.say("云朵纯棉T恤我身高175体重70公斤穿多大？");
    expect(told.text).not.toContain("回到刚才");
    expect(shopper.state.frames).toEqual([]);
    expect((await shopper.say("黑色的有货吗？")).text).toContain("云朵纯棉T恤");
  });
});

describe("an answer that sounds like another wish", () => {
  it("“个人” to the kind of invoice calls nobody", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("帮我开发票，订单DB20261110003");
    expect((await shopper.say("个人")).outcome.handoff).toBeNull();
    expect((await shopper.say("转人工")).outcome.handoff).toBe("asked");
  });
});

describe("in the middle of a return", () => {
  it("“运费谁出” is about sending it back", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("我要退货，订单DB20261110003");
    const told = await shopper.say("运费谁出？");
    expect(told.text).toMatch(/店铺承担[\s\S]*顾客承担/);
    expect(told.last?.expects).toEqual({ kind: "slot", name: "reason" });
  });
});

describe("opening hours", () => {
  it("come from the settings, neighbouring days with the same hours in one", async () => {
    const staffHours = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
      weekday,
      fromMinute: weekday % 6 === 0 ? 600 : 540,
      toMinute: 1320,
    }));
    const shop = shopOf({ staffHours });
    expect((await conversation({ shop }).say("你们几点下班")).text).toContain(
      "周一至周五 09:00–22:00；周六至周日 10:00–22:00",
    );
    const english = await conversation({ shop, locale: "en" }).say("what are your opening hours?");
    expect(english.text).toContain("Mon–Fri 09:00–22:00; Sat–Sun 10:00–22:00");
  });
});

describe("a follow-up in few words", () => {
  it("asks the same of another place", async () => {
    const shopper = conversation({ productId: "ph-x1", locale: "en-GB" });
    await shopper.say("how long does delivery to Shanghai take?");
    await shopper.say("what's the price of it, black, 256GB?");
    const told = await shopper.say("cool, what about Guangzhou");
    expect(shopper.state.focus.city).toBe("广州");
    expect(shopper.state.last?.intent).toBe("shipping_info");
    expect(told.last?.expects).toBeNull();
  });

  it("is read with the question that was answered before it", async () => {
    const faq = [
      {
        id: "abroad",
        question: { zh: "可以寄到海外或港澳台吗？", en: "Do you ship abroad?" },
        alternates: ["international shipping", "do you ship to Canada"],
        answer: { zh: "只送中国大陆。", en: "Only mainland China." },
        intents: ["cross_border" as const],
      },
    ];
    const shopper = conversation({ shop: shopOf({ faq }), locale: "en-GB" });
    expect((await shopper.say("do you ship to Canada")).text).toBe("Only mainland China.");
    expect((await shopper.say("what about hong kong")).text).toContain("Only mainland China.");
  });
});

import { describe, expect, it } from "vitest";
import type { ShopSnapshot } from "../../workers/platform/snapshot.ts";
import type { Example } from "../../workers/understanding/types.ts";
import { conversation, shopOf } from "./fixtures/conversation.ts";

const said = (intent: Example["intent"], texts: string[]): Example[] => texts.map((text) => ({ intent, text }));

const OWN: Pick<ShopSnapshot, "ownIntents" | "examples"> = {
  ownIntents: [
    {
      id: "custom.engraving",
      name: { zh: "刻字", en: "Engraving" },
      answer: { zh: "可以刻字，最多 10 个字，加 30 元。", en: "Yes, up to 10 letters for 30 yuan." },
    },
    { id: "custom.museum", name: { zh: "参观工坊", en: "Workshop visit" }, answer: "handoff" },
  ],
  examples: [
    ...said("custom.engraving", [
      "戒指内圈可以刻字吗",
      "刻字要加钱吗",
      "可以刻英文字母吗",
      "刻字要等几天",
      "能把名字刻上去吗",
    ]),
    ...said("custom.engraving", ["can you engrave it", "do you offer engraving", "how much is engraving per letter"]),
    ...said("custom.museum", [
      "可以参观你们的工坊吗",
      "工坊参观怎么预约",
      "想带孩子参观工坊",
      "参观工坊要门票吗",
      "工坊在哪里参观",
    ]),
  ],
};
const shop = shopOf(OWN);

describe("a shop's own intent", () => {
  it("is answered in the shop's own words, with its name as the source", async () => {
    const talk = conversation({ shop });
    const told = await talk.say("这枚戒指可以刻字吗");
    expect(told.outcome.understanding.intent).toBe("custom.engraving");
    expect(told.text).toBe("可以刻字，最多 10 个字，加 30 元。");
    expect(told.last?.sources).toEqual([{ kind: "shop", id: "custom.engraving", title: "刻字" }]);
  });

  it("is answered in the shopper's language", async () => {
    const talk = conversation({ shop, locale: "en" });
    expect((await talk.say("do you offer engraving on rings?")).text).toBe("Yes, up to 10 letters for 30 yuan.");
  });

  it("passes the guard: a word the shop has banned does not leave in its own answer either", async () => {
    const talk = conversation({ shop: shopOf({ ...OWN, bannedWords: ["加 30 元"] }) });
    expect((await talk.say("刻字要加钱吗")).text).not.toContain("加 30 元");
  });

  it("hands over by the shop's rules where a person is to answer", async () => {
    const talk = conversation({ shop });
    const told = await talk.say("工坊参观怎么预约呀");
    expect(told.outcome).toMatchObject({ step: "handoff", handoff: "policy" });
    expect(told.text).not.toBe("");
  });

  it("is answered beside another request of the same message", async () => {
    const talk = conversation({ shop });
    const told = await talk.say("支持哪些付款方式，另外戒指可以刻字吗");
    expect(told.text).toContain("微信支付");
    expect(told.text).toContain("最多 10 个字");
  });

  it("that was removed while a conversation was open is a question like any other", async () => {
    const talk = conversation({ shop: shopOf({ ...OWN, ownIntents: [] }) });
    const told = await talk.say("这枚戒指可以刻字吗");
    expect(told.outcome.step).not.toBe("handoff");
    expect(told.text).not.toBe("");
  });

  it("is unknown to a shop that has not added it", async () => {
    const told = await conversation().say("这枚戒指可以刻字吗");
    expect(told.outcome.understanding.intent).not.toMatch(/^custom\./);
    expect(told.text).not.toContain("10 个字");
  });
});

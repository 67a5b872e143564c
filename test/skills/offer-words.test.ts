import { describe, expect, it } from "vitest";
import { questionsIn } from "../../workers/dialogue/questions.ts";
import { wishesIn } from "../../workers/dialogue/wishes.ts";
import { guideTopics } from "../../workers/skills/service/guide-topics.ts";

describe("what is asked of offers and gifts", () => {
  it.each(["一级能效能补几个点", "旧家电能抵多少", "多买几件有没有折", "国补到几号结束"])("an offer: %s", (said) =>
    expect(questionsIn(said).map(({ intent }) => intent)).toContain("promotion_query"),
  );

  it.each(["赠的耳机怎么拿", "说送手环，真的假的", "送杯吗"])("a gift: %s", (said) =>
    expect(guideTopics(said)).toContain("gifts"),
  );

  it.each([
    "送不送东西呀",
    "买这个送不送啥",
    "有送的吗",
    "带不带别的东西",
    "会不会白送点什么",
    "送没送小玩意",
    "does it come with anything free",
    "can you throw something in?",
  ])("whether anything comes with it: %s", (said) => expect(guideTopics(said)).toContain("gifts"));

  it.each(["送不送货", "送不送到楼上", "送没送到", "师傅带不带工具", "你们送不送上门"])("no gift: %s", (said) =>
    expect(guideTopics(said)).not.toContain("gifts"),
  );

  it.each(["把价差补给我", "差的钱还我", "给保个价"])("the difference is wished for: %s", (said) =>
    expect(wishesIn(said)[0]).toBe("price_protection"),
  );

  it("a review is spoken of in the middle of its words, too", () => {
    expect(wishesIn("晒完单了，登记下")).toContain("feedback_privacy");
  });
});

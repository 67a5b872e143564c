import { describe, expect, it } from "vitest";
import {
  asksCodeOrCheck,
  codeOfLine,
  didNotGetBetter,
  saysCode,
  withoutTried,
} from "../../workers/skills/service/fault-words.ts";
import { namedLines } from "../../workers/skills/service/guide-passages.ts";
import { guideTopics } from "../../workers/skills/service/guide-topics.ts";

const FAULTS = ["LEAK_02 漏液：检查接头是否拧紧。", "E7 异响：检查底脚是否放平。", "H-12 不制冷：检查门封。"];

describe("what is wrong with goods", () => {
  it.each([
    ["屏幕上显示leak_02，怎么弄", "LEAK_02"],
    ["跳了个 LEAK-02 出来，先检查哪", "LEAK_02"],
    ["报e7了，咋回事", "E7"],
    ["代码H12是啥意思", "H-12"],
    ["嗡嗡响个不停，属于哪个代码", "E7"],
    ["底下漏液，应从何处查起", "LEAK_02"],
    ["it shows E7, what do I check first", "E7"],
  ])("“%s” is asked of the guide on faults, and told by its own line", (said, code) => {
    expect(guideTopics(said)).toContain("faults");
    expect(namedLines(FAULTS, said)).toEqual(FAULTS.filter((line) => line.startsWith(code)));
  });

  it.each([
    "嗡嗡响一般是哪里的问题",
    "不制冷会是哪儿的毛病",
    "异响是哪个部位出了故障",
    "漏水是何原因",
    "跳闸，问题出在哪",
    "噪音大是因为什么",
    "不加热通常是哪方面的原因",
    "what usually causes the noise",
    "what's behind the leak",
  ])("“%s” asks what the cause is", (said) => expect(guideTopics(said)).toContain("faults"));

  it.each(["P50现在多少钱", "C3栋能送上门吗", "优惠码E20怎么用", "先看看哪款便宜", "取件码是多少", "H2小区"])(
    "“%s” asks for no fault",
    (said) => expect(guideTopics(said)).not.toContain("faults"),
  );

  it("a code is one in any spelling, and no part of another", () => {
    expect(codeOfLine("H-12 不制冷")).toBe("H-12");
    expect(saysCode("显示h12", "H-12")).toBe(true);
    expect(saysCode("显示h123", "H-12")).toBe(false);
  });

  it.each(["先瞧哪里", "如何自查", "哪个故障码", "what should I check first"])("“%s” asks where to look", (said) =>
    expect(asksCodeOrCheck(said)).toBe(true),
  );
});

describe("advice that did not help", () => {
  it.each(["照办了，依旧如此", "清理完毕，未见效", "处理过了还漏", "排查未果", "did all that, still the same"])(
    "is told by “%s”",
    (said) => expect(didNotGetBetter(said)).toBe(true),
  );

  it.each(["还有别的颜色吗", "还是要黑色的吧", "检查了订单，没问题"])("is not told by “%s”", (said) =>
    expect(didNotGetBetter(said)).toBe(false),
  );

  it("is no question of the things that were tried", () => {
    const isAsked = (part: string) => guideTopics(part).length > 0;
    expect(withoutTried("角阀拧过了，还是滴水\n保修几年？", isAsked)).toBe("保修几年？");
    expect(withoutTried("我家是空心砖墙。能装吗？", isAsked)).toBe("我家是空心砖墙。能装吗？");
  });
});

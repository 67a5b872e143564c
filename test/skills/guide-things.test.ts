import { describe, expect, it } from "vitest";
import { answering, namesThing } from "../../workers/skills/service/guide-things.ts";
import { guideTopics } from "../../workers/skills/service/guide-topics.ts";
import { asksOfVisit, partOfDay, visitWishedAt } from "../../workers/skills/service/visit-words.ts";

const GUIDE = [
  "墙体须为实心砖，承重≥90 kg",
  "距天花≥120 mm，左右≥180 mm",
  "打孔费用45元/孔，排烟管加长25元/米",
  "铜角阀：28元/只",
  "点火针、探头保修2年",
  "城镇36 h内上门，乡镇60 h内上门",
  "保外人工70-90元/次",
  "每4个月清洗进水过滤网",
  "原有水路或电路需改动的，另计85元",
];
const told = (question: string) => GUIDE.filter((_, at) => answering(GUIDE, question)[at]);

describe("what a question is about", () => {
  it.each([
    ["离吊顶要空多少", "距天花"],
    ["改水路呢", "另计85元"],
    ["电路得重新走，怎么收", "另计85元"],
    ["线路挪一下收不收钱", "另计85元"],
    ["水电改造多少钱", "另计85元"],
    ["空心砖能挂吗", "墙体"],
    ["多打一个洞加多少", "打孔"],
    ["烟管不够长，接长怎么收", "加长"],
    ["三角阀多钱", "角阀"],
    ["点火针保多长时间", "点火针"],
    ["我在镇上，师傅几天到", "乡镇"],
    ["过了保修期工钱多少", "保外人工"],
    ["滤网隔多久洗一次", "过滤网"],
  ])("%s", (question, part) => {
    expect(told(question).join("\n")).toContain(part);
    expect(told(question).length).toBeLessThan(3);
  });

  it.each(["什么时候发货", "这款多少钱", "退款到哪了", "改一下收货地址", "有没有券"])(
    "%s names no thing of a guide",
    (text) => {
      expect(namesThing(text)).toBe(false);
    },
  );

  it.each(["保修多久", "质保几年", "包修期多长时间"])(
    "%s asks for the whole of the cover, and no thing of it",
    (text) => {
      expect(namesThing(text)).toBe(false);
      expect(guideTopics(text)).toContain("repair");
    },
  );

  it.each([
    "这几天一直出差",
    "前几天刚换过滤芯",
    "正在装抽油烟机呢，回头聊",
    "过几年再换镁棒",
    "家里停水，停用了好几天",
  ])("%s asks nothing", (text) => expect(guideTopics(text)).toEqual([]));

  it.each(["几天能上门装", "镁棒几年换一次", "滤芯在哪呢，怎么拆洗"])("%s asks", (text) =>
    expect(guideTopics(text)).not.toEqual([]),
  );

  it("is asked in any wording", () => {
    expect(guideTopics("烟孔开多粗")).toContain("installation");
    expect(guideTopics("面板质保年限")).toContain("repair");
    expect(guideTopics("滤网多久洗")).toContain("care");
  });
});

describe("visits", () => {
  it.each([
    "烟机下周五装，行不",
    "我要报修",
    "让师傅后天来瞧瞧",
    "约装机 周一",
    "给约个工 12月3号",
    "周六上午上门修空调",
  ])("%s", (text) => {
    expect(visitWishedAt(text)).toBeGreaterThanOrEqual(0);
  });

  it.each(["周五能送货上门吗", "周二装好了", "周六安装要收费吗", "安装流程", "师傅不用来了", "我周日在装修"])(
    "%s wishes none",
    (text) => {
      expect(visitWishedAt(text)).toBe(-1);
    },
  );

  it.each([
    ["约上了没", "asks"],
    ["我约的是周几来着", "asks"],
    ["安装预约取消吧", "calls_off"],
    ["师傅别来了", "calls_off"],
    ["安装改期到周三", "puts_off"],
  ])("%s is of a booked one", (text, wish) => expect(asksOfVisit(text)).toBe(wish));

  it("a change needs no name after a booking", () => {
    expect(asksOfVisit("往后挪两天")).toBeNull();
    expect(asksOfVisit("往后挪两天", true)).toBe("puts_off");
  });

  it("hears the time of day", () => {
    expect(partOfDay("后天下午三点吧")).toBe("下午三点");
    expect(partOfDay("晚上行不行")).toBe("晚上");
    expect(partOfDay("后天")).toBeNull();
  });
});

describe("whether it needs to be fitted by somebody", () => {
  it.each([
    "送到了用不用叫师傅来装",
    "这台需要专业人员安装吗",
    "是不是得喊人上门装才能用",
    "does it need a technician to install it",
  ])("“%s” asks the guide, and wishes no visit", (text) => {
    expect(visitWishedAt(text)).toBe(-1);
    expect(guideTopics(text)).toContain("installation");
  });

  it.each(["工人上门修一趟还要另付钱吗", "有人来检查的话收多少钱"])("“%s” asks for the cost of a visit", (text) => {
    expect(visitWishedAt(text)).toBe(-1);
  });

  it("is told by the statement on it", () => {
    const guide = ["摆在平稳的台面上，无需安装，通电即可使用", "离墙留出50 mm散热"];
    expect(answering(guide, "送到了用不用叫师傅来装")).toEqual([true, false]);
  });

  it.each(["派个师傅周六来装", "明天能来装一下吗"])("“%s” wishes a visit", (text) => {
    expect(visitWishedAt(text)).toBeGreaterThanOrEqual(0);
  });
});

describe("what a repair costs", () => {
  const REPAIR = [
    "整机质保5年，保修范围包括质量问题",
    "保修期内，质量问题维修免费；超出的根据实际情况收费",
    "上门工时费 90-140 元/次",
    "自备管材 2 m 内免人工费",
  ];
  const said = (question: string) => REPAIR.filter((_, at) => answering(REPAIR, question)[at]).join("\n");

  it.each(["修一趟要多少钱", "修这一回收费吗", "拿去修得花几块钱", "师傅来修要收钱不"])(
    "is told to “%s”",
    (question) => {
      expect(said(question)).toContain("维修免费");
    },
  );

  it("is told beside how long it is covered, where both are asked", () => {
    expect(said("修一下多少钱，还在保不")).toContain("质保5年");
    expect(said("修一下多少钱，还在保不")).toContain("维修免费");
  });

  it("is told with what stands in the price list, where the guide has one", () => {
    const guide = ["整机质保3年，风扇免费换新", "收费标准：保外按目录计价：电机 210 元、滤网 60 元"];
    expect(answering(guide, "维修怎么收费")[1]).toBe(true);
    expect(answering(guide, "它的维修费用标准")[1]).toBe(true);
  });

  it("is told by the statement with the very word", () => {
    expect(said("工时费另外算吗，一次多少")).toBe("上门工时费 90-140 元/次");
  });
});

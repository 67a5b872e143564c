import { describe, expect, it } from "vitest";
import { questionsIn } from "../../workers/dialogue/questions.ts";
import { wishesIn } from "../../workers/dialogue/wishes.ts";
import { clausesIn } from "../../workers/skills/words.ts";
import { inCommonWords } from "../../workers/understanding/common-words.ts";

const heard = (text: string) => inCommonWords(text, () => false);

describe("what is spoken and written down by its sound", () => {
  it.each([
    ["机器要叫人来休一趟", "来修"],
    ["帮我月礼拜六的师付上门", "约礼拜六的师傅"],
    ["给我按庄一下", "安装"],
    ["保休几年", "保修"],
    ["增品什么时候发", "赠品"],
    ["屏幕上报F零零三", "F003"],
    ["显示一零五怎么弄", "E05"],
    ["净水气滤心多久换", "净水器滤芯"],
    ["钱退到一卡里", "E卡"],
    ["开个发漂", "发票"],
  ])("%s", (said, meant) => expect(heard(said)).toContain(meant));

  it.each([
    "师傅周末休息吗",
    "三月安装的那台",
    "下个月师傅再来",
    "3楼水管漏了",
    "收货人月月，休宁县月明路E三栋",
    "C二零一室",
    "国家级补贴",
    "童鞋有货吗",
    "化妆品",
  ])("%s stays as it is", (said) => expect(heard(said)).toBe(said));

  it("is a wish like any other", () => {
    expect(wishesIn(heard("那你帮我月一下师付明天来休"))).toContain("repair_warranty");
  });

  it("has its questions told apart without a mark between them", () => {
    expect(clausesIn("要不要钱啊修一次多久呢能开发票吗")).toHaveLength(3);
    expect(questionsIn("这个多少钱啊还有货吗").map(({ intent }) => intent)).toEqual(["price_query", "stock_query"]);
  });
});

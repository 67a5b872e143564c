import { describe, expect, it } from "vitest";
import { asksSwaps } from "../../workers/dialogue/meant/giving-back.ts";
import { questionsIn } from "../../workers/dialogue/questions.ts";
import { wishesIn } from "../../workers/dialogue/wishes.ts";
import { asksBalance } from "../../workers/skills/buying/balance-words.ts";
import { readQuantity } from "../../workers/skills/buying/quantity.ts";
import { saysToBuy } from "../../workers/skills/buying/says-to-buy.ts";
import { asksOfGift, guideTopics } from "../../workers/skills/service/guide-topics.ts";
import type { SkillContext } from "../../workers/skills/skill.ts";
import { meansStored } from "../../workers/skills/talk/stored-words.ts";

describe("what is on a card", () => {
  it.each(["退款后礼品卡里一共多少", "取消完了报一下余额", "what is my gift card balance after the refund"])(
    "is asked of the time after money came back: %s",
    (said) => expect(asksBalance(said)).toBe(true),
  );
  it.each(["退完的钱什么时候到卡里", "余额能退吗"])("is not asked by %s", (said) =>
    expect(asksBalance(said)).toBe(false),
  );
});

describe("goods paid for in the same breath", () => {
  it.each(["拿礼品卡里的钱买跑鞋", "刷白条拍一双", "use my gift card to buy the shoes"])("are taken: %s", (said) =>
    expect(saysToBuy(said, true)).toBe(true),
  );
  it.each(["用礼品卡买的那双到哪了", "用余额买划算吗"])("are not taken: %s", (said) =>
    expect(saysToBuy(said, true)).toBe(false),
  );
});

describe("gifts that come with goods", () => {
  it.each(["随单的礼物啥时候寄", "小礼物都有哪些"])("are asked about: %s", (said) =>
    expect(guideTopics(said)).toContain("gifts"),
  );
  it.each(["过生日的礼物推荐一个", "礼物给谁合适"])("are no gifts to give: %s", (said) =>
    expect(guideTopics(said)).not.toContain("gifts"),
  );
});

describe("one message", () => {
  it("wishes to be told by “report”", () => expect(guideTopics("橱柜留多宽多深，报给我")).toContain("installation"));
  it("asks several figures, and each is asked", () => {
    const [asked] = questionsIn("多重，几个人用，什么价").filter(({ intent }) => intent === "product_info");
    expect(asked?.text).toContain("多重");
    expect(asked?.text).toContain("几个人用");
  });
  it.each(["名头照账户资料写", "按系统登记的来", "联系人手机用我帐号上的", "take it from my account"])(
    "leaves it to what is stored: %s",
    (said) => expect(meansStored(said)).toBe(true),
  );
});

describe("a gift for a review", () => {
  it.each([
    "晒单送的保护壳怎么领",
    "当时说晒单就送壳，多久寄",
    "还讲送耳机的，几时发",
    "晒单都有什么送",
    "晒图后会送点啥，有赠品没",
    "晒单一般送些什么",
  ])("is asked about: %s", (said) => {
    expect(asksOfGift(said)).toBe(true);
    expect(wishesIn(said)).not.toContain("feedback_privacy");
  });
  it.each(["快递怎么还没送来", "晒单了，帮我登记", "派送到哪了", "电风扇多久到"])("is none: %s", (said) =>
    expect(asksOfGift(said)).toBe(false),
  );
  it("is no part of the machine", () => expect(guideTopics("吹风机和电风扇都送还是二选一")).toEqual(["gifts"]));
});

describe("several facts", () => {
  const asked = (text: string) => questionsIn(text).map(({ intent }) => intent);
  it("are told apart where a part of a machine or a bare noun asks", () => {
    expect(asked("面板什么材质，现价")).toEqual(["product_info", "price_query"]);
    expect(asked("尺寸、净重都报一下")).toEqual(["product_info"]);
  });
  it("leave to the guide what a guide tells", () => expect(asked("开孔要多大")).toEqual([]));
  it("ask nothing of a part by what it is made of", () => expect(guideTopics("面板是什么材质")).toEqual([]));
});

describe("another place for what is installed", () => {
  it.each(["想移个位，收不收钱", "挪到阳台要钱吗", "想换个地方装，收费不"])("is asked of the guide: %s", (said) =>
    expect(guideTopics(said)).toContain("installation"),
  );
  it("is no exchange", () => expect(wishesIn("想换个地方装")).toEqual([]));
});

describe("what there is to change to", () => {
  const reading = (text: string) => ({ text, choice: null, understanding: { intent: "out_of_scope" } });
  const asks = (text: string) =>
    asksSwaps(reading(text) as Parameters<typeof asksSwaps>[0], { awaiting: null } as Parameters<typeof asksSwaps>[1]);
  it.each(["究竟哪几款我可以换", "哪个能换呀", "which ones can I exchange to"])("is asked by %s", (said) =>
    expect(asks(said)).toBe(true),
  );
  it.each(["哪个能换积分", "换好了没"])("is not asked by %s", (said) => expect(asks(said)).toBe(false));
});

describe("how many", () => {
  const read = (text: string) =>
    readQuantity({
      text,
      understanding: { entities: [] },
      frame: { slots: {} },
      focus: { quantity: 4 },
    } as unknown as SkillContext);
  it.each([
    ["数量2，礼品卡付", 2],
    ["件数：3", 3],
    ["qty 5", 5],
    ["就这款", 4],
  ])("%s", (said, many) => expect(read(said)).toBe(many));
});

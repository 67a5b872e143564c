import { describe, expect, it } from "vitest";
import { leavesIfShort, putsOff } from "../../workers/dialogue/putting-off.ts";
import { wishesIn } from "../../workers/dialogue/wishes.ts";
import { guideTopics } from "../../workers/skills/service/guide-topics.ts";
import { meansLabour } from "../../workers/skills/service/labour.ts";
import { meansStored } from "../../workers/skills/talk/stored-words.ts";
import { conversation, SIGNED } from "./fixtures/conversation.ts";

describe("“人工” in what a repair costs", () => {
  it.each(["人工要钱吗", "上门收不收人工", "配件和人工都免吗", "几年 人工怎么收", "换主板人工多少"])(
    "is labour: %s",
    (said) => {
      expect(meansLabour(said)).toBe(true);
      expect(guideTopics(said)).toContain("repair");
    },
  );

  it.each(["转人工", "我要人工", "人工客服收费吗", "找个人工来", "转人工要多久", "人工几点上班"])(
    "is a person: %s",
    (said) => {
      expect(meansLabour(said)).toBe(false);
    },
  );

  it("calls nobody", async () => {
    const shopper = conversation({ identity: SIGNED });
    const told = await shopper.say("维修的话，人工收不收钱");
    expect(told.outcome.step).not.toBe("handoff");
  });
});

describe("somebody is asked to come", () => {
  it.each(["叫个师傅来吧", "行 喊人来弄", "安排人过来一趟"])("by: %s", (said) => {
    expect(wishesIn(said)).toContain("repair_warranty");
  });

  it.each(["叫人工来看看", "转人工来"])("not by: %s", (said) => {
    expect(wishesIn(said)).not.toContain("repair_warranty");
  });
});

describe("what is only polite in a bubble of its own", () => {
  it.each(["谢谢啦\nDB20261121001到哪了", "thanks!\nDB20261121001到哪了", "在吗\n你好\nDB20261121001到哪了"])(
    "leaves the question beside it as it is: %s",
    async (said) => {
      const alone = await conversation({ identity: SIGNED }).say("DB20261121001到哪了");
      const shopper = conversation({ identity: SIGNED });
      expect((await shopper.say(said)).text).toBe(alone.text);
    },
  );

  it("is answered where nothing else is said", async () => {
    const told = await conversation({ identity: SIGNED }).say("谢谢");
    expect(told.outcome.understanding.intent).toBe("thanks_goodbye");
  });
});

describe("who is to be called and where it goes", () => {
  it.each(["联系人和电话跟下单时一样", "名字照旧，电话还是我的", "收货人还是我"])(
    "is what is stored by: %s",
    (said) => {
      expect(meansStored(said)).toBe(true);
    },
  );

  it("leaves a wish beside it as it is", async () => {
    const shopper = conversation({ identity: SIGNED });
    const told = await shopper.say("DB20261121001取消吧\n人和电话跟买的时候一样");
    expect(told.outcome.understanding.intent).toBe("cancel_order");
  });

  it("calls nobody", async () => {
    const shopper = conversation({ identity: SIGNED });
    const told = await shopper.say("人和电话跟买的时候一样");
    expect(told.outcome.step).not.toBe("handoff");
  });
});

describe("a wish for the case that there is too little", () => {
  it.each(["余额不够就不买了", "钱不足的话就算了，我不另外掏钱"])("leaves it: %s", (said) => {
    expect(putsOff(said)).toBe(true);
  });

  it.each(["来一台，余额不够就算了", "余额不够就算了，那900001234567多少钱", "不够大就换"])(
    "wishes something: %s",
    (said) => {
      expect(leavesIfShort(said)).toBe(false);
    },
  );
});

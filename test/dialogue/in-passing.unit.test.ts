import { describe, expect, it } from "vitest";
import { askedInPassing } from "../../workers/dialogue/meant/buying.ts";
import { tellsCode } from "../../workers/skills/service/fault-words.ts";
import { conversation, SIGNED } from "./fixtures/conversation.ts";

describe("goods that are taken, and something asked in passing", () => {
  it.each([
    ["那来一副，微信付", "顺便问下你们几点下班"],
    ["就要一副，支付宝付。另外你们几点上班？"],
    ["要两副，微信付，对了你们客服几点下班"],
    ["I'll take one, pay with my card. By the way, when do you close?"],
  ])("%s %s: the order is gone on with, and the question kept", async (...bubbles) => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("云声蓝牙耳机多少钱");
    const [said, ...more] = bubbles;
    const { outcome } = await shopper.say(said, ...more);
    expect(outcome.understanding.intent).toBe("place_order_help");
    expect(outcome.understanding.further.map((part) => part.text).join()).toMatch(/几点|close/);
  });

  it.each(["要一副能送到乡下吗", "我想买这个，几天能到？", "这个多少钱，要一副的话", "要一副\n有货吗"])(
    "“%s”: the question may decide, and is none in passing",
    (said) => expect(askedInPassing(said)).toBe(""),
  );
});

describe("a code told and nothing asked", () => {
  it.each(["机器屏上跳 E7 了，我妈不会弄", "面板显示P3，我替家里问", "it shows E7 and stopped"])(
    "“%s” says what is wrong with goods",
    (said) => expect(tellsCode(said)).toBe(true),
  );

  it.each(["页面显示P40缺货", "快递显示 3 天了", "优惠码 E20", "显示屏是多大的", "C3栋", "付款页报 E7"])(
    "“%s” says nothing of the kind",
    (said) => expect(tellsCode(said)).toBe(false),
  );
});

describe("a visit that is booked", () => {
  it.each(["DB20261110003 帮我约后天来安装哈", "DB20261110003 给我约个师傅周六来装"])(
    "%s: nothing went wrong that could be apologised for",
    async (said) => {
      const { text } = await conversation({ identity: SIGNED }).say(said);
      expect(text).not.toContain("抱歉");
    },
  );
});

it("whether it may be sent back is answered beside how long it is answered for", async () => {
  const { text } = await conversation({ identity: SIGNED }).say("星河 X1 保修几年？要是不想修了可以退货吗");
  expect(text).toMatch(/退货/);
});

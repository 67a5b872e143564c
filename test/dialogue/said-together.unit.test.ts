import { describe, expect, it } from "vitest";
import { questionsIn } from "../../workers/dialogue/questions.ts";
import { wishesIn } from "../../workers/dialogue/wishes.ts";
import { conversation, SIGNED } from "./fixtures/conversation.ts";

describe("a wish in its own words", () => {
  it.each([
    ["算了取消吧，钱退给我", "cancel_order"],
    ["取消，卡里的钱全退回来", "cancel_order"],
    ["再开一张公司抬头的票", "invoice"],
    ["够的话添一台", "place_order_help"],
  ])("is found in “%s”", (said, intent) => {
    expect(wishesIn(said)).toContain(intent);
  });

  it.each([
    ["旧机换新的补贴最高多少", "exchange_request"],
    ["要是过了保，叫师傅上门修收多少", "repair_warranty"],
    ["取消的话多久退给我", "cancel_order"],
  ])("is none in “%s”", (said, intent) => {
    expect(wishesIn(said)).not.toContain(intent);
  });

  it("a model that ends in “Pro” asks for no offer", () => {
    expect(questionsIn("那X9 Pro呢")).toEqual([]);
    expect(questionsIn("plus会员有优惠吗")[0]?.intent).toBe("promotion_query");
    expect(questionsIn("这台现在标多少")[0]?.intent).toBe("price_query");
  });
});

describe("several orders by their numbers", () => {
  it("are told each with what it holds and what it cost", async () => {
    const shopper = conversation({ identity: SIGNED });
    const told = await shopper.say("DB20261121001和DB20261118002分别是什么，各多少钱");
    expect(told.outcome.step).toBe("say");
    expect(told.text).toMatch(/DB20261121001：.+¥[\s\S]*DB20261118002：.+¥/);
  });
});

describe("where a particular is found", () => {
  it("is no question of its own beside the wish", async () => {
    const shopper = conversation({ identity: SIGNED });
    const told = await shopper.say("DB20261110003开张个人的票，信息就用账号里的");
    expect(told.text).not.toMatch(/没有查到/);
    expect(told.outcome.step).toBe("propose");
  });
});

it.each([
  ["手机换13911113333", ["change_address"]],
  ["电话也帮我改成13911113333，谢谢", ["change_address"]],
  ["换个号码 13911113333", ["change_address"]],
  ["包裹送到青云路20号", ["change_address"]],
  ["could you ship it to 20 Blue Cloud Road instead", ["change_address"]],
  ["登录手机换13911113333", []],
  ["预约上门，电话改13911113333", ["repair_warranty"]],
  ["送到青云路20号要多久", []],
])("“%s” wishes %j of where an order goes and whom it calls", (text, wishes) => {
  expect(wishesIn(text).filter((one) => one === "change_address" || one === "repair_warranty")).toEqual(wishes);
});

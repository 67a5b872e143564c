import { describe, expect, it } from "vitest";
import { holdsNo } from "../../workers/dialogue/yes-no.ts";
import { conversation, SIGNED } from "./fixtures/conversation.ts";

describe("a preview that is declined for something else", () => {
  it.each([
    ["取消订单DB20261121001，不想要了", "先不取消了，帮我改成寄到上海市浦东新区世纪大道99号"],
    ["cancel order DB20261121001, I no longer need it", "keep it, but send an invoice to me for it please"],
  ])("is not carried out by a later yes: %s / %s", async (wish, instead) => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say(wish);
    expect(shopper.state.proposal?.name).toBe("cancel_order");
    await shopper.say(instead);
    expect(shopper.state.proposal?.name).not.toBe("cancel_order");
    await shopper.say("yes");
    expect(shopper.world.executed.filter((id) => id.includes("cancel"))).toEqual([]);
    expect(shopper.state.done?.action).not.toBe("cancel_order");
  });

  it.each([
    ["keep it, but change the size", true],
    ["hmm actually keep it, can i get the bigger one", true],
    ["不取消了，换成大一码的", true],
    ["no, W30 is closer to my skin", false],
    ["不是这件，是那条裤子", false],
    ["确认，谢谢", false],
    ["keep it", false],
  ])("is told by a no in a clause of its own: %s", (said, is) => {
    expect(holdsNo(said)).toBe(is);
  });
});

describe("a question that stands", () => {
  it.each(["thx bye", "好的谢谢，再见"])("is left by who goes: %s", async (farewell) => {
    const shopper = conversation();
    await shopper.say("我的快递到哪了");
    expect(shopper.state.frames.at(-1)?.asked).toBe("order_id");
    const told = await shopper.say(farewell);
    expect(told.last?.expects).toBeNull();
    expect(shopper.state.frames).toEqual([]);
  });

  it("of a reason is left for another wish that is asked for", async () => {
    const shopper = conversation({ identity: SIGNED });
    const asked = await shopper.say("return order DB20261110003");
    expect(shopper.state.frames.at(-1)?.asked).toBe("reason");
    const told = await shopper.say("can i cancel it instead?");
    expect(told.text.startsWith(asked.text)).toBe(false);
  });
});

describe("the same once more", () => {
  it("is said to be the same, with a way to a person", async () => {
    const shopper = conversation({ locale: "en-GB" });
    const first = await shopper.say("Which ways to pay are there?");
    const second = await shopper.say("which ways to pay are there then?");
    expect(second.text).toContain(first.text);
    expect(second.text).not.toBe(first.text);
    expect(second.last?.choices.map(({ id }) => id)).toEqual(["human"]);
  });

  it("of small talk is not", async () => {
    const shopper = conversation({ locale: "en-GB" });
    const first = await shopper.say("lol you are funny");
    expect((await shopper.say("haha you are really funny")).text).toBe(first.text);
  });
});

describe("the language of a conversation", () => {
  it("is kept where an address in another one was asked for", async () => {
    const shopper = conversation({ identity: SIGNED, locale: "en-GB" });
    await shopper.say("can you change the delivery address of order DB20261121001 please");
    const told = await shopper.say("世纪大道99号A座1502 上海市浦东新区, 李雷 13911112222");
    expect(shopper.state.language).toBe("en");
    expect(shopper.state.proposal).toMatchObject({
      name: "change_address",
      arguments: { address: { city: "上海", street: expect.stringContaining("世纪大道99号") } },
    });
    expect(told.text).toContain("Shall I go ahead");
  });
});

describe("what a few words are about", () => {
  it("“is it done?” to a preview is none of its own", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("订单DB20261121001加急一下");
    const told = await shopper.say("办好了吗");
    expect(told.last?.expects).toEqual({ kind: "confirm", name: "expedite_order" });
    expect(shopper.world.executed).toEqual([]);
  });

  it("wrong goods are no invoice's and no wish to have them exchanged for another kind", async () => {
    const shopper = conversation({ identity: SIGNED, locale: "en-GB" });
    const told = await shopper.say("I got the wrong colour tshirt, order DB20261110003");
    expect(told.outcome).toMatchObject({ understanding: { intent: "quality_issue" } });
  });

  it("“just connect me” calls a person", async () => {
    const told = await conversation({ locale: "en-GB" }).say("just connect me");
    expect(told.outcome.handoff).toBe("asked");
  });
});

describe("beside a preview", () => {
  it("an invoice that is asked for too leaves the first wish to come", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("订单DB20261121001加急一下");
    await shopper.say("还有发票也帮我开一张，个人，抬头写沈知远");
    expect(shopper.state.proposal?.name).toBe("issue_invoice");
    const next = await shopper.say("确认");
    expect(next.actions).toMatchObject([
      { name: "issue_invoice", state: "executed" },
      { name: "expedite_order", state: "proposed" },
    ]);
  });

  it("a company's tax number is no order's", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("订单DB20261121001开发票，公司的，杭州乌篷文化有限公司 91330106MADEMO005X");
    expect(shopper.state.proposal).toMatchObject({
      name: "issue_invoice",
      orderId: "DB20261121001",
      arguments: { taxNo: "91330106MADEMO005X" },
    });
  });

  it("the postage of a return that is asked about is the return's", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("订单DB20261110003退货，不喜欢");
    const told = await shopper.say("运费多少");
    expect(told.outcome.understanding.intent).toBe("return_policy");
  });
});

describe("what was asked of the few that were shown", () => {
  it("“the cheaper one” takes one of them", async () => {
    const shopper = conversation({ locale: "en-GB" });
    shopper.state.focus.shownProductIds = ["ph-x1", "ph-x1-pro"];
    await shopper.say("the cheaper one");
    expect(shopper.state.focus.productId).toBe("ph-x1");
  });
});

describe("a question that was left for another", () => {
  it("is answered by a part of what it offered", async () => {
    const shopper = conversation({ identity: SIGNED, locale: "en-GB" });
    await shopper.say("I want to cancel order DB20261121001");
    const [asked] = shopper.state.frames;
    const label = asked?.question?.choices.at(0)?.label ?? "";
    await shopper.say("is the Galaxia X1 phone in stock?");
    expect(shopper.state.frames.at(-1)?.asked).toBe("option");
    await shopper.say(label.slice(1));
    expect(shopper.state.proposal?.name).toBe("cancel_order");
  });
});

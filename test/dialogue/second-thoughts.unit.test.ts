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

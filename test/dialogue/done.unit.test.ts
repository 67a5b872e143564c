import { describe, expect, it } from "vitest";
import { conversation, SIGNED } from "./fixtures/conversation.ts";

const ORDER = "DB20261121001";

async function changed() {
  const shopper = conversation({ identity: SIGNED });
  await shopper.say(`${ORDER} 收货地址改成浙江省杭州市西湖区文三路100号，电话不变`);
  await shopper.say("确认");
  return shopper;
}

describe("what was done last", () => {
  it.each(["改好了没", "新地址再念一遍", "is it done?"])("is told again, and done once: %s", async (said) => {
    const shopper = await changed();
    expect(shopper.state.done?.action).toBe("change_address");
    const told = await shopper.say(said);
    expect(told.text).toContain("文三路100号");
    expect(told.actions.filter(({ state }) => state !== "executed")).toEqual([]);
    expect(shopper.state.proposal).toBeNull();
  });

  it.each(["改成文三路200号", "再改一下收件人"])("is not told where something else is wished: %s", async (said) => {
    const shopper = await changed();
    expect((await shopper.say(said)).text).not.toContain("已经办好了");
  });
});

describe("words that press for a way on", () => {
  it.each(["那怎么办", "what now"])("offer a person where nothing is asked: %s", async (said) => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("DB20261118002 到哪了");
    const { last } = await shopper.say(said);
    expect(last?.choices.map(({ id }) => id)).toContain("human");
  });
});

describe("an address before the yes", () => {
  it("is put right in part, and what stays is no part of it", async () => {
    const shopper = conversation({ identity: SIGNED });
    const first = await shopper.say(`${ORDER} 收货地址改成文三路126号晴川大厦，电话不变`);
    expect(first.text).toContain("文三路126号晴川大厦");
    expect(first.text).not.toContain("不变");
    expect((await shopper.say("写错了，是146号，不是126号")).text).toContain("文三路146号晴川大厦");
  });
});

describe("what a preview gives back", () => {
  it.each(["这样能退回多少", "那钱退到哪张卡", "多久能拿到钱", "没啥原因"])("is shown again: %s", async (said) => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say(`取消订单${ORDER}`);
    await shopper.say("拍错了");
    expect(shopper.state.proposal?.name).toBe("cancel_order");
    const told = await shopper.say(said);
    expect(shopper.state.proposal?.name).toBe("cancel_order");
    expect(told.last?.expects).toMatchObject({ kind: "confirm" });
  });

  it.each(["现在地址是哪里", "改成功了吧"])("an address that was changed is told as it is now: %s", async (said) => {
    expect((await (await changed()).say(said)).text).toContain("文三路100号");
  });
});

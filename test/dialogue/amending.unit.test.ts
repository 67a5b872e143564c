import { describe, expect, it } from "vitest";
import { wishesIn } from "../../workers/dialogue/wishes.ts";
import { conversation, SIGNED } from "./fixtures/conversation.ts";

describe("a preview that is put right", () => {
  it("stays unconfirmed by a pause, and goes on with the order that is meant", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("订单DB20261121001加急一下");
    expect(shopper.state.proposal?.name).toBe("expedite_order");
    const paused = await shopper.say("等等");
    expect(paused.outcome.step).toBe("say");
    expect(paused.text).toContain("请说");
    expect(shopper.world.executed).toEqual([]);
    const told = await shopper.say("好的");
    expect(told.outcome.execute).toBeNull();
    expect(shopper.state.proposal?.name).toBe("expedite_order");
  });

  it("takes the house number that is put right", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("订单DB20261121001的地址改成上海市浦东新区世纪大道99号A座1502");
    await shopper.say("哎 是B座不是A座");
    const { proposal } = shopper.state;
    const address = proposal?.name === "change_address" ? proposal.arguments.address : undefined;
    expect(address?.street).toContain("B座1502");
    expect(shopper.world.executed).toEqual([]);
  });

  it("another order named as the one that is meant takes the place of the first", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("订单DB20261110003加急一下");
    const told = await shopper.say("我说的是DB20261121001");
    expect(told.actions).toMatchObject([{ name: "expedite_order", orderId: "DB20261121001", state: "proposed" }]);
  });
});

describe("several wishes of one message", () => {
  it("are carried one after the other, each confirmed by itself", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("订单DB20261121001帮我加急，另外给我开个个人发票抬头写沈知远");
    const [first, second] = ["issue_invoice", "expedite_order"];
    expect(shopper.state.proposal?.name).toBe(first);
    const next = await shopper.say("确认");
    expect(next.actions).toMatchObject([
      { name: first, state: "executed" },
      { name: second, state: "proposed" },
    ]);
    expect(next.last?.expects).toEqual({ kind: "confirm", name: second });
    await shopper.say("确认");
    expect(shopper.world.executed).toHaveLength(2);
  });

  it("of three bubbles are all carried", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say(
      "帮我把DB20261121001的地址改成上海市浦东新区世纪大道99号",
      "顺便加急一下",
      "再开张个人发票，抬头写个人",
    );
    const done = [shopper.state.proposal?.name];
    for (let more = 0; more < 2; more++) {
      await shopper.say("确认");
      done.push(shopper.state.proposal?.name);
    }
    expect(new Set(done)).toEqual(new Set(["change_address", "expedite_order", "issue_invoice"]));
  });

  it("go on where the first is declined", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("订单DB20261121001帮我加急，另外给我开个个人发票抬头写沈知远");
    const next = await shopper.say("不用了");
    expect(next.actions).toMatchObject([{ name: "expedite_order", state: "proposed" }]);
    expect(shopper.world.executed).toEqual([]);
  });
});

describe("an explicit wish", () => {
  it.each([
    ["麻烦帮我把刚才下的订单加急一下", "urge_shipping"],
    ["就买它吧，礼品卡付，帮我下单", "place_order_help"],
    ["再给我约个安装", "repair_warranty"],
    ["降了的话给我办价保，差价退我", "price_protection"],
    ["算了我不退了，撤销刚才的退货申请", "withdraw_request"],
    ["帮我把地址改成解放路12号", "change_address"],
    ["顺便再开张个人发票", "invoice"],
    ["少了一瓶，麻烦补发一下", "quality_issue"],
    ["能不能给点补偿", "quality_issue"],
    ["换1000积分成余额", "membership_points"],
    ["请删除我的个人信息", "feedback_privacy"],
    ["这单换成余额支付", "payment_problem"],
    ["把默认地址改成学院路8号", "account_help"],
    ["send them back please", "return_request"],
    ["just send me another one", "quality_issue"],
    ["i want my money back", "refund_request"],
  ])("is the point of a message: %s", (said, intent) => {
    expect(wishesIn(said)).toContain(intent);
  });

  it.each([
    "怎么下单",
    "加急要多少钱",
    "退货运费谁出",
    "能支持退货吗",
    "什么时候发货",
    "太让人失望了",
    "how do I pay?",
  ])("is not in a question or a complaint: %s", (said) => {
    expect(wishesIn(said)).toEqual([]);
  });
});

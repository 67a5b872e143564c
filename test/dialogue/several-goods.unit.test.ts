import { describe, expect, it } from "vitest";
import { orderReferences } from "../../workers/dialogue/order-reference.ts";
import { wishesIn } from "../../workers/dialogue/wishes.ts";

describe("two wishes of one message", () => {
  it.each(["没发的那台取消，收到那台退货", "撤了这单，另一单退货"])("%s takes nothing back", (said) => {
    expect(wishesIn(said)).not.toContain("withdraw_request");
    expect(wishesIn(said)).toContain("cancel_order");
  });

  it("an order is referred to by the thing in it", () => {
    expect(orderReferences("到手那台退货", [])).toMatchObject([{ kind: "words", value: "到手那台" }]);
  });

  it.each([
    ["换80升的", "exchange_request"],
    ["想要大点的，换吧", "exchange_request"],
    ["换成KD330", "exchange_request"],
    ["帮我 加急", "urge_shipping"],
    ["麻烦给我加个急", "urge_shipping"],
    ["把这单撤了", "cancel_order"],
    ["不用给我发货了", "cancel_order"],
    ["漏水\n退", "return_request"],
    ["冰箱送到江北路8号", "change_address"],
  ] as const)("%s wishes %s", (said, intent) => expect(wishesIn(said)).toContain(intent));

  it.each(["冰箱多久送到江北路8号", "退回来的钱到了吗", "换新政策是什么"])("%s wishes none", (said) => {
    expect(wishesIn(said)).toEqual([]);
  });
});

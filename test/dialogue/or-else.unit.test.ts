import { describe, expect, it } from "vitest";
import { initialState } from "../../workers/dialogue/initial-state.ts";
import { isOrElse, swapsOrElse } from "../../workers/dialogue/meant/or-else.ts";
import type { Reading } from "../../workers/dialogue/read.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { NOW } from "../skills/fixtures/catalogue.ts";
import { shopOf } from "./fixtures/conversation.ts";

const { vocabulary, examples, timeZone } = shopOf();

function reading(text: string): Reading {
  const understanding = understand(text, {
    vocabulary,
    examples,
    now: NOW,
    timeZone,
    language: "zh-CN",
    expects: null,
  });
  return { text, choice: null, understanding, isUnclear: false, usedModel: false };
}
const frame = { skill: "swap", intent: "change_order" as const, slots: {}, asked: null, askedTimes: 0 };
const afterSwap = { ...initialState(), last: frame };

describe("what is to be done where other goods are not there", () => {
  it.each([
    "黑色的也行，再没货就取消",
    "那12升的呢，没有我就退了",
    "换256G的也可以，还缺货的话直接给我取消订单",
    "先看白色的，没现货就取消",
    "要是黑色也换不了，那还是退了吧",
    "256GB is fine too, if that's out of stock as well just cancel",
    "if the blue one isn't there either, please cancel the order",
  ])("comes after the other goods: %s", (said) => {
    expect(isOrElse("cancel_order", said)).toBe(true);
    expect(swapsOrElse(reading(said), afterSwap)).toBe(true);
  });

  it.each(["还没发货就取消吧", "没有取消订单的按钮", "我没有退", "黑色那件取消", "没收到货就退款"])(
    "is no such case: %s",
    (said) => {
      expect(isOrElse("cancel_order", said)).toBe(false);
      expect(swapsOrElse(reading(said), afterSwap)).toBe(false);
    },
  );

  it("is not read where no other goods are wished", () => {
    expect(swapsOrElse(reading("黑色的，没货就取消"), initialState())).toBe(false);
    expect(swapsOrElse(reading("没货就取消"), afterSwap)).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { askedOfPreview, leadOf } from "../../workers/dialogue/preview-questions.ts";
import { putsOff } from "../../workers/dialogue/putting-off.ts";
import type { Reading } from "../../workers/dialogue/read.ts";
import { isYes, isYesTo } from "../../workers/dialogue/yes-no.ts";
import { understand } from "../../workers/understanding/understand.ts";

function reading(text: string): Reading {
  const understanding = understand(text, { now: 0, timeZone: "UTC" });
  return { text, choice: null, understanding, isUnclear: false, usedModel: false };
}

describe("what is put off", () => {
  it.each([
    "先不退了",
    "想换，不过得先跟我老婆商量",
    "这事过几天再定吧",
    "先放着",
    "我还没想好",
    "等我晚上到家看了再说",
    "还是舍不得",
    "let me ask my wife first",
    "hold off for now",
  ])("%s", (said) => expect(putsOff(said)).toBe(true));

  it.each([
    "先不退，给我换个新的",
    "取消那单，再看看快递到哪了",
    "先查下物流",
    "等收到货再退可以吗",
    "再看看别的款",
    "帮我退货",
  ])("is not %s", (said) => expect(putsOff(said)).toBe(false));
});

describe("a yes in any words", () => {
  it.each(["嗯呐，退吧", "对对对，取消", "看过了，没问题", "弄吧弄吧", "就照这个办吧", "行行行 给我取消掉"])(
    "%s",
    (said) => expect(isYes(reading(said))).toBe(true),
  );

  it("says yes only to what it names", () => {
    expect(isYesTo("cancel_order", reading("行，换货吧"))).toBe(false);
    expect(isYesTo("exchange_items", reading("行，换货吧"))).toBe(true);
    expect(isYesTo("cancel_order", reading("好的，退吧"))).toBe(true);
  });
});

describe("a question in the place of a yes", () => {
  it.each([
    ["cancel_order", "这钱几号到账？", "figures"],
    ["cancel_order", "退到哪张卡上", "figures"],
    ["cancel_order", "取消了还能恢复不", "undo"],
    ["return_items", "往哪儿寄啊", "figures"],
    ["change_items", "要补差价吗", "difference"],
    ["change_address", "地址对吗", null],
    ["cancel_order", "你们几点下班？", null],
  ] as const)("%s: %s", (name, said, asked) => expect(askedOfPreview({ name }, reading(said))).toBe(asked));

  it("no difference is told where none is taken", () => {
    expect(leadOf("difference", { effects: [] })).toBe("confirm.no_difference");
  });
});

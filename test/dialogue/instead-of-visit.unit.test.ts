import { expect, it } from "vitest";
import { initialState } from "../../workers/dialogue/initial-state.ts";
import { asksOfBooked } from "../../workers/dialogue/meant/visits.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { NOW } from "../skills/fixtures/catalogue.ts";

function isOfVisit(text: string): boolean {
  const understanding = understand(text, { now: NOW, timeZone: "Asia/Shanghai", language: "zh-CN" });
  return asksOfBooked(
    { text, choice: null, understanding, isUnclear: false, usedModel: false },
    { ...initialState(), done: null },
  );
}

it.each(["不修了\n帮我把DB20261110003退货", "别派人来了，直接退款吧"])(
  "what is wished instead is the point: %s",
  (text) => {
    expect(isOfVisit(text)).toBe(false);
  },
);

it.each(["师傅别来了", "安装先取消吧", "不用上门了"])("a visit is called off: %s", (text) => {
  expect(isOfVisit(text)).toBe(true);
});

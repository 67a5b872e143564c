import { expect, test } from "vitest";
import { isManner } from "../../workers/dialogue/manner.ts";

test.each([
  "说具体点，别糊弄我",
  "详细说说",
  "请说明白",
  "流程跟我说下",
  "讲清楚一点！",
  "be specific",
  "more detail",
  "一件一件说",
  "逐条讲一下",
  "one by one",
])("“%s” says how, not what", (said) => expect(isManner(said)).toBe(true));

test.each(["说下价格", "介绍一下", "别发货", "详细说明书在哪", "说明书丢了", "我要退货", "be quick with my refund"])(
  "“%s” says what",
  (said) => expect(isManner(said)).toBe(false),
);

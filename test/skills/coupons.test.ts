import { expect, test } from "vitest";
import { coupons } from "../../workers/skills/buying/coupons.ts";
import { couponsTemplates } from "../../workers/skills/buying/coupons-templates.ts";
import { PROMOTIONS } from "./fixtures/catalogue.ts";
import { commerceOf, expectSoundTemplates, type Marked, SHOP, talk } from "./fixtures/talk.ts";

const code = (value: string): Marked => ({ type: "coupon_code", value });

test("templates have both languages and no number of their own", () => expectSoundTemplates(couponsTemplates));

test("running coupons are listed with how to get them; an expired one is not", async () => {
  const heard = await talk(coupons, couponsTemplates).says("怎么领优惠券");
  expect(heard.text).toContain("优惠券NEW20：满¥200减¥20。在店铺首页领取。");
  expect(heard.text).toContain("每人限用1次。");
  expect(heard.text).not.toContain("D11");
  expect(heard.say[0]?.sources).toEqual([{ kind: "promotion", id: "coupon-1", title: "新客券" }]);
});

test("which coupon fails is asked once, then the reason is told", async () => {
  const shopper = talk(coupons, couponsTemplates);
  const asked = await shopper.says("我的优惠券用不了");
  expect(asked.step).toMatchObject({ do: "ask", slot: "coupon_code" });
  expect(asked.choices).toEqual(["NEW20", "D11"]);
  const told = await shopper.says("D11", { choice: "D11" });
  expect(told.text).toContain("优惠券D11已经在11月12日过期，不能再用了。");
  expect(told.text).toContain("优惠券NEW20");
});

test("below the minimum: what is missing for the product in question", async () => {
  const shopper = talk(coupons, couponsTemplates, { productId: "tee-1" });
  const told = await shopper.says("NEW20为什么用不了");
  expect(told.text).toBe("优惠券NEW20要满¥200才能用，云朵纯棉T恤还差¥101。");
});

test("without a product the conditions are told and the product asked for", async () => {
  const shopper = talk(coupons, couponsTemplates);
  const asked = await shopper.says("NEW20用不了", { entities: [code("NEW20")] });
  expect(asked.step).toMatchObject({ do: "ask", slot: "product" });
  expect(asked.text).toContain("满¥200减¥20");
  const told = await shopper.says("买精华", {
    entities: [{ type: "product", value: "serum-1", score: 1, text: "精华" }],
  });
  expect(told.text).toContain(
    "优惠券NEW20可以用在玉兰保湿精华上：\n玉兰保湿精华：¥269。\n新客券：减¥20。\n运费：包邮。\n合计：¥249。",
  );
});

test("that it fails is kept while code and product are asked for", async () => {
  const shopper = talk(coupons, couponsTemplates);
  await shopper.says("优惠券怎么用不了");
  const asked = await shopper.says("NEW20", { choice: "NEW20" });
  expect(asked.step).toMatchObject({ do: "ask", slot: "product" });
  const told = await shopper.says("跑鞋");
  expect(told.text).toContain("优惠券NEW20可以用在疾风跑鞋上：");
});

test("an unknown code is told to be unknown, with one that works", async () => {
  const told = await talk(coupons, couponsTemplates).says("ABC999用不了", { entities: [code("ABC999")] });
  expect(told.text).toContain("没有查到券码ABC999");
  expect(told.text).toContain("优惠券NEW20");
});

test("gift cards and red packets are left to the published questions", async () => {
  expect((await talk(coupons, couponsTemplates).says("红包怎么用")).step.do).toBe("pass");
});

test("no coupon at all is said plainly, in English too", async () => {
  const none = PROMOTIONS.filter((one) => one.rule.kind !== "coupon");
  const shop = { ...SHOP, promotions: none };
  const shopper = talk(coupons, couponsTemplates, { shop, commerce: commerceOf(undefined, none), language: "en" });
  expect((await shopper.says("any coupons?")).text).toBe("The shop has no coupons at the moment.");
});

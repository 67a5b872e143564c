import { expect, test } from "vitest";
import { pricing } from "../../workers/skills/buying/pricing.ts";
import { pricingTemplates } from "../../workers/skills/buying/pricing-templates.ts";
import { commerceOf, expectSoundTemplates, type Marked, SHOP, talk } from "./fixtures/talk.ts";

const storage: Marked = { type: "storage", value: "256GB", text: "256G" };
const black: Marked = { type: "color", value: "黑色" };
const pieces = (value: number, text: string): Marked => ({ type: "quantity", value, text });

test("templates have both languages and no number of their own", () => expectSoundTemplates(pricingTemplates));

test("prices that depend on an option are told per value, without a question", async () => {
  const heard = await talk(pricing, pricingTemplates, { productId: "ph-x1" }).says("多少钱");
  expect(heard.text).toBe("星河 X1 手机的价格按存储容量不同：\n128GB：¥2,999。\n256GB：¥3,499。\n512GB：¥4,199。");
});

test("the named variant has one price, with the former one", async () => {
  const shopper = talk(pricing, pricingTemplates, { productId: "ph-x1" });
  const heard = await shopper.says("黑色256G多少钱", { entities: [black, storage] });
  expect(heard.text).toBe("星河 X1 手机 曜石黑 256GB：¥3,499（原价¥3,699）。\n运费：包邮。");
  expect(heard.say[0]?.cards).toMatchObject([{ kind: "product", price: { amountMinor: 349900 } }]);
});

test("a quantity is multiplied, the promotion taken off, the total summed, the next step told", async () => {
  const shopper = talk(pricing, pricingTemplates, { productId: "shoe-1" });
  const heard = await shopper.says("多少钱");
  expect(heard.text).toBe(
    [
      "疾风跑鞋：¥459。",
      "冬季满减：减¥40。",
      "运费：包邮。",
      "合计：¥419。",
      "“冬季满减”活动到11月25日为止。",
      "再买¥141，可享“冬季满减”减¥100。",
    ].join("\n"),
  );
  const two = await shopper.says("两双呢", { entities: [pieces(2, "两双")] });
  expect(two.text).toContain("疾风跑鞋：2 × ¥459 = ¥918。\n冬季满减：减¥100。\n运费：包邮。\n合计：¥818。");
  expect(two.say.flatMap((say) => say.sources ?? [])).toContainEqual({
    kind: "promotion",
    id: "threshold-1",
    title: "冬季满减",
  });
});

test("bargaining gets the shop's promotions and coupons, no discount of its own", async () => {
  const heard = await talk(pricing, pricingTemplates, { productId: "shoe-1" }).says("能便宜点吗");
  expect(heard.text).toContain("我这边不能另外改价");
  expect(heard.text).toContain("用优惠券NEW20还能再减¥20，合计¥399。在店铺首页领取。");
  expect(heard.text).not.toContain("D11");
  const tee = await talk(pricing, pricingTemplates, { productId: "tee-1" }).says("最低多少");
  expect(tee.text).toContain("优惠券NEW20：满¥200减¥20，还差¥101。");
});

test("bargaining where the price depends on an option names the coupon too", async () => {
  const heard = await talk(pricing, pricingTemplates, { productId: "ph-x1" }).says("能便宜点吗");
  expect(heard.text.match(/不能另外改价/g)).toHaveLength(1);
  expect(heard.text).toContain("128GB：¥2,999。");
  expect(heard.text).toContain("还可以用优惠券NEW20：满¥200减¥20。");
});

test("a presale shows what is paid now and what later", async () => {
  const shopper = talk(pricing, pricingTemplates, { productId: "ph-x1-pro" });
  const heard = await shopper.says("256G多少钱", { entities: [storage] });
  expect(heard.text).toContain("现在付定金：¥200。");
  expect(heard.text).toContain("之后付尾款：¥4,199。");
  expect(heard.text).toContain("合计：¥4,399。");
  expect(heard.text).toContain("尾款支付时间：11月27日至11月29日。");
});

test("two products together are one computation", async () => {
  const heard = await talk(pricing, pricingTemplates).says("跑鞋和精华一起多少钱", {
    entities: [
      { type: "product", value: "shoe-1", score: 1, text: "跑鞋" },
      { type: "product", value: "serum-1", score: 1, text: "精华" },
    ],
  });
  expect(heard.text).toContain("玉兰保湿精华：¥269。\n冬季满减：减¥100。\n运费：包邮。\n合计：¥628。");
});

test("freight counts into the total but not into the price", async () => {
  const dear = { ...SHOP.policy.shipping, freeFromMinor: 100000, freightMinor: 1000 };
  const shop = { ...SHOP, policy: { ...SHOP.policy, shipping: dear } };
  const shopper = talk(pricing, pricingTemplates, { productId: "ear-1", commerce: commerceOf(undefined, [], shop) });
  expect((await shopper.says("多少钱")).text).toBe("云声蓝牙耳机：¥399。\n运费：¥10。\n合计：¥409。");
});

test("English, and a value that does not exist", async () => {
  const shopper = talk(pricing, pricingTemplates, { productId: "ph-x1", language: "en" });
  const heard = await shopper.says("how much is it?");
  expect(heard.text).toContain("The price of Galaxia X1 phone depends on the storage:\n128GB: CN¥2,999.");
  const unknown = await shopper.says("1TB?", { entities: [{ type: "storage", value: "1TB" }] });
  expect(unknown.step.do).toBe("ask");
  expect(unknown.text).toContain("does not come in “1TB”");
});

test("what is off sale has no price", async () => {
  expect((await talk(pricing, pricingTemplates, { productId: "lamp-1" }).says("多少钱")).text).toContain("已经下架");
});

test("“for two” counts two, also in words and without an entity", async () => {
  const shopper = talk(pricing, pricingTemplates, { productId: "shoe-1", language: "en" });
  const heard = await shopper.says("how much for two");
  expect(heard.text).toContain("2 × ");
});

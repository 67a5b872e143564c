import { expect, test } from "vitest";
import { promotions } from "../../workers/skills/buying/promotions.ts";
import { promotionsTemplates } from "../../workers/skills/buying/promotions-templates.ts";
import { PROMOTIONS } from "./fixtures/catalogue.ts";
import { commerceOf, expectSoundTemplates, type Marked, SHOP, talk } from "./fixtures/talk.ts";

const shoe: Marked = { type: "product", value: "shoe-1", score: 1, text: "跑鞋" };

test("templates have both languages and no number of their own", () => expectSoundTemplates(promotionsTemplates));

test("all running promotions are told with rule and dates; none that is over or to come", async () => {
  const heard = await talk(promotions, promotionsTemplates).says("现在有什么活动");
  expect(heard.text).toContain("【冬季满减】进行中，11月18日至11月25日，适用于服装、鞋、美妆。");
  expect(heard.text).toContain("满¥300减¥40。\n满¥600减¥100。\n可以和优惠券一起使用。");
  expect(heard.text).toContain("星河 X1 手机、云声蓝牙耳机一起买¥3,199。\n分开买共¥3,398起，一起买省¥199。");
  expect(heard.text).toContain("现在付定金¥200，可抵¥400；尾款在11月27日至11月29日支付。");
  expect(heard.text).toContain("优惠券NEW20：满¥200减¥20。");
  expect(heard.text).not.toContain("双十");
});

test("one that is over is told to be over, with what runs now", async () => {
  const heard = await talk(promotions, promotionsTemplates).says("双11的活动还有吗");
  expect(heard.text).toContain("【双十一券】已经在11月12日结束了。");
  expect(heard.text).toContain("【冬季满减】进行中");
});

test("one to come is told with its start", async () => {
  const heard = await talk(promotions, promotionsTemplates).says("双十二怎么满减");
  expect(heard.text).toContain("【双十二满减】还没开始：12月11日开始，到12月13日，适用于全场商品。");
  expect(heard.text).not.toContain("进行中");
});

test("only the kind that is asked about is told", async () => {
  const heard = await talk(promotions, promotionsTemplates).says("满减怎么算");
  expect(heard.text).toContain("满¥300减¥40");
  expect(heard.text).not.toMatch(/定金|NEW20|一起买/);
});

test("a festival without a promotion is said to have none, before what runs", async () => {
  const heard = await talk(promotions, promotionsTemplates).says("618有活动吗");
  expect(heard.text).toMatch(/^店铺现在没有“618”的活动。\n【冬季满减】进行中/);
});

test("“any discount?” while a product is looked at is about that product", async () => {
  const heard = await talk(promotions, promotionsTemplates, { productId: "shoe-1" }).says("有优惠吗");
  expect(heard.text).toContain("疾风跑鞋现在可以参加的活动：");
});

test("a named product gets its promotions and the arithmetic", async () => {
  const heard = await talk(promotions, promotionsTemplates).says("跑鞋有活动吗", { entities: [shoe] });
  expect(heard.text).toContain("疾风跑鞋现在可以参加的活动：");
  expect(heard.text).toContain("疾风跑鞋：¥459。\n冬季满减：减¥40。\n运费：包邮。\n合计：¥419。");
  expect(heard.text).not.toContain("一起买");
  expect(heard.text).toContain("再买¥141，可享“冬季满减”减¥100。");
});

test("a presale is computed: deposit now, balance later", async () => {
  const heard = await talk(promotions, promotionsTemplates, { productId: "ph-x1-pro" }).says("这款怎么预售");
  expect(heard.text).toContain("合计：¥4,399。\n现在付定金：¥200。\n之后付尾款：¥4,199。");
});

test("the one presale is worked out, also when no product is named", async () => {
  const heard = await talk(promotions, promotionsTemplates).says("预售怎么算");
  expect(heard.text).toContain("现在付定金：¥200。\n之后付尾款：¥4,199。");
  expect(heard.text).not.toContain("冬季满减");
});

test("a product whose only promotion is a presale is worked out once", async () => {
  const presale = PROMOTIONS.filter((one) => one.id === "presale-1");
  const commerce = commerceOf(undefined, presale);
  const shopper = talk(promotions, promotionsTemplates, { productId: "ph-x1-pro", commerce });
  const heard = await shopper.says("这款有活动吗");
  expect(heard.text.match(/之后付尾款/g)).toHaveLength(1);
});

test("a shop without a running promotion says so and names the next", async () => {
  const coming = PROMOTIONS.filter((one) => one.id === "future-1");
  const shopper = talk(promotions, promotionsTemplates, {
    shop: { ...SHOP, promotions: coming },
    commerce: commerceOf(undefined, coming),
  });
  const heard = await shopper.says("有优惠吗");
  expect(heard.text).toContain("店铺现在没有进行中的活动。\n【双十二满减】还没开始");
});

test("English", async () => {
  const heard = await talk(promotions, promotionsTemplates, { language: "en" }).says("any sale on?");
  expect(heard.text).toContain("Winter savings: running from Nov 18 to Nov 25, for Clothing, Shoes, Beauty.");
  expect(heard.text).toContain("CN¥40 off from CN¥300.");
});

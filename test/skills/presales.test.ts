import { expect, test } from "vitest";
import { presales } from "../../workers/skills/products/presales.ts";
import { presalesTemplates } from "../../workers/skills/products/presales-templates.ts";
import { catalogueOf, PHONE } from "./fixtures/catalogue.ts";
import { commerceOf, expectSoundTemplates, type Marked, talk } from "./fixtures/talk.ts";

const x1: Marked = { type: "product", value: "ph-x1", score: 1, text: "星河 X1" };

test("templates have both languages and no number of their own", () => expectSoundTemplates(presalesTemplates));

test.each([
  ["ph-x1", "屏幕多大", "星河 X1 手机的屏幕尺寸：6.1英寸 OLED。"],
  ["ph-x1", "这个多重啊", "星河 X1 手机的重量：172克。"],
  ["ph-x1", "支持5G吗", "星河 X1 手机的网络：5G，双卡双待。"],
  ["ph-x1", "可以插两张卡吗，双卡的？", "星河 X1 手机的网络：5G，双卡双待。"],
  ["ph-x1", "什么处理器", "星河 X1 手机的处理器：星核 N3。"],
  ["tee-1", "是纯棉的吗", "云朵纯棉T恤的面料成分：100%棉。"],
  ["tee-1", "什么料子", "云朵纯棉T恤的面料成分：100%棉。"],
  ["ph-x1", "包装里有什么", "星河 X1 手机的包装内有：手机、充电线、取卡针。"],
  ["ph-x1", "保修多久", "星河 X1 手机保修12个月。"],
  ["ph-x1", "支持无线充电吗", "星河 X1 手机：不支持无线充电。"],
  ["ph-x1", "防水吗", "星河 X1 手机：机身支持IP68级防尘防水。"],
  ["ph-x1", "有哪些颜色", "星河 X1 手机的颜色有：曜石黑、雪域白。"],
  ["serum-1", "敏感肌能用吗", "玉兰保湿精华：清爽保湿，敏感肌可用。"],
  ["serum-1", "多少毫升", "玉兰保湿精华的净含量：30毫升。"],
])("%s: “%s” is answered by the one fact that fits", async (productId, question, answer) => {
  const heard = await talk(presales, presalesTemplates, { productId }).says(question);
  expect(heard.text).toBe(answer);
  expect(heard.step.do).toBe("say");
  expect(heard.say[0]?.sources?.[0]).toMatchObject({ kind: "product", id: productId });
});

test.each([
  ["ph-x1", "how big is the screen?", "Galaxia X1 phone – Screen size: 6.1-inch OLED."],
  ["ph-x1", "does it support 5G?", "Galaxia X1 phone – Network: 5G, dual SIM."],
  ["ph-x1", "does it have wireless charging?", "Galaxia X1 phone: It has no wireless charging."],
  ["tee-1", "is it made of cotton?", "Cloud cotton T-shirt – Material: 100% cotton."],
  ["ph-x1", "what's in the box?", "In the box of Galaxia X1 phone: phone, charging cable, SIM tool."],
])("%s: “%s” in English", async (productId, question, answer) => {
  const heard = await talk(presales, presalesTemplates, { productId, language: "en" }).says(question);
  expect(heard.text).toBe(answer);
});

test("two questions in one message are both answered", async () => {
  const heard = await talk(presales, presalesTemplates, { productId: "ph-x1" }).says("屏幕多大，重量多少");
  expect(heard.text).toBe("星河 X1 手机的屏幕尺寸：6.1英寸 OLED。\n重量：172克。");
});

test("what the catalogue does not say is not invented, and a person is offered", async () => {
  const heard = await talk(presales, presalesTemplates, { productId: "ph-x1" }).says("有没有红外遥控");
  expect(heard.text).toContain("商品资料里没有写这一点");
  expect(heard.choices).toEqual(["转人工"]);
  const box = await talk(presales, presalesTemplates, { productId: "ear-1" }).says("包装里有什么");
  expect(box.text).toContain("没有写这一点");
  const warranty = await talk(presales, presalesTemplates, { productId: "ear-1" }).says("保修多久");
  expect(warranty.text).toContain("没有写这一点");
});

test("a general question gets the overview with a product card", async () => {
  const heard = await talk(presales, presalesTemplates, { productId: "ph-x1" }).says("介绍一下这款手机", {
    entities: [{ type: "category", value: "digital", text: "手机" }],
  });
  expect(heard.text).toContain("6.1英寸直屏");
  expect(heard.text).toContain("主要参数：屏幕尺寸：6.1英寸 OLED；网络：5G");
  expect(heard.say[0]?.cards).toMatchObject([{ kind: "product", productId: "ph-x1", price: { amountMinor: 299900 } }]);
});

test("usage and authenticity come from the product", async () => {
  const tee = talk(presales, presalesTemplates, { productId: "tee-1" });
  expect((await tee.says("怎么洗", { intent: "product_usage" })).text).toContain("30度以下冷水机洗");
  const phone = talk(presales, presalesTemplates, { productId: "ph-x1" });
  expect((await phone.says("是正品吗", { intent: "authenticity" })).text).toContain("品牌授权直供");
  expect((await tee.says("是正品吗", { intent: "authenticity" })).text).toContain("没有写这一点");
});

test("the question is kept while the product is asked for", async () => {
  const shopper = talk(presales, presalesTemplates);
  const asked = await shopper.says("屏幕多大");
  expect(asked.step).toMatchObject({ do: "ask", slot: "product" });
  expect(asked.choices.length).toBeGreaterThan(1);
  expect(asked.choices.length).toBeLessThanOrEqual(5);
  const told = await shopper.says("星河 X1", { entities: [x1] });
  expect(told.text).toBe("星河 X1 手机的屏幕尺寸：6.1英寸 OLED。");
  const weight = await shopper.says("那重量呢");
  expect(weight.text).toBe("星河 X1 手机的重量：172克。");
});

test("“and the Pro?” asks the same of another product", async () => {
  const shopper = talk(presales, presalesTemplates, { productId: "ph-x1", keepsSlots: true });
  await shopper.says("屏幕多大");
  const told = await shopper.says("那星河 X1 Pro呢", {
    entities: [{ type: "product", value: "ph-x1-pro", score: 1, text: "星河 X1 Pro" }],
  });
  expect(told.text).toBe("星河 X1 Pro 手机的屏幕尺寸：6.7英寸 OLED。");
});

test("a colour asked for is a question of stock", async () => {
  const shopper = talk(presales, presalesTemplates, { productId: "tee-1" });
  const told = await shopper.says("有紫色吗", { entities: [{ type: "color", value: "紫色" }] });
  expect(told.text).toContain("云朵纯棉T恤没有“紫色”这个颜色，现有颜色：黑色、白色");
});

test("a product named by part of its name is found; several are offered", async () => {
  const one = await talk(presales, presalesTemplates).says("按摩仪多重");
  expect(one.text).toContain("舒颈按摩仪");
  const two = await talk(presales, presalesTemplates).says("星河手机的屏幕多大");
  expect(two.choices).toEqual(["星河 X1 手机", "星河 X1 Pro 手机"]);
});

test("a general question that the FAQ answers is passed on before a product is asked for", async () => {
  const shop = commerceOf(catalogueOf([PHONE]));
  const shopper = talk(presales, presalesTemplates, { commerce: shop, faqScore: 0.9 });
  expect((await shopper.says("你们都是正品吗", { intent: "authenticity" })).step.do).toBe("pass");
});

import { expect, test } from "vitest";
import { comparison } from "../../workers/skills/products/comparison.ts";
import { comparisonTemplates } from "../../workers/skills/products/comparison-templates.ts";
import { namedByModel, namedInParts } from "../../workers/skills/products/named-products.ts";
import { PHONE, PHONE_PRO, TEE } from "./fixtures/catalogue.ts";
import { expectSoundTemplates, type Marked, SHOP, talk } from "./fixtures/talk.ts";

const x1: Marked = { type: "product", value: "ph-x1", score: 1, text: "星河 X1" };
const pro: Marked = { type: "product", value: "ph-x1-pro", score: 1, text: "星河 X1 Pro" };

test("templates have both languages and no number of their own", () => expectSoundTemplates(comparisonTemplates));

test("two named products become a table, prices and differences in front", async () => {
  const heard = await talk(comparison, comparisonTemplates).says("星河 X1 Pro和星河 X1有什么区别", {
    entities: [pro, { ...x1, text: "和星河 X1" }],
  });
  expect(heard.step.do).toBe("say");
  const [card] = heard.say[0]?.cards ?? [];
  expect(card).toEqual({
    kind: "table",
    columns: ["对比", "星河 X1 Pro 手机", "星河 X1 手机"],
    rows: [
      ["价格", "¥4,599起", "¥2,999起"],
      ["屏幕尺寸", "6.7英寸 OLED", "6.1英寸 OLED"],
      ["电池容量", "5200毫安时", "4800毫安时"],
      ["重量", "208克", "172克"],
      ["主摄像头", "2亿像素", "—"],
      ["处理器", "—", "星核 N3"],
      ["颜色", "曜石黑", "曜石黑 / 雪域白"],
      ["存储容量", "256GB / 512GB", "128GB / 256GB / 512GB"],
      ["网络", "5G，双卡双待", "5G，双卡双待"],
      ["保修", "12个月", "12个月"],
    ],
  });
  expect(heard.text).toContain("星河 X1 Pro 手机：¥4,599起。\n星河 X1 手机：¥2,999起。\n星河 X1 手机便宜¥1,600。");
  expect(heard.text).toContain("屏幕尺寸：6.7英寸 OLED 对 6.1英寸 OLED。");
  expect(heard.text).toContain("相同的有：网络、保修。");
  expect(heard.say[0]?.sources).toHaveLength(2);
});

test("one is known: the other is asked for, then both are compared", async () => {
  const shopper = talk(comparison, comparisonTemplates, { productId: "ph-x1" });
  const asked = await shopper.says("哪个好");
  expect(asked.step).toMatchObject({ do: "ask", slot: "product" });
  expect(asked.text).toBe("请问要把星河 X1 手机和哪一款比较？");
  expect(asked.choices).toEqual(["星河 X1 Pro 手机", "云声蓝牙耳机"]);
  const told = await shopper.says("星河 X1 Pro 手机", { choice: "ph-x1-pro" });
  expect(told.text).toContain("星河 X1 手机和星河 X1 Pro 手机的区别：");
});

test("the other one may be named or described", async () => {
  const named = talk(comparison, comparisonTemplates, { productId: "ph-x1" });
  await named.says("哪个好");
  expect((await named.says("跟Pro比", { entities: [{ ...pro, text: "Pro" }] })).text).toContain(
    "星河 X1 手机和星河 X1 Pro 手机",
  );
  const described = talk(comparison, comparisonTemplates, { productId: "ph-x1" });
  await described.says("哪个好");
  expect((await described.says("和耳机比")).text).toContain("星河 X1 手机和云声蓝牙耳机的区别");
});

test("“compared with X” takes the product in focus as the first", async () => {
  const shopper = talk(comparison, comparisonTemplates, { productId: "ph-x1" });
  expect((await shopper.says("和星河 X1 Pro比呢", { entities: [pro] })).text).toContain(
    "星河 X1 手机和星河 X1 Pro 手机",
  );
});

test("names that understanding did not find are read part by part", async () => {
  const names = [PHONE, PHONE_PRO, TEE].map((one) => ({ id: one.id, names: [one.name.zh, one.name.en], category: "" }));
  const shop = { ...SHOP, vocabulary: { ...SHOP.vocabulary, products: names } };
  const shopper = talk(comparison, comparisonTemplates, { shop });
  expect((await shopper.says("星河 X1 和星河 X1 Pro 有什么区别")).text).toContain(
    "星河 X1 手机和星河 X1 Pro 手机的区别",
  );
});

test("“these two” are the ones shown last", async () => {
  const shopper = talk(comparison, comparisonTemplates);
  shopper.focus.shownProductIds = ["serum-1", "scarf-1"];
  expect((await shopper.says("这两款有什么区别")).text).toContain("玉兰保湿精华和羊绒围巾的区别");
});

test("nothing known: both are asked for, one after the other", async () => {
  const shopper = talk(comparison, comparisonTemplates);
  const asked = await shopper.says("哪个好一点");
  expect(asked.step).toMatchObject({ do: "ask", slot: "product" });
  expect(asked.text).toContain("请问要比较哪两款");
  const other = await shopper.says("星河 X1", { entities: [x1] });
  expect(other.text).toContain("请问要把星河 X1 手机和哪一款比较");
  const told = await shopper.says("星河 X1 Pro", { entities: [pro] });
  expect(told.text).toContain("星河 X1 手机和星河 X1 Pro 手机的区别");
});

test("versions of one product differ in price", async () => {
  const shopper = talk(comparison, comparisonTemplates, { productId: "ph-x1" });
  const told = await shopper.says("128G和256G有什么区别", {
    entities: [
      { type: "storage", value: "128GB", text: "128G" },
      { type: "storage", value: "256GB", text: "256G" },
    ],
  });
  expect(told.text).toBe("星河 X1 手机的不同版本：\n128GB：¥2,999。\n256GB：¥3,499。");
});

test("English", async () => {
  const shopper = talk(comparison, comparisonTemplates, { productId: "ph-x1", language: "en" });
  const told = await shopper.says("how does it compare with the Pro?", { entities: [{ ...pro, text: "Pro" }] });
  expect(told.text).toContain("The differences between Galaxia X1 phone and Galaxia X1 Pro phone:");
  expect(told.text).toContain("Galaxia X1 phone is CN¥1,600 cheaper.");
});

test("a model's own code names it beside its longer sibling; a word they share names neither", () => {
  const vocabulary = {
    products: [
      { id: "x1", names: ["星河 X1 手机", "Xinghe X1"], category: "digital" },
      { id: "x1-pro", names: ["星河 X1 Pro 手机", "Xinghe X1 Pro"], category: "digital" },
    ],
    categories: [],
    options: [],
  };
  expect(namedInParts("X1和X1 Pro有什么区别", vocabulary)).toEqual(["x1", "x1-pro"]);
  expect(namedInParts("what's the difference between X1 and X1 Pro", vocabulary)).toEqual(["x1", "x1-pro"]);
  expect(namedInParts("手机和平板哪个好", vocabulary)).toEqual([]);
  expect(namedByModel("买两台X1 黑色256G多少钱", vocabulary)).toEqual(["x1"]);
  expect(namedByModel("X1 Pro多少钱", vocabulary)).toEqual(["x1-pro"]);
  expect(namedByModel("256G有货吗", vocabulary)).toEqual([]);
});

test("what nothing else is named for is asked of the two that were compared", async () => {
  const shopper = talk(comparison, comparisonTemplates);
  await shopper.says("星河 X1 Pro和星河 X1有什么区别", { entities: [pro, { ...x1, text: "和星河 X1" }] });
  const heard = await shopper.says("is the extra money worth it?");
  expect(heard.step.do).toBe("say");
  expect(heard.say[0]?.cards).toHaveLength(1);
});

test("a parameter asked by its own name is the answer", async () => {
  const shopper = talk(comparison, comparisonTemplates);
  await shopper.says("星河 X1 Pro和星河 X1有什么区别", { entities: [pro, { ...x1, text: "和星河 X1" }] });
  const heard = await shopper.says("存储容量哪个多");
  expect(heard.text).toContain("存储容量：");
  expect(heard.text).not.toContain("屏幕尺寸：");
});

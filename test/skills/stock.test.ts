import { expect, test } from "vitest";
import { stock } from "../../workers/skills/products/stock.ts";
import { stockTemplates } from "../../workers/skills/products/stock-templates.ts";
import { catalogueOf } from "./fixtures/catalogue.ts";
import { commerceOf, expectSoundTemplates, type Marked, talk } from "./fixtures/talk.ts";

const black: Marked = { type: "color", value: "黑色" };
const white: Marked = { type: "color", value: "白色" };
const purple: Marked = { type: "color", value: "紫色" };
const phone: Marked = { type: "category", value: "digital", text: "手机" };
const storage = (text: string): Marked => ({ type: "storage", value: `${text}B`, text });
const x1: Marked = { type: "product", value: "ph-x1", score: 1, text: "星河 X1" };

test("templates have both languages and no number of their own", () => expectSoundTemplates(stockTemplates));

test("the classic: colour and storage are asked in one question, the answer names warehouse and arrival", async () => {
  const commerce = commerceOf();
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1", commerce });
  const asked = await shopper.says("这款手机有现货吗？", { entities: [phone] });
  expect(asked.step).toMatchObject({ do: "ask", slot: "option" });
  expect(asked.text).toBe(
    "星河 X1 手机，请问您要哪种颜色和存储容量？颜色：曜石黑、雪域白；存储容量：128GB、256GB、512GB。",
  );
  expect(asked.choices).toEqual(["曜石黑 128GB", "曜石黑 256GB", "雪域白 128GB", "雪域白 256GB", "雪域白 512GB"]);

  const told = await shopper.says("黑色，256G。", { entities: [black, storage("256G")] });
  expect(told.step.do).toBe("say");
  expect(told.text).toBe(
    "星河 X1 手机 曜石黑 256GB：北京仓有现货。现在下单，今天发出，预计明天（11月22日）送达。\n广州仓也有货。",
  );
  expect(told.say[0]?.sources).toEqual([{ kind: "stock", id: "ph-x1", title: "星河 X1 手机" }]);
  expect(told.say[0]?.cards).toMatchObject([{ kind: "product", price: { amountMinor: 349900 } }]);
  expect(shopper.focus.options).toEqual({ color: "曜石黑", storage: "256GB" });
});

test("an ellipsis replaces one option and keeps the other", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1" });
  await shopper.says("黑色256G有现货吗", { entities: [black, storage("256G")] });
  const told = await shopper.says("那白色呢", { entities: [white] });
  expect(told.text).toContain("雪域白 256GB：广州仓有现货，仅剩3件");
  expect(shopper.focus.options).toEqual({ color: "雪域白", storage: "256GB" });
});

test("what is known is not asked again: only the storage is left", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1" });
  const asked = await shopper.says("白色的有货吗", { entities: [white] });
  expect(asked.text).toContain("请问您要哪种存储容量？可选：128GB、256GB、512GB");
  expect(asked.choices).toEqual(["雪域白 128GB", "雪域白 256GB", "雪域白 512GB"]);
  const told = await shopper.says("128的", {});
  expect(told.text).toContain("雪域白 128GB：广州仓有现货");
});

test("a pressed choice answers the question", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1" });
  await shopper.says("有货吗");
  const told = await shopper.says("雪域白 256GB", { choice: "雪域白 256GB" });
  expect(told.text).toContain("雪域白 256GB：广州仓有现货，仅剩3件");
});

test("short words answer the question too", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1" });
  await shopper.says("有货吗");
  const told = await shopper.says("黑，256");
  expect(told.text).toContain("曜石黑 256GB：北京仓有现货");
});

test("a correction within the question counts", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1" });
  const asked = await shopper.says("黑色有货吗", { entities: [black] });
  expect(asked.step.do).toBe("ask");
  const told = await shopper.says("不对，是白色，256G", { entities: [white, storage("256G")], isCorrection: true });
  expect(told.text).toContain("雪域白 256GB");
});

test("“128的” is a storage wherever it stands", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1" });
  await shopper.says("白色256G有货吗", { entities: [white, storage("256G")] });
  expect((await shopper.says("那白色128的呢", { entities: [white] })).text).toContain("雪域白 128GB：广州仓");
});

test("a colour that does not exist is told with those that do", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1" });
  const asked = await shopper.says("紫色256G有吗", { entities: [purple, storage("256G")] });
  expect(asked.step).toMatchObject({ do: "ask", slot: "option" });
  expect(asked.text).toBe("星河 X1 手机没有“紫色”这个颜色，现有颜色：曜石黑、雪域白。\n您想看哪一种？");
  expect(asked.choices).toEqual(["曜石黑 256GB", "雪域白 256GB"]);
  const told = await shopper.says("那黑色吧", { entities: [black] });
  expect(told.text).toContain("曜石黑 256GB：北京仓有现货");
});

test("a combination that does not exist is told with what does", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1" });
  const asked = await shopper.says("黑色512G有吗", { entities: [black, storage("512G")] });
  expect(asked.text).toContain("星河 X1 手机没有曜石黑 512GB这个组合");
  expect(asked.choices).toEqual(["曜石黑 128GB", "曜石黑 256GB", "雪域白 512GB"]);
});

test("sold out: when it is back and the nearest in stock, of the same storage", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1" });
  const told = await shopper.says("黑色128G有吗", { entities: [black, storage("128G")] });
  expect(told.text).toBe(
    "星河 X1 手机 曜石黑 128GB暂时缺货，预计11月26日到货。\n最接近的现货是星河 X1 手机 雪域白 128GB：广州仓有货，现在下单预计11月24日送达。",
  );
});

test("a product sold out in every version is told without a question, with how it may be ordered ahead", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1-pro" });
  const told = await shopper.says("有货吗");
  expect(told.step.do).toBe("say");
  expect(told.text).toContain("星河 X1 Pro 手机所有规格都暂时缺货，最早的是曜石黑 256GB，预计11月30日到货。\n");
  expect(told.text).toContain("现在付定金");
});

test("two colours in one question are both answered", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1" });
  const told = await shopper.says("256G的黑色和白色都有吗", { entities: [storage("256G"), black, white] });
  expect(told.text).toContain("曜石黑 256GB：北京仓");
  expect(told.text).toContain("雪域白 256GB：广州仓");
});

test("“which colours” lists what is there instead of asking back", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1" });
  const told = await shopper.says("有哪些颜色有货");
  expect(told.text).toBe("星河 X1 手机现在有货的有：曜石黑 256GB、雪域白 128GB、雪域白 256GB。");
});

test("a quantity is checked; the exact number is told only when few are left", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1" });
  const few = await shopper.says("白色256G要5台有吗", {
    entities: [white, storage("256G"), { type: "quantity", value: 5, text: "5台" }],
  });
  expect(few.text).toContain("您要的5件现货不够，目前一共3件");
  const many = await shopper.says("黑色要60台", { entities: [black, { type: "quantity", value: 60, text: "60台" }] });
  expect(many.text).toContain("您要的60件现货不够。");
  expect(many.text).not.toContain("47");
});

test("a city narrows the estimate and is remembered", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ear-1" });
  const told = await shopper.says("发上海的话有现货吗", {
    entities: [{ type: "address", value: { city: "上海", full: "上海" }, text: "上海" }],
  });
  expect(told.text).toContain("预计后天（11月23日）送达上海");
  expect(shopper.focus.city).toBe("上海");
});

test("an unknown product is asked for with choices; “the second one” picks one", async () => {
  const shopper = talk(stock, stockTemplates);
  const asked = await shopper.says("手机有现货吗", { entities: [phone] });
  expect(asked.step).toMatchObject({ do: "ask", slot: "product" });
  expect(asked.choices).toEqual(["星河 X1 手机", "星河 X1 Pro 手机"]);
  const told = await shopper.says("第二个", { entities: [{ type: "ordinal", value: 2, text: "第二个" }] });
  expect(told.text).toContain("星河 X1 Pro 手机所有规格都暂时缺货");
});

test("a place among those shown is surer than a name that only resembles the words", async () => {
  const shopper = talk(stock, stockTemplates);
  shopper.focus.shownProductIds = ["serum-1", "ear-1"];
  const told = await shopper.says("第二个有货吗", {
    entities: [
      { type: "ordinal", value: 2, text: "第二个" },
      { type: "product", value: "scarf-1", score: 0.65, text: "个有货" },
    ],
  });
  expect(told.text).toContain("云声蓝牙耳机");
});

test("with nothing to go by, what was shown last is offered; else something of every kind", async () => {
  const shopper = talk(stock, stockTemplates);
  const any = await shopper.says("有货吗");
  expect(any.choices).toEqual(["星河 X1 手机", "云朵纯棉T恤", "疾风跑鞋", "玉兰保湿精华", "舒颈按摩仪"]);
  const next = talk(stock, stockTemplates);
  next.focus.shownProductIds = ["serum-1", "ear-1"];
  expect((await next.says("有货吗")).choices).toEqual(["玉兰保湿精华", "云声蓝牙耳机"]);
});

test("“the cheapest one” is found among those shown", async () => {
  const shopper = talk(stock, stockTemplates);
  shopper.focus.shownProductIds = ["scarf-1", "serum-1", "massager-1"];
  expect((await shopper.says("最便宜那个有货吗")).text).toContain("玉兰保湿精华：北京仓有现货");
});

test("another product's options are not carried over", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "tee-1" });
  await shopper.says("白色M码有吗", { entities: [white, { type: "size", value: "M", text: "M码" }] });
  const asked = await shopper.says("星河 X1有货吗", { entities: [x1] });
  expect(asked.step).toMatchObject({ do: "ask", slot: "option" });
  expect(asked.text).toContain("颜色和存储容量");
});

test("“this phone” while a T-shirt is in focus is another product", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "tee-1" });
  const asked = await shopper.says("手机有现货吗", { entities: [phone] });
  expect(asked.step).toMatchObject({ do: "ask", slot: "product" });
});

test("“L” is not “XL”", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "tee-1" });
  const told = await shopper.says("白色L码有吗", { entities: [white, { type: "size", value: "L", text: "L码" }] });
  expect(told.text).toContain("白色 L：北京仓有现货");
  const out = await shopper.says("XL呢", { entities: [{ type: "size", value: "XL" }] });
  expect(out.text).toContain("白色 XL暂时缺货，到货时间还没有定");
  expect(out.text).toContain("黑色 XL");
});

test("English end to end", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1", language: "en" });
  const asked = await shopper.says("is it in stock?");
  expect(asked.text).toContain("which color and storage would you like?");
  const told = await shopper.says("black, 256GB", {
    entities: [
      { type: "color", value: "曜石黑", text: "black" },
      { type: "storage", value: "256GB" },
    ],
  });
  expect(told.text).toContain(
    "Galaxia X1 phone Obsidian Black 256GB is in stock at the Beijing warehouse. Ordered now, it ships today and should arrive tomorrow (Nov 22).",
  );
});

test("a known product costs two round trips", async () => {
  const catalogue = catalogueOf();
  const shopper = talk(stock, stockTemplates, { productId: "ph-x1", commerce: commerceOf(catalogue) });
  await shopper.says("黑色256G有现货吗", { entities: [black, storage("256G")] });
  expect(catalogue.asked).toEqual(["products", "stock"]);
});

test("what is off sale is told to be so", async () => {
  const shopper = talk(stock, stockTemplates, { productId: "lamp-1" });
  expect((await shopper.says("有货吗")).text).toBe("旧款台灯已经下架，暂时不能购买。");
});

import { expect, test } from "vitest";
import { recommendation } from "../../workers/skills/products/recommendation.ts";
import { recommendationTemplates } from "../../workers/skills/products/recommendation-templates.ts";
import { catalogueOf, STOCK } from "./fixtures/catalogue.ts";
import { commerceOf, expectSoundTemplates, type Heard, type Marked, talk } from "./fixtures/talk.ts";

const yuan = (value: number, text: string): Marked => ({
  type: "money",
  value: { amountMinor: value * 100, currency: "CNY" },
  text,
});
const shown = (heard: Heard) =>
  heard.say.flatMap((say) => say.cards ?? []).map((card) => (card.kind === "product" ? card.productId : card.kind));

test("templates have both languages and no number of their own", () => expectSoundTemplates(recommendationTemplates));

test("a gift for mum: three in stock, each with its reason and its trade-off", async () => {
  const shopper = talk(recommendation, recommendationTemplates);
  const heard = await shopper.says("送妈妈什么礼物好");
  expect(heard.text).toBe(
    [
      "按您说的（妈妈、送礼），可以看看：",
      "玉兰保湿精华（¥269）：适合妈妈、送礼。清爽保湿，敏感肌可用。",
      "要注意：只有一种规格。",
      "舒颈按摩仪（¥329）：适合妈妈、送礼。热敷揉捏，静音。",
      "要注意：比玉兰保湿精华贵¥60。",
      "羊绒围巾（¥599）：适合妈妈、送礼。柔软保暖。",
      "要注意：现货仅剩8件。",
      "以上都有现货。",
    ].join("\n"),
  );
  expect(shown(heard)).toEqual(["serum-1", "massager-1", "scarf-1"]);
  expect(heard.choices).toEqual(["玉兰保湿精华", "舒颈按摩仪", "羊绒围巾", "比较这几款"]);
  expect(shopper.focus.shownProductIds).toEqual(["serum-1", "massager-1", "scarf-1"]);
});

test("the budget is a bound", async () => {
  const heard = await talk(recommendation, recommendationTemplates).says("送妈妈，500以内", {
    entities: [yuan(500, "500")],
  });
  expect(shown(heard)).toEqual(["serum-1", "massager-1"]);
  expect(heard.text).toContain("都在¥500以内，都有现货。");
});

test("“around 300” leaves out what is far below and far above", async () => {
  const heard = await talk(recommendation, recommendationTemplates).says("300左右送人的", {});
  expect(shown(heard)).toEqual(["serum-1", "massager-1"]);
});

test("without any need it asks once, with answers that fit the question, then recommends", async () => {
  const shopper = talk(recommendation, recommendationTemplates);
  const asked = await shopper.says("有什么推荐的吗");
  expect(asked.step.do).toBe("ask");
  expect(asked.choices).toEqual(["送妈妈", "送爸爸", "送女朋友", "自己用"]);
  const told = await shopper.says("送爸爸", { choice: "need:dad" });
  expect(told.step.do).toBe("say");
  expect(told.text).toContain("按您说的（爸爸），可以看看：");
  expect(shown(told)).toEqual(["massager-1", "shoe-1", "ph-x1"]);
});

test.each([
  "推荐一下",
  "有什么好东西",
  "有啥推荐的呀",
  "帮我挑一款吧",
  "what do you recommend?",
  "can you suggest something good",
])("“%s” names no need and is asked back", async (text) => {
  const language = /[a-z]/.test(text) ? "en" : "zh";
  const asked = await talk(recommendation, recommendationTemplates, { language }).says(text);
  expect(asked.step.do).toBe("ask");
});

test("an answer that says nothing is not asked again", async () => {
  const shopper = talk(recommendation, recommendationTemplates);
  await shopper.says("推荐一下");
  const told = await shopper.says("自己用", { choice: "need:self" });
  expect(told.step.do).toBe("say");
  expect(shown(told)).toHaveLength(3);
});

test("the need is kept over the turns of the goal", async () => {
  const shopper = talk(recommendation, recommendationTemplates);
  await shopper.says("推荐一下");
  const told = await shopper.says("送妈妈，预算300");
  expect(shown(told)).toEqual(["serum-1"]);
});

test("“others” leaves out what was shown", async () => {
  const shopper = talk(recommendation, recommendationTemplates);
  shopper.focus.shownProductIds = ["serum-1", "massager-1"];
  const told = await shopper.says("还有别的吗");
  expect(shown(told)).not.toContain("serum-1");
  expect(shown(told)).toContain("scarf-1");
});

test("what is sold out or off sale is not recommended", async () => {
  const stock = STOCK.map((level) => (level.variantId === "serum-1-v" ? { ...level, quantity: 0 } : level));
  const commerce = commerceOf(catalogueOf(undefined, stock));
  const heard = await talk(recommendation, recommendationTemplates, { commerce }).says("送妈妈什么好");
  expect(shown(heard)).toEqual(["massager-1", "scarf-1"]);
});

test("nothing within the budget: said so, with the nearest", async () => {
  const heard = await talk(recommendation, recommendationTemplates).says("送妈妈，50元以内", {
    entities: [yuan(50, "50元")],
  });
  expect(heard.text).toBe("¥50以内没有合适的现货。价格接近的是玉兰保湿精华，¥269。");
});

test("a category bounds the choice", async () => {
  const heard = await talk(recommendation, recommendationTemplates).says("推荐个手机数码", {
    entities: [{ type: "category", value: "digital", text: "手机数码" }],
  });
  expect(shown(heard)).toEqual(["ear-1", "ph-x1"]);
  expect(heard.text).toContain("要注意：比云声蓝牙耳机贵¥2,600。");
});

test("English, with a budget in another currency", async () => {
  const shopper = talk(recommendation, recommendationTemplates, { language: "en" });
  const heard = await shopper.says("recommend a gift for my mom under $50", {
    entities: [{ type: "money", value: { amountMinor: 5000, currency: "USD" }, text: "$50" }],
  });
  expect(heard.text).toContain("The shop's prices are in CNY");
  expect(heard.text).toContain("Magnolia serum (CN¥269): suits mum, gifts.");
});

test("“which one” with a budget is one of those that were shown, not another of the shop", async () => {
  const shopper = talk(recommendation, recommendationTemplates);
  shopper.focus.shownProductIds = ["ph-x1", "ph-x1-pro"];
  expect(shown(await shopper.says("预算3500，买哪个"))).toEqual(["ph-x1"]);
});

test("of those shown none is within the budget: the nearest of them is told", async () => {
  const shopper = talk(recommendation, recommendationTemplates);
  shopper.focus.shownProductIds = ["ph-x1", "ph-x1-pro"];
  const heard = await shopper.says("budget 500, which one then", { entities: [] });
  expect(heard.text).toContain("¥2,999");
});

test("“budget around 300” is a budget", async () => {
  const heard = await talk(recommendation, recommendationTemplates).says("a gift for mum, budget around 300");
  expect(shown(heard)).toEqual(["serum-1", "massager-1"]);
});

test("a sieve is put to those at hand, and what is left stays the answer", async () => {
  const shopper = talk(recommendation, recommendationTemplates);
  shopper.focus.shownProductIds = ["scarf-1", "massager-1", "shoe-1"];
  shopper.focus.quantity = 3;
  const sifted = await shopper.says("这三款里面要按摩的，400以内", { entities: [yuan(400, "400")] });
  expect(shown(sifted)).toEqual(["massager-1"]);
  expect(shopper.focus.productId).toBe("massager-1");
  // Three were looked at, not wished for.
  expect(shopper.focus.quantity).toBeUndefined();
});

test("what the sieve left is told again", async () => {
  const shopper = talk(recommendation, recommendationTemplates);
  shopper.focus.shownProductIds = ["massager-1"];
  expect(shown(await shopper.says("满足条件的是哪个"))).toEqual(["massager-1"]);
});

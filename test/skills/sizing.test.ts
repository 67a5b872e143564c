import fc from "fast-check";
import { expect, test } from "vitest";
import { readChart } from "../../workers/skills/products/size-chart.ts";
import { sizing } from "../../workers/skills/products/sizing.ts";
import { sizingTemplates } from "../../workers/skills/products/sizing-templates.ts";
import { SHOE, TEE } from "./fixtures/catalogue.ts";
import { expectSoundTemplates, type Marked, talk } from "./fixtures/talk.ts";

const height = (value: number): Marked => ({ type: "height_cm", value });
const weight = (value: number, words: string): Marked => ({ type: "weight_kg", value, text: words });
const foot = (value: number): Marked => ({ type: "foot_cm", value });

test("templates have both languages and no number of their own", () => expectSoundTemplates(sizingTemplates));

test("height and weight in one message give the size by the chart", async () => {
  const shopper = talk(sizing, sizingTemplates, { productId: "tee-1" });
  const told = await shopper.says("身高168体重120斤穿多大", { entities: [height(168), weight(60, "120斤")] });
  expect(told.text).toBe("身高168cm、体重60kg，按云朵纯棉T恤的尺码表建议选M码。\n尺码表备注：版型偏修身。");
  expect(told.say[0]?.sources).toEqual([{ kind: "size_chart", id: "chart-tee", title: "T恤尺码表" }]);
  expect(told.choices).toEqual(["M码有现货吗"]);
  expect(shopper.focus.options).toEqual({ size: "M" });
});

test("only what is missing is asked for, a bare number answers", async () => {
  const shopper = talk(sizing, sizingTemplates, { productId: "tee-1" });
  const asked = await shopper.says("这件我穿多大");
  expect(asked.step).toMatchObject({ do: "ask", slot: "body_measure" });
  expect(asked.text).toBe("请告诉我身高和体重，我按云朵纯棉T恤的尺码表帮您选。");
  const again = await shopper.says("172cm", { entities: [height(172)] });
  expect(again.text).toContain("还需要您的体重");
  const told = await shopper.says("140");
  expect(told.text).toContain("身高172cm、体重70kg，按云朵纯棉T恤的尺码表建议选L码");
});

test("measures are not asked for again for the next product", async () => {
  const shopper = talk(sizing, sizingTemplates);
  const asked = await shopper.says("身高168体重60穿多大", { entities: [height(168), weight(60, "60")] });
  expect(asked.step).toMatchObject({ do: "ask", slot: "product" });
  expect(asked.choices).toEqual(["云朵纯棉T恤", "疾风跑鞋"]);
  const told = await shopper.says("云朵纯棉T恤", { choice: "tee-1" });
  expect(told.text).toContain("建议选M码");
});

test("between two sizes both are told, with the reason and how it fits", async () => {
  const shopper = talk(sizing, sizingTemplates, { productId: "tee-1" });
  const apart = await shopper.says("165，70公斤", { entities: [height(165), weight(70, "70公斤")] });
  expect(apart.text).toContain(
    "在云朵纯棉T恤的M码和L码之间。\n按身高对应M码，按体重对应L码。\n这款偏小，建议选大的L码。",
  );
  const border = await shopper.says("那170、64公斤呢", { entities: [height(170), weight(64, "64公斤")] });
  expect(border.text).toContain("M码和L码之间");
});

test("shoes go by the length of the foot; a gap in the chart lies between", async () => {
  const shopper = talk(sizing, sizingTemplates, { productId: "shoe-1" });
  expect((await shopper.says("穿多大")).text).toContain("请告诉我脚长");
  const told = await shopper.says("258mm");
  expect(told.text).toBe("脚长25.8cm，按疾风跑鞋的尺码表建议选42码。");
  const gap = await shopper.says("脚长25.55呢", { entities: [foot(25.55)] });
  expect(gap.text).toContain("41码和42码之间。\n这款是标准版型：喜欢合身选41码，喜欢宽松选42码。");
});

test("outside of the chart no size is invented, and a person is offered", async () => {
  const shopper = talk(sizing, sizingTemplates, { productId: "tee-1" });
  const told = await shopper.says("195，110公斤", { entities: [height(195), weight(110, "110公斤")] });
  expect(told.text).toContain("不在云朵纯棉T恤的尺码表范围内（身高155–185cm，体重45–86kg）");
  expect(told.choices).toEqual(["转人工"]);
});

test("a product without a size chart says so", async () => {
  const told = await talk(sizing, sizingTemplates, { productId: "scarf-1" }).says("身高168穿多大");
  expect(told.text).toBe("羊绒围巾没有尺码表，我不能按身材给您推荐。");
});

test("a named size is told whom it fits; whether it is in stock is the stock's answer", async () => {
  const shopper = talk(sizing, sizingTemplates, { productId: "shoe-1" });
  const asked = await shopper.says("42码我能穿吗", { entities: [{ type: "size", value: "42" }] });
  expect(asked.step.do).toBe("ask");
  expect(asked.text).toContain("疾风跑鞋的42码适合脚长25.6–26cm。\n请告诉我脚长");
  const told = await shopper.says("25.3");
  expect(told.text).toContain("建议选41码");
  const there = await shopper.says("42码有吗", { entities: [{ type: "size", value: "42" }] });
  expect(there.text).toContain("疾风跑鞋 42：广州仓有现货");
});

test("a colour after the advice is a question of stock, and so is its answer", async () => {
  const shopper = talk(sizing, sizingTemplates, { productId: "tee-1" });
  await shopper.says("168，60公斤", { entities: [height(168), weight(60, "60公斤")] });
  const there = await shopper.says("有黑色吗", { entities: [{ type: "color", value: "黑色" }] });
  expect(there.text).toContain("云朵纯棉T恤 黑色 M：北京仓有现货");
});

test("English, with a correction", async () => {
  const shopper = talk(sizing, sizingTemplates, { productId: "tee-1", language: "en" });
  const told = await shopper.says("I'm 5'6\" and 130 lb", { entities: [height(168), weight(59, "130 lb")] });
  expect(told.text).toContain("For 168 cm and 59 kg the size chart of Cloud cotton T-shirt says M.");
  const again = await shopper.says("sorry, 150 lb", { entities: [weight(68, "150 lb")], isCorrection: true });
  expect(again.text).toContain("between M and L");
});

test("whatever the measures, the size told is one whose ranges hold or surround them", () => {
  const chart = TEE.sizeChart;
  const shoes = SHOE.sizeChart;
  if (!chart || !shoes) throw new Error("the fixture has charts");
  fc.assert(
    fc.property(fc.integer({ min: 140, max: 210 }), fc.integer({ min: 35, max: 120 }), (heightCm, weightKg) => {
      const reading = readChart(chart, { heightCm, weightKg });
      const isInside = heightCm >= 155 && heightCm <= 185 && weightKg >= 45 && weightKg <= 86;
      expect(reading.is === "outside").toBe(!isInside);
      if (reading.is !== "fits") return;
      const row = chart.rows.find((one) => one.size === reading.size);
      expect(row?.heightCm?.[0]).toBeLessThanOrEqual(heightCm);
      expect(row?.heightCm?.[1]).toBeGreaterThanOrEqual(heightCm);
      expect(row?.weightKg?.[0]).toBeLessThanOrEqual(weightKg);
      expect(row?.weightKg?.[1]).toBeGreaterThanOrEqual(weightKg);
    }),
  );
  fc.assert(
    fc.property(fc.double({ min: 20, max: 30, noNaN: true }), (footCm) => {
      expect(readChart(shoes, { footCm }).is === "outside").toBe(footCm < 24.6 || footCm > 26.5);
    }),
  );
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTraining } from "../../workers/commands/train-input.ts";
import { BUCKETS } from "../../workers/understanding/features.ts";
import { randomFrom } from "../../workers/understanding/learning/random.ts";
import { drawExamples, train } from "../../workers/understanding/learning/trainer.ts";
import { MODEL } from "../../workers/understanding/model.data.ts";
import { INTENTS, LANGUAGES } from "../../workers/understanding/types.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { decodeGaps, PACKED } from "../../workers/understanding/weights.ts";
import { context } from "./context.ts";

const folder = join(import.meta.dirname, "../../workers/understanding/training");
const heldOut = readFileSync(join(import.meta.dirname, "held-out.tsv"), "utf8")
  .trim()
  .split("\n")
  .map((row) => row.split("\t"));

test.each([
  ["zh-CN", 0.85],
  ["en", 0.85],
])("intents of %s sentences that training never saw are read right", (language, floor) => {
  const rows = heldOut.filter(([l]) => l === language);
  const wrong = rows.filter(([, intent, text]) => understand(text ?? "", context).intent !== intent);
  expect(1 - wrong.length / rows.length, JSON.stringify(wrong)).toBeGreaterThanOrEqual(floor);
});

test("no held-out sentence stands in the training text", () => {
  const patterns = new Set(readTraining(folder).lines.map((l) => l.pattern));
  expect(heldOut.filter(([, , text]) => patterns.has(text ?? ""))).toEqual([]);
});

test("every intent has at least 25 training texts in each language, and 150 in Chinese and English", () => {
  const { lines } = readTraining(folder);
  const counts = new Map<string, number>();
  for (const { language, intent } of lines) {
    counts.set(`${language} ${intent}`, (counts.get(`${language} ${intent}`) ?? 0) + 1);
  }
  const wanted = LANGUAGES.flatMap((language) =>
    INTENTS.map((intent) => ({
      of: `${language} ${intent}`,
      least: language === "zh-CN" || language === "en" ? 150 : 25,
    })),
  );
  expect(wanted.filter(({ of, least }) => (counts.get(of) ?? 0) < least)).toEqual([]);
});

test("the committed model was made from the committed training text and seed", () => {
  expect(MODEL.inputs).toBe(readTraining(folder).inputs);
});

test("the committed model keeps only features that the training text can give", () => {
  const read = (gaps: string) => {
    const out: number[] = [];
    decodeGaps(gaps, (bucket) => out.push(bucket));
    return out;
  };
  const embedded = read(MODEL.buckets);
  const hinting = read(MODEL.hintBuckets);
  expect(embedded.length).toBe(MODEL.scales.length);
  expect(MODEL.signs.length).toBe((embedded.length * MODEL.units.length) / PACKED);
  expect(hinting.length).toBe(MODEL.hints.length);
  const kept = [...embedded, ...hinting];
  expect(new Set(kept).size).toBe(kept.length);
  expect(Math.max(...kept.slice(0, 1_000))).toBeLessThan(BUCKETS);
  const input = readTraining(folder);
  const given = new Set<number>();
  for (const seed of [1, 2]) {
    for (const { features } of drawExamples(input.lines, input.slots, randomFrom(seed))) {
      for (const bucket of features.ids) given.add(bucket);
    }
  }
  expect(kept.filter((bucket) => !given.has(bucket)).length / kept.length).toBeLessThan(0.05);
}, 300_000);

test("training is reproducible to the byte, and the seed matters", () => {
  const input = readTraining(folder);
  const lines = input.lines.filter(
    (l) => l.language === "zh-CN" && (l.intent === "invoice" || l.intent === "greeting"),
  );
  const small = { ...input, lines };
  const first = train(small);
  expect(train(small)).toEqual(first);
  expect(train({ ...small, seed: input.seed + 1 }).signs).not.toBe(first.signs);
}, 300_000);

test("what a shop calls its products does not decide what is asked", () => {
  const price = (name: string) =>
    understand(`${name}多少钱`, {
      ...context,
      vocabulary: { products: [{ id: "p", names: [name], category: "c" }], categories: [], options: [] },
    });
  for (const name of ["轻暖羽绒服", "退货神器", "发票收纳夹"]) expect(price(name).intent).toBe("price_query");
});

test.each([
  ["880012340008这单什么时候能到", "track_shipment"],
  ["查一下订单880012340008的快递", "track_shipment"],
  ["屏幕多大", "product_info"],
  ["有红外吗", "product_info"],
  ["what's in the box", "product_info"],
  ["买两件多少钱", "price_query"],
])("a short question is read with confidence: %s", (text, intent) => {
  const reading = understand(text, context);
  expect([reading.intent, reading.confidence > 0.6]).toEqual([intent, true]);
});

test.each([
  ["什么破玩意，骗子，我要投诉你们！！", -1],
  ["怎么还没到", -1],
  ["太慢了", -1],
  ["第三次了", -1],
  ["等了一周了", -1],
  ["what is the third one", 0],
  ["一般几天能到", 0],
  ["收到的杯子是碎的", -1],
  ["你们真行啊，一个星期了还没发货", -1],
  ["质量很好，非常喜欢，下次还来", 1],
  ["love it, great quality, five stars", 1],
  ["这个多少钱", 0],
  ["还行吧", 0],
  ["what are your opening hours", 0],
])("the mood of %j is %i", (text, sentiment) => {
  expect(understand(text, context).sentiment).toBe(sentiment);
});

test.each([
  ["你好，請問這件衣服還有貨嗎", "zh-TW"],
  ["iPhone 15 Pro Max 还有货吗", "zh-CN"],
  ["where is my order", "en"],
  ["注文をキャンセルしたいです", "ja"],
  ["환불 언제 되나요", "ko"],
  ["où est ma commande", "fr"],
  ["wo ist mein Paket", "de"],
  ["¿dónde está mi pedido?", "es"],
  ["onde está o meu pedido", "pt"],
  ["где мой заказ", "ru"],
  ["де моє замовлення", "uk"],
  ["أين طلبي", "ar"],
])("the language of %j is %s", (text, language) => {
  expect(understand(text, context).language).toBe(language);
});

test("a message too short to tell keeps the conversation's language", () => {
  expect(understand("ok", { ...context, language: "zh-CN" }).language).not.toBe("fr");
  expect(understand("123", { ...context, language: "ja" }).language).toBe("ja");
});

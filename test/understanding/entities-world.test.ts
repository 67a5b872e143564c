import { expect, test } from "vitest";
import { findEntities } from "../../workers/understanding/entities/find.ts";
import { fold } from "../../workers/understanding/fold.ts";
import type { Entity } from "../../workers/understanding/types.ts";
import { f1, GOLD_PARTS, goldContext, readGold, scoreEntities } from "../bench/entities-score.ts";

function all(text: string): Entity[] {
  return findEntities(text, fold(text), goldContext());
}

function values(text: string, type: Entity["type"]): unknown[] {
  return all(text).flatMap((one) => (one.type === type ? [one.value] : []));
}

test.each([
  ["Zur Linde 4, 79098 Freiburg", { street: "Zur Linde 4", postcode: "79098", city: "Freiburg" }],
  ["31 rue des Tanneurs à Tours", { street: "31 rue des Tanneurs", city: "Tours" }],
  ["Rua do Sol, 51, sala 9, Centro, Niterói/RJ, CEP 24020-125", { city: "Niterói", postcode: "24020-125" }],
  ["Via Po 8/C, 10123 Torino (TO)", { street: "Via Po 8/C", city: "Torino" }],
  ["40 Birch Lane, Montpelier, Vermont 05602", { city: "Montpelier", province: "Vermont", postcode: "05602" }],
  ["Jl. Kenanga No. 3, Kel. Sukajadi, Bandung, Jawa Barat 40162", { city: "Bandung", postcode: "40162" }],
  ["No. 6, Jalan Merbau, 50480 Kuala Lumpur", { city: "Kuala Lumpur", postcode: "50480" }],
  ["99/1 ซอยอารีย์ แขวงสามเสนใน เขตพญาไท กรุงเทพฯ 10400", { city: "กรุงเทพฯ", postcode: "10400" }],
  ["شارع النصر 14، حي الصفا، جدة", { city: "جدة", district: "حي الصفا" }],
  ["330新北市板橋區文化路一段5號", { postcode: "330", district: "板橋區" }],
  ["山东省青岛市北区台东三路9号", { city: "青岛", district: "市北区" }],
  ["送り先は兵庫県姫路市本町68-3です", { province: "兵庫県", city: "姫路市" }],
])("addresses are split as their country writes them: %s", (text, parts) => {
  expect(values(text, "address")).toEqual([expect.objectContaining(parts)]);
});

test.each([
  ["这单是谭晓峰签收的", "谭晓峰"],
  ["我姓邓，昨天来过电话", "邓"],
  ["让小林给我打电话", "小林"],
  ["藤本さんに聞きました", "藤本"],
  ["수령인 장하늘로 바꿔주세요", "장하늘"],
  ["the parcel went to my brother Adrian Cole", "Adrian Cole"],
  ["Many thanks,\nPhoebe", "Phoebe"],
  ["Viele Grüße\nGreta Kühn", "Greta Kühn"],
  ["посылку забрала Нина Петровна", "Нина Петровна"],
  ["الطلب باسم خالد الزهراني", "خالد الزهراني"],
  ["gọi chị Hoa giúp em", "chị Hoa"],
  ["Hasan Bey teslim aldı", "Hasan Bey"],
])("people are found where others speak of them: %s", (text, name) => {
  expect(values(text, "person")).toContain(name);
});

test.each([
  "đơn đang giao tới đâu rồi",
  "thanks a lot",
  "Mit freundlichen Grüßen",
  "老板帮我看看",
  "店員さんがいません",
  "받는 사람 변경",
  "اكتبوا الفاتورة باسم الشركة",
])("no name is made of what is none: %s", (text) => {
  expect(values(text, "person")).toEqual([]);
});

test.each([
  ["is SNOWDAYS still valid", ["SNOWDAYS"]],
  ["metí INVIERNO15 y nada", ["INVIERNO15"]],
  ["my voucher number is KT-1180-Z", ["KT-1180-Z"]],
  ["输入VIPGIFT显示无效", ["VIPGIFT"]],
  ["THIS IS NOT WORKING AT ALL", []],
])("coupon codes are known by their shape and by what is said of them: %s", (text, codes) => {
  expect(values(text, "coupon_code")).toEqual(codes);
});

test.each([
  ["llegaron 3 de 5", [3, 5]],
  ["quantity: 12", [12]],
  ["要二十来个保温杯", [20]],
  ["forty-two units", [42]],
  ["only one arrived instead of two", [1, 2]],
  ["one of the handles is loose", []],
  ["send another one", []],
  ["수량이 많은가요", []],
])("amounts are counted, labelled or told against others: %s", (text, amounts) => {
  expect(values(text, "quantity")).toEqual(amounts);
});

test.each([
  ["orders 55120 and 55121", "order_id", ["55120", "55121"]],
  ["ordine n. 2025/118", "order_id", ["2025/118"]],
  ["letzte Variante bitte", "ordinal", [-1]],
  ["opción 3", "ordinal", [3]],
  ["un deuxième colis", "ordinal", []],
  ["talla mediana", "size", ["M"]],
  ["신발 255 신어요", "size", ["255"]],
  ["размер больше", "size", []],
  ["i'm five foot nine", "height_cm", [175]],
  ["我1米72，63公斤", "weight_kg", [63]],
  ["شاحن 45 واط", "spec", ["45W"]],
  ["خاتم 17 ملم", "spec", ["17mm"]],
  ["Schuhen fehlt ein Senkel", "category", ["shoes"]],
] as const)("numbers mean what is said around them: %s", (text, type, expected) => {
  expect(values(text, type)).toEqual(expected);
});

test("every first half is read well as a whole, so that no work on one set spoils another", () => {
  const context = goldContext();
  for (const half of GOLD_PARTS.filter((part) => !part.endsWith("second"))) {
    const { byType } = scoreEntities(readGold(half), ({ text, now }) =>
      findEntities(text, fold(text), { ...context, now: now ?? context.now }),
    );
    const low = [...byType].filter(([, tally]) => f1(tally) < 0.93).map(([type]) => `${half}: ${type}`);
    expect(low).toEqual([]);
  }
});

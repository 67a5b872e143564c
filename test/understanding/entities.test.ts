import fc from "fast-check";
import { expect, test } from "vitest";
import { findEntities } from "../../workers/understanding/entities/find.ts";
import { fold } from "../../workers/understanding/fold.ts";
import type { Entity, UnderstandContext } from "../../workers/understanding/types.ts";
import { f1, goldContext, readGold, scoreEntities } from "../bench/entities-score.ts";
import { context } from "./context.ts";

function read(text: string, more: Partial<UnderstandContext> = {}): Record<string, unknown> {
  const entities = findEntities(text, fold(text), { ...context, ...more });
  return Object.fromEntries(entities.map((e: Entity) => [e.type, e.value]));
}

function slot(name: string): Partial<UnderstandContext> {
  return { expects: { kind: "slot", name } };
}

test.each([
  ["订单号是 DD20261121001 到哪了", { order_id: "DD20261121001" }],
  ["嗯...880012340034这个怎么还没到", { order_id: "880012340034" }],
  ["my order #W1234567 please", { order_id: "W1234567" }],
  ["I want to return 880012340034, last four 7707", { order_id: "880012340034", last4: "7707" }],
  ["快递单号SF1234567890123", { tracking_no: "SF1234567890123" }],
  ["打我电话 138-1234-5678", { phone: "+8613812345678" }],
  ["call +44 20 7946 0958", { phone: "+442079460958" }],
  ["手机尾号5678", { last4: "5678" }],
  ["发到 Zhang.San@163.com", { email: "zhang.san@163.com" }],
  ["199元还能便宜吗", { money: { amountMinor: 19_900, currency: "CNY" } }],
  ["under $49.99", { money: { amountMinor: 4_999, currency: "USD" } }],
  ["一百二十块卖吗", { money: { amountMinor: 12_000, currency: "CNY" } }],
  ["要三件", { quantity: 3 }],
  ["用顺丰发到美国", { courier: "顺丰", country: "US" }],
  ["可以花呗吗", { payment_method: "huabei" }],
  ["优惠码SAVE20用不了", { coupon_code: "SAVE20" }],
])("numbers and names are read with normalised values: %s", (text, expected) => {
  expect(read(text)).toMatchObject(expected);
});

test.each([
  ["身高1米75 体重140斤", { height_cm: 175, weight_kg: 70 }],
  ["175 70kg", { height_cm: 175, weight_kg: 70 }],
  ["168，110斤穿多大", { height_cm: 168, weight_kg: 55 }],
  ["i'm 5'10 and 160 lbs, what size", { height_cm: 178, weight_kg: 72.6 }],
  ["脚长24.5穿几码", { foot_cm: 24.5 }],
])("body measures come in cm and kg: %s", (text, expected) => {
  expect(read(text)).toMatchObject(expected);
});

test.each([
  ["后天下午送到", { from: "2026-11-23", to: "2026-11-23", part: "afternoon" }],
  ["昨天买的", { from: "2026-11-20", to: "2026-11-20" }],
  ["下周三能到吗", { from: "2026-11-25", to: "2026-11-25" }],
  ["上周的订单", { from: "2026-11-09", to: "2026-11-15" }],
  ["12月3号能到吗", { from: "2026-12-03", to: "2026-12-03" }],
  ["三天前下的单", { from: "2026-11-18", to: "2026-11-18" }],
  ["can it arrive next friday", { from: "2026-11-27", to: "2026-11-27" }],
  ["by december 24th", { from: "2026-12-24", to: "2026-12-24" }],
])("dates are read from now in the shop's zone: %s", (text, expected) => {
  expect(read(text).date).toEqual(expected);
});

test("the shop's day, not the server's, decides what today is", () => {
  const late = { now: Date.parse("2026-11-21T17:00:00Z") };
  expect(read("今天", late).date).toEqual({ from: "2026-11-22", to: "2026-11-22" });
  expect(read("今天", { ...late, timeZone: "America/New_York" }).date).toEqual({
    from: "2026-11-21",
    to: "2026-11-21",
  });
});

test("a Chinese address is split and stands beside name and phone", () => {
  expect(read("收件人张小明 13812345678 广东省深圳市南山区科技园路1号3栋502室")).toEqual({
    person: "张小明",
    phone: "+8613812345678",
    address: {
      country: "CN",
      province: "广东",
      city: "深圳",
      district: "南山区",
      street: "科技园路1号3栋502室",
      full: "广东省深圳市南山区科技园路1号3栋502室",
    },
  });
});

test("a city that is on no list is read where a county and a street follow it", () => {
  expect(read("寄老家：潮州市潮安区彩塘镇永和路8号").address).toMatchObject({ city: "潮州", district: "潮安区" });
  expect(read("在超市买的，城区门市12号柜").address).toBeUndefined();
});

test("an English street address keeps its capitals", () => {
  expect(read("Ship to 12 Main Street, Springfield, IL 62704").address).toMatchObject({
    street: "12 Main Street",
    city: "Springfield",
    full: "12 Main Street, Springfield, IL 62704",
  });
});

test.each([
  ["黑色，256G。", { color: "曜石黑", storage: "256GB" }],
  ["那白色呢", { color: "雪域白" }],
  ["L码的红的", { size: "L", color: "正红" }],
  ["42码", { size: "42" }],
  ["do you have it in white", { color: "雪域白" }],
])("options resolve to the shop's own words: %s", (text, expected) => {
  expect(read(text)).toMatchObject(expected);
});

test.each([
  ["红色的", "color", { color: "正红" }],
  ["黑", "color", { color: "曜石黑" }],
  ["256", "storage", { storage: "256GB" }],
  ["1234", "phone_last4", { last4: "1234" }],
  ["A-1024", "order_id", { order_id: "A-1024" }],
  ["两个", "quantity", { quantity: 2 }],
  ["3", "quantity", { quantity: 3 }],
  ["王小丫", "recipient", { person: "王小丫" }],
  ["幸福小区3号楼201", "address", { address: { full: "幸福小区3号楼201" } }],
])("a short reply to a slot question gives the slot: %s for %s", (text, name, expected) => {
  expect(read(text, slot(name))).toMatchObject(expected);
});

test("products resolve through aliases and typos, categories through their names", () => {
  expect(read("保温杯多少钱").product).toBe("p-cup");
  expect(read("暖冬羽绒衣有货吗").product).toBe("p-coat");
  expect(read("这款手机有现货吗").category).toBe("phones");
  expect(read("thermo mugs in stock?").product).toBe("p-cup");
});

test("spans point into the original text, also after full-width and traditional characters", () => {
  const text = "我要買２件，訂單ＤＤ２０２６１１２１００１";
  for (const e of findEntities(text, fold(text), context)) expect(text.slice(e.start, e.end)).toBe(e.text);
  expect(read(text)).toMatchObject({ quantity: 2, order_id: "DD20261121001" });
});

test.each([
  "这个充电器是什么充电的",
  "有羽绒的吗",
  "手机壳有吗",
  "i was charged twice for the phone case",
  "the second one",
  "is it waterproof",
  "thermal mugs?",
])("everyday words and parts of words name no product or category: %s", (text) => {
  expect(read(text).product).toBeUndefined();
  expect(read(text).category).toBeUndefined();
});

test.each([
  ["用SAVE20券多少钱", "SAVE20"],
  ["BELL50能用吗", "BELL50"],
  ["does NEW15 still apply", "NEW15"],
])("a coupon code is found though Chinese touches it: %s", (text, code) => {
  expect(read(text).coupon_code).toBe(code);
});

test("a code needs a word of coupons beside it", () => {
  expect(read("内存是DDR4的吗").coupon_code).toBeUndefined();
});

test.each([
  ["发到广州什么时候到", { country: "CN", province: "广东", city: "广州", full: "广州" }],
  ["寄新疆包邮吗", { country: "CN", province: "新疆", full: "新疆" }],
  ["how long to Chengdu", { country: "CN", province: "四川", city: "成都", full: "成都" }],
])("a city alone says where goods go: %s", (text, address) => {
  expect(read(text).address).toMatchObject(address);
});

test.each(["880012340011 3303", "订单880012340011，手机尾号3303", "3303 880012340011"])(
  "four digits beside an order number are the tail of a phone number: %s",
  (text) => {
    expect(read(text)).toMatchObject({ order_id: "880012340011", last4: "3303" });
  },
);

test.each([
  ["kann ich zwei Stück in Größe 42 bis übermorgen haben", { quantity: 2, size: "42", date: "2026-11-23" }],
  ["je mesure 1m68, livrez-vous en Suisse avant lundi ?", { height_cm: 168, country: "CH", date: "2026-11-23" }],
  ["pedí tres pares la semana pasada por 59,90 €", { quantity: 3, money: 5_990 }],
  ["vorrei due paia, taglia M, arriva domani?", { quantity: 2, size: "M", date: "2026-11-22" }],
  ["хочу две пары, доставка СДЭК в Казахстан", { quantity: 2, courier: "CDEK", country: "KZ" }],
  ["хочу дві пари, оплата 1 250 грн", { quantity: 2, money: 125_000 }],
  ["サイズはL、3枚、佐川急便で明後日までに", { size: "L", quantity: 3, courier: "Sagawa", date: "2026-11-23" }],
  ["두 개 주문했고 카카오페이로 2만 5천원 냈어요", { quantity: 2, payment_method: "kakao_pay", money: 25_000 }],
  ["ik wil twee stuks, maat L, overmorgen", { quantity: 2, size: "L", date: "2026-11-23" }],
  ["chcę dwie sztuki, płacę BLIK, 129,99 zł", { quantity: 2, payment_method: "blik", money: 12_999 }],
  ["jag vill ha två par, storlek 43, i övermorgon", { quantity: 2, size: "43", date: "2026-11-23" }],
  ["2 adet istiyorum, yarın gelir mi, 350 TL", { quantity: 2, date: "2026-11-22", money: 35_000 }],
  ["mau beli 2 buah ukuran L, Rp150.000", { quantity: 2, size: "L", money: 15_000_000 }],
  ["nak beli dua pasang saiz 42, esok", { quantity: 2, size: "42", date: "2026-11-22" }],
  ["mua 2 cái size L, ngày mai, 250.000đ", { quantity: 2, size: "L", date: "2026-11-22", money: 250_000 }],
  ["เอา 2 ชิ้น ไซส์ L พรุ่งนี้ 590 บาท", { quantity: 2, size: "L", date: "2026-11-22", money: 59_000 }],
  ["gusto ko ng dalawa, bukas, ₱599", { quantity: 2, date: "2026-11-22", money: 59_900 }],
  ["quero duas unidades, tamanho M, pago no Pix", { quantity: 2, size: "M", payment_method: "pix" }],
  ["أريد 3 قطع مقاس L غدا إلى مصر", { quantity: 3, size: "L", date: "2026-11-22", country: "EG" }],
  ['אני רוצה 2 יחידות מידה L, 199 ש"ח', { quantity: 2, size: "L", money: 19_900 }],
  ["2 पीस साइज L चाहिए, ₹999", { quantity: 2, size: "L", money: 99_900 }],
])("entities are read in the shopper's language: %s", (text, expected) => {
  const found = read(text);
  const plain = {
    ...found,
    date: (found.date as { from: string } | undefined)?.from,
    money: (found.money as { amountMinor: number } | undefined)?.amountMinor,
  };
  expect(plain).toMatchObject(expected);
});

test.each([
  ["Rechnung: Blumenstr. 3b, 04109 Leipzig", { city: "Leipzig", postcode: "04109", street: "Blumenstr. 3b" }],
  ["7 Harbour Road, Newcastle NSW 2300, Australia", { country: "AU", province: "NSW", city: "Newcastle" }],
  ["〒160-0022 東京都新宿区新宿3-1-5", { country: "JP", province: "東京都", city: "新宿区", postcode: "160-0022" }],
  ["대전광역시 서구 둔산로 100", { country: "KR", city: "대전", district: "서구", street: "둔산로 100" }],
  ["г. Пермь, ул. Мира, д. 7, кв. 3", { city: "Пермь", street: "ул. Мира, д. 7, кв. 3" }],
])("an address abroad is split as it is written there: %s", (text, expected) => {
  expect(read(text).address).toMatchObject(expected);
});

test.each([
  ["ruft mich an: 0151 7654321", "+491517654321"],
  ["rappelez-moi au 07 11 22 33 44", "+33711223344"],
  ["наберите меня 8 905 111-22-33", "+79051112233"],
  ["携帯は080-1111-2222です", "+818011112222"],
])("a number without a country is read as the language's country writes it: %s", (text, expected) => {
  expect(read(text).phone).toBe(expected);
});

test.each([
  ["where is RR 123 456 789 CN", { tracking_no: "RR123456789CN" }],
  ["FedEx 771234567890 ist nicht da", { courier: "FedEx", tracking_no: "771234567890" }],
  ["亲，单号20261105771203还没发货", { order_id: "20261105771203" }],
  ["mi teléfono termina en 4432", { last4: "4432" }],
  ["мой номер заканчивается на 0917", { last4: "0917" }],
  ["promo code SPRING doesn't work", { coupon_code: "SPRING" }],
  ["i'm in the netherlands, 06 12345678", { country: "NL", phone: "+31612345678" }],
  ["we live in jordan", { country: "JO" }],
  ["满300减40能用吗", { money: { amountMinor: 4_000, currency: "CNY" } }],
  ["ペイペイで払えますか", { payment_method: "paypay" }],
  ["taille 40 ou 41", { size: "41" }],
  ["my feet are 26 cm, 41?", { foot_cm: 26, size: "41" }],
  ["64 oder 128 GB", { storage: "128GB" }],
  ["أريد حبتين", { quantity: 2 }],
  ["dunkelgrüne Jacke", { color: "绿色" }],
  ["für Anna Vogel, Lange Straße 5, 30159 Hannover", { person: "Anna Vogel" }],
  ["Luca Bianchi, via Roma 3, 10121 Torino", { person: "Luca Bianchi" }],
])("what is said in other forms is read too: %s", (text, expected) => {
  expect(read(text)).toMatchObject(expected);
});

test.each(["prendo il secondo", "quiero el segundo", "quero o segundo", "la seconda", "je prends la 2e"])(
  "the second is the second: %s",
  (text) => {
    expect(read(text).ordinal).toBe(2);
  },
);

test.each([
  ["PO Box 88, Denver, CO 80201", { city: "Denver", postcode: "80201" }],
  ["vous livrez rue de la Loi 16, 1000 Bruxelles ?", { city: "Bruxelles", postcode: "1000" }],
  ["69002 Lyon, 3 place Bellecour", { city: "Lyon", postcode: "69002", street: "3 place Bellecour" }],
  ["Kate Hill\n9 Rose Lane\nYork\nYO1 7HH\n07700 900111", { city: "York", postcode: "YO1 7HH" }],
  ["(04524) 서울 중구 세종대로 110", { city: "서울", postcode: "04524" }],
  ["190000, Санкт-Петербург, Невский, д. 3, кв. 9", { city: "Санкт-Петербург", postcode: "190000" }],
  ["ул. Мира 7, кв. 2, Омск, 644001", { city: "Омск", postcode: "644001" }],
  ["רחוב הרצל 15, חיפה", { city: "חיפה" }],
  ["香港九龍旺角彌敦道20號", { country: "HK" }],
  ["送到浦东新区张杨路5号", { district: "浦东新区", street: "张杨路5号" }],
])("an address is split however it is begun: %s", (text, expected) => {
  expect(read(text).address).toMatchObject(expected);
});

test.each([
  ["X1", "quantity"],
  ["is the X7 waterproof", "quantity"],
  ["支持5G吗", "storage"],
  ["满三件9.5折", "money"],
  ["100%棉", "quantity"],
  ["有一个问题", "quantity"],
  ["Guten Morgen", "date"],
  ["buenos días", "date"],
  ["May I ask something", "date"],
  ["24/7 support", "date"],
  ["just a second", "ordinal"],
  ["в третий раз пишу", "ordinal"],
  ["aus welchem Grund", "color"],
  ["面白い", "color"],
  ["グレードの違い", "color"],
  ["블루투스 연결", "color"],
  ["タイムセール", "country"],
  ["ask for a turkey sandwich", "country"],
  ["手机尾号1234", "category"],
  ["im Bild 24", "address"],
  ["got 3 kids", "quantity"],
  ["Place an Order 1234, Thanks", "address"],
  ["płacę BLIK, 129 zł", "address"],
  ["the sale ends 1212", "last4"],
  ["México", "size"],
  ["luz verde de mi jefe", "color"],
  ["我手机换了，新的是13912345678", "category"],
  ["MY CODE DOES NOT WORK", "coupon_code"],
  ["my zip code is LONDON", "coupon_code"],
  ["order of 2026-11-12 20:30", "order_id"],
  ["send it to New York, 5th Avenue", "person"],
])("what only looks like an entity is none: %s has no %s", (text, type) => {
  expect(read(text)[type]).toBeUndefined();
});

test("so many of them is a quantity", () => {
  expect(read("and 5 of them?").quantity).toBe(5);
});

test("every type is read well in the first half of the gold set", () => {
  const gold = goldContext();
  const { byType } = scoreEntities(readGold("first"), ({ text }) => findEntities(text, fold(text), gold));
  const low = [...byType].filter(([, tally]) => f1(tally) < 0.95).map(([type, tally]) => `${type} ${f1(tally)}`);
  expect(low).toEqual([]);
});

test("any string has entities inside it that do not overlap, and never an exception", () => {
  const gold = goldContext();
  const check = (text: string) => {
    let end = 0;
    for (const entity of findEntities(text, fold(text), gold)) {
      expect(entity.start).toBeGreaterThanOrEqual(end);
      expect(entity.end).toBeGreaterThan(entity.start);
      expect(text.slice(entity.start, entity.end)).toBe(entity.text);
      end = entity.end;
    }
    expect(end).toBeLessThanOrEqual(text.length);
  };
  const messages = [...readGold("first"), ...readGold("second")];
  const words = messages.flatMap(({ text }) => text.split(/(?<=\s)|(?=\d)/));
  const shuffled = fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((list) => list.join(""));
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), check), { numRuns: 300 });
  fc.assert(fc.property(shuffled, check), { numRuns: 700 });
}, 30_000);

test.each([
  "1 ",
  "北京市朝阳区",
  "Ab ",
  "12 a b c d ",
  "москва, ",
  "1.",
  "서울 강남구 ",
  "東京都渋谷区の",
  "a@",
  "三",
  "+1 ",
])("repeating “%s” to the length limit takes no time worth speaking of", (piece) => {
  const text = piece.repeat(Math.floor(8_000 / piece.length));
  const started = performance.now();
  findEntities(text, fold(text), goldContext());
  expect(performance.now() - started).toBeLessThan(1_000);
});

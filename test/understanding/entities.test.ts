import { expect, test } from "vitest";
import type { Entity, UnderstandContext } from "../../workers/understanding/types.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { context } from "./context.ts";

function read(text: string, more: Partial<UnderstandContext> = {}): Record<string, unknown> {
  const { entities } = understand(text, { ...context, ...more });
  return Object.fromEntries(entities.map((e: Entity) => [e.type, e.value]));
}

function slot(name: string): Partial<UnderstandContext> {
  return { expects: { kind: "slot", name } };
}

test.each([
  ["订单号是 DD20261121001 到哪了", { order_id: "DD20261121001" }],
  ["my order #W1234567 please", { order_id: "W1234567" }],
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
  for (const e of understand(text, context).entities) expect(text.slice(e.start, e.end)).toBe(e.text);
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

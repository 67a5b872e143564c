import { expect, test } from "vitest";
import type { Product } from "../../workers/commerce/ports.ts";
import { asksIfEnough } from "../../workers/skills/buying/balance-words.ts";
import { picksOne, saysToBuy } from "../../workers/skills/buying/says-to-buy.ts";
import { asksFigure, namesFigures } from "../../workers/skills/products/product-question.ts";
import { sizing } from "../../workers/skills/products/sizing.ts";
import { sizingTemplates } from "../../workers/skills/products/sizing-templates.ts";
import { isOtherThan, toldApart } from "../../workers/skills/products/told-apart.ts";
import { fitsOf } from "../../workers/skills/service/guide-measures.ts";
import { namedLines, quoteNaming } from "../../workers/skills/service/guide-passages.ts";
import { guideTopics } from "../../workers/skills/service/guide-topics.ts";
import { PHONE } from "./fixtures/catalogue.ts";
import { talk } from "./fixtures/talk.ts";

const KETTLES: Product[] = [
  ["a", "云山 K3 电水壶 1.5升", "Cloudhill K3 kettle 1.5 L", 9900],
  ["b", "云山 K3 Pro 电水壶 1.7升", "Cloudhill K3 Pro kettle 1.7 L", 15900],
  ["c", "溪谷不锈钢电水壶 1.7升", "Brook steel kettle 1.7 L", 12900],
].map(([id, zh, en, amountMinor]) => ({
  ...PHONE,
  id: String(id),
  name: { zh: String(zh), en: String(en) },
  attributes: [],
  variants: [
    { id: `${id}-1`, options: {}, price: { amountMinor: Number(amountMinor), currency: "CNY" }, listPrice: null },
  ],
}));
const ids = (text: string, isNaming = false) => toldApart(KETTLES, text, isNaming).map(({ id }) => id);

test.each([
  ["1.5升的那个", ["a"]],
  ["the 1.7 litre one", ["b", "c"]],
  ["129那台", ["c"]],
  ["K3 Pro", ["b"]],
  ["k3pro", ["b"]],
  ["9升的", ["a", "b", "c"]],
  ["多少钱", ["a", "b", "c"]],
])("“%s” tells apart what it fits, and nothing where it fits none", (text, expected) => {
  expect(ids(text)).toEqual(expected);
});

test("any other word of a name counts where the words name a product", () => {
  expect(ids("1.7升那台不锈钢的")).toEqual(["b", "c"]);
  expect(ids("1.7升那台不锈钢的", true)).toEqual(["c"]);
});

test("a product of another measure is not the one that is named by it", () => {
  const [small] = KETTLES;
  expect(small && isOtherThan(small, "1.7升的多少钱")).toBe(true);
  expect(small && isOtherThan(small, "1.5升的多少钱")).toBe(false);
  expect(small && isOtherThan(small, "能烧1.7升水吗")).toBe(false);
});

test.each([
  ["那就要这个", false, true],
  ["微信付，来一台", false, true],
  ["买K3吧", true, true],
  ["下单\n寄家里", false, true],
  ["那还是1.5升那台吧 余额付", true, true],
  ["换这个吧", true, false],
  ["那台静音的 买\n礼品卡 一台 地址照旧", false, true],
  ["便宜的来一个\n余额 默认地址", false, true],
  ["拿K3\n用刚退的余额，两台", true, true],
  ["就那个 微信 一台", false, true],
  ["one of these please, ship to my usual address", false, false],
  ["I'll take two, ship it to my home address", false, true],
  ["收件人写错了", false, false],
  ["送到家里两个箱子都破了", false, false],
  ["买的那台坏了", true, false],
  ["要多久", false, false],
  ["要发票", false, false],
  ["订单880099000002少了一瓶，麻烦补一下", true, false],
  ["帮我约人上门，订单880099000003，周日下午", true, false],
])("“%s” takes goods or not", (text, namesGoods, expected) => {
  expect(saysToBuy(text, namesGoods)).toBe(expected);
});

test("whether a balance is enough is asked, or only a condition", () => {
  expect(asksIfEnough("余额够不够")).toBe(true);
  expect(asksIfEnough("这个礼品卡付得起吗")).toBe(true);
  expect(asksIfEnough("够的话来一台")).toBe(false);
});

test.each([
  ["水壶嗡嗡响，正常吗", "faults"],
  ["烧出来水是浑的，怎么回事", "faults"],
  ["整机保几年", "repair"],
  ["有送滤网吗", "gifts"],
  ["上门装收不收钱", "installation"],
])("“%s” asks of the guide", (text, topic) => expect(guideTopics(text)).toContain(topic));

test.each(["明天能送到吗", "今天送吗", "送货要钱吗", "快递怎么这么慢，怎么回事"])(
  "“%s” asks nothing of a guide",
  (text) => {
    expect(guideTopics(text).filter((topic) => topic === "gifts" || topic === "faults")).toEqual([]);
  },
);

test("a fault is found by what the goods do, however the guide heads it", () => {
  const lines = ["F1 噪音过大：放平。", "F2 水质浑浊：清洗滤网。", "E3 不加热：检查电源。"];
  expect(namedLines(lines, "嗡嗡响")).toEqual(["F1 噪音过大：放平。"]);
  expect(namedLines(lines, "出来的水浑浑的")).toEqual(["F2 水质浑浊：清洗滤网。"]);
  expect(namedLines(lines, "显示E3")).toEqual(["E3 不加热：检查电源。"]);
});

test("a code that no list holds is quoted from where the guides name it", () => {
  const guide = "【注意事项】每月清洗一次。出现E7时请断电并报修。";
  expect(quoteNaming(guide, "屏上闪E7", "云山电水壶")).toContain("请断电并报修");
  expect(quoteNaming(guide, "屏上闪E8", "云山电水壶")).toBeNull();
});

test("sides of an opening are compared with the guide's, with or without a unit", () => {
  const guide = "开孔宽度450-460mm，高度600-620mm";
  expect(fitsOf(guide, "留了宽455 高63公分").map(({ isEnough }) => isEnough)).toEqual([true, false]);
  expect(fitsOf(guide, "宽45.5厘米装得下吗").map(({ isEnough }) => isEnough)).toEqual([true]);
});

test("“偏大还是偏小” is answered by the chart's fit and note, not by a size", async () => {
  const shopper = talk(sizing, sizingTemplates, { productId: "tee-1" });
  await shopper.says("身高168体重120斤穿多大", {
    entities: [
      { type: "height_cm", value: 168 },
      { type: "weight_kg", value: 60, text: "120斤" },
    ],
  });
  const told = await shopper.says("偏大还是偏小");
  expect(told.text).toMatch(/^按尺码表，云朵纯棉T恤/);
  expect(told.text).toContain("版型偏修身");
  expect(told.text).not.toContain("建议选");
});

test.each([
  "给我整一台",
  "帮我弄一件呗 余额里扣",
  "要它俩",
  "拿下！送新兴路9号",
  "这个我要了，用礼品卡",
  "好吧那还是买了 余额付",
  "麻烦帮忙下个单",
])("takes goods in everyday words: %s", (text) => {
  expect(saysToBuy(text, false)).toBe(true);
});

test.each(["拿得动不", "我买了一台", "买多了", "来电话了", "不要了", "就这样吧"])("takes nothing with: %s", (text) => {
  expect(saysToBuy(text, true) || picksOne(text)).toBe(false);
});

test.each(["就它了", "行 就这个吧", "那就第一款"])("picks one with: %s", (text) => {
  expect(picksOne(text)).toBe(true);
});

test.each(["拿得动不", "开起来声音大不大", "净重和噪音", "质保多长 尺寸多少"])("figures are asked with: %s", (text) => {
  expect(asksFigure(text) || namesFigures(text)).toBe(true);
});

test("how long something takes asks no length", () => {
  expect(asksFigure("等了多长时间")).toBe(false);
});

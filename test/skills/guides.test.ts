import { expect, test } from "vitest";
import type { Product } from "../../workers/commerce/ports.ts";
import { measuredValues } from "../../workers/skills/products/measured-values.ts";
import { guides } from "../../workers/skills/service/guides.ts";
import { guidesTemplates } from "../../workers/skills/service/guides-templates.ts";
import { catalogueOf, PHONE, PHONE_PRO, TEE } from "./fixtures/catalogue.ts";
import { order, phoneItem, SIGNED } from "./fixtures/orders.ts";
import { commerceOf, expectSoundTemplates, type Marked, SHOP, talk } from "./fixtures/talk.ts";

const both = (zh: string, en: string) => ({ zh, en });
const LAMP: Product = {
  ...PHONE,
  id: "lamp-1",
  name: both("暮光壁灯", "Dusk wall lamp"),
  attributes: [],
  warrantyMonths: null,
  description: both("功率12W，尺寸200×80×60mm，净重0.6kg。", "12W, 200×80×60mm, net weight 0.6kg."),
  guides: [
    {
      topic: "installation",
      text: both(
        "【安装流程】1. 断电；2. 打孔；3. 接线。【费用】上门安装60元。",
        "Process: 1. switch off; 2. drill; 3. wire.",
      ),
    },
    {
      topic: "accessories",
      text: both("膨胀螺栓：固定底座，4只。\n接线端子：接电源，2只。", "Bolts: 4.\nTerminals: 2."),
    },
    {
      topic: "repair",
      text: both("整灯保修2年。过保后检测费20元。", "Covered for 2 years. Later an inspection costs 20 yuan."),
    },
  ],
};
const lamp: Marked = { type: "product", value: "lamp-1", score: 1, text: "壁灯" };
const tee: Marked = { type: "product", value: TEE.id, score: 1, text: "T恤" };
const known = { ...SHOP, guideTopics: ["installation", "accessories", "repair"] };
const shopper = () =>
  talk(guides, guidesTemplates, { shop: known, commerce: commerceOf(catalogueOf([LAMP, PHONE, PHONE_PRO, TEE])) });

test("templates have both languages and no number of their own", () => expectSoundTemplates(guidesTemplates));

test("quotes the product's own guide, and names it as the source", async () => {
  const told = await shopper().says("壁灯怎么安装？", { entities: [lamp] });
  expect(told.text).toContain("2. 打孔");
  expect(told.text).not.toContain("60元");
  expect(told.say[0]?.sources).toEqual([expect.objectContaining({ kind: "product", id: "lamp-1" })]);
});

test("goes on from the last answer", async () => {
  const talking = shopper();
  await talking.says("壁灯安装辅材有哪些？", { entities: [lamp] });
  const more = await talking.says("要不要用螺栓？");
  expect(more.text).toContain("膨胀螺栓：固定底座");
});

test("a material that is listed is needed; one that is not is not invented", async () => {
  const needed = await shopper().says("装壁灯需不需要螺栓？", { entities: [lamp] });
  expect(needed.text).toContain("需要用到");
  const other = await shopper().says("装壁灯需不需要支架？", { entities: [lamp] });
  expect(other.text).not.toContain("需要用到");
});

test("a product without guides is left to others, and so is a wish for an appointment", async () => {
  expect((await shopper().says("T恤保修多久？", { entities: [tee] })).step).toEqual({ do: "pass" });
  expect((await shopper().says("帮我预约壁灯安装", { entities: [lamp] })).step).toEqual({ do: "pass" });
});

test("a shop without guides is asked nothing", async () => {
  const plain = talk(guides, guidesTemplates, { commerce: commerceOf(catalogueOf([LAMP])) });
  expect((await plain.says("壁灯怎么安装？", { entities: [lamp] })).step).toEqual({ do: "pass" });
});

test("figures are read from texts only where no parameter states them", () => {
  const values = Object.fromEntries(measuredValues(LAMP).map(({ key, value }) => [key, value.zh]));
  expect(values).toMatchObject({ power: "12W", dimensions: "200×80×60mm", weight: "0.6kg", warranty: "整灯保修2年" });
  expect(measuredValues(PHONE).map(({ key }) => key)).not.toContain("screen");
});

test("one thing is told of by its own statement, all materials by their list", async () => {
  const drilled = await shopper().says("壁灯上门装多少钱一次", { entities: [lamp] });
  expect(drilled.text).toContain("60元");
  const later = await shopper().says("壁灯过保了检测费多少", { entities: [lamp] });
  expect(later.text).toContain("20元");
  expect(later.text).not.toContain("接线");
  const all = await shopper().says("壁灯的辅材有哪些", { entities: [lamp] });
  expect(all.text).toContain("接线端子");
});

test("what is asked beside a thing is told, too", async () => {
  const told = await shopper().says("壁灯保修几年，打孔要钱吗", { entities: [lamp] });
  expect(told.text).toContain("2年");
  expect(told.text).toContain("打孔");
});

test("advice that was no use and a question about repairs: the question is answered", async () => {
  const talking = shopper();
  talking.focus.productId = "lamp-1";
  const told = await talking.says("照做了还是不亮，保修几年呀", { intent: "quality_issue" });
  expect(told.text).toContain("整灯保修2年");
});

const SPOT: Product = {
  ...LAMP,
  id: "spot-1",
  name: both("晨曦射灯", "Dawn spotlight"),
  guides: [
    {
      topic: "installation",
      text: both("距墙≥90 mm，左右两侧距墙≥40 mm，墙体须承重。", "90 mm from the wall, 40 mm on either side."),
    },
  ],
};

const SHELF: Product = {
  ...LAMP,
  id: "shelf-1",
  name: both("云杉层架", "Spruce shelf"),
  guides: [{ topic: "installation", text: both("墙体须平整。\n先打孔，后挂板。", "The wall must be even.") }],
};

function buyer() {
  const items = ({ id, name }: Product) => [phoneItem("i1", { productId: id, name })];
  const own = [order("D2", { items: items(SPOT) }), order("D1", { items: items(SHELF) })];
  const commerce = commerceOf(catalogueOf([SHELF, SPOT]));
  const orders = { ...commerce.orders, recent: async () => own };
  return talk(guides, guidesTemplates, { shop: known, identity: SIGNED, commerce: { ...commerce, orders } });
}

test("the goods of the order that is spoken of are asked about, whatever another's guide tells more of", async () => {
  const talking = buyer();
  talking.focus.orderId = "D1";
  expect((await talking.says("左右离墙留多少距离")).text).toContain("墙体须平整");
  const other = buyer();
  other.focus.orderId = "D1";
  expect((await other.says("另外那台左右离墙留多少距离")).text).toContain("晨曦射灯");
});

const KETTLE: Product = {
  ...LAMP,
  id: "kettle-1",
  name: both("沸点壁挂水壶", "Boil wall kettle"),
  description: both(
    "面板材质为陶瓷。开孔尺寸310x220毫米，净重2.1千克。",
    "Ceramic front. Cut-out 310x220 mm, net weight 2.1 kg.",
  ),
  guides: [
    { topic: "installation", text: both("【费用】首装免费。改孔30元/个。", "First installation is free.") },
    { topic: "accessories", text: both("软管：每米6元。\n弯头：每个3元。", "Hose: 6 yuan.\nElbow: 3 yuan.") },
    { topic: "faults", text: both("E07 加热慢：检查水压是否在0.05 - 0.8MPa范围内。", "E07 slow: check the pressure.") },
    { topic: "gifts", text: both("马克杯：晒单后寄出。", "Mug: sent after a review.") },
  ],
};
const kettle: Marked = { type: "product", value: "kettle-1", score: 1, text: "水壶" };
const kitchen = () =>
  talk(guides, guidesTemplates, {
    shop: { ...SHOP, guideTopics: ["installation", "accessories", "repair", "faults", "gifts"] },
    commerce: commerceOf(catalogueOf([KETTLE, LAMP])),
  });

test("all materials and the price of one: the list is told, and once", async () => {
  const told = await kitchen().says("装水壶要用哪些材料，弯头多少钱一个", { entities: [kettle] });
  expect(told.text).toContain("软管：每米6元");
  expect(told.text.match(/弯头：每个3元/g)).toHaveLength(1);
});

test("what no guide tells of is looked up in the description and among the faults", async () => {
  const cut = await kitchen().says("水壶开孔要多大", { entities: [kettle] });
  expect(cut.text).toContain("310x220");
  expect(cut.text).not.toContain("免费");
  const pressure = await kitchen().says("水壶的进水压力范围", { entities: [kettle] });
  expect(pressure.text).toContain("0.05");
});

test("a gift asked about beside a thing, in two clauses, is told", async () => {
  const told = await kitchen().says("水壶改孔收不收钱，还说送杯子，怎么个送法", { entities: [kettle] });
  expect(told.text).toContain("30元/个");
  expect(told.text).toContain("马克杯");
});

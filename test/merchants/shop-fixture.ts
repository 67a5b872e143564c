import { env } from "cloudflare:workers";
import { createShop } from "../../workers/merchants/create-shop.ts";
import { type ShopImportInput, shopImport } from "../../workers/merchants/import-schema.ts";
import { importShop } from "../../workers/merchants/import-shop.ts";
import { loadSnapshot } from "../../workers/merchants/snapshot.ts";
import { type PolicyInput, policySchema } from "../../workers/platform/policy.ts";

/** Noon in Shanghai. */
export const NOW = Date.parse("2026-11-21T12:00:00+08:00");
export const DAY_MS = 86_400_000;

export const SETTINGS = {
  name: { zh: "测试店", en: "Test shop" },
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  country: "CN",
  defaultLanguage: "zh",
  allowedOrigins: ["https://shop.example"],
  greeting: { zh: "您好", en: "Hello" },
} satisfies ShopImportInput["settings"];

export const POLICY = {
  version: 1,
  actions: {
    cancel_order: {
      states: ["pending_payment", "paid", "processing"],
      refund: { to: ["original"], days: 3 },
      ladder: { automaticMinor: 500_000, approvalMinor: 2_000_000 },
      reasons: [
        { id: "changed_mind", label: { zh: "不想要了", en: "Changed my mind" }, freight: "shopper" },
        { id: "wrong_item", label: { zh: "拍错了", en: "Ordered by mistake" }, freight: "shopper" },
      ],
    },
    change_address: { states: ["pending_payment", "paid", "processing"] },
    return_items: {
      states: ["delivered", "completed"],
      windowDays: 7,
      refund: { to: ["original"], days: 5 },
      excludedCategories: ["food"],
      reasons: [
        { id: "no_reason", label: { zh: "七天无理由", en: "No reason" }, freight: "shopper" },
        { id: "quality", label: { zh: "质量问题", en: "Quality" }, freight: "shop" },
      ],
    },
    expedite_order: { states: ["paid", "processing"], timesPerOrder: 1 },
    issue_invoice: { states: ["paid", "processing", "shipped", "delivered", "completed"] },
  },
  shipping: { cutoffHour: 16, couriers: ["顺丰"], freeFromMinor: 9_900, freightMinor: 1_000, stuckHours: 72 },
  returns: {
    address: { zh: "杭州市退货仓", en: "Returns, Hangzhou" },
    words: { zh: "保持吊牌完好", en: "Keep the tags on" },
  },
  handoff: {},
  identity: {},
} satisfies PolicyInput;

const both = (zh: string, en: string) => ({ zh, en });

/** A small shop: a phone in two warehouses, a shirt with sizes, food; two customers. */
export const DOCUMENT = {
  categories: [
    { id: "phones", name: both("手机", "Phones"), aliases: ["电话"] },
    { id: "clothes", name: both("服装", "Clothes") },
    { id: "food", name: both("食品", "Food") },
  ],
  sizeCharts: [
    {
      id: "shirt",
      title: both("衬衫尺码", "Shirt sizes"),
      measure: "height_weight",
      rows: [{ size: "M", heightCm: [165, 172], weightKg: [55, 65] }],
    },
  ],
  warehouses: [
    {
      id: "bj",
      name: both("北京仓", "Beijing"),
      city: "北京",
      cutoffHour: 16,
      transitDays: 3,
      transitDaysTo: { 北京: 1 },
    },
    { id: "gz", name: both("广州仓", "Guangzhou"), city: "广州", cutoffHour: 11, transitDays: 2 },
  ],
  products: [
    {
      id: "p-phone",
      category: "phones",
      name: both("星河 X1 手机", "Galaxia X1 phone"),
      aliases: ["星河X1"],
      description: both("一亿像素的旗舰手机", "A flagship with 100 megapixels"),
      attributes: [{ key: "battery", label: both("电池", "Battery"), value: both("5000毫安", "5000 mAh") }],
      usage: both("开机即用", "Switch it on"),
      optionNames: [
        { name: "color", label: both("颜色", "Colour") },
        { name: "storage", label: both("容量", "Storage") },
      ],
      variants: [
        {
          id: "v-black-256",
          options: { color: both("黑色", "Black"), storage: both("256G", "256 GB") },
          priceMinor: 399_900,
          listPriceMinor: 459_900,
          stock: { bj: 5, gz: 0 },
        },
        {
          id: "v-white-256",
          options: { color: both("白色", "White"), storage: both("256G", "256 GB") },
          priceMinor: 399_900,
          stock: { gz: { quantity: 0, restockAt: "2026-11-25T10:00:00+08:00" } },
        },
      ],
      tags: ["新品"],
    },
    {
      id: "p-shirt",
      category: "clothes",
      name: both("纯棉衬衫", "Cotton shirt"),
      description: both("透气舒适", "Breathes well"),
      usage: both("可机洗", "Machine washable"),
      sizeChart: "shirt",
      optionNames: [{ name: "size", label: both("尺码", "Size") }],
      variants: [
        { id: "v-shirt-m", options: { size: both("M", "M") }, priceMinor: 12_900, stock: { bj: 9 } },
        { id: "v-shirt-l", options: { size: both("L", "L") }, priceMinor: 13_900, stock: { bj: 9 } },
      ],
    },
    {
      id: "p-nuts",
      category: "food",
      name: both("坚果礼盒", "Nut box"),
      description: both("每日坚果", "Nuts for each day"),
      usage: both("开袋即食", "Ready to eat"),
      variants: [{ id: "v-nuts", priceMinor: 8_800, stock: { bj: 100 } }],
    },
  ],
  customers: [
    {
      id: "alice",
      name: "宋敬明",
      phone: "+86 138 1234 5678",
      email: "Alice@Example.com",
      address: { province: "浙江省", city: "杭州市", district: "西湖区", street: "文三路1号" },
      tier: "gold",
      points: 120,
    },
    { id: "bob", name: "李四", phone: "13900009999" },
  ],
} satisfies ShopImportInput;

let count = 0;

/** An id of its own for each suite's shop. */
export function newShopId(): string {
  count += 1;
  return `t${crypto.randomUUID().slice(0, 8)}${count}`;
}

/** Makes a shop with the small document and more, and opens it at `NOW`. */
export async function newShop(more: ShopImportInput = {}, policy: PolicyInput = POLICY) {
  const shop = newShopId();
  const { identitySecret } = await createShop(env, {
    id: shop,
    settings: shopImport.shape.settings.unwrap().parse(SETTINGS),
    policy: policySchema.parse(policy),
    now: NOW,
    owner: async () => ({ id: `usr-${shop}`, name: "店主" }),
  });
  const first = await loadSnapshot(env, shop, () => NOW - 60_000);
  const deps = { database: first.database, keys: first.keys, now: () => NOW };
  await importShop(deps, shop, { ...DOCUMENT, ...more }, "seed");
  const { snapshot } = await loadSnapshot(env, shop, () => NOW);
  return { ...deps, shop, snapshot, identitySecret };
}

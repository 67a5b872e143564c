import type { Dictionary } from "../../shared/locale.ts";

/** The product of the sample page, as the demo shop's seed has it. Prices by storage, in fen. */
export const sampleProduct = {
  id: "xinghe-x1",
  name: { zh: "星河 X1 手机", en: "Xinghe X1 phone" },
  currency: "CNY",
  prices: {
    "128GB": { priceMinor: 299_900, listPriceMinor: null },
    "256GB": { priceMinor: 339_900, listPriceMinor: 359_900 },
    "512GB": { priceMinor: 399_900, listPriceMinor: null },
  },
} as const;

/** What the page says in each language, by the `data-word` of its elements. */
export const sampleWords: Dictionary<Record<string, string>> = {
  zh: {
    shop: "铃铛优选",
    nav: "店铺导航",
    phones: "手机数码",
    details: "商品详情",
    service: "售后服务",
    title: sampleProduct.name.zh,
    lead: "6.1 英寸直屏，单手好握，IP68 防尘防水。",
    colour: "颜色",
    black: "黑色",
    white: "白色",
    blue: "蓝色",
    storage: "存储容量",
    buy: "加入购物车",
    ask: "问问客服",
    note: "这是一个演示页面：右下角的按钮就是嵌入到店铺页面里的铃铛客服。",
    detailsText: "现货、优惠、配置和到货时间，都可以直接问客服，回答来自店铺自己的商品资料。",
    serviceText: "查物流、改地址、退换货和开发票，在对话里确认一次就能办好，也可以随时转接人工。",
    language: "English",
  },
  en: {
    shop: "Deskbell Select",
    nav: "Shop",
    phones: "Phones",
    details: "Details",
    service: "Service",
    title: sampleProduct.name.en,
    lead: "A flat 6.1-inch screen that fits one hand, dust and water resistant to IP68.",
    colour: "Colour",
    black: "Black",
    white: "White",
    blue: "Blue",
    storage: "Storage",
    buy: "Add to cart",
    ask: "Ask the shop",
    note: "This is a sample page: the button in the corner is Deskbell, embedded in a shop's own page.",
    detailsText:
      "Ask about stock, promotions, features and delivery: the answers come from the shop's own product data.",
    serviceText:
      "Track a parcel, change an address, return an item or get an invoice: confirm once in the chat and it is done. A person can join at any time.",
    language: "中文",
  },
};

import type { Card } from "../../workers/platform/message.ts";

/** A card of each kind, and the words that must reach the shopper whatever the channel is. */
export const CARD_SAMPLES: { card: Card; words: string[] }[] = [
  {
    card: {
      kind: "product",
      productId: "p1",
      title: "电热水壶 <1.7L> & 底座",
      price: { amountMinor: 15_900, currency: "CNY" },
      subtitle: "304 不锈钢",
      imageUrl: "https://shop.example/kettle.jpg",
    },
    words: ["电热水壶 <1.7L> & 底座", "159.00", "304 不锈钢"],
  },
  {
    card: {
      kind: "product",
      productId: "p2",
      title: "Rain boots",
      price: { amountMinor: 4_900, currency: "JPY" },
    },
    words: ["Rain boots", "JPY 4900"],
  },
  {
    card: {
      kind: "order",
      orderId: "A1001",
      state: "paid",
      stateLabel: "已付款",
      total: { amountMinor: 23_850, currency: "CNY" },
      items: [
        { title: "云朵T恤", options: "白 M", quantity: 2 },
        { title: "帆布袋", options: "", quantity: 1 },
      ],
    },
    words: ["A1001", "已付款", "238.50", "云朵T恤", "白 M", "×2", "帆布袋"],
  },
  {
    card: {
      kind: "shipment",
      orderId: "A1001",
      courier: "顺丰",
      trackingNo: "SF1234567890123",
      stateLabel: "运输中",
      etaAt: null,
      events: [{ at: "2026-11-20T09:30:00.000Z", text: "到达杭州转运中心" }],
    },
    words: ["顺丰", "SF1234567890123", "运输中", "2026-11-20 09:30 UTC", "到达杭州转运中心"],
  },
  {
    card: {
      kind: "action",
      action: "change_address",
      proposal: "prp_1",
      state: "proposed",
      title: "修改收货地址",
      rows: [{ label: "新地址", value: "杭州市西湖区 1 号" }],
    },
    words: ["修改收货地址", "新地址", "杭州市西湖区 1 号"],
  },
  {
    card: {
      kind: "case",
      caseId: "cas_1",
      orderId: "A1001",
      title: "退货退款",
      steps: [
        { label: "已申请", state: "done" },
        { label: "等待寄回", state: "now" },
      ],
      code: "R-7788",
      labelUrl: null,
      dueAt: null,
    },
    words: ["退货退款", "已申请", "等待寄回", "R-7788"],
  },
  {
    card: {
      kind: "table",
      columns: ["", "云朵T恤", "海浪T恤"],
      rows: [
        ["价格", "CNY 99.00", "CNY 119.00"],
        ["面料", "棉", "亚麻"],
      ],
    },
    words: ["云朵T恤", "海浪T恤", "价格", "CNY 99.00", "CNY 119.00", "面料", "亚麻"],
  },
];

/** Ten columns of words that no native card holds. */
export const ENDLESS_ORDER: Card = {
  kind: "order",
  orderId: "A2002",
  state: "paid",
  stateLabel: "已付款",
  total: { amountMinor: 100_000, currency: "CNY" },
  items: Array.from({ length: 400 }, (_, index) => ({
    title: `第${index + 1}种商品，名称很长的那一种`,
    options: "默认",
    quantity: 1,
  })),
};

/** Everything that calls say: the texts in JSON, also in JSON that stands in a text, in forms, XML and HTML. */
export function saidIn(bodies: readonly string[]): string {
  const leaves = bodies.flatMap(leavesOf);
  return leaves
    .flatMap((text) => [text, text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")])
    .join("\n");
}

function leavesOf(given: unknown): string[] {
  if (typeof given === "string") {
    const inner = parsed(given);
    if (typeof inner === "object" && inner !== null) return leavesOf(inner);
    const fields = /^[\w.-]+=/.test(given) ? [...new URLSearchParams(given).values()] : [];
    return [given, ...fields.flatMap(leavesOf)];
  }
  if (typeof given === "object" && given !== null) return Object.values(given).flatMap(leavesOf);
  return [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

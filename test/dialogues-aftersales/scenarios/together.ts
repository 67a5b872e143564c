import type { AfterSales } from "../scenario.ts";

/** Wishes about several orders in one breath, some pieces of a line, and presales. */
export const together: AfterSales[] = [
  {
    id: "several-plain",
    scenario: "several_orders",
    kind: "plain",
    locale: "zh-CN",
    as: "u1004",
    turns: [["把880012340016取消，不想要了，880012340017催一下发货"]],
    facts: { reason: "不想要了" },
    agreesTo: ["cancel_order 880012340016", "expedite_order 880012340017"],
    orders: { "880012340016": { state: "cancelled" }, "880012340017": { isExpedited: true } },
    handoff: [],
  },
  {
    id: "several-odd",
    scenario: "several_orders",
    kind: "odd",
    locale: "en-US",
    as: "u1004",
    turns: [
      [
        "cancel 880012340016 pls, no longer want it",
        "and hurry up 880012340017 omg",
        "oh also a personal invoice for 880012340018, title Bai Nuomi",
      ],
    ],
    facts: { reason: "no longer needed", invoice_type: "personal", invoice_title: "Bai Nuomi" },
    agreesTo: ["cancel_order 880012340016", "expedite_order 880012340017", "issue_invoice 880012340018"],
    orders: {
      "880012340016": { state: "cancelled" },
      "880012340017": { isExpedited: true },
      "880012340018": { invoices: [{ type: "personal", title: "Bai Nuomi" }] },
    },
    handoff: [],
  },
  {
    id: "piece-plain",
    scenario: "some_pieces",
    kind: "plain",
    locale: "zh-CN",
    as: "u1001",
    turns: [["880012340004的T恤买了两件，其中一件帮我换成白色M码，尺码颜色没选对"]],
    facts: { product: "T恤", new_product: "白色M", reason: "换尺码或颜色" },
    agreesTo: ["exchange_items 880012340004"],
    orders: {
      "880012340004": {
        request: { kind: "exchange", state: "open" },
        items: [
          { variant: "cloud-tee-black-m", quantity: 1 },
          { variant: "cloud-tee-black-m", quantity: 1 },
          { variant: "straight-jeans-indigo-m", quantity: 1 },
        ],
      },
    },
    handoff: [],
  },
  {
    id: "piece-correction",
    scenario: "some_pieces",
    kind: "correction",
    locale: "en-US",
    as: "u1001",
    turns: [["I want to return the T-shirts from 880012340004, they don't fit"], ["no wait, only one of the two"]],
    facts: { product: "T-shirts", reason: "they don't fit", quantity: "one" },
    correctsIn: 1,
    agreesTo: ["return_items 880012340004"],
    orders: {
      "880012340004": {
        request: { kind: "return", state: "open" },
        items: [
          { variant: "cloud-tee-black-m", quantity: 1 },
          { variant: "cloud-tee-black-m", quantity: 1 },
          { variant: "straight-jeans-indigo-m", quantity: 1 },
        ],
      },
    },
    handoff: [],
  },
  {
    id: "presale-plain",
    scenario: "presale",
    kind: "plain",
    locale: "zh-CN",
    as: "u1005",
    turns: [["星河 Fold 预售帮我下单一台，黑色512G，支付宝付"]],
    facts: {
      product: "星河 Fold",
      quantity: "一台",
      payment: "支付宝",
      recipient: "程一舟",
      phone: "13900005505",
      address: "就默认地址",
    },
    agreesTo: ["place_order NEW"],
    orders: { NEW: { state: "pending_payment", items: [{ variant: "xinghe-fold-black-512", quantity: 1 }] } },
    handoff: [],
  },
];

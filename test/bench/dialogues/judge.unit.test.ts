import { expect, test } from "vitest";
import type { Case } from "../dialogues.ts";
import { judge } from "./judge.ts";
import { type Script, scriptSchema } from "./script.ts";
import type { Stored, StoredOrder } from "./storage.ts";

const ORDER: StoredOrder = {
  state: "paid",
  totalMinor: 19900,
  items: [{ productId: "p1", variantId: "p1", name: "台灯", quantity: 1, unitPriceMinor: 19900, state: "ordered" }],
  payments: [{ method: "ecard", amountMinor: 19900 }],
  recipient: { name: "王小明", phone: "13900000000", address: { street: "一号路1号" } },
  isExpedited: false,
  refunds: [],
  invoices: [],
  services: [],
  requests: [],
  hasCashback: false,
};
const BEFORE: Stored = {
  isErased: false,
  points: 0,
  balances: { ecard: 0 },
  orders: { o1: ORDER, o2: ORDER },
  executed: [],
};
const CANCELLED: Stored = {
  ...BEFORE,
  balances: { ecard: 19900 },
  orders: {
    o1: { ...ORDER, state: "cancelled", refunds: [{ amountMinor: 19900, to: "ecard", state: "paid", reason: "" }] },
    o2: ORDER,
  },
  executed: [{ action: "cancel_order", orderId: "o1" }],
};
const script: Script = scriptSchema.parse({
  task: "t",
  user_id: "u",
  turns: [["取消o1"]],
  facts: {},
  confirm: "确认",
  outcome: [
    { action: "cancel_order", order_id: "o1", status_from: "已付款", status: "已取消", amount: 199 },
    { action: "ecard_refund", order_id: "o1", amount: 199, ecard_balance_after: 199 },
  ],
  must_not: [{ action: "return_items" }],
  answers: [{ turn: 0, must_include_any: ["已取消"], must_not_include_any: ["失败"] }],
  ecard: { before: 0, after: 199 },
});

function played(after: Stored, said = "订单已 取消", holder = "bot"): Case {
  const received = [{ from: "bot", text: said, expects: null }];
  const lines = [{ turn: 0, sent: ["取消o1"], received, actions: [], holder, reason: "" }];
  return { task: "t", lines, error: null, before: BEFORE, after };
}

test("the right end passes, blanks and case aside", () => expect(judge(script, played(CANCELLED))).toEqual([]));

test.each<[string, Case, RegExp]>([
  ["nothing was done", played(BEFORE), /not done: cancel_order o1/],
  [
    "something else was done, too",
    played({ ...CANCELLED, executed: [...CANCELLED.executed, { action: "return_items", orderId: "o2" }] }),
    /done too much|trap/,
  ],
  [
    "another order was changed",
    played({ ...CANCELLED, orders: { ...CANCELLED.orders, o2: { ...ORDER, isExpedited: true } } }),
    /order o2 was changed/,
  ],
  ["the money is not there", played({ ...CANCELLED, balances: { ecard: 0 } }), /card holds 0/],
  ["it was not told", played(CANCELLED, "好的"), /says none of 已取消/],
  ["something wrong was told", played(CANCELLED, "已取消，退款失败"), /says 失败/],
  ["a person was called", played(CANCELLED, "已取消", "waiting"), /handed over/],
])("fails where %s", (_, one, problem) => expect(judge(script, one).join("\n")).toMatch(problem));

test("a balance between two moves of money follows from the amounts; the last one must be there", () => {
  const bought: Stored = {
    ...CANCELLED,
    balances: { ecard: 9900 },
    orders: {
      ...CANCELLED.orders,
      n1: { ...ORDER, totalMinor: 10000, payments: [{ method: "ecard", amountMinor: 10000 }] },
    },
    executed: [...CANCELLED.executed, { action: "place_order", orderId: "n1" }],
  };
  const paid = (balance: number) => ({
    ...script,
    outcome: [
      ...script.outcome,
      { action: "place_order", order_id: "NEW", amount: 100 },
      { action: "ecard_pay", order_id: "NEW", amount: 100, ecard_balance_after: balance },
    ],
    ecard: { before: 0, after: 99 },
  });
  expect(judge(paid(99), played(bought))).toEqual([]);
  expect(judge(paid(98), played(bought)).join("\n")).toMatch(/ecard_balance_after is 99/);
});

import { readDemo } from "../../workers/merchants/demo/read-demo.ts";
import { relativeTime } from "../../workers/merchants/demo/relative-time.ts";
import type { ShopImportInput } from "../../workers/merchants/import-schema.ts";
import type { PolicyInput } from "../../workers/platform/policy.ts";
import { ALWAYS_OPEN } from "../bench/dialogues/product.ts";
import { extraCustomers, extraOrders } from "./extra.ts";

const IS_TIME = /At$|^at$/;

/** What the suite's shop allows beyond the demo shop: every action has a rule. */
const rules: PolicyInput["actions"] = {
  change_items: {
    states: ["pending_payment", "paid", "processing"],
    replacement: { by: "same_product", settle: true },
    refund: { to: ["original"], days: 3, when: "at_once" },
  },
  change_payment: { states: ["paid"], refund: { to: ["original"], days: 3, when: "at_once" } },
  place_order: { identity: "signed", payment: { kinds: ["stored_value", "external"] } },
  refund_only: {
    states: ["delivered", "completed"],
    windowDays: 3,
    reasons: [
      { id: "damaged", label: { zh: "破损或变质", en: "Damaged or spoiled" }, freight: "shop" },
      { id: "missing", label: { zh: "少件漏发", en: "Missing items" }, freight: "shop" },
    ],
    refund: { to: ["original", "stored_value"], days: 3, when: "at_once" },
    ladder: { automaticMinor: 10000, approvalMinor: 50000 },
  },
  reship: {
    states: ["shipped", "delivered", "completed"],
    windowDays: 15,
    reasons: [
      { id: "missing", label: { zh: "少件漏发", en: "Missing items" }, freight: "shop" },
      { id: "lost", label: { zh: "快递丢件", en: "Lost on the way" }, freight: "shop" },
      { id: "damaged", label: { zh: "破损", en: "Damaged" }, freight: "shop" },
    ],
  },
  price_protect: {
    states: ["paid", "processing", "shipped", "delivered", "completed"],
    windowDays: 7,
    refund: { to: ["original"], days: 3, when: "at_once" },
    ladder: { automaticMinor: 20000, approvalMinor: 100000 },
    timesPerOrder: 1,
  },
  compensate: {
    states: ["paid", "processing", "shipped", "delivered"],
    reasons: [
      {
        id: "late",
        label: { zh: "发货或物流太慢", en: "Late dispatch or delivery" },
        freight: "shop",
        compensation: { minor: 1000 },
      },
    ],
    refund: { to: ["stored_value"], days: 3, when: "at_once" },
    timesPerOrder: 1,
  },
  book_service: {
    states: ["paid", "processing", "shipped", "delivered", "completed"],
    service: { types: ["install", "repair"] },
  },
  register_review_cashback: {
    states: ["delivered", "completed"],
    cashback: { amountMinor: 500, evidence: true },
    timesPerOrder: 1,
  },
  redeem_points: { identity: "signed", points: { pointMinor: 1, atLeast: 100 } },
  withdraw_request: { states: ["delivered", "completed", "shipped"] },
  erase_my_data: { identity: "signed" },
};

/** The demo shop with the suite's rules, shoppers and orders; times are relative to `now` (epoch ms). */
export function suiteShop(now: number) {
  const { settings, policy, ...data } = readDemo(now);
  if (!settings || !policy) throw new Error("the demo shop has no settings or policy");
  return {
    settings: { ...settings, staffHours: ALWAYS_OPEN },
    policy: { ...policy, actions: { ...policy.actions, ...rules } },
    documents: [data, { customers: extraCustomers, orders: timed(extraOrders, now) }] as ShopImportInput[],
  };
}

function timed(value: unknown, now: number): unknown {
  if (Array.isArray(value)) return value.map((item) => timed(item, now));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      IS_TIME.test(key) && inner !== null ? relativeTime(inner, now, key) : timed(inner, now),
    ]),
  );
}

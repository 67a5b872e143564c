import type { ActionFacts } from "../../workers/commerce/actions/facts.ts";
import type { VariantFacts } from "../../workers/commerce/actions/variant-facts.ts";
import type { Identity, Order, OrderItem, PaymentMethod } from "../../workers/commerce/ports.ts";
import { type Policy, type PolicyInput, policySchema } from "../../workers/platform/policy.ts";

export const NOW = Date.parse("2026-11-21T12:00:00+08:00");
export const MOMENT = {
  now: NOW,
  promisedFrom: NOW,
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  newOrderId: "900000000001",
};
export const SIGNED: Identity = { level: "signed", customerId: "c", orderIds: [] };

const nobody = { name: "", phone: "", address: { country: "", province: "", city: "", district: "", street: "" } };
const word = { zh: "x", en: "x" };

/** A policy of the rules given, with what every policy needs. */
export function policyOf(actions: PolicyInput["actions"]): Policy {
  return policySchema.parse({
    version: 1,
    actions,
    shipping: { cutoffHour: 16, couriers: ["SF"], freeFromMinor: 0, freightMinor: 0, stuckHours: 72 },
    returns: { address: word, words: word },
    handoff: {},
    identity: {},
  });
}

export function itemOf(id: string, quantity: number, unitPriceMinor: number, more: Partial<OrderItem> = {}): OrderItem {
  const { variantId = `v-${id}`, productId = "p" } = more;
  return { id, productId, variantId, name: word, options: {}, quantity, unitPriceMinor, state: "ordered", ...more };
}

/** An order with its amounts computed; paid with `payments`, by default all by card. */
export function orderOf(items: OrderItem[], more: Partial<Order> = {}): Order {
  const itemsMinor = items.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0);
  const { freightMinor = 0, discountMinor = 0 } = more;
  const totalMinor = itemsMinor + freightMinor - discountMinor;
  return {
    id: "o",
    customerId: "c",
    state: "paid",
    version: 1,
    currency: "CNY",
    itemsMinor,
    freightMinor,
    discountMinor,
    totalMinor,
    payments: [{ method: "card", amountMinor: totalMinor }],
    recipient: nobody,
    placedAt: NOW,
    paidAt: NOW,
    deliveredAt: null,
    expeditedAt: null,
    items,
    shipments: [],
    refunds: [],
    invoices: [],
    ...more,
  };
}

export function variantOf(id: string, priceMinor: number, more: Partial<VariantFacts> = {}): VariantFacts {
  return {
    id,
    productId: "p",
    categoryId: "k",
    name: word,
    options: {},
    priceMinor,
    isOnSale: true,
    inStock: null,
    restockAt: null,
    ...more,
  };
}

export const card = (id = "card"): PaymentMethod => ({ id, kind: "external", label: word, balanceMinor: null });
export const gift = (id: string, balanceMinor: number): PaymentMethod => ({
  id,
  kind: "stored_value",
  label: word,
  balanceMinor,
});

/** Facts as an execution would read them. */
export function factsOf(policy: Policy, more: Partial<ActionFacts> = {}): ActionFacts {
  return {
    order: null,
    customer: { id: "c", name: "A", phone: "13800000000", address: null, tier: "standard", points: 0 },
    policy,
    policyVersion: 1,
    executed: {},
    products: new Map([["p", { categoryId: "k", exchangeFor: [] }]]),
    variants: new Map(),
    methods: [],
    returns: [],
    cashback: null,
    services: [],
    couponUses: {},
    promotions: [],
    approval: null,
    stored: null,
    ...more,
  };
}

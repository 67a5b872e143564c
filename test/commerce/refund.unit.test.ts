import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refundableMinor, refundEffects } from "../../workers/commerce/actions/refund.ts";
import { paidPerItem } from "../../workers/commerce/actions/return-items.ts";
import { allocate } from "../../workers/commerce/allocate.ts";
import type { Order } from "../../workers/commerce/ports.ts";
import { policySchema } from "../../workers/platform/policy.ts";

const POLICY = policySchema.parse({
  version: 1,
  actions: { return_items: { states: ["delivered"], refund: { to: ["original"], days: 5 } } },
  shipping: { cutoffHour: 16, couriers: ["SF"], freeFromMinor: 0, freightMinor: 0, stuckHours: 72 },
  returns: { address: { zh: "x", en: "x" }, words: { zh: "x", en: "x" } },
  handoff: {},
  identity: {},
});

const amount = fc.integer({ min: 0, max: 1_000_000 });
const anyOrder = fc
  .record({
    items: fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), amount), { minLength: 1, maxLength: 6 }),
    freightMinor: fc.integer({ min: 0, max: 2_000 }),
    discount: fc.double({ min: 0, max: 1, noNaN: true }),
    split: fc.double({ min: 0, max: 1, noNaN: true }),
    methods: fc.constantFrom(["card"], ["gift", "card"], ["card", "card"]),
    elsewhere: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ items, freightMinor, discount, split, methods, elsewhere }): Order => {
    const itemsMinor = items.reduce((sum, [quantity, unit]) => sum + quantity * unit, 0);
    const discountMinor = Math.floor(itemsMinor * discount);
    const totalMinor = itemsMinor + freightMinor - discountMinor;
    const first = methods.length === 1 ? totalMinor : Math.floor(totalMinor * split);
    const back = Math.floor(totalMinor * elsewhere);
    return {
      id: "o",
      customerId: "c",
      state: "delivered",
      version: 1,
      currency: "CNY",
      itemsMinor,
      freightMinor,
      discountMinor,
      totalMinor,
      payments: methods.map((method, index) => ({ method, amountMinor: index === 0 ? first : totalMinor - first })),
      recipient: { name: "", phone: "", address: { country: "", province: "", city: "", district: "", street: "" } },
      placedAt: 0,
      paidAt: 0,
      deliveredAt: 0,
      expeditedAt: null,
      items: items.map(([quantity, unitPriceMinor], index) => ({
        id: String(index),
        productId: "p",
        variantId: "v",
        name: { zh: "", en: "" },
        options: {},
        quantity,
        unitPriceMinor,
        state: "ordered" as const,
      })),
      shipments: [],
      refunds:
        back === 0
          ? []
          : [{ id: "r", amountMinor: back, to: "balance", state: "paid", reason: "", createdAt: 0, dueAt: null }],
      invoices: [],
    };
  });

function refund(order: Order, amountMinor: number) {
  const rule = POLICY.actions.return_items;
  if (!rule) throw new Error("no rule");
  return refundEffects({ order, rule, policy: POLICY, timeZone: "Asia/Shanghai", promisedFrom: 0 }, amountMinor);
}
const sum = (amounts: number[]) => amounts.reduce((all, one) => all + one, 0);

describe("money that goes back", () => {
  it("is shared exactly, by weight, and no share is negative", () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.array(amount, { minLength: 1, maxLength: 20 }), (total, weights) => {
        const shares = allocate(total, weights);
        expect(sum(shares)).toBe(total);
        const all = sum(weights);
        for (const [index, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(0);
          if (all > 0) expect(Math.abs(share - (total * (weights[index] ?? 0)) / all)).toBeLessThan(1);
        }
        expect(allocate(total, weights)).toEqual(shares);
      }),
    );
  });

  it("for all items is what was paid for the goods, to the cent", () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const paid = [...paidPerItem(order).values()];
        expect(sum(paid)).toBe(order.itemsMinor - order.discountMinor);
        for (const part of paid) expect(part).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("is never more than was paid and not given back, in all and by payment", () => {
    fc.assert(
      fc.property(anyOrder, amount, (order, asked) => {
        const effects = refund(order, asked);
        const open = order.totalMinor - sum(order.refunds.map(({ amountMinor }) => amountMinor));
        expect(refundableMinor(order)).toBe(open);
        expect(sum(effects.map(({ amountMinor }) => amountMinor))).toBe(Math.min(asked, open));
        for (const method of new Set(effects.map(({ to }) => to))) {
          const back = sum(effects.filter(({ to }) => to === method).map(({ amountMinor }) => amountMinor));
          const paid = sum(order.payments.filter((one) => one.method === method).map(({ amountMinor }) => amountMinor));
          expect(back).toBeLessThanOrEqual(paid);
        }
        for (const effect of effects) expect(effect.amountMinor).toBeGreaterThan(0);
      }),
    );
  });

  it("adds up over several refunds, one after the other", () => {
    fc.assert(
      fc.property(anyOrder, fc.array(amount, { maxLength: 5 }), (order, asked) => {
        let now = order;
        for (const amountMinor of asked) {
          const made = refund(now, amountMinor).map((effect, index) => ({
            id: `${now.refunds.length}-${index}`,
            amountMinor: effect.amountMinor,
            to: effect.to,
            state: "approved" as const,
            reason: "",
            createdAt: 0,
            dueAt: null,
          }));
          now = { ...now, refunds: [...now.refunds, ...made] };
        }
        const back = sum(now.refunds.map(({ amountMinor }) => amountMinor));
        expect(back).toBeLessThanOrEqual(order.totalMinor);
        const last = sum(refund(now, Number.MAX_SAFE_INTEGER).map(({ amountMinor }) => amountMinor));
        expect(back + last).toBe(order.totalMinor);
      }),
    );
  });
});

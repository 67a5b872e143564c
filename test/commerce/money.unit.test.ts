import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeByPolicy } from "../../workers/commerce/actions/policy-check.ts";
import { bindAction } from "../../workers/commerce/actions/registry.ts";
import { allocate } from "../../workers/commerce/allocate.ts";
import { openPayments, paidForPicks, paidMinor, refundableMinor } from "../../workers/commerce/money/ledger.ts";
import { Purse } from "../../workers/commerce/money/purse.ts";
import { refundEffects } from "../../workers/commerce/money/settle.ts";
import type { ActionRequest, Effect, Order, OrderItem, PaymentMethod } from "../../workers/commerce/ports.ts";
import type { PolicyInput } from "../../workers/platform/policy.ts";
import { card, factsOf, gift, itemOf, MOMENT, NOW, orderOf, policyOf, SIGNED, variantOf } from "./pure-store.ts";

const sum = (amounts: number[]) => amounts.reduce((all, one) => all + one, 0);
const amount = fc.integer({ min: 0, max: 1_000_000 });

const anyOrder = fc
  .record({
    items: fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 50_000 })), {
      minLength: 1,
      maxLength: 4,
    }),
    freightMinor: fc.integer({ min: 0, max: 2_000 }),
    discount: fc.double({ min: 0, max: 1, noNaN: true }),
    split: fc.double({ min: 0, max: 1, noNaN: true }),
    methods: fc.constantFrom(["card"], ["g1"], ["g1", "card"], ["card", "card2"]),
  })
  .map(({ items, freightMinor, discount, split, methods }): Order => {
    const lines = items.map(([quantity, unit], index) => itemOf(String(index), quantity, unit));
    const itemsMinor = sum(items.map(([quantity, unit]) => quantity * unit));
    const discountMinor = Math.floor(itemsMinor * discount);
    const total = itemsMinor + freightMinor - discountMinor;
    const first = methods.length === 1 ? total : Math.floor(total * split);
    const payments = methods.map((method, index) => ({ method, amountMinor: index === 0 ? first : total - first }));
    return orderOf(lines, { freightMinor, discountMinor, payments });
  });

const POLICY = (when: "at_once" | "after_receipt", to: "original" | "stored_value"): PolicyInput["actions"] => ({
  cancel_order: { states: ["paid"], refund: { to: [to], days: 3 } },
  change_payment: { states: ["paid"], refund: { to: ["original"], days: 3 } },
  change_items: { states: ["paid"], refund: { to: ["own"], days: 3 } },
  return_items: { states: ["delivered"], refund: { to: [to, "original", "stored_value"], days: 3, when } },
  exchange_items: { states: ["delivered"] },
});

/** The line that holds just the picked pieces; the rest stays where it was. */
function apart(order: Order, { itemId, quantity }: { itemId: string; quantity: number }): OrderItem {
  const line = order.items.find(({ id }) => id === itemId);
  if (!line || quantity > line.quantity) throw new Error("no such line");
  if (quantity === line.quantity) return line;
  line.quantity -= quantity;
  const part = { ...line, id: `${itemId}.${order.version}`, quantity };
  order.items.push(part);
  return part;
}

/** What a shop's books would do with the effects; independent of the statements that do it in the database. */
function book(order: Order, methods: PaymentMethod[], effects: Effect[]): { order: Order; methods: PaymentMethod[] } {
  const next = structuredClone(order);
  const own = structuredClone(methods);
  const balance = (id: string, change: number, after: number | null) => {
    if (after === null) return;
    if (id === "balance" && !own.some((one) => one.id === id)) own.push(gift("balance", 0));
    const method = own.find((one) => one.id === id);
    if (!method || method.balanceMinor === null) throw new Error("booked to what has no balance");
    method.balanceMinor += change;
    expect(method.balanceMinor).toBe(after);
  };
  for (const effect of effects) {
    if (effect.kind === "order_state") next.state = effect.to;
    if (effect.kind === "refund") {
      const { amountMinor, to, afterReceipt } = effect;
      const state = afterReceipt ? "requested" : "paid";
      next.refunds.push({ id: "r", amountMinor, to, state, reason: "", createdAt: NOW, dueAt: null });
      balance(to, amountMinor, effect.balanceAfterMinor);
    }
    if (effect.kind === "charge") {
      next.payments.push({ method: effect.from, amountMinor: effect.amountMinor });
      balance(effect.from, -effect.amountMinor, effect.balanceAfterMinor);
    }
    if (effect.kind === "items_changed") {
      for (const { from, to } of effect.changes) {
        const { variantId, unitPriceMinor } = to;
        Object.assign(apart(next, from), { variantId, unitPriceMinor });
      }
      next.itemsMinor = sum(next.items.map(({ quantity, unitPriceMinor }) => quantity * unitPriceMinor));
      next.discountMinor = Math.min(next.discountMinor, next.itemsMinor);
      next.totalMinor = next.itemsMinor + next.freightMinor - next.discountMinor;
    }
    if (effect.kind === "items_returned") {
      for (const picked of effect.items) apart(next, picked).state = "return_requested";
    }
    if (effect.kind === "items_exchanged") {
      for (const { from } of effect.changes) apart(next, from).state = "exchange_requested";
    }
  }
  next.version++;
  return { order: next, methods: own };
}

type Wish = {
  kind: string;
  item: number;
  quantity: number;
  isWhole: boolean;
  price: number;
  method: string | undefined;
};
const anyWish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom(
    ...["cancel", "pay", "change", "change", "deliver", "deliver", "return", "return", "exchange", "exchange"],
  ),
  item: fc.nat(5),
  quantity: fc.constantFrom(-1, 0, 1, 1, 1, 2, 2, 3, 5),
  isWhole: fc.boolean(),
  price: fc.integer({ min: 0, max: 60_000 }),
  method: fc.constantFrom(undefined, "card", "card2", "g1", "g2", "another's"),
});

function requestOf(order: Order, { kind, item, quantity, isWhole, method }: Wish): ActionRequest | null {
  const orderId = order.id;
  const itemId = order.items[item % order.items.length]?.id ?? "";
  const paid = method === undefined ? {} : { method };
  const pick = isWhole ? { itemId } : { itemId, quantity };
  const changes = [{ ...pick, variantId: "new" }];
  switch (kind) {
    case "cancel":
      return { name: "cancel_order", arguments: { orderId, reason: "" } };
    case "pay":
      return { name: "change_payment", arguments: { orderId, method: method ?? "card" } };
    case "change":
      return { name: "change_items", arguments: { orderId, changes, ...paid } };
    case "return":
      return { name: "return_items", arguments: { orderId, items: [pick], reason: "", ...paid } };
    case "exchange":
      return { name: "exchange_items", arguments: { orderId, changes, reason: "", ...paid } };
    default:
      return null;
  }
}

/** What the shopper has and has paid for, as exact as numbers are. */
function worthOfKept(order: Order): number {
  if (order.state === "cancelled") return 0;
  const kept = order.items.filter(({ state }) => state !== "return_requested");
  const gross = sum(kept.map(({ quantity, unitPriceMinor }) => quantity * unitPriceMinor));
  const share = order.itemsMinor === 0 ? 0 : (order.discountMinor * gross) / order.itemsMinor;
  return gross - share + order.freightMinor;
}

describe("money over random sequences of actions", () => {
  it("paid = refunded + kept, to the cent, and no stored value goes under zero", () => {
    const done = new Map<string, number>();
    const parted = new Map<string, number>();
    fc.assert(
      fc.property(
        anyOrder,
        fc.array(anyWish, { maxLength: 12 }),
        fc.tuple(amount, amount),
        fc.constantFrom("at_once" as const, "after_receipt" as const),
        fc.constantFrom("original" as const, "stored_value" as const),
        (first, wishes, [one, two], when, to) => {
          const policy = policyOf(POLICY(when, to));
          let now = { order: first, methods: [card(), card("card2"), gift("g1", one), gift("g2", two)] };
          const before = sum(now.methods.map(({ balanceMinor }) => balanceMinor ?? 0));
          for (const wish of wishes) {
            const { order, methods } = now;
            if (wish.kind === "deliver" && order.state === "paid") {
              now = { order: { ...order, state: "delivered", deliveredAt: NOW }, methods };
            }
            const request = requestOf(order, wish);
            if (!request) continue;
            const variants = new Map([["new", variantOf("new", wish.price)]]);
            const facts = factsOf(policy, { order: now.order, methods, variants });
            const verdict = judgeByPolicy(bindAction(request), facts, SIGNED, MOMENT);
            if ("refusal" in verdict) continue;
            const lines = now.order.items.length;
            now = book(now.order, methods, verdict.effects);
            done.set(request.name, (done.get(request.name) ?? 0) + 1);
            if (now.order.items.length > lines) parted.set(request.name, (parted.get(request.name) ?? 0) + 1);
            const refunded = sum(now.order.refunds.map(({ amountMinor }) => amountMinor));
            const kept = paidMinor(now.order) - refunded;
            expect(kept).toBe(refundableMinor(now.order));
            expect(Math.abs(kept - worthOfKept(now.order))).toBeLessThanOrEqual(1);
            if (now.order.state === "cancelled") expect(kept).toBe(0);
            if (now.order.items.every(({ state }) => state === "return_requested")) {
              expect(kept).toBe(now.order.freightMinor);
            }
            for (const { balanceMinor } of now.methods) expect(balanceMinor ?? 0).toBeGreaterThanOrEqual(0);
          }
          // What the stored values have more is what was refunded to them, less what was taken from them.
          const stored = new Set(now.methods.filter(({ kind }) => kind === "stored_value").map(({ id }) => id));
          const back = now.order.refunds.filter((refund) => refund.state === "paid" && stored.has(refund.to));
          const taken = now.order.payments.slice(first.payments.length).filter(({ method }) => stored.has(method));
          const after = sum(now.methods.map(({ balanceMinor }) => balanceMinor ?? 0));
          expect(after - before).toBe(
            sum(back.map(({ amountMinor }) => amountMinor)) - sum(taken.map(({ amountMinor }) => amountMinor)),
          );
        },
      ),
      { numRuns: 800 },
    );
    // Each of them was really carried out, many times.
    for (const name of Object.keys(POLICY("at_once", "original")))
      expect(done.get(name) ?? 0, name).toBeGreaterThan(20);
    // And with a part of a line.
    for (const name of ["change_items", "return_items", "exchange_items"])
      expect(parted.get(name) ?? 0, name).toBeGreaterThan(5);
  });
});

describe("money that goes back", () => {
  const context = (order: Order) => ({
    order,
    rule: policyOf({ cancel_order: { refund: { to: ["original"], days: 5 } } }).actions.cancel_order ?? never(),
    purse: new Purse([card(), card("card2"), gift("g1", 0)]),
    timeZone: "Asia/Shanghai",
    promisedFrom: NOW,
  });

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

  it("for all items is what was paid for the goods, to the cent, in any order", () => {
    fc.assert(
      fc.property(anyOrder, fc.infiniteStream(fc.nat(100)), (order, numbers) => {
        const picks = order.items.map((item) => ({ item, quantity: item.quantity }));
        const shuffled = picks.map((pick) => ({ pick, at: numbers.next().value })).sort((a, b) => a.at - b.at);
        const paid = paidForPicks(
          order,
          shuffled.map(({ pick }) => pick),
        );
        expect(sum(paid)).toBe(order.itemsMinor - order.discountMinor);
        for (const part of paid) expect(part).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("has no day before the goods are here, and says how many days it takes from then", () => {
    const order = orderOf([itemOf("a", 1, 9_900)]);
    expect(refundEffects(context(order), 9_900, { afterReceipt: true })).toMatchObject([
      { dueAt: null, afterReceipt: true, days: 5, balanceAfterMinor: null },
    ]);
    const [atOnce] = refundEffects(context(order), 9_900);
    expect(atOnce?.dueAt).toBe(Date.parse("2026-11-26T23:59:59.999+08:00"));
    expect(atOnce).not.toHaveProperty("days");
  });

  it("is never more than was paid and not given back, in all and by payment, refund after refund", () => {
    fc.assert(
      fc.property(anyOrder, fc.array(amount, { minLength: 1, maxLength: 5 }), (first, asked) => {
        let order = first;
        for (const amountMinor of asked) {
          const open = refundableMinor(order);
          const perPayment = openPayments(order);
          const effects = refundEffects(context(order), amountMinor);
          expect(sum(effects.map((effect) => effect.amountMinor))).toBe(Math.min(amountMinor, open));
          for (const method of new Set(effects.map(({ to }) => to))) {
            const back = sum(effects.filter(({ to }) => to === method).map((effect) => effect.amountMinor));
            const paid = sum(perPayment.filter((one) => one.method === method).map((one) => one.amountMinor));
            expect(back).toBeLessThanOrEqual(paid);
          }
          for (const effect of effects) expect(effect.amountMinor).toBeGreaterThan(0);
          order = book(
            order,
            [card(), card("card2"), gift("g1", 0)],
            effects.map((one) => ({ ...one, balanceAfterMinor: null })),
          ).order;
        }
        expect(sum(order.refunds.map(({ amountMinor }) => amountMinor))).toBe(Math.min(sum(asked), first.totalMinor));
      }),
    );
  });
});

function never(): never {
  throw new Error("no rule");
}

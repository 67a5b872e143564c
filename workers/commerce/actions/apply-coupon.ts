import { z } from "zod";
import { paidForPicks } from "../money/ledger.ts";
import { refundEffects } from "../money/settle.ts";
import { applyCoupons } from "../pricing/coupons.ts";
import type { Portion } from "../pricing/portions.ts";
import { idArgument } from "./arguments.ts";
import { usableCoupons, useCoupons } from "./coupon-writes.ts";
import type { OrderActionDefinition, OrderContext } from "./definition.ts";

/** Takes a coupon off an order that was placed without one: less to pay, or the difference back. One per order. */
export const applyCoupon: OrderActionDefinition<"apply_coupon"> = {
  name: "apply_coupon",
  arguments: z.strictObject({ orderId: idArgument, code: z.string().trim().min(1).max(64) }),
  isDone: ({ facts }) => (facts.executed.apply_coupon ?? 0) > 0,
  preview: (context, { code }) => {
    const { order, promisedFrom } = context;
    const { state, currency } = order;
    const coupons = usableCoupons(context, [code]);
    if (!coupons) return { refusal: { reason: "coupon", state } };
    const { steps } = applyCoupons(portionsOf(context), coupons, [code], promisedFrom);
    const offMinor = -steps.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    if (offMinor <= 0) return { refusal: { reason: "coupon", state } };
    return {
      effects: [
        {
          kind: "coupon_applied",
          orderId: order.id,
          code: coupons[0]?.rule.code ?? code,
          offMinor,
          totalMinor: order.totalMinor - offMinor,
          currency,
        },
        ...(order.paidAt === null ? [] : refundEffects(context, offMinor)),
      ],
    };
  },
  write: async (context) => {
    const { order, effects } = context;
    const [done] = effects.filter((effect) => effect.kind === "coupon_applied");
    if (!order || !done) return {};
    const payments = order.paidAt === null ? { payments: owed(order.payments, done.offMinor) } : {};
    return {
      order: { discountMinor: order.discountMinor + done.offMinor, totalMinor: done.totalMinor, ...payments },
      ...useCoupons(context, [done.code]),
    };
  },
};

/** The goods of the order at what they cost after what was taken off already. */
function portionsOf({ order, facts }: OrderContext): Portion[] {
  return order.items
    .filter(({ state }) => state === "ordered")
    .map((item) => ({
      product: { id: item.productId, categoryId: facts.products.get(item.productId)?.categoryId ?? "" },
      quantity: item.quantity,
      unitMinor: item.unitPriceMinor,
      amountMinor: paidForPicks(order, [{ item, quantity: item.quantity }])[0] ?? 0,
      promotion: null,
    }));
}

/** What is still to be paid, by the last way first. */
function owed<P extends { amountMinor: number }>(payments: P[], offMinor: number): P[] {
  let left = offMinor;
  return payments
    .toReversed()
    .map((payment) => {
      const part = Math.min(payment.amountMinor, left);
      left -= part;
      return { ...payment, amountMinor: payment.amountMinor - part };
    })
    .toReversed();
}

import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ActionRequest, Order } from "../../../workers/commerce/ports.ts";
import { variants } from "../../../workers/platform/db/schema/catalogue.ts";
import { returns } from "../../../workers/platform/db/schema/orders.ts";
import { ALICE, ALLOWING, balanceOf, delivered, NOW, order, read, refundsOf, type Store, storeOf } from "./act.ts";

const coupon = {
  promotions: [
    {
      id: "c1",
      title: { zh: "券", en: "Coupon" },
      startsAt: new Date(NOW - 1).toISOString(),
      endsAt: new Date(NOW + 86_400_000).toISOString(),
      rule: { kind: "coupon" as const, code: "C", fromMinor: 1, offMinor: 777, howToGet: { zh: "领", en: "Claim" } },
    },
  ],
};

type Doing =
  | { do: "return"; item: number; quantity: number; toCard: boolean }
  | { do: "refund"; item: number; quantity: number; toCard: boolean }
  | { do: "protect"; item: number; priceMinor: number }
  | { do: "compensate" }
  | { do: "coupon" }
  | { do: "withdraw" };
const part = { item: fc.nat(5), quantity: fc.integer({ min: 1, max: 3 }), toCard: fc.boolean() };
const doing: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({ do: fc.constant("return" as const), ...part }),
  fc.record({ do: fc.constant("refund" as const), ...part }),
  fc.record({ do: fc.constant("protect" as const), item: fc.nat(5), priceMinor: fc.integer({ min: 1, max: 14_000 }) }),
  fc.record({ do: fc.constant("compensate" as const) }),
  fc.record({ do: fc.constant("coupon" as const) }),
  fc.record({ do: fc.constant("withdraw" as const) }),
);

async function requestOf(store: Store, now: Order, step: Doing): Promise<ActionRequest | null> {
  const orderId = now.id;
  if (step.do === "compensate") return { name: "compensate", arguments: { orderId, reason: "scratched" } };
  if (step.do === "coupon") return { name: "apply_coupon", arguments: { orderId, code: "C" } };
  if (step.do === "withdraw") {
    const rows = await store.database.select().from(returns).where(eq(returns.shopId, store.shop));
    const open = rows.find(({ state }) => state === "requested");
    return open ? { name: "withdraw_request", arguments: { orderId, caseId: open.id } } : null;
  }
  const item = now.items[step.item % now.items.length];
  if (!item) return null;
  if (step.do === "protect") {
    const { priceMinor } = step;
    const isVariant = and(eq(variants.shopId, store.shop), eq(variants.id, item.variantId));
    await store.database.update(variants).set({ priceMinor }).where(isVariant);
    return { name: "price_protect", arguments: { orderId, itemIds: [item.id] } };
  }
  const items = [{ itemId: item.id, quantity: step.quantity }];
  if (step.do === "return") return { name: "return_items", arguments: { orderId, items, reason: "no_reason" } };
  const method = step.toCard ? { method: "gift_card" } : {};
  return { name: "refund_only", arguments: { orderId, items, reason: "missing", ...method } };
}

async function act(store: Store, request: ActionRequest | null): Promise<void> {
  const proposal = request && (await store.commerce.actions.propose(request, ALICE));
  if (proposal?.proposed) await store.commerce.actions.execute(proposal.proposal);
}

const live = async (store: Store) => (await refundsOf(store, "D1")).filter(({ state }) => state !== "refused");
const sum = (rows: { amountMinor: number }[]) => rows.reduce((all, { amountMinor }) => all + amountMinor, 0);

it("whatever is given back, in whatever order: what came in is what went out and what was kept, to the cent", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ discountMinor: fc.nat(9_999), card: fc.integer({ min: 1, max: 20_000 }) }),
      fc.array(doing, { minLength: 1, maxLength: 6 }),
      async ({ discountMinor, card }, steps) => {
        const made = order("D1", {
          ...delivered(),
          discountMinor,
          freightMinor: 1_000,
          items: [
            { id: "D1-a", product: "p-shirt", variant: "v-shirt-m", quantity: 3 },
            { id: "D1-b", product: "p-shirt", variant: "v-shirt-l", quantity: 1, unitPriceMinor: 3_333 },
          ],
          payments: [{ method: "gift_card", amountMinor: card }, { method: "alipay" }],
        });
        const store = await storeOf([made], {
          more: coupon,
          policy: withCouponAfterDelivery(),
        });
        const paid = 3 * 12_900 + 3_333 + 1_000 - discountMinor;
        for (const step of steps) {
          await act(store, await requestOf(store, await read(store, "D1"), step));
          const rows = await live(store);
          expect(sum(rows)).toBeLessThanOrEqual(paid);
          const onCard = rows.filter(({ to, state }) => to === "gift_card" && state === "paid");
          expect(await balanceOf(store)).toBe(50_000 + sum(onCard));
        }
        // All that is left goes back: then everything but the freight has.
        const rest = (await read(store, "D1")).items.filter(({ state }) => state === "ordered");
        if (rest.length === 0) return;
        const items = rest.map(({ id }) => ({ itemId: id }));
        await act(store, { name: "return_items", arguments: { orderId: "D1", items, reason: "quality" } });
        const out = sum(await live(store));
        expect(out).toBeLessThanOrEqual(paid);
        expect(out).toBeGreaterThanOrEqual(paid - 1_000);
      },
    ),
    { numRuns: 12, seed: 4 },
  );
}, 120_000);

function withCouponAfterDelivery() {
  const { apply_coupon, ...actions } = ALLOWING.actions;
  return {
    ...ALLOWING,
    actions: { ...actions, apply_coupon: { ...apply_coupon, states: ["delivered" as const] } },
  };
}

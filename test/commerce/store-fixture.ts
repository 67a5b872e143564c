import { openCommerce } from "../../workers/commerce/commerce.ts";
import type { Identity } from "../../workers/commerce/ports.ts";
import type { ShopImportInput } from "../../workers/merchants/import-schema.ts";
import type { PolicyInput } from "../../workers/platform/policy.ts";
import { DAY_MS, NOW, newShop } from "../merchants/shop-fixture.ts";

export const ALICE: Identity = { level: "signed", customerId: "alice", orderIds: [] };
export const BOB: Identity = { level: "signed", customerId: "bob", orderIds: [] };

const iso = (at: number) => new Date(at).toISOString();
type OrderInput = NonNullable<ShopImportInput["orders"]>[number];

/** An order of alice: two shirts and nuts, a gift card and Alipay, 3.00 off. */
export function order(id: string, more: Partial<OrderInput> = {}): OrderInput {
  return {
    id,
    customer: "alice",
    state: "paid",
    items: [
      { id: `${id}-shirt`, product: "p-shirt", variant: "v-shirt-m", quantity: 2 },
      { id: `${id}-phone`, product: "p-phone", variant: "v-black-256", quantity: 1, unitPriceMinor: 100_000 },
    ],
    discountMinor: 1_001,
    payments: [{ method: "gift_card", amountMinor: 20_000 }, { method: "alipay" }],
    placedAt: iso(NOW - 3 * DAY_MS),
    ...more,
  };
}

/** A shop with these orders, and its commerce at a clock that tests move. */
export async function newStore(orders: OrderInput[], policy?: PolicyInput) {
  const made = await newShop({ orders }, policy);
  const clock = { at: NOW };
  const open = (who: { conversation?: string; contact?: string; address?: string | null } = {}) =>
    openCommerce({
      database: made.database,
      keys: made.keys,
      shop: made.snapshot,
      now: () => clock.at,
      conversation: "web~c1",
      contact: "shp_1",
      address: "192.0.2.1",
      ...who,
    });
  return { ...made, clock, open, commerce: open() };
}

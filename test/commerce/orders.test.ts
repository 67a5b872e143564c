import { beforeAll, describe, expect, it } from "vitest";
import { ANONYMOUS, type Identity } from "../../workers/commerce/ports.ts";
import { DAY_MS, NOW } from "../merchants/shop-fixture.ts";
import { ALICE, BOB, newStore, order } from "./store-fixture.ts";

describe("orders", () => {
  let store: Awaited<ReturnType<typeof newStore>>;
  beforeAll(async () => {
    const earlier = new Date(NOW - 9 * DAY_MS).toISOString();
    store = await newStore([order("A1"), order("A2", { placedAt: earlier })]);
  });
  const proved: Identity = { level: "order_phone", customerId: "alice", orderIds: ["A2"] };

  it("opens an order to its customer, readable", async () => {
    const found = await store.commerce.orders.order("A1", ALICE);
    expect(found).toMatchObject({
      recipient: { name: "宋敬明", phone: "+86 138 1234 5678", address: { city: "杭州市" } },
      totalMinor: 124_799,
      payments: [
        { method: "gift_card", amountMinor: 20_000 },
        { method: "alipay", amountMinor: 104_799 },
      ],
    });
    expect(found?.items.map(({ id }) => id)).toEqual(["A1-shirt", "A1-phone"]);
  });

  it("gives the same null for an unknown order and for somebody else's", async () => {
    expect(await store.commerce.orders.order("A1", BOB)).toBeNull();
    expect(await store.commerce.orders.order("ghost", BOB)).toBeNull();
    expect(await store.commerce.orders.order("A1", ANONYMOUS)).toBeNull();
    expect(
      await store.commerce.orders.order("A1", { level: "none", customerId: "alice", orderIds: ["A1"] }),
    ).toBeNull();
  });

  it("opens to a proved order number that order only, and not the customer's file", async () => {
    expect(await store.commerce.orders.order("A1", proved)).toBeNull();
    expect((await store.commerce.orders.recent(proved, 5)).map(({ id }) => id)).toEqual(["A2"]);
    expect(await store.commerce.orders.customer(proved)).toBeNull();
  });

  it("lists the newest first", async () => {
    expect((await store.commerce.orders.recent(ALICE, 5)).map(({ id }) => id)).toEqual(["A1", "A2"]);
    expect((await store.commerce.orders.recent(ALICE, 1)).map(({ id }) => id)).toEqual(["A1"]);
    expect(await store.commerce.orders.recent(BOB, 5)).toEqual([]);
  });

  it("reads the customer of a signed identity", async () => {
    expect(await store.commerce.orders.customer(ALICE)).toMatchObject({ name: "宋敬明", tier: "gold", points: 120 });
    expect(await store.commerce.orders.customer({ ...ALICE, customerId: "ghost" })).toBeNull();
  });
});

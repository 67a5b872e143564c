import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { ActionRequest } from "../../../workers/commerce/ports.ts";
import { couponUses } from "../../../workers/platform/db/schema/coupons.ts";
import { erasures } from "../../../workers/platform/db/schema/erasures.ts";
import { returns } from "../../../workers/platform/db/schema/orders.ts";
import { promises } from "../../../workers/platform/db/schema/promises.ts";
import {
  ALICE,
  atOnce,
  BOB,
  balanceOf,
  DAY_MS,
  delivered,
  done,
  NOW,
  order,
  pointsOf,
  proposed,
  read,
  refundsOf,
  refusalOf,
  type Store,
  setPrice,
  stockOf,
  storeOf,
} from "./act.ts";

const protect = (itemIds: string[], orderId = "P1"): ActionRequest => ({
  name: "price_protect",
  arguments: { orderId, itemIds },
});
const apply = (code: string, orderId = "P1"): ActionRequest => ({ name: "apply_coupon", arguments: { orderId, code } });
const redeem = (points: number): ActionRequest => ({ name: "redeem_points", arguments: { points } });
const withdraw = (caseId: string, orderId = "D1"): ActionRequest => ({
  name: "withdraw_request",
  arguments: { orderId, caseId },
});
const erase: ActionRequest = { name: "erase_my_data", arguments: {} };
const sum = (rows: { amountMinor: number }[]) => rows.reduce((all, { amountMinor }) => all + amountMinor, 0);
const paidOut = async (store: Store, orderId: string) => sum(await refundsOf(store, orderId));

const couponed = (changes: object = {}) => ({
  promotions: ["SAVE30", "SAVE50"].map((code, index) => ({
    id: `c${index}`,
    title: { zh: code, en: code },
    startsAt: new Date(NOW - DAY_MS).toISOString(),
    endsAt: new Date(NOW + DAY_MS).toISOString(),
    rule: {
      kind: "coupon" as const,
      code,
      fromMinor: 20_000,
      offMinor: index === 0 ? 3_000 : 5_000,
      howToGet: { zh: "领取", en: "Claim" },
      ...changes,
    },
  })),
});

describe("price protection", () => {
  it("gives back what an item costs less now than was paid for it, once per fall", async () => {
    const store = await storeOf([order("P1", { discountMinor: 0 })]);
    await setPrice(store, "v-shirt-m", 11_900);
    await done(store, protect(["P1-shirt"]));
    expect(await paidOut(store, "P1")).toBe(2_000);
    expect(await refusalOf(store, protect(["P1-shirt"]))).toBe("no_difference");
    await setPrice(store, "v-shirt-m", 11_400);
    await done(store, protect(["P1-shirt"]));
    expect(await paidOut(store, "P1")).toBe(3_000);
    expect((await read(store, "P1")).totalMinor).toBe(125_800);
  });

  it("goes by what was really paid: the item's share of the order's discount is taken off first", async () => {
    const store = await storeOf([order("P1")]);
    await setPrice(store, "v-shirt-m", 12_800);
    // 1,001 off 125,800: 25,800 of goods have cost 25,595.
    expect(await refusalOf(store, protect(["P1-shirt"]))).toBe("no_difference");
    await setPrice(store, "v-shirt-m", 12_700);
    const { effects } = await done(store, protect(["P1-shirt"]));
    expect(effects[0]).toMatchObject({ kind: "price_protected", paidMinor: 25_595, currentMinor: 25_400 });
    expect(await paidOut(store, "P1")).toBe(195);
  });

  it("is taken off what a later return gives back", async () => {
    const store = await storeOf([order("D1", { ...delivered(), discountMinor: 0, payments: [{ method: "alipay" }] })]);
    await setPrice(store, "v-shirt-m", 11_900);
    await done(store, protect(["D1-shirt"], "D1"));
    const back: ActionRequest = {
      name: "return_items",
      arguments: { orderId: "D1", items: [{ itemId: "D1-shirt", quantity: 1 }], reason: "no_reason" },
    };
    await done(store, back);
    expect(await paidOut(store, "D1")).toBe(2_000 + 11_900);
    await done(store, {
      ...back,
      arguments: { ...back.arguments, items: [{ itemId: "D1-shirt" }, { itemId: "D1-phone" }] },
    });
    expect(await paidOut(store, "D1")).toBe(125_800);
  });

  it("is refused where the price has not fallen and for what is not in the order", async () => {
    const store = await storeOf([order("P1", { discountMinor: 0 })]);
    expect(await refusalOf(store, protect(["P1-shirt", "P1-phone"]))).toBe("no_difference");
    expect(await refusalOf(store, protect(["P1-ghost"]))).toBe("items_unknown");
    expect(await refusalOf(store, protect(["P1-shirt"]), BOB)).toBe("unknown_order");
    await expect(proposed(store, protect([]))).rejects.toMatchObject({ code: "invalid" });
    expect(await refundsOf(store, "P1")).toEqual([]);
  });

  it("asked for twice at once is given once", async () => {
    const store = await storeOf([order("P1", { discountMinor: 0 })]);
    await setPrice(store, "v-shirt-m", 11_900);
    expect(await atOnce(store, protect(["P1-shirt"]))).toEqual(["executed", "refused"]);
    expect(await paidOut(store, "P1")).toBe(2_000);
  });
});

describe("a coupon afterwards", () => {
  it("makes an unpaid order cost less", async () => {
    const unpaid = order("P1", { state: "pending_payment", discountMinor: 0, payments: [{ method: "alipay" }] });
    const store = await storeOf([unpaid], { more: couponed() });
    await done(store, apply("save30"));
    expect(await read(store, "P1")).toMatchObject({
      discountMinor: 3_000,
      totalMinor: 122_800,
    });
    expect(await refundsOf(store, "P1")).toEqual([]);
  });

  it("gives the difference of a paid one back, once per order and as often per customer as it says", async () => {
    const store = await storeOf([order("P1"), order("P2")], { more: couponed() });
    await done(store, apply("SAVE30"));
    expect(await paidOut(store, "P1")).toBe(3_000);
    expect(await read(store, "P1")).toMatchObject({ discountMinor: 4_001, totalMinor: 121_799 });
    expect(await refusalOf(store, apply("SAVE50"))).toBe("already_done");
    expect(await refusalOf(store, apply("SAVE30", "P2"))).toBe("coupon");
    expect(await refusalOf(store, apply("SAVE50", "P2"))).toBeNull();
  });

  it("that is unknown, over, or not for so little is refused", async () => {
    const store = await storeOf([order("P1")], { more: couponed({ fromMinor: 9_000_000 }) });
    expect(await refusalOf(store, apply("SAVE30"))).toBe("coupon");
    expect(await refusalOf(store, apply("NOPE"))).toBe("coupon");
    await expect(proposed(store, apply(" "))).rejects.toMatchObject({ code: "invalid" });
    expect(await store.database.$count(couponUses, eq(couponUses.shopId, store.shop))).toBe(0);
  });

  it("used for two orders at once is used once", async () => {
    const store = await storeOf([order("P1"), order("P2")], { more: couponed() });
    const both = [await proposed(store, apply("SAVE30", "P1")), await proposed(store, apply("SAVE30", "P2"))];
    const ends = await Promise.all(both.map((proposal) => store.commerce.actions.execute(proposal)));
    expect(ends.map(({ state }) => state).sort()).toEqual(["executed", "refused"]);
    expect((await paidOut(store, "P1")) + (await paidOut(store, "P2"))).toBe(3_000);
  });
});

describe("points", () => {
  it("become money on the stored value", async () => {
    const store = await storeOf([]);
    await done(store, redeem(70));
    expect([await pointsOf(store), await balanceOf(store)]).toEqual([50, 50_700]);
    expect(await refusalOf(store, redeem(60))).toBe("points");
  });

  it("too few, none, or a fraction are refused", async () => {
    const store = await storeOf([]);
    expect(await refusalOf(store, redeem(49))).toBe("points");
    expect(await refusalOf(store, redeem(121))).toBe("points");
    for (const wrong of [0, -50, 50.5]) expect(await refusalOf(store, redeem(wrong))).toBe("quantity");
    expect(await refusalOf(store, redeem(50), { level: "order_phone", customerId: "alice", orderIds: [] })).toBe(
      "identity_needed",
    );
    expect([await pointsOf(store), await balanceOf(store)]).toEqual([120, 50_000]);
  });

  it("redeemed twice at once are redeemed once where they do not suffice for both", async () => {
    const store = await storeOf([]);
    expect(await atOnce(store, redeem(70))).toEqual(["executed", "refused"]);
    expect([await pointsOf(store), await balanceOf(store)]).toEqual([50, 50_700]);
  });
});

describe("withdrawing a request", () => {
  const caseOf = async (store: Store) => {
    const [row] = await store.database
      .select()
      .from(returns)
      .where(and(eq(returns.shopId, store.shop), eq(returns.orderId, "D1")));
    return row?.id ?? "";
  };
  const back: ActionRequest = {
    name: "return_items",
    arguments: { orderId: "D1", items: [{ itemId: "D1-shirt", quantity: 1 }], reason: "no_reason" },
  };

  it("calls a return off: the items are as they were, its refund and promise are off", async () => {
    const store = await storeOf([order("D1", delivered())]);
    await done(store, back);
    await done(store, withdraw(await caseOf(store)));
    expect((await read(store, "D1")).items.every(({ state }) => state === "ordered")).toBe(true);
    expect((await refundsOf(store, "D1")).every(({ state }) => state === "refused")).toBe(true);
    const promised = await store.database.select().from(promises).where(eq(promises.shopId, store.shop));
    expect(promised.length).toBeGreaterThan(0);
    expect(promised.every(({ state }) => state === "withdrawn")).toBe(true);
    expect(await refusalOf(store, withdraw(await caseOf(store)))).toBe("already_done");
    // All of it can still go back, for all that was paid.
    await done(store, {
      ...back,
      arguments: { ...back.arguments, items: (await read(store, "D1")).items.map(({ id }) => ({ itemId: id })) },
    });
    const live = (await refundsOf(store, "D1")).filter(({ state }) => state !== "refused");
    expect(sum(live)).toBe(124_799);
  });

  it("calls an exchange off: what was put aside is for sale again", async () => {
    const store = await storeOf([order("D1", delivered())]);
    await done(store, {
      name: "exchange_items",
      arguments: { orderId: "D1", changes: [{ itemId: "D1-shirt", variantId: "v-shirt-l" }], reason: "" },
    });
    expect(await stockOf(store, "v-shirt-l")).toBe(7);
    await done(store, withdraw(await caseOf(store)));
    expect(await stockOf(store, "v-shirt-l")).toBe(9);
    expect((await read(store, "D1")).items.every(({ state }) => state === "ordered")).toBe(true);
  });

  it("is refused once the goods are here, for an unknown case and for another order's", async () => {
    const store = await storeOf([order("D1", delivered()), order("D2", delivered())]);
    await done(store, back);
    const id = await caseOf(store);
    expect(await refusalOf(store, withdraw("rtn_ghost"))).toBe("items_unknown");
    expect(await refusalOf(store, withdraw(id, "D2"))).toBe("items_unknown");
    expect(await refusalOf(store, withdraw(id), BOB)).toBe("unknown_order");
    const late = await proposed(store, withdraw(id));
    await store.database.update(returns).set({ state: "received" }).where(eq(returns.id, id));
    expect(await refusalOf(store, withdraw(id))).toBe("wrong_state");
    expect(await store.commerce.actions.execute(late)).toMatchObject({ state: "refused" });
    expect((await refundsOf(store, "D1")).every(({ state }) => state === "requested")).toBe(true);
  });

  it("asked for twice at once is done once", async () => {
    const store = await storeOf([order("D1", delivered())]);
    await done(store, back);
    expect(await atOnce(store, withdraw(await caseOf(store)))).toEqual(["executed", "refused"]);
  });
});

describe("being forgotten", () => {
  it("is stored as a wish, once, for whoever has signed in only", async () => {
    const store = await storeOf([]);
    expect(await refusalOf(store, erase, { ...ALICE, level: "order_phone" })).toBe("identity_needed");
    await expect(proposed(store, { name: "erase_my_data", arguments: { who: "bob" } as never })).rejects.toMatchObject({
      code: "invalid",
    });
    const two = [await proposed(store, erase), await proposed(store, erase)];
    await Promise.all(two.map((proposal) => store.commerce.actions.execute(proposal)));
    const rows = await store.database.select().from(erasures).where(eq(erasures.shopId, store.shop));
    expect(rows).toMatchObject([{ customerId: "alice", requestedAt: NOW }]);
  });
});

import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { ActionRequest } from "../../../workers/commerce/ports.ts";
import { cashbacks, returns, services } from "../../../workers/platform/db/schema/orders.ts";
import { unsealJson } from "../../../workers/platform/privacy/seal.ts";
import {
  atOnce,
  BOB,
  balanceOf,
  delivered,
  done,
  order,
  proposed,
  read,
  refundsOf,
  refusalOf,
  type Store,
  stockOf,
  storeOf,
} from "./act.ts";

const pick = (itemId: string, quantity?: number) => ({ itemId, ...(quantity === undefined ? {} : { quantity }) });
const refundOnly = (items: ReturnType<typeof pick>[], more: object = {}): ActionRequest => ({
  name: "refund_only",
  arguments: { orderId: "D1", items, reason: "missing", ...more },
});
const reship = (items: ReturnType<typeof pick>[], reason = "lost"): ActionRequest => ({
  name: "reship",
  arguments: { orderId: "D1", items, reason },
});
const compensate = (reason: string): ActionRequest => ({ name: "compensate", arguments: { orderId: "D1", reason } });
const book = (more: object = {}): ActionRequest => ({
  name: "book_service",
  arguments: { orderId: "D1", serviceType: "install", time: "周日上午", date: "2026-11-22", ...more },
});
const cashback = (evidence: string[]): ActionRequest => ({
  name: "register_review_cashback",
  arguments: { orderId: "D1", evidence },
});
const sum = (rows: { amountMinor: number }[]) => rows.reduce((all, { amountMinor }) => all + amountMinor, 0);
const TOTAL = 2 * 12_900 + 100_000 - 1_001;

describe("a refund without a return", () => {
  it("gives back what was paid for the items, once, and they can go back no more", async () => {
    const store = await storeOf([order("D1", delivered())]);
    await done(store, refundOnly([pick("D1-shirt", 1)]));
    const after = await read(store, "D1");
    expect(after.items.map(({ quantity, state }) => [quantity, state]).sort()).toEqual([
      [1, "ordered"],
      [1, "ordered"],
      [1, "returned"],
    ]);
    const [first] = await refundsOf(store, "D1");
    expect(first?.amountMinor).toBeLessThanOrEqual(12_900);
    expect(first?.amountMinor).toBeGreaterThan(12_700);
    await done(store, refundOnly([pick("D1-shirt"), pick("D1-phone")]));
    expect(sum(await refundsOf(store, "D1"))).toBe(TOTAL);
    expect(await refusalOf(store, refundOnly([pick("D1-phone")]))).toBe("already_done");
  });

  it("goes to the method that the shopper names, at once where it is a stored value", async () => {
    const store = await storeOf([order("D1", delivered())]);
    await done(store, refundOnly([pick("D1-phone")], { method: "gift_card" }));
    const [refund] = await refundsOf(store, "D1");
    expect(refund).toMatchObject({ to: "gift_card", state: "paid" });
    expect(await balanceOf(store)).toBe(50_000 + (refund?.amountMinor ?? 0));
  });

  it("is refused where it does not fit, and nothing has changed", async () => {
    const store = await storeOf([order("D1", delivered()), order("P1")]);
    const damaged = { reason: "damaged" };
    expect(await refusalOf(store, refundOnly([pick("D1-phone")], damaged))).toBe("evidence_needed");
    expect(await refusalOf(store, refundOnly([pick("D1-phone")], { ...damaged, evidence: ["img_1"] }))).toBeNull();
    expect(await refusalOf(store, refundOnly([pick("D1-phone")], { reason: "因为" }))).toBe("not_allowed");
    expect(await refusalOf(store, refundOnly([pick("D1-phone")], { method: "wechat" }))).toBe("method");
    expect(await refusalOf(store, refundOnly([pick("D1-ghost")]))).toBe("items_unknown");
    for (const quantity of [0, -1, 0.5, 2]) {
      expect(await refusalOf(store, refundOnly([pick("D1-phone", quantity)]))).toBe("quantity");
    }
    expect(await refusalOf(store, refundOnly([pick("D1-phone")], { orderId: "P1" }))).toBe("wrong_state");
    expect(await refusalOf(store, refundOnly([pick("D1-phone")]), BOB)).toBe("unknown_order");
    await expect(proposed(store, refundOnly([]))).rejects.toMatchObject({ code: "invalid" });
    expect(await refundsOf(store, "D1")).toEqual([]);
  });

  it("asked for twice at once is given once", async () => {
    const store = await storeOf([order("D1", delivered())]);
    expect(await atOnce(store, refundOnly([pick("D1-phone")]))).toEqual(["executed", "refused"]);
    expect(await refundsOf(store, "D1").then(sum)).toBeLessThanOrEqual(100_000);
  });
});

describe("sending again", () => {
  const rows = (store: Store) =>
    store.database
      .select()
      .from(returns)
      .where(and(eq(returns.shopId, store.shop), eq(returns.orderId, "D1")));

  it("takes the goods from stock and makes a case, each item once", async () => {
    const store = await storeOf([order("D1", delivered())]);
    await done(store, reship([pick("D1-shirt", 1)]));
    expect(await stockOf(store, "v-shirt-m")).toBe(8);
    expect(await rows(store)).toMatchObject([
      { kind: "reship", state: "requested", items: [{ itemId: "D1-shirt", quantity: 1, amountMinor: 0 }] },
    ]);
    expect(await refusalOf(store, reship([pick("D1-shirt", 1)]))).toBe("already_done");
    expect(await refusalOf(store, reship([pick("D1-shirt"), pick("D1-phone")]))).toBe("already_done");
    expect(await refundsOf(store, "D1")).toEqual([]);
  });

  it("is refused where there is none, for a reason that is none, and for what is not in the order", async () => {
    const lots = order("D1", {
      ...delivered(),
      items: [{ id: "D1-shirt", product: "p-shirt", variant: "v-shirt-m", quantity: 20 }],
      payments: [{ method: "alipay" }],
    });
    const store = await storeOf([lots]);
    expect(await refusalOf(store, reship([pick("D1-shirt")]))).toBe("out_of_stock");
    expect(await refusalOf(store, reship([pick("D1-shirt", 21)]))).toBe("quantity");
    expect(await refusalOf(store, reship([pick("D1-shirt", 1)], "无聊"))).toBe("not_allowed");
    expect(await refusalOf(store, reship([pick("D1-ghost")]))).toBe("items_unknown");
    expect(await stockOf(store, "v-shirt-m")).toBe(9);
  });

  it("asked for twice at once is sent once", async () => {
    const store = await storeOf([order("D1", delivered())]);
    expect(await atOnce(store, reship([pick("D1-shirt")]))).toEqual(["executed", "refused"]);
    expect(await stockOf(store, "v-shirt-m")).toBe(7);
  });
});

describe("compensation", () => {
  it("is what the policy sets on the reason, to where it says, once", async () => {
    const store = await storeOf([order("D1", delivered())]);
    await done(store, compensate("late"));
    expect(await refundsOf(store, "D1")).toEqual([{ amountMinor: 1_000, to: "gift_card", state: "paid" }]);
    expect(await balanceOf(store)).toBe(51_000);
    expect(await refusalOf(store, compensate("scratched"))).toBe("already_done");
  });

  it("may be a share of what was paid", async () => {
    const store = await storeOf([order("D1", delivered())]);
    await done(store, compensate("有划痕"));
    expect(sum(await refundsOf(store, "D1"))).toBe(Math.round(TOTAL / 10));
  });

  it("is refused for a reason that the policy sets nothing on", async () => {
    const store = await storeOf([order("D1", delivered())]);
    expect(await refusalOf(store, compensate("other"))).toBe("not_allowed");
    expect(await refusalOf(store, compensate("赔我一千"))).toBe("not_allowed");
    expect(await refundsOf(store, "D1")).toEqual([]);
  });

  it("asked for twice at once is given once", async () => {
    const store = await storeOf([order("D1", delivered())]);
    expect(await atOnce(store, compensate("late"))).toEqual(["executed", "refused"]);
    expect(await balanceOf(store)).toBe(51_000);
  });
});

describe("booking a service", () => {
  const rows = (store: Store) => store.database.select().from(services).where(eq(services.shopId, store.shop));

  it("stores what, when and whom to call, sealed, once for a kind", async () => {
    const store = await storeOf([order("D1", delivered())]);
    await done(store, book({ phone: "13700001111" }));
    const [row] = await rows(store);
    expect(row).toMatchObject({ type: "install", time: "周日上午", date: "2026-11-22", state: "booked", itemId: null });
    expect(await unsealJson(store.keys, row?.contactSealed ?? "")).toMatchObject({ phone: "13700001111" });
    expect(JSON.stringify(row)).not.toContain("13700001111");
    expect(await refusalOf(store, book())).toBe("already_done");
    expect(await refusalOf(store, book({ serviceType: "repair", itemId: "D1-phone" }))).toBeNull();
  });

  it("is refused for a kind, a day or an item that is not offered", async () => {
    const store = await storeOf([order("D1", delivered())]);
    expect(await refusalOf(store, book({ serviceType: "maintain" }))).toBe("not_allowed");
    expect(await refusalOf(store, book({ date: "2026-11-20" }))).toBe("window_over");
    expect(await refusalOf(store, book({ date: "2026-12-06" }))).toBe("window_over");
    expect(await refusalOf(store, book({ date: "2026-12-05" }))).toBeNull();
    expect(await refusalOf(store, book({ itemId: "D1-ghost" }))).toBe("items_unknown");
    for (const wrong of [{ date: "下周" }, { serviceType: "paint" }, { time: "" }]) {
      await expect(proposed(store, book(wrong))).rejects.toMatchObject({ code: "invalid" });
    }
    expect(await rows(store)).toEqual([]);
  });

  it("asked for twice at once is booked once", async () => {
    const store = await storeOf([order("D1", delivered())]);
    expect(await atOnce(store, book())).toEqual(["executed", "refused"]);
    expect(await rows(store)).toHaveLength(1);
  });
});

describe("cashback for a review", () => {
  const rows = (store: Store) => store.database.select().from(cashbacks).where(eq(cashbacks.shopId, store.shop));

  it("is registered with its evidence, once, and moves no money yet", async () => {
    const store = await storeOf([order("D1", delivered())]);
    await done(store, cashback(["https://pics.example/review.png"]));
    expect(await rows(store)).toMatchObject([
      { orderId: "D1", customerId: "alice", amountMinor: 500, state: "registered" },
    ]);
    expect(await refusalOf(store, cashback(["img_2"]))).toBe("already_done");
    expect(await balanceOf(store)).toBe(50_000);
  });

  it("without evidence, or before delivery, is refused", async () => {
    const store = await storeOf([order("D1", delivered()), order("P1")]);
    expect(await refusalOf(store, cashback([]))).toBe("evidence_needed");
    const early = { name: "register_review_cashback", arguments: { orderId: "P1", evidence: ["x"] } } as const;
    expect(await refusalOf(store, { ...early, arguments: { ...early.arguments, evidence: ["x"] } })).toBe(
      "wrong_state",
    );
    await expect(proposed(store, cashback([""]))).rejects.toMatchObject({ code: "invalid" });
    expect(await rows(store)).toEqual([]);
  });

  it("asked for twice at once is registered once", async () => {
    const store = await storeOf([order("D1", delivered())]);
    expect(await atOnce(store, cashback(["img_1"]))).toEqual(["executed", "refused"]);
    expect(await rows(store)).toHaveLength(1);
  });
});

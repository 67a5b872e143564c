import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { ActionArguments, ActionRequest } from "../../../workers/commerce/ports.ts";
import { importShop } from "../../../workers/merchants/import-shop.ts";
import { variants } from "../../../workers/platform/db/schema/catalogue.ts";
import { orders } from "../../../workers/platform/db/schema/orders.ts";
import {
  ALICE,
  atOnce,
  BOB,
  balanceOf,
  DAY_MS,
  done,
  NOW,
  proposed,
  read,
  refundsOf,
  refusalOf,
  stockOf,
  storeOf,
} from "./act.ts";

const place = (changes: Partial<ActionArguments["place_order"]> = {}): ActionRequest => ({
  name: "place_order",
  arguments: { lines: [{ variantId: "v-shirt-m", quantity: 2 }], method: "gift_card", ...changes },
});
const coupon = (perCustomer = 1) => ({
  promotions: [
    {
      id: "c1",
      title: { zh: "新人券", en: "Welcome" },
      startsAt: new Date(NOW - DAY_MS).toISOString(),
      endsAt: new Date(NOW + DAY_MS).toISOString(),
      rule: {
        kind: "coupon" as const,
        code: "WELCOME",
        fromMinor: 20_000,
        offMinor: 3_000,
        perCustomer,
        howToGet: { zh: "首页领取", en: "On the front page" },
      },
    },
  ],
});
const countOrders = (store: Awaited<ReturnType<typeof storeOf>>) =>
  store.database.$count(orders, and(eq(orders.shopId, store.shop), eq(orders.customerId, "alice")));

describe("placing an order", () => {
  it("paid by a stored value takes goods and money, and goes to the address on file", async () => {
    const store = await storeOf([]);
    const proposal = await done(store, place());
    const placed = await read(store, proposal.orderId ?? "");
    expect(placed).toMatchObject({
      customerId: "alice",
      state: "paid",
      paidAt: NOW,
      itemsMinor: 25_800,
      freightMinor: 0,
      discountMinor: 0,
      totalMinor: 25_800,
      payments: [{ method: "gift_card", amountMinor: 25_800 }],
      recipient: { name: "宋敬明", address: { street: "文三路1号" } },
      items: [{ variantId: "v-shirt-m", quantity: 2, unitPriceMinor: 12_900, state: "ordered" }],
    });
    expect(await balanceOf(store)).toBe(50_000 - 25_800);
    expect(await stockOf(store, "v-shirt-m")).toBe(7);
    expect(await countOrders(store)).toBe(1);
  });

  it("by another method waits for its payment; freight is added below the threshold", async () => {
    const store = await storeOf([]);
    const request = place({ lines: [{ variantId: "v-nuts", quantity: 1 }], method: "alipay" });
    const placed = await read(store, (await done(store, request)).orderId ?? "");
    expect(placed).toMatchObject({ state: "pending_payment", paidAt: null, freightMinor: 1_000, totalMinor: 9_800 });
    expect(await balanceOf(store)).toBe(50_000);
  });

  it("goes where the shopper says", async () => {
    const store = await storeOf([]);
    const address = { country: "CN", province: "上海市", city: "上海市", district: "徐汇区", street: "漕溪北路1号" };
    const said = { recipient: "周可", phone: "13900001111", address };
    const placed = await read(store, (await done(store, place(said))).orderId ?? "");
    expect(placed.recipient).toEqual({ name: "周可", phone: "13900001111", address });
  });

  it("with a coupon costs less, and the coupon is used up", async () => {
    const store = await storeOf([], { more: coupon() });
    const placed = await read(store, (await done(store, place({ coupons: [" welcome "] }))).orderId ?? "");
    expect(placed).toMatchObject({ itemsMinor: 25_800, discountMinor: 3_000, totalMinor: 22_800 });
    expect(await balanceOf(store)).toBe(50_000 - 22_800);
    expect(await refusalOf(store, place({ coupons: ["WELCOME"] }))).toBe("coupon");
  });

  it("is refused where something is not so, and nothing has changed", async () => {
    const store = await storeOf([], { more: coupon() });
    const line = (variantId: string, quantity: number) => place({ lines: [{ variantId, quantity }] });
    expect(await refusalOf(store, line("v-ghost", 1))).toBe("items_unknown");
    expect(await refusalOf(store, line("v-shirt-m", 0))).toBe("quantity");
    expect(await refusalOf(store, line("v-shirt-m", -1))).toBe("quantity");
    expect(await refusalOf(store, line("v-shirt-m", 1.5))).toBe("quantity");
    expect(await refusalOf(store, line("v-shirt-m", 10))).toBe("out_of_stock");
    expect(await refusalOf(store, place({ method: "wechat" }))).toBe("method");
    expect(await refusalOf(store, line("v-shirt-m", 4))).toBe("balance");
    expect(await refusalOf(store, place({ coupons: ["NOPE"] }))).toBe("coupon");
    expect(await refusalOf(store, place({ lines: [{ variantId: "v-nuts", quantity: 1 }], coupons: ["WELCOME"] }))).toBe(
      "coupon",
    );
    expect(await refusalOf(store, place(), { ...ALICE, level: "order_phone" })).toBe("identity_needed");
    expect(await refusalOf(store, place(), BOB)).toBe("method");
    expect(await countOrders(store)).toBe(0);
  });

  it("without any line, with an unknown field or without an address is invalid and says where", async () => {
    const store = await storeOf([]);
    const wrong = (changes: object) => proposed(store, place(changes as never));
    await expect(wrong({ lines: [] })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("lines"),
    });
    await expect(wrong({ discount: 100 })).rejects.toMatchObject({ code: "invalid" });
    await importShop(
      store,
      store.shop,
      {
        customers: [
          {
            id: "bob",
            name: "李四",
            methods: [{ id: "card", kind: "stored_value", label: { zh: "卡", en: "Card" }, balanceMinor: 90_000 }],
          },
        ],
      },
      "seed",
    );
    await expect(proposed(store, place({ method: "card" }), BOB)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/place_order\.(phone|address)/),
    });
  });

  it("two at once never take more goods, money or coupons than there are", async () => {
    const store = await storeOf([], { more: coupon() });
    expect(await atOnce(store, place({ lines: [{ variantId: "v-shirt-m", quantity: 3 }] }))).toEqual([
      "executed",
      "refused",
    ]);
    expect(await balanceOf(store)).toBe(50_000 - 38_700);
    const many = await storeOf([], { more: coupon() });
    expect(await atOnce(many, place({ lines: [{ variantId: "v-shirt-m", quantity: 5 }], method: "alipay" }))).toEqual([
      "executed",
      "refused",
    ]);
    expect(await stockOf(many, "v-shirt-m")).toBe(4);
    const used = await storeOf([], { more: coupon() });
    const withCoupon = place({
      lines: [{ variantId: "v-shirt-m", quantity: 2 }],
      method: "alipay",
      coupons: ["WELCOME"],
    });
    expect(await atOnce(used, withCoupon)).toEqual(["executed", "refused"]);
  });

  it("a price that rose in between is shown anew, not charged", async () => {
    const store = await storeOf([]);
    const proposal = await proposed(store, place());
    await store.database
      .update(variants)
      .set({ priceMinor: 13_000 })
      .where(and(eq(variants.shopId, store.shop), eq(variants.id, "v-shirt-m")));
    const end = await store.commerce.actions.execute(proposal);
    expect(end).toMatchObject({ state: "changed", next: { orderId: proposal.orderId } });
    expect(await balanceOf(store)).toBe(50_000);
    expect(await countOrders(store)).toBe(0);
  });
});

const presale = (more: object = {}) => ({
  promotions: [
    {
      id: "ps1",
      title: { zh: "手机预售", en: "Phone presale" },
      startsAt: new Date(NOW - DAY_MS).toISOString(),
      endsAt: new Date(NOW + 2 * DAY_MS).toISOString(),
      productIds: ["p-shirt"],
      rule: {
        kind: "presale" as const,
        depositMinor: 2_000,
        depositCountsMinor: 3_000,
        balanceFrom: new Date(NOW + 3 * DAY_MS).toISOString(),
        balanceUntil: new Date(NOW + 5 * DAY_MS).toISOString(),
        ...more,
      },
    },
  ],
});

describe("placing a presale order", () => {
  const shipsAt = NOW + 9 * DAY_MS;

  it("takes the deposit alone, says the balance and when, and is not paid yet", async () => {
    const store = await storeOf([], { more: presale({ shipsAt: new Date(shipsAt).toISOString() }) });
    const proposal = await done(store, place());
    const times = { balanceFrom: NOW + 3 * DAY_MS, balanceUntil: NOW + 5 * DAY_MS, shipsAt };
    expect(proposal.effects).toEqual([
      expect.objectContaining({ kind: "order_placed", itemsMinor: 25_800, discountMinor: 2_000, totalMinor: 23_800 }),
      expect.objectContaining({ kind: "presale", depositMinor: 4_000, balanceMinor: 19_800, ...times }),
      expect.objectContaining({ kind: "charge", from: "gift_card", amountMinor: 4_000, balanceAfterMinor: 46_000 }),
    ]);
    expect(await balanceOf(store)).toBe(46_000);
    expect(await read(store, proposal.orderId ?? "")).toMatchObject({
      state: "pending_payment",
      paidAt: null,
      payments: [{ method: "gift_card", amountMinor: 4_000 }],
      presale: { depositMinor: 4_000, depositPaidAt: NOW, ...times },
    });
    expect(await stockOf(store, "v-shirt-m")).toBe(7);
  });

  it("by another method waits for the deposit, too; without a date for sending none is said", async () => {
    const store = await storeOf([], { more: presale() });
    const { orderId, effects } = await done(store, place({ method: "alipay" }));
    expect(effects.map(({ kind }) => kind)).toEqual(["order_placed", "presale"]);
    const placed = await read(store, orderId ?? "");
    expect(placed).toMatchObject({ paidAt: null, presale: { depositPaidAt: null, shipsAt: null } });
  });

  it("keeps the deposit where the shopper cancels, says so before, and all is accounted for", async () => {
    const store = await storeOf([], { more: presale() });
    const { orderId } = await done(store, place());
    const cancel: ActionRequest = {
      name: "cancel_order",
      arguments: { orderId: orderId ?? "", reason: "changed_mind" },
    };
    const { effects } = await done(store, cancel);
    expect(effects).toEqual([
      expect.objectContaining({ kind: "order_state", to: "cancelled" }),
      { kind: "deposit_kept", orderId, amountMinor: 4_000, currency: "CNY" },
    ]);
    expect(await balanceOf(store)).toBe(46_000);
    expect(await refundsOf(store, orderId ?? "")).toEqual([]);
    expect(await stockOf(store, "v-shirt-m")).toBe(9);
  });

  it("gives the deposit back where the shop's terms do", async () => {
    const store = await storeOf([], { more: presale({ refundsDeposit: true }) });
    const { orderId } = await done(store, place());
    const cancel: ActionRequest = {
      name: "cancel_order",
      arguments: { orderId: orderId ?? "", reason: "changed_mind" },
    };
    const { effects } = await done(store, cancel);
    expect(effects.map(({ kind }) => kind)).toEqual(["order_state", "refund"]);
    expect(await balanceOf(store)).toBe(50_000);
  });

  it("gives all back once all is paid; the shop's word of that keeps what is known of the presale", async () => {
    const store = await storeOf([], { more: presale() });
    const orderId = (await done(store, place())).orderId ?? "";
    const at = new Date(NOW).toISOString();
    await importShop(
      store,
      store.shop,
      {
        orders: [
          {
            id: orderId,
            customer: "alice",
            state: "paid",
            items: [{ id: `${orderId}-1`, product: "p-shirt", variant: "v-shirt-m", quantity: 2 }],
            discountMinor: 2_000,
            payments: [{ method: "gift_card", amountMinor: 4_000 }, { method: "alipay" }],
            placedAt: at,
            paidAt: at,
          },
        ],
      },
      "seed",
    );
    expect((await read(store, orderId)).presale).toMatchObject({ depositMinor: 4_000, depositPaidAt: NOW });
    await done(store, { name: "cancel_order", arguments: { orderId, reason: "changed_mind" } });
    const back = await refundsOf(store, orderId);
    expect(back.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(23_800);
  });

  it("of goods that are still to come is placed where the shop has said when, and nowhere else", async () => {
    const shipping = await storeOf([], { more: presale({ shipsAt: new Date(shipsAt).toISOString() }) });
    const many = place({ lines: [{ variantId: "v-shirt-m", quantity: 10 }] });
    const before = await stockOf(shipping, "v-shirt-m");
    const { orderId } = await done(shipping, many);
    expect(await read(shipping, orderId ?? "")).toMatchObject({ presale: { isReserved: false } });
    await done(shipping, { name: "cancel_order", arguments: { orderId: orderId ?? "", reason: "changed_mind" } });
    // Nothing was taken, so nothing is put back.
    expect(await stockOf(shipping, "v-shirt-m")).toBe(before);
    const silent = await storeOf([], { more: presale() });
    expect(await refusalOf(silent, many)).toBe("out_of_stock");
  });

  it("is refused beside other goods, and where the deposit is not covered", async () => {
    const store = await storeOf([], { more: presale({ depositMinor: 30_000, depositCountsMinor: 30_000 }) });
    const both = place({
      lines: [
        { variantId: "v-shirt-m", quantity: 1 },
        { variantId: "v-nuts", quantity: 1 },
      ],
    });
    expect(await refusalOf(store, both)).toBe("presale");
    const dear = presale({ depositMinor: 12_000, depositCountsMinor: 12_000 });
    const poor = await storeOf([], { more: dear });
    expect(await refusalOf(poor, place({ lines: [{ variantId: "v-shirt-m", quantity: 5 }] }))).toBe("balance");
    expect(await countOrders(store)).toBe(0);
  });
});

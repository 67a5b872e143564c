import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { ActionRequest, ItemPick } from "../../../workers/commerce/ports.ts";
import { returns } from "../../../workers/platform/db/schema/orders.ts";
import { promises } from "../../../workers/platform/db/schema/promises.ts";
import type { PolicyInput } from "../../../workers/platform/policy.ts";
import { POLICY } from "../../merchants/shop-fixture.ts";
import {
  ALICE,
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

const own = { to: ["own" as const], days: 3, when: "at_once" as const };
const CHANGING = {
  ...POLICY,
  actions: {
    ...POLICY.actions,
    change_payment: { states: ["paid"], refund: { to: ["original"], days: 3 } },
    change_items: { states: ["paid"], timesPerOrder: 1, refund: own },
    change_address: { states: ["paid"], notAfter: ["change_items"] },
    return_items: {
      states: ["delivered"],
      refund: { to: ["original", "stored_value"], days: 5, when: "at_once" },
      reasons: [
        { id: "no_reason", label: { zh: "无理由", en: "No reason" }, freight: "shopper" },
        { id: "quality", label: { zh: "质量", en: "Quality" }, freight: "shop", evidence: false },
      ],
    },
    exchange_items: { states: ["delivered"], notAfter: ["return_items"] },
    change_profile_address: { identity: "signed" },
  },
} satisfies PolicyInput;

const change = (orderId: string, variantId: string, method?: string, itemId = `${orderId}-shirt`): ActionRequest => ({
  name: "change_items",
  arguments: { orderId, changes: [{ itemId, variantId }], ...(method ? { method } : {}) },
});
const pay = (orderId: string, method: string): ActionRequest => ({
  name: "change_payment",
  arguments: { orderId, method },
});
const giveBack = (orderId: string, items: ItemPick[], method?: string): ActionRequest => ({
  name: "return_items",
  arguments: { orderId, items, reason: "no_reason", ...(method ? { method } : {}) },
});
const swap = (orderId: string, variantId: string, method?: string): ActionRequest => ({
  name: "exchange_items",
  arguments: {
    orderId,
    changes: [{ itemId: `${orderId}-shirt`, variantId }],
    reason: "",
    ...(method ? { method } : {}),
  },
});
const small = (id: string, method: string) =>
  order(id, {
    items: [{ id: `${id}-shirt`, product: "p-shirt", variant: "v-shirt-m", quantity: 2 }],
    discountMinor: 0,
    payments: [{ method }],
  });

describe("changing items before shipping", () => {
  let store: Store;
  beforeAll(async () => {
    store = await storeOf(
      ["A1", "A2", "A3", "A4", "A5"].map((id) => small(id, "alipay")),
      { policy: CHANGING },
    );
  });

  it("charges the difference, moves stock, counts anew, and is done once", async () => {
    const [m, l] = [await stockOf(store, "v-shirt-m"), await stockOf(store, "v-shirt-l")];
    const proposal = await done(store, change("A1", "v-shirt-l", "gift_card"));
    expect(proposal.effects).toEqual([
      expect.objectContaining({ kind: "items_changed", differenceMinor: 2_000, method: "gift_card" }),
      expect.objectContaining({ kind: "charge", from: "gift_card", amountMinor: 2_000, balanceAfterMinor: 48_000 }),
    ]);
    expect(await balanceOf(store)).toBe(48_000);
    expect(await read(store, "A1")).toMatchObject({
      itemsMinor: 27_800,
      totalMinor: 27_800,
      items: [{ id: "A1-shirt", variantId: "v-shirt-l", unitPriceMinor: 13_900, quantity: 2 }],
      payments: [
        { method: "alipay", amountMinor: 25_800 },
        { method: "gift_card", amountMinor: 2_000 },
      ],
    });
    expect([await stockOf(store, "v-shirt-m"), await stockOf(store, "v-shirt-l")]).toEqual([m + 2, l - 2]);
    expect(await refusalOf(store, change("A1", "v-shirt-m"))).toBe("too_often");
    expect(await refusalOf(store, { name: "change_address", arguments: { orderId: "A1", recipient: "李雷" } })).toBe(
      "too_late_after",
    );
  });

  it("refuses another product, what is not there, what is not enough, and a purse that is not the shopper's", async () => {
    expect(await refusalOf(store, change("A2", "v-nuts"))).toBe("replacement");
    expect(await refusalOf(store, change("A2", "ghost"))).toBe("replacement");
    expect(await refusalOf(store, change("A2", "v-shirt-l", undefined, "A1-shirt"))).toBe("items_unknown");
    expect(await refusalOf(store, change("A2", "v-shirt-l", "bobs_card"))).toBe("method");
    expect(await refusalOf(store, change("A2", "v-shirt-l"), BOB)).toBe("unknown_order");
    await expect(
      store.commerce.actions.propose({ name: "change_items", arguments: { orderId: "A2", changes: [] } }, ALICE),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  it("sends a difference back only where the rule lets money go", async () => {
    const dear = small("A6", "alipay");
    dear.items = dear.items.map((item) => ({ ...item, unitPriceMinor: 20_000 }));
    const only = { ...CHANGING.actions.change_items, refund: { ...own, to: ["original" as const] } };
    const policy = { ...CHANGING, actions: { ...CHANGING.actions, change_items: only } };
    const strict = await storeOf([dear], { policy });
    expect(await refusalOf(strict, change("A6", "v-shirt-l", "gift_card"))).toBe("method");
    const { effects } = await done(strict, change("A6", "v-shirt-l"));
    expect(effects[1]).toMatchObject({ kind: "refund", to: "alipay", amountMinor: 12_200 });
  });

  it("takes the last pieces once, where two orders want them", async () => {
    const left = await stockOf(store, "v-shirt-l");
    const orders = ["A3", "A4", "A5"];
    const proposals = await Promise.all(orders.map((id) => proposed(store, change(id, "v-shirt-l"))));
    const ends = await Promise.all(proposals.map((proposal) => store.commerce.actions.execute(proposal)));
    const executed = ends.filter(({ state }) => state === "executed").length;
    expect(executed).toBe(Math.min(orders.length, Math.floor(left / 2)));
    expect(await stockOf(store, "v-shirt-l")).toBe(left - 2 * executed);
  });
});

describe("changing the payment", () => {
  it("charges all of it to the new method and gives back the way it was paid, once", async () => {
    const store = await storeOf([small("B1", "gift_card")], { policy: CHANGING });
    const proposal = await done(store, pay("B1", "alipay"));
    expect(proposal.effects.map(({ kind }) => kind)).toEqual(["payment_changed", "refund", "charge"]);
    expect(await balanceOf(store)).toBe(75_800);
    expect(await refundsOf(store, "B1")).toEqual([{ amountMinor: 25_800, to: "gift_card", state: "paid" }]);
    expect((await read(store, "B1")).payments.map(({ method }) => method)).toEqual(["gift_card", "alipay"]);
    const made = await store.database.select().from(promises).where(eq(promises.shopId, store.shop));
    // What is on the card already is not promised.
    expect(made).toEqual([]);
    expect(await refusalOf(store, pay("B1", "alipay"))).toBe("method");
  });

  it("refuses a stored value that does not cover it, and says what is missing", async () => {
    const store = await storeOf([order("B2", { payments: [{ method: "alipay" }] })], { policy: CHANGING });
    const result = await store.commerce.actions.propose(pay("B2", "gift_card"), ALICE);
    expect(result).toMatchObject({
      proposed: false,
      refusal: { reason: "balance", availableMinor: 50_000, neededMinor: 124_799, currency: "CNY" },
    });
    expect(await refusalOf(store, pay("ghost", "gift_card"))).toBe("unknown_order");
  });

  it("cannot overdraw a card, however many confirm at once", async () => {
    const ids = ["B3", "B4", "B5", "B6"];
    const store = await storeOf(
      ids.map((id) => small(id, "alipay")),
      { policy: CHANGING },
    );
    const proposals = await Promise.all(ids.map((id) => proposed(store, pay(id, "gift_card"))));
    const ends = await Promise.all(proposals.map((proposal) => store.open().actions.execute(proposal)));
    // 500.00 pay one order of 258.00; the others are refused or shown the balance as it is now.
    expect(ends.filter(({ state }) => state === "executed")).toHaveLength(1);
    expect(await balanceOf(store)).toBe(24_200);
    for (const end of ends) {
      if (end.state !== "changed") continue;
      expect(await store.commerce.actions.execute(end.next)).toMatchObject({ state: "refused" });
    }
    expect(await balanceOf(store)).toBe(24_200);
  });

  it("is refused by the database itself where a balance would go under zero", async () => {
    const store = await storeOf([small("B7", "alipay")], { policy: CHANGING });
    await expect(
      store.database.run(
        `update payment_methods set balance_minor = -1 where shop_id = '${store.shop}' and id = 'gift_card'`,
      ),
    ).rejects.toThrow();
  });
});

describe("returning a part", () => {
  let store: Store;
  beforeAll(async () => {
    const ids = ["C1", "C2", "C3", "C4"];
    store = await storeOf(
      ids.map((id) => order(id, delivered())),
      { policy: CHANGING },
    );
  });

  it("splits the line, gives its share back at once, and ends as returned when all of it went back", async () => {
    const first = await done(store, giveBack("C1", [{ itemId: "C1-shirt", quantity: 1 }], "gift_card"));
    const [one] = await refundsOf(store, "C1");
    expect(one).toMatchObject({ to: "gift_card", state: "paid" });
    const after = await read(store, "C1");
    expect(after.items.map(({ quantity, state }) => [quantity, state])).toEqual([
      [1, "ordered"],
      [1, "ordered"],
      [1, "return_requested"],
    ]);
    expect(first.effects.some(({ kind }) => kind === "order_state")).toBe(false);
    await done(store, giveBack("C1", [{ itemId: "C1-shirt" }, { itemId: "C1-phone" }]));
    expect((await read(store, "C1")).state).toBe("returned");
    const back = (await refundsOf(store, "C1")).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(back).toBe(124_799);
    expect(await refusalOf(store, giveBack("C1", [{ itemId: "C1-phone" }]))).toBe("already_done");
    const rows = await store.database
      .select()
      .from(returns)
      .where(and(eq(returns.shopId, store.shop), eq(returns.orderId, "C1")));
    expect(rows.map(({ kind, state }) => [kind, state])).toEqual([
      ["return", "refunded"],
      ["return", "refunded"],
    ]);
  });

  it("refuses none, less than none, a fraction, more than there is, the same twice, and what is not in the order", async () => {
    for (const quantity of [0, -1, 1.5, 3]) {
      expect(await refusalOf(store, giveBack("C2", [{ itemId: "C2-shirt", quantity }]))).toBe("quantity");
    }
    expect(await refusalOf(store, giveBack("C2", [{ itemId: "C2-shirt" }, { itemId: "C2-shirt" }]))).toBe(
      "items_unknown",
    );
    expect(await refusalOf(store, giveBack("C2", [{ itemId: "C3-shirt" }]))).toBe("items_unknown");
    expect(await refusalOf(store, giveBack("C2", [{ itemId: "C2-shirt" }], "bobs_card"))).toBe("method");
    expect(await refusalOf(store, giveBack("C2", [{ itemId: "C2-shirt" }]), BOB)).toBe("unknown_order");
    expect((await read(store, "C2")).version).toBe(1);
    expect(await refundsOf(store, "C2")).toEqual([]);
  });

  it("pays once where it is confirmed twice at once", async () => {
    expect(await atOnce(store, giveBack("C4", [{ itemId: "C4-phone" }]))).toEqual(["executed", "refused"]);
    expect((await refundsOf(store, "C4")).reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(99_204);
  });
});

describe("exchanging after delivery", () => {
  it("notes the difference and its method, books nothing yet, and reserves what is sent", async () => {
    const store = await storeOf([{ ...small("D1", "alipay"), ...delivered() }], { policy: CHANGING });
    const left = await stockOf(store, "v-shirt-l");
    const proposal = await done(store, swap("D1", "v-shirt-l", "gift_card"));
    expect(proposal.effects).toEqual([
      expect.objectContaining({ kind: "items_exchanged", differenceMinor: 2_000, method: "gift_card" }),
    ]);
    expect(await balanceOf(store)).toBe(50_000);
    expect(await stockOf(store, "v-shirt-l")).toBe(left - 2);
    expect((await read(store, "D1")).items).toMatchObject([{ variantId: "v-shirt-m", state: "exchange_requested" }]);
    const [row] = await store.database.select().from(returns).where(eq(returns.shopId, store.shop));
    expect(row).toMatchObject({
      kind: "exchange",
      differenceMinor: 2_000,
      method: "gift_card",
      items: [{ itemId: "D1-shirt", quantity: 2, variantId: "v-shirt-l" }],
    });
    expect(await refusalOf(store, swap("D1", "v-shirt-l"))).toBe("already_done");
  });

  it("refuses what a card cannot pay, what is sold out, and what has gone back", async () => {
    const expensive = { ...small("D2", "alipay"), ...delivered() };
    expensive.items = [{ id: "D2-shirt", product: "p-phone", variant: "v-black-256", quantity: 1, unitPriceMinor: 1 }];
    const store = await storeOf([expensive, { ...small("D3", "alipay"), ...delivered() }], { policy: CHANGING });
    expect(await refusalOf(store, swap("D2", "v-black-256", "gift_card"))).toBe("balance");
    expect(await refusalOf(store, swap("D2", "v-white-256"))).toBe("out_of_stock");
    await done(store, giveBack("D3", [{ itemId: "D3-shirt", quantity: 1 }]));
    expect(await refusalOf(store, swap("D3", "v-shirt-l"))).toBe("too_late_after");
    expect(await refusalOf(store, swap("D3", "v-shirt-l"), BOB)).toBe("unknown_order");
  });
});

describe("one piece of several", () => {
  const one = { quantity: 1 };
  const partOf = (orderId: string, name: "change_items" | "exchange_items", quantity: number): ActionRequest => {
    const changes = [{ itemId: `${orderId}-shirt`, variantId: "v-shirt-l", quantity }];
    const method = "gift_card";
    return name === "change_items"
      ? { name, arguments: { orderId, changes, method } }
      : { name, arguments: { orderId, changes, reason: "", method } };
  };

  it("changed before shipping becomes a line of its own; price, stock and what comes back later go by the piece", async () => {
    const store = await storeOf([{ ...small("Q1", "alipay"), discountMinor: 1_001 }], { policy: CHANGING });
    const [m, l] = [await stockOf(store, "v-shirt-m"), await stockOf(store, "v-shirt-l")];
    const proposal = await done(store, partOf("Q1", "change_items", 1));
    expect(proposal.effects).toMatchObject([
      { kind: "items_changed", differenceMinor: 1_000, changes: [{ from: one, to: one }] },
      { kind: "charge", from: "gift_card", amountMinor: 1_000 },
    ]);
    const after = await read(store, "Q1");
    expect(after).toMatchObject({ itemsMinor: 26_800, discountMinor: 1_001, totalMinor: 25_799 });
    expect(after.items.map(({ variantId, quantity, unitPriceMinor }) => [variantId, quantity, unitPriceMinor])).toEqual(
      [
        ["v-shirt-m", 1, 12_900],
        ["v-shirt-l", 1, 13_900],
      ],
    );
    expect([await stockOf(store, "v-shirt-m"), await stockOf(store, "v-shirt-l")]).toEqual([m + 1, l - 1]);
    await done(store, { name: "cancel_order", arguments: { orderId: "Q1", reason: "changed_mind" } });
    const back = (await refundsOf(store, "Q1")).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(back).toBe(25_799);
    expect([await stockOf(store, "v-shirt-m"), await stockOf(store, "v-shirt-l")]).toEqual([m + 2, l]);
  });

  it("exchanged after delivery leaves the rest to be returned, for exactly what was paid for it", async () => {
    const made = { ...small("Q2", "alipay"), ...delivered(), discountMinor: 1_001 };
    const actions = { ...CHANGING.actions, return_items: { ...CHANGING.actions.return_items, notAfter: [] } };
    const store = await storeOf([made], { policy: { ...CHANGING, actions } });
    const left = await stockOf(store, "v-shirt-l");
    const { effects } = await done(store, partOf("Q2", "exchange_items", 1));
    expect(effects).toMatchObject([
      { kind: "items_exchanged", differenceMinor: 1_000, changes: [{ from: one, to: one }] },
    ]);
    expect(await stockOf(store, "v-shirt-l")).toBe(left - 1);
    const { items } = await read(store, "Q2");
    expect(items.map(({ quantity, state }) => [quantity, state])).toEqual([
      [1, "ordered"],
      [1, "exchange_requested"],
    ]);
    const [row] = await store.database.select().from(returns).where(eq(returns.shopId, store.shop));
    expect(row?.items).toMatchObject([{ itemId: items[1]?.id, quantity: 1, variantId: "v-shirt-l" }]);
    await done(store, giveBack("Q2", [{ itemId: "Q2-shirt" }], "alipay"));
    expect(await refundsOf(store, "Q2")).toMatchObject([{ amountMinor: 12_399 }]);
    expect(await refusalOf(store, giveBack("Q2", [{ itemId: items[1]?.id ?? "" }]))).toBe("already_done");
  });

  it("is refused as none, a fraction, or more than there is, and nothing is changed", async () => {
    const store = await storeOf([small("Q3", "alipay"), { ...small("Q4", "alipay"), ...delivered() }], {
      policy: CHANGING,
    });
    for (const quantity of [0, -1, 1.5, 3]) {
      expect(await refusalOf(store, partOf("Q3", "change_items", quantity))).toBe("quantity");
      expect(await refusalOf(store, partOf("Q4", "exchange_items", quantity))).toBe("quantity");
    }
    expect((await read(store, "Q3")).version).toBe(1);
    expect((await read(store, "Q4")).version).toBe(1);
  });
});

describe("the profile's address", () => {
  const address = { country: "CN", province: "上海市", city: "上海市", district: "黄浦区", street: "南京路1号" };
  it("is changed once for the shopper alone, and sealed; an order number does not open it", async () => {
    const store = await storeOf([order("P1")], { policy: CHANGING });
    const request: ActionRequest = { name: "change_profile_address", arguments: { address, phone: "13700001111" } };
    const proposal = await done(store, request);
    expect(proposal).toMatchObject({ orderId: null, orderVersion: 0 });
    expect(await store.commerce.orders.customer(ALICE)).toMatchObject({ address, phone: "13700001111" });
    expect((await read(store, "P1")).recipient.address.street).toBe("文三路1号");
    expect(await refusalOf(store, request)).toBe("nothing_to_change");
    const byOrder = { level: "order_phone" as const, customerId: "alice", orderIds: ["P1"] };
    expect(await refusalOf(store, request, byOrder)).toBe("identity_needed");
    const rows = JSON.stringify(await store.database.run(`select * from customers where shop_id = '${store.shop}'`));
    expect(rows).not.toContain("南京路");
  });
});

describe("an invoice that stands in for another", () => {
  it("replaces it once; a second one without that is refused", async () => {
    const store = await storeOf([order("I1")], { policy: CHANGING });
    const ask = (title: string, replaces?: string): ActionRequest => ({
      name: "issue_invoice",
      arguments: { orderId: "I1", invoiceType: "personal", title, ...(replaces ? { replaces } : {}) },
    });
    await done(store, ask("宋敬明"));
    expect(await refusalOf(store, ask("宋敬"))).toBe("already_done");
    const [first] = (await read(store, "I1")).invoices;
    await done(store, ask("宋敬明公司", first?.id));
    expect((await read(store, "I1")).invoices.map(({ title, state }) => [title, state]).sort()).toEqual([
      ["宋敬明", "replaced"],
      ["宋敬明公司", "requested"],
    ]);
    expect(await refusalOf(store, ask("x", first?.id))).toBe("already_done");
    expect(await refusalOf(store, ask("x", "ghost"))).toBe("items_unknown");
  });
});

import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { ActionRequest, Execution, Identity, Order, Proposal } from "../../workers/commerce/ports.ts";
import { ANONYMOUS } from "../../workers/commerce/ports.ts";
import { savePolicy } from "../../workers/merchants/save-policy.ts";
import { stock } from "../../workers/platform/db/schema/catalogue.ts";
import { executions, orders, refunds, returns } from "../../workers/platform/db/schema/orders.ts";
import { promises } from "../../workers/platform/db/schema/service.ts";
import { audit } from "../../workers/platform/db/schema/shops.ts";
import type { PolicyInput } from "../../workers/platform/policy.ts";
import { DAY_MS, NOW, POLICY } from "../merchants/shop-fixture.ts";
import { ALICE, BOB, newStore, order } from "./store-fixture.ts";

const delivered = (daysAgo: number) => ({
  state: "delivered" as const,
  deliveredAt: new Date(NOW - daysAgo * DAY_MS).toISOString(),
});
const cancel = (orderId: string): ActionRequest => ({
  name: "cancel_order",
  arguments: { orderId, reason: "changed_mind" },
});
const giveBack = (orderId: string, itemIds: string[], reason = "no_reason"): ActionRequest => ({
  name: "return_items",
  arguments: { orderId, items: itemIds.map((itemId) => ({ itemId })), reason },
});
const expedite = (orderId: string): ActionRequest => ({ name: "expedite_order", arguments: { orderId } });

type Store = Awaited<ReturnType<typeof newStore>>;

async function proposed(store: Store, request: ActionRequest, identity: Identity = ALICE): Promise<Proposal> {
  const result = await store.commerce.actions.propose(request, identity);
  if (!result.proposed) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.proposal;
}
async function refusal(store: Store, request: ActionRequest, identity: Identity = ALICE) {
  const result = await store.commerce.actions.propose(request, identity);
  return result.proposed ? null : result.refusal;
}
async function read(store: Store, orderId: string): Promise<Order> {
  const found = await store.commerce.orders.order(orderId, ALICE);
  if (!found) throw new Error("no order");
  return found;
}
const rowsOf = {
  refunds: (store: Store, orderId: string) =>
    store.database
      .select()
      .from(refunds)
      .where(and(eq(refunds.shopId, store.shop), eq(refunds.orderId, orderId))),
  executions: (store: Store, orderId: string) =>
    store.database
      .select()
      .from(executions)
      .where(and(eq(executions.shopId, store.shop), eq(executions.orderId, orderId))),
  promises: (store: Store, orderId: string) =>
    store.database
      .select()
      .from(promises)
      .where(and(eq(promises.shopId, store.shop), eq(promises.orderId, orderId))),
  audit: (store: Store, orderId: string) =>
    store.database
      .select()
      .from(audit)
      .where(and(eq(audit.shopId, store.shop), eq(audit.target, `order:${orderId}`))),
};

describe("cancelling", () => {
  let store: Store;
  beforeAll(async () => {
    store = await newStore([
      order("C1"),
      order("C2"),
      order("C3"),
      order("C4"),
      order("C5"),
      order("C6"),
      order("C7", { state: "pending_payment", payments: [] }),
      order("C8", { state: "shipped" }),
      order("C9", { state: "cancelled" }),
    ]);
  });

  it("previews without changing anything", async () => {
    const before = await read(store, "C1");
    const proposal = await proposed(store, cancel("C1"));
    expect(proposal.effects).toEqual([
      { kind: "order_state", orderId: "C1", from: "paid", to: "cancelled" },
      expect.objectContaining({ kind: "refund", amountMinor: 20_000, to: "gift_card" }),
      expect.objectContaining({ kind: "refund", amountMinor: 104_799, to: "alipay" }),
    ]);
    expect(await read(store, "C1")).toEqual(before);
    expect(await rowsOf.executions(store, "C1")).toEqual([]);
  });

  it("does everything once in one batch: state, refunds, promises, stock, audit, version", async () => {
    const [before] = await stockOf(store, "v-shirt-m");
    const proposal = await proposed(store, cancel("C1"));
    const done = await store.commerce.actions.execute(proposal);
    expect(done).toEqual({ state: "executed", proposal: proposal.id, effects: proposal.effects, at: NOW });
    expect(await read(store, "C1")).toMatchObject({ state: "cancelled", version: proposal.orderVersion + 1 });
    expect((await rowsOf.refunds(store, "C1")).map(({ amountMinor, state }) => [amountMinor, state])).toEqual([
      [20_000, "approved"],
      [104_799, "approved"],
    ]);
    expect((await rowsOf.promises(store, "C1")).map(({ kind, dueAt }) => [kind, dueAt])).toEqual(
      Array(2).fill(["refund", Date.parse("2026-11-24T23:59:59.999+08:00")]),
    );
    expect((await stockOf(store, "v-shirt-m"))[0]?.quantity).toBe((before?.quantity ?? 0) + 2);
    expect((await rowsOf.audit(store, "C1")).map(({ actor, action }) => [actor, action])).toEqual([
      ["shopper:alice", "order.cancel_order"],
    ]);
  });

  it("returns the stored result when it is executed again, after a crash or a second click", async () => {
    const proposal = await proposed(store, cancel("C2"));
    const first = await store.commerce.actions.execute(proposal);
    store.clock.at = NOW + 60 * 60_000;
    const again = await store.open({ conversation: "web~c1" }).actions.execute(proposal);
    store.clock.at = NOW;
    expect(again).toEqual(first);
    expect(await rowsOf.refunds(store, "C2")).toHaveLength(2);
  });

  it("executes ten times at once like once", async () => {
    const proposal = await proposed(store, cancel("C3"));
    const results = await Promise.all(Array.from({ length: 10 }, () => store.open().actions.execute(proposal)));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]?.state).toBe("executed");
    expect(await rowsOf.refunds(store, "C3")).toHaveLength(2);
    expect(await rowsOf.executions(store, "C3")).toHaveLength(1);
    expect((await read(store, "C3")).version).toBe(proposal.orderVersion + 1);
  });

  it("refunds once where two proposals for one order are confirmed at once", async () => {
    const [one, two] = [await proposed(store, cancel("C4")), await proposed(store, cancel("C4"))];
    const results = await Promise.all([store.commerce.actions.execute(one), store.commerce.actions.execute(two)]);
    expect(results.map(({ state }) => state).sort()).toEqual(["executed", "refused"]);
    expect((await rowsOf.refunds(store, "C4")).reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(124_799);
  });

  it("writes nothing at all where the batch breaks, and does it all when it is tried again", async () => {
    const proposal = await proposed(store, cancel("C5"));
    await store.database.run(
      "create trigger break_refunds before insert on refunds begin select raise(abort, 'power'); end",
    );
    await expect(store.commerce.actions.execute(proposal)).rejects.toThrow();
    await store.database.run("drop trigger break_refunds");
    expect(await rowsOf.executions(store, "C5")).toEqual([]);
    expect((await read(store, "C5")).state).toBe("paid");
    expect((await store.commerce.actions.execute(proposal)).state).toBe("executed");
  });

  it("does nothing where the order moved on between the preview and the confirmation", async () => {
    const proposal = await proposed(store, cancel("C6"));
    await store.database
      .update(orders)
      .set({ state: "shipped", version: proposal.orderVersion + 1 })
      .where(and(eq(orders.shopId, store.shop), eq(orders.id, "C6")));
    const result = await store.commerce.actions.execute(proposal);
    expect(result).toMatchObject({ state: "refused", refusal: { reason: "wrong_state", state: "shipped" } });
    expect(await rowsOf.refunds(store, "C6")).toEqual([]);
    expect((await read(store, "C6")).state).toBe("shipped");
    expect(await store.commerce.actions.execute(proposal)).toEqual(result);
  });

  it("refunds nothing that was not paid", async () => {
    const proposal = await proposed(store, cancel("C7"));
    expect(proposal.effects.map(({ kind }) => kind)).toEqual(["order_state"]);
  });

  it("says why not: too late, done already, another's, unknown, unproved, a reason that is none", async () => {
    expect(await refusal(store, cancel("C8"))).toEqual({ reason: "wrong_state", state: "shipped" });
    expect(await refusal(store, cancel("C9"))).toEqual({ reason: "already_done", state: "cancelled" });
    expect(await refusal(store, cancel("C8"), BOB)).toEqual({ reason: "unknown_order" });
    expect(await refusal(store, cancel("ghost"), BOB)).toEqual({ reason: "unknown_order" });
    expect(await refusal(store, cancel("C8"), ANONYMOUS)).toEqual({ reason: "identity_needed" });
    const other: Identity = { level: "order_phone", customerId: "alice", orderIds: ["C9"] };
    expect(await refusal(store, cancel("C8"), other)).toEqual({ reason: "identity_needed" });
    expect(await refusal(store, cancel("ghost"), other)).toEqual({ reason: "identity_needed" });
    const request: ActionRequest = { name: "cancel_order", arguments: { orderId: "C7", reason: "because" } };
    expect(await refusal(store, request)).toMatchObject({ reason: "not_allowed" });
  });

  it("refuses arguments that are not the action's", async () => {
    const request = { name: "cancel_order", arguments: { orderId: "C8", reason: "x", amountMinor: 1 } } as const;
    await expect(store.commerce.actions.propose(request, ALICE)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("the policy at execution", () => {
  it("is read anew: what it forbids meanwhile is refused, what it changes is previewed again", async () => {
    const store = await newStore([order("P1"), order("P2")]);
    const [one, two] = [await proposed(store, cancel("P1")), await proposed(store, cancel("P2"))];
    const changed = (rule: Partial<NonNullable<PolicyInput["actions"]["cancel_order"]>>): PolicyInput => ({
      ...POLICY,
      actions: { ...POLICY.actions, cancel_order: { ...POLICY.actions.cancel_order, ...rule } },
    });
    await savePolicy(store, store.shop, changed({ refund: { to: ["stored_value"], days: 3 } }), "staff:x");
    const result = await store.commerce.actions.execute(one);
    expect(result).toMatchObject({
      state: "changed",
      next: { effects: [{}, { to: "balance", amountMinor: 124_799 }] },
    });
    expect(await rowsOf.executions(store, "P1")).toEqual([]);
    if (result.state !== "changed") throw new Error("not changed");
    expect((await store.commerce.actions.execute(result.next)).state).toBe("executed");

    await savePolicy(store, store.shop, changed({ allowed: false }), "staff:x");
    expect(await store.commerce.actions.execute(two)).toMatchObject({
      state: "refused",
      refusal: { reason: "not_allowed" },
    });
  });

  it("asks for a person above the ladder and for a supervisor, once, below it", async () => {
    const ladder = (automaticMinor: number, approvalMinor: number): PolicyInput => ({
      ...POLICY,
      actions: { cancel_order: { ...POLICY.actions.cancel_order, ladder: { automaticMinor, approvalMinor } } },
    });
    const low = await newStore([order("L1")], ladder(124_798, 200_000));
    const proposal = await proposed(low, cancel("L1"));
    const waiting = await low.commerce.actions.execute(proposal);
    expect(waiting).toMatchObject({ state: "awaiting_approval", proposal: proposal.id });
    low.clock.at = proposal.expiresAt + 1;
    expect(await low.commerce.actions.execute(proposal)).toEqual(waiting);
    expect((await read(low, "L1")).state).toBe("paid");
    const lower = await newStore([order("L1")], ladder(1_000, 124_798));
    expect(await refusal(lower, cancel("L1"))).toMatchObject({ reason: "amount_over_ladder" });
    const enough = await newStore([order("L1")], ladder(124_799, 124_799));
    expect(await refusal(enough, cancel("L1"))).toBeNull();
    expect(await refusal(enough, expedite("L1"))).toMatchObject({ reason: "not_allowed" });
  });
});

describe("a proposal", () => {
  it("over 15 minutes old changes nothing and comes back as a new one", async () => {
    const store = await newStore([order("E1")]);
    const proposal = await proposed(store, cancel("E1"));
    store.clock.at = proposal.expiresAt + 1;
    const result = await store.commerce.actions.execute(proposal);
    expect(result.state).toBe("changed");
    expect((await read(store, "E1")).state).toBe("paid");
    if (result.state === "changed") expect(result.next.id).not.toBe(proposal.id);
  });

  it("confirmed after midnight keeps the date that was promised", async () => {
    const store = await newStore([order("M1")]);
    store.clock.at = Date.parse("2026-11-21T23:58:00+08:00");
    const proposal = await proposed(store, cancel("M1"));
    store.clock.at = Date.parse("2026-11-22T00:03:00+08:00");
    const result = await store.commerce.actions.execute(proposal);
    expect(result).toMatchObject({ state: "executed", effects: proposal.effects });
  });

  it("survives storage as JSON and another order of keys", async () => {
    const store = await newStore([order("J1")]);
    const proposal = await proposed(store, {
      name: "change_address",
      arguments: {
        orderId: "J1",
        phone: "13700001111",
        address: { street: "南京路1号", district: "黄浦区", city: "上海市", province: "上海市", country: "CN" },
      },
    });
    const stored: Proposal = JSON.parse(JSON.stringify(proposal));
    expect((await store.commerce.actions.execute(stored)).state).toBe("executed");
    expect((await read(store, "J1")).recipient).toMatchObject({ name: "宋敬明", phone: "13700001111" });
    const rows = JSON.stringify([
      await rowsOf.executions(store, "J1"),
      await rowsOf.audit(store, "J1"),
      await store.database.select().from(orders).where(eq(orders.shopId, store.shop)),
    ]);
    for (const readable of ["13700001111", "南京路", "黄浦"]) expect(rows).not.toContain(readable);
    expect(
      await refusal(store, { name: "change_address", arguments: { orderId: "J1", phone: "13700001111" } }),
    ).toEqual({
      reason: "nothing_to_change",
    });
  });
});

describe("returning", () => {
  let store: Store;
  beforeAll(async () => {
    store = await newStore([
      order("R1", delivered(2)),
      order("R2", delivered(7)),
      order("R3", delivered(8)),
      order("R4", delivered(2)),
      order("R5", {
        ...delivered(1),
        items: [{ id: "R5-nuts", product: "p-nuts", variant: "v-nuts", quantity: 1 }],
        discountMinor: 0,
        payments: [{ method: "alipay" }],
      }),
      order("R6"),
    ]);
  });

  it("gives back what was paid for the item: its price less its share of the discount", async () => {
    const proposal = await proposed(store, giveBack("R1", ["R1-shirt"], "quality"));
    // 25,800 of 125,800 bears 205 of 1,001.
    expect(proposal.effects).toEqual([
      expect.objectContaining({
        kind: "items_returned",
        freight: "shop",
        items: [expect.objectContaining({ amountMinor: 25_595 })],
      }),
      expect.objectContaining({ kind: "refund", to: "gift_card", amountMinor: 20_000 }),
      expect.objectContaining({ kind: "refund", to: "alipay", amountMinor: 5_595 }),
    ]);
    expect((await store.commerce.actions.execute(proposal)).state).toBe("executed");
    const after = await read(store, "R1");
    expect(after.items.map(({ id, state }) => [id, state])).toEqual([
      ["R1-shirt", "return_requested"],
      ["R1-phone", "ordered"],
    ]);
    expect(after.refunds.every(({ state }) => state === "requested")).toBe(true);
    const rows = await store.database.select().from(returns).where(eq(returns.shopId, store.shop));
    expect(rows).toMatchObject([{ orderId: "R1", freight: "shop", state: "requested", proposalId: proposal.id }]);
  });

  it("gives back item by item exactly what was paid for all", async () => {
    const rest = await proposed(store, giveBack("R1", ["R1-phone"]));
    await store.commerce.actions.execute(rest);
    const total = (await rowsOf.refunds(store, "R1")).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(total).toBe(124_799);
    const byMethod = Map.groupBy(await rowsOf.refunds(store, "R1"), ({ to }) => to);
    expect(byMethod.get("gift_card")?.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(20_000);
  });

  it("counts the window in whole days of the shop", async () => {
    expect(await refusal(store, giveBack("R2", ["R2-shirt"]))).toBeNull();
    expect(await refusal(store, giveBack("R3", ["R3-shirt"]))).toMatchObject({ reason: "window_over", windowDays: 7 });
  });

  it("refuses excluded categories, unknown items, items on their way back, and names what is possible instead", async () => {
    expect(await refusal(store, giveBack("R5", ["R5-nuts"]))).toMatchObject({ reason: "category_excluded" });
    expect(await refusal(store, giveBack("R4", ["R4-shirt", "ghost"]))).toMatchObject({ reason: "items_unknown" });
    expect(await refusal(store, giveBack("R1", ["R1-shirt"]))).toMatchObject({ reason: "already_done" });
    expect(await refusal(store, giveBack("R6", ["R6-shirt"]))).toEqual({
      reason: "wrong_state",
      state: "paid",
      instead: "cancel_order",
    });
  });
});

describe("expediting and invoicing", () => {
  it("expedites once", async () => {
    const store = await newStore([order("X1")]);
    const proposal = await proposed(store, expedite("X1"));
    await store.commerce.actions.execute(proposal);
    expect((await read(store, "X1")).expeditedAt).toBe(NOW);
    expect(await refusal(store, expedite("X1"))).toMatchObject({ reason: "already_done" });
  });

  it("invoices what was paid and not given back, once, with the title sealed", async () => {
    const store = await newStore([order("V1", delivered(1))]);
    await store.commerce.actions.execute(await proposed(store, giveBack("V1", ["V1-shirt"])));
    const request: ActionRequest = {
      name: "issue_invoice",
      arguments: { orderId: "V1", invoiceType: "company", title: "杭州某某公司", taxNo: "91330100" },
    };
    const proposal = await proposed(store, request);
    const done: Execution = await store.commerce.actions.execute(proposal);
    expect(done).toMatchObject({ state: "executed", effects: [{ amountMinor: 124_799 - 25_595 }] });
    expect((await read(store, "V1")).invoices).toMatchObject([{ title: "杭州某某公司", state: "requested" }]);
    expect(await refusal(store, request)).toMatchObject({ reason: "already_done" });
  });

  it("keeps two different confirmed actions on one order apart, both done", async () => {
    const store = await newStore([order("T1")]);
    const one = await proposed(store, expedite("T1"));
    const two = await proposed(store, {
      name: "change_address",
      arguments: { orderId: "T1", recipient: "李雷" },
    });
    const results = await Promise.all([store.commerce.actions.execute(one), store.commerce.actions.execute(two)]);
    expect(results.map(({ state }) => state)).toEqual(["executed", "executed"]);
    expect(await read(store, "T1")).toMatchObject({ expeditedAt: NOW, version: 3, recipient: { name: "李雷" } });
  });
});

function stockOf(store: Store, variantId: string) {
  return store.database
    .select()
    .from(stock)
    .where(and(eq(stock.shopId, store.shop), eq(stock.variantId, variantId)));
}

import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { decideApproval } from "../../workers/commerce/approvals/decide-approval.ts";
import { listApprovals } from "../../workers/commerce/approvals/list-approvals.ts";
import { markSettled, settleApprovals } from "../../workers/commerce/approvals/settle-approvals.ts";
import type { ActionRequest } from "../../workers/commerce/ports.ts";
import { savePolicy } from "../../workers/merchants/save-policy.ts";
import { approvals, executions } from "../../workers/platform/db/schema/orders.ts";
import { audit } from "../../workers/platform/db/schema/shops.ts";
import type { PolicyInput } from "../../workers/platform/policy.ts";
import { ALLOWING, NOW, order, proposed, read, refundsOf, type Store, setPrice, storeOf } from "./actions/act.ts";

const TOTAL = 124_799;
const MINUTE_MS = 60_000;
const cancel: ActionRequest = { name: "cancel_order", arguments: { orderId: "P1", reason: "不想要了" } };
const laddered = (automaticMinor: number, approvalMinor: number): PolicyInput => ({
  ...ALLOWING,
  actions: {
    ...ALLOWING.actions,
    cancel_order: { ...ALLOWING.actions.cancel_order, ladder: { automaticMinor, approvalMinor } },
    price_protect: { ...ALLOWING.actions.price_protect, ladder: { automaticMinor: 1, approvalMinor: 1_000_000 } },
  },
});
type Verdict = Parameters<typeof decideApproval>[2];
const YES: Verdict = { isApproved: true, note: null };
const NO: Verdict = { isApproved: false, note: "请联系仓库" };

describe("what is over the automatic amount", () => {
  let store: Store;
  beforeEach(async () => {
    store = await storeOf([order("P1")], { policy: laddered(1_000, 200_000) });
  });
  const listed = (list: "pending" | "decided" = "pending") =>
    listApprovals({ database: store.database, keys: store.keys, policy: store.snapshot.policy }, store.shop, list);
  const decide = (id: string, verdict = YES, actor = "staff:ann") =>
    decideApproval({ database: store.database, shop: store.shop, now: store.clock.at, actor }, id, verdict);
  async function waiting() {
    const proposal = await proposed(store, cancel);
    const execution = await store.commerce.actions.execute(proposal);
    if (execution.state !== "awaiting_approval") throw new Error(execution.state);
    return { proposal, id: execution.approval };
  }

  it("waits, is listed with who, what and how much, and changes nothing", async () => {
    const { proposal, id } = await waiting();
    expect(await store.commerce.actions.execute(proposal)).toMatchObject({ state: "awaiting_approval", approval: id });
    expect(await listed()).toMatchObject([
      {
        id,
        orderId: "P1",
        customerId: "alice",
        customerName: expect.stringContaining("*"),
        action: "cancel_order",
        amountMinor: TOTAL,
        currency: "CNY",
        reason: { zh: "不想要了" },
        effects: proposal.effects,
        createdAt: NOW,
      },
    ]);
    expect((await read(store, "P1")).state).toBe("paid");
    expect(await refundsOf(store, "P1")).toEqual([]);
  });

  it("approved, also long after the shopper's fifteen minutes, is executed once as it was confirmed", async () => {
    const { proposal, id } = await waiting();
    store.clock.at += 3 * 60 * MINUTE_MS;
    expect(await decide(id)).toMatchObject({ conversation: "web~c1", proposal: proposal.id, isApproved: true });
    const ends = await Promise.all([1, 2, 3].map(() => store.commerce.actions.execute(proposal)));
    expect(ends.map(({ state }) => state)).toEqual(["executed", "executed", "executed"]);
    expect((await refundsOf(store, "P1")).reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(TOTAL);
    expect((await read(store, "P1")).state).toBe("cancelled");
  });

  it("declined is never executed", async () => {
    const { proposal, id } = await waiting();
    expect(await decide(id, NO)).toMatchObject({ isApproved: false, note: "请联系仓库" });
    expect(await store.commerce.actions.execute(proposal)).toMatchObject({ state: "refused" });
    await expect(decide(id)).rejects.toMatchObject({ code: "conflict" });
    expect(await store.commerce.actions.execute(proposal)).toMatchObject({ state: "refused" });
    expect((await read(store, "P1")).state).toBe("paid");
    expect(await listed("decided")).toMatchObject([{ id, state: "declined", note: "请联系仓库" }]);
  });

  it("decided by two at once has one decision; the same one again is no conflict", async () => {
    const { id } = await waiting();
    const both = await Promise.allSettled([decide(id, YES, "staff:ann"), decide(id, NO, "staff:ben")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [row] = await store.database.select().from(approvals).where(eq(approvals.id, id));
    const isAnns = row?.decidedBy === "staff:ann";
    await expect(decide(id, isAnns ? YES : NO, row?.decidedBy ?? "")).resolves.toMatchObject({ isApproved: isAnns });
    const entries = await store.database
      .select()
      .from(audit)
      .where(and(eq(audit.shopId, store.shop), eq(audit.target, `approval:${id}`)));
    expect(entries).toHaveLength(1);
  });

  it("of another shop, or unknown, is not there", async () => {
    const { id } = await waiting();
    const other = await storeOf([]);
    const deps = { database: other.database, shop: other.shop, now: NOW, actor: "staff:x" };
    await expect(decideApproval(deps, id, YES)).rejects.toMatchObject({ code: "not_found" });
    await expect(decide("apv_ghost")).rejects.toMatchObject({ code: "not_found" });
    expect(await listed()).toHaveLength(1);
  });

  it("whose effects have changed meanwhile is not executed: there is a new preview", async () => {
    const protect: ActionRequest = { name: "price_protect", arguments: { orderId: "P1", itemIds: ["P1-shirt"] } };
    await setPrice(store, "v-shirt-m", 11_000);
    const proposal = await proposed(store, protect);
    const execution = await store.commerce.actions.execute(proposal);
    if (execution.state !== "awaiting_approval") throw new Error(execution.state);
    await setPrice(store, "v-shirt-m", 10_000);
    await decide(execution.approval);
    expect(await store.commerce.actions.execute(proposal)).toMatchObject({
      state: "changed",
      next: { name: "price_protect" },
    });
    expect(await refundsOf(store, "P1")).toEqual([]);
  });

  it("under a policy that has become stricter is refused in spite of the yes", async () => {
    const { proposal, id } = await waiting();
    await decide(id);
    await savePolicy(store, store.shop, laddered(1_000, 2_000), "staff:x");
    expect(await store.commerce.actions.execute(proposal)).toMatchObject({
      state: "refused",
      refusal: { reason: "amount_over_ladder" },
    });
    expect((await read(store, "P1")).state).toBe("paid");
  });

  it("never carried out by its conversation is taken up by the sweep until it is", async () => {
    const { proposal, id } = await waiting();
    await decide(id);
    const told: string[] = [];
    const sweep = (minutes: number, isSettled: boolean | "lost") =>
      settleApprovals(store.database, NOW + minutes * MINUTE_MS, async (shop, decision) => {
        if (shop !== store.shop) return false;
        told.push(decision.proposal);
        if (isSettled === "lost") throw new Error("the object was lost");
        return isSettled;
      });
    await sweep(0.5, true);
    expect(told).toEqual([]);
    await sweep(2, "lost");
    await sweep(3, false);
    await sweep(4, true);
    await sweep(5, true);
    expect(told).toEqual([proposal.id, proposal.id, proposal.id]);
  });

  it("carried out at once is not told again", async () => {
    const { proposal, id } = await waiting();
    await decide(id);
    await markSettled(store.database, store.shop, proposal.id, NOW);
    const told: string[] = [];
    await settleApprovals(store.database, NOW + 5 * MINUTE_MS, async (shop, { proposal: one }) => {
      if (shop === store.shop) told.push(one);
      return true;
    });
    expect(told).toEqual([]);
  });
});

describe("the amount ladder", () => {
  it.each([
    ["at once up to the automatic amount", TOTAL, TOTAL, "executed"],
    ["after a yes above it", TOTAL - 1, TOTAL, "awaiting_approval"],
  ])("is done %s", async (_, automatic, approval, state) => {
    const store = await storeOf([order("P1")], { policy: laddered(automatic, approval) });
    const proposal = await proposed(store, cancel);
    expect(await store.commerce.actions.execute(proposal)).toMatchObject({ state });
  });

  it("is never climbed above its end: a person does it", async () => {
    const store = await storeOf([order("P1")], { policy: laddered(1, TOTAL - 1) });
    expect(
      await store.commerce.actions.propose(cancel, { level: "signed", customerId: "alice", orderIds: [] }),
    ).toEqual({
      proposed: false,
      refusal: { reason: "amount_over_ladder", state: "paid" },
    });
    expect(await store.database.$count(executions, eq(executions.shopId, store.shop))).toBe(0);
  });
});

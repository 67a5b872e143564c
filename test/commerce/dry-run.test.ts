import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { dryRun } from "../../workers/commerce/dry-run/dry-run.ts";
import { executions, orders } from "../../workers/platform/db/schema/orders.ts";
import { type PolicyInput, policySchema } from "../../workers/platform/policy.ts";
import { DAY_MS, NOW, POLICY } from "../merchants/shop-fixture.ts";
import { newStore, order } from "./store-fixture.ts";

const iso = (at: number) => new Date(at).toISOString();

async function run(draft: PolicyInput, days = 30) {
  const store = await newStore([
    order("P1"),
    order("P2", { state: "processing" }),
    order("D1", { state: "delivered", deliveredAt: iso(NOW - 2 * DAY_MS) }),
    order("D2", { state: "delivered", placedAt: iso(NOW - 20 * DAY_MS), deliveredAt: iso(NOW - 10 * DAY_MS) }),
    order("OLD", { placedAt: iso(NOW - 60 * DAY_MS) }),
  ]);
  const deps = { database: store.database, keys: store.keys, shop: store.snapshot };
  const stored = () => store.database.select().from(orders).where(eq(orders.shopId, store.shop));
  const before = await stored();
  const result = await dryRun(deps, {
    inForce: policySchema.parse(POLICY),
    draft: policySchema.parse(draft),
    days,
    now: NOW,
  });
  expect(await stored()).toEqual(before);
  expect(await store.database.$count(executions, eq(executions.shopId, store.shop))).toBe(0);
  return { result, of: (name: string) => result.actions.find(({ action }) => action === name) };
}

it("a draft that says the same differs in nothing", async () => {
  const { result, of } = await run(POLICY);
  expect(result).toMatchObject({ orders: 4, isCut: false, cases: [] });
  expect(result.actions.every(({ differing }) => differing === 0)).toBe(true);
  expect(of("cancel_order")).toMatchObject({ inForce: { automatic: 2, refused: 2 }, draft: { automatic: 2 } });
});

it("only orders of the days asked for are tried", async () => {
  expect((await run(POLICY, 7)).result.orders).toBe(3);
  expect((await run(POLICY, 365)).result.orders).toBe(5);
});

it("a longer window, a lower ladder and a forbidden action show with amounts and cases", async () => {
  const { actions } = POLICY;
  const { result, of } = await run({
    ...POLICY,
    actions: {
      ...actions,
      cancel_order: { ...actions.cancel_order, ladder: { automaticMinor: 100, approvalMinor: 2_000_000 } },
      return_items: { ...actions.return_items, windowDays: 15 },
      expedite_order: { ...actions.expedite_order, allowed: false },
    },
  });
  expect(of("cancel_order")).toMatchObject({
    inForce: { automatic: 2, approval: 0, refused: 2 },
    draft: { automatic: 0, approval: 2, refused: 2 },
    differing: 2,
  });
  expect(of("cancel_order")?.draft.amountMinor).toBe(of("cancel_order")?.inForce.amountMinor);
  expect(of("return_items")).toMatchObject({ inForce: { automatic: 1 }, draft: { automatic: 2 }, differing: 1 });
  expect(of("return_items")?.draft.amountMinor).toBe(2 * (of("return_items")?.inForce.amountMinor ?? 0));
  expect(of("expedite_order")).toMatchObject({ draft: { automatic: 0 }, differing: 2 });
  expect(result.cases).toContainEqual({
    orderId: "D2",
    action: "return_items",
    inForce: { verdict: "refused", reason: "window_over", amountMinor: 0 },
    draft: { verdict: "automatic", reason: null, amountMinor: expect.any(Number) },
  });
});

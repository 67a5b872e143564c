import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { caseOf } from "../../durable-objects/case/contract.ts";
import { returns } from "../../workers/platform/db/schema/orders.ts";
import { calledOffCases, unstartedCases } from "../../workers/platform/db/unstarted-cases.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import type { ConversationEvent } from "../../workers/platform/events.ts";
import { endAll, followActions, startAll } from "../../workers/projections/start-cases.ts";
import { NOW } from "../merchants/shop-fixture.ts";
import { leaveRow, newCaseShop, TestCase } from "./case-fixture.ts";

function executed(action: string, proposal: string): ConversationEvent {
  return { type: "action.executed", action, proposal, orderId: "D1", state: "executed", eventSeq: 1, at: NOW };
}
const newId = () => `rtn_${crypto.randomUUID()}`;

describe("cases follow executed actions", () => {
  it("one case per executed action, however often its event comes", async () => {
    const shop = await newCaseShop();
    const id = newId();
    const { proposal } = await leaveRow(shop, id, "return", [{ to: "alipay", amountMinor: 5_000 }]);
    const event = executed("return_items", proposal);
    for (let times = 0; times < 2; times++) await followActions(env, shop.database, shop.shop, [event, event]);
    const view = unwrap(await caseOf(env, shop.shop, id).view());
    expect(view).toMatchObject({ kind: "return", step: "awaiting_parcel", amountMinor: 5_000, customerId: "alice" });
    expect(view.conversation).toBe(shop.conversation);
    expect(view.entries).toHaveLength(1);
  });

  it("an action that was refused, or that leaves nothing lasting, starts none", async () => {
    const shop = await newCaseShop();
    const id = newId();
    const { proposal } = await leaveRow(shop, id, "return");
    const refused = { ...executed("return_items", proposal), state: "refused" } as ConversationEvent;
    await followActions(env, shop.database, shop.shop, [refused, executed("change_address", proposal)]);
    expect((await caseOf(env, shop.shop, id).view()).ok).toBe(false);
  });

  it("a row whose event was lost is found by the net, and by no other shop's", async () => {
    const shop = await newCaseShop();
    const id = newId();
    const { proposal } = await leaveRow(shop, id, "repair");
    const other = await unstartedCases(shop.database, { shop: "elsewhere", proposals: [proposal] });
    expect(other).toEqual([]);
    const found = (await unstartedCases(shop.database, { since: NOW - 1 })).filter((one) => one.case === id);
    expect(found).toHaveLength(1);
    await startAll(env, found);
    expect(unwrap(await caseOf(env, shop.shop, id).view()).kind).toBe("repair");
  });

  it("goods of a return that was paid at once are still waited for", async () => {
    const shop = await newCaseShop();
    const id = newId();
    const { proposal } = await leaveRow(shop, id, "return");
    await shop.database.update(returns).set({ state: "refunded" }).where(eq(returns.id, id));
    await followActions(env, shop.database, shop.shop, [executed("return_items", proposal)]);
    expect(unwrap(await caseOf(env, shop.shop, id).view()).step).toBe("awaiting_parcel");
  });

  it("a request that was withdrawn by the action ends its case, also with the parcel on its way", async () => {
    const shop = await newCaseShop();
    const one = new TestCase(shop, newId());
    await leaveRow(shop, one.id, "return", [{ to: "gift_card", amountMinor: 5_000 }]);
    await one.install();
    await one.start({ from: "returns" });
    await one.report({ type: "goods_sent", parcel: { courier: "SF", trackingNo: "SF1" } });
    await one.ring();
    await shop.database.update(returns).set({ state: "withdrawn" }).where(eq(returns.id, one.id));
    for (let times = 0; times < 2; times++) {
      await followActions(env, shop.database, shop.shop, [executed("withdraw_request", "prp_w")]);
    }
    await one.ring();
    expect(await one.view()).toMatchObject({ step: "done", outcome: "withdrawn" });
    expect((await one.told()).at(-1)).toContain("已撤销");
    const left = await calledOffCases(shop.database, { shop: shop.shop, orders: ["D1"] });
    expect(left).toEqual([]);
    await endAll(env, [{ shop: shop.shop, case: one.id }]);
  });

  it("a customer who is erased leaves no note, no photo and no way to be told, and the goods come to their end", async () => {
    const shop = await newCaseShop();
    const one = new TestCase(shop, newId());
    await leaveRow(shop, one.id, "return", [{ to: "gift_card", amountMinor: 5_000 }]);
    await one.install();
    await one.start({ from: "returns" });
    await one.ring();
    await one.report({ type: "evidence_added", refs: ["att_1"] }, { note: "电话里说的" });
    await one.report({ type: "goods_received" });
    unwrap(await one.rpc.erase());
    await one.report({ type: "inspected", result: "accepted" });
    await one.ring();
    const view = await one.view();
    expect(view).toMatchObject({ outcome: "refunded", conversation: null, evidence: [] });
    expect(JSON.stringify(view)).not.toContain("电话里说的");
    expect(await one.told()).toHaveLength(1);
  });
});

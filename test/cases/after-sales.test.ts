import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { caseOf } from "../../durable-objects/case/contract.ts";
import { openCaseDesk } from "../../durable-objects/conversation/case-desk.ts";
import { openAfterSales } from "../../workers/commerce/after-sales.ts";
import { ANONYMOUS, type Identity } from "../../workers/commerce/ports.ts";
import { loadSnapshot } from "../../workers/merchants/snapshot.ts";
import { cases, shipmentReports } from "../../workers/platform/db/schema/cases.ts";
import { shipments } from "../../workers/platform/db/schema/orders.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { NOW, POLICY } from "../merchants/shop-fixture.ts";
import { type CaseShop, leaveRow, newCaseShop, TestCase } from "./case-fixture.ts";

const ALICE: Identity = { level: "signed", customerId: "alice", orderIds: [] };
const BOB: Identity = { level: "signed", customerId: "bob", orderIds: [] };
const sent = (trackingNo: string) => ({ type: "goods_sent", parcel: { courier: "SF", trackingNo } }) as const;

async function open(shop: CaseShop) {
  const { snapshot, database, keys } = await loadSnapshot(env, shop.shop, () => NOW);
  const deps = { database, keys, shop: snapshot, now: () => NOW, conversation: shop.conversation };
  return openAfterSales({ ...deps, contact: "c", address: null }, openCaseDesk(env, shop.shop));
}

async function begin() {
  const shop = await newCaseShop();
  const id = `rtn_${crypto.randomUUID()}`;
  await leaveRow(shop, id, "return", [{ to: "alipay", amountMinor: 2_000 }]);
  return { shop, id, afterSales: await open(shop) };
}

describe("what shoppers tell of their cases", () => {
  it("a parcel's number reaches a return that was confirmed a moment ago, once", async () => {
    const { shop, id, afterSales } = await begin();
    const one = new TestCase(shop, id);
    await one.install();
    expect(await afterSales.underWay(ALICE)).toMatchObject([{ id, step: "awaiting_parcel", trackingNo: null }]);
    expect(await afterSales.report(id, sent("SF1234567890"), ALICE)).toEqual({ taken: true });
    await one.ring();
    const view = await one.view();
    expect(view).toMatchObject({ step: "parcel_underway", goodsBack: { courier: "SF", trackingNo: "SF1234567890" } });
    expect(await afterSales.report(id, sent("SF1234567890"), ALICE)).toEqual({ taken: false, why: "known" });
    const entries = (await one.view()).entries.filter(({ event }) => event === "goods_sent");
    expect(entries.map(({ by }) => by)).toEqual(["shopper"]);
  });

  it("somebody else's, a malformed number and that of another parcel change nothing", async () => {
    const { shop, id, afterSales } = await begin();
    const one = new TestCase(shop, id);
    await one.install();
    await one.start({ from: "returns" });
    await one.ring();
    const parcel = { shopId: shop.shop, id: "shp_out", orderId: "D1", courier: "SF", trackingNo: "SF5550001111" };
    await shop.database.insert(shipments).values({ ...parcel, events: [], state: "delivered" });
    for (const [identity, number, why] of [
      [BOB, "SF1234567890", "not_now"],
      [ANONYMOUS, "SF1234567890", "not_now"],
      [ALICE, "12", "form"],
      [ALICE, "SF123 4567;--", "form"],
      [ALICE, "SF5550001111", "number"],
    ] as const) {
      expect(await afterSales.report(id, sent(number), identity)).toEqual({ taken: false, why });
    }
    expect(await afterSales.underWay(BOB)).toEqual([]);
    expect((await one.view()).step).toBe("awaiting_parcel");
  });

  it("photos reach the quality case that waits for them, and the same photo counts once", async () => {
    const shop = await newCaseShop();
    const one = new TestCase(shop, `cas_${crypto.randomUUID()}`);
    await one.install();
    const { conversation } = shop;
    await one.start({ from: "request", kind: "quality", orderId: "D1", conversation, evidence: 0 });
    await one.ring();
    const afterSales = await open(shop);
    const photo = { type: "evidence_added" as const, refs: ["att_1"] };
    expect(await afterSales.report(one.id, photo, BOB)).toEqual({ taken: false, why: "not_now" });
    expect(await afterSales.report(one.id, photo, ALICE)).toEqual({ taken: true });
    await afterSales.report(one.id, photo, ALICE);
    await one.ring();
    expect(await one.view()).toMatchObject({ step: "judging", evidence: [{ ref: "att_1", by: "shopper" }] });
    expect(await afterSales.report(one.id, { ...photo, refs: ["<img>"] }, ALICE)).toEqual({
      taken: false,
      why: "form",
    });
  });
});

describe("a parcel that is called delivered and is not there", () => {
  const delivered = async (shop: CaseShop) => {
    const id = `shp_${crypto.randomUUID()}`;
    const parcel = { shopId: shop.shop, id, orderId: "D1", courier: "SF", trackingNo: `SF${id.slice(4, 14)}` };
    await shop.database.insert(shipments).values({ ...parcel, events: [], state: "delivered", deliveredAt: NOW });
    return id;
  };
  const reports = (shop: CaseShop) =>
    shop.database.select().from(shipmentReports).where(eq(shipmentReports.shopId, shop.shop));

  it("is written down once, and a person sees to it where the policy says so", async () => {
    const shop = await newCaseShop();
    await shop.database.delete(shipments).where(eq(shipments.shopId, shop.shop));
    const id = await delivered(shop);
    const afterSales = await open(shop);
    expect(await afterSales.reportUnreceived("D1", BOB)).toEqual({ isReported: false, isCase: false });
    expect(await reports(shop)).toEqual([]);
    for (let times = 0; times < 2; times++) {
      expect(await afterSales.reportUnreceived("D1", ALICE)).toEqual({ isReported: true, isCase: false });
    }
    expect(await reports(shop)).toMatchObject([{ shipmentId: id, at: NOW }]);
    expect((await caseOf(env, shop.shop, `cas_${id}`).view()).ok).toBe(false);
  });

  it("opens the lost parcel's case where the policy says what follows, and only one", async () => {
    const shop = await newCaseShop({ ...POLICY, cases: { lost: "reship" } });
    await shop.database.delete(shipments).where(eq(shipments.shopId, shop.shop));
    const id = await delivered(shop);
    const afterSales = await open(shop);
    for (let times = 0; times < 2; times++) {
      expect(await afterSales.reportUnreceived("D1", ALICE)).toEqual({ isReported: true, isCase: true });
    }
    const view = unwrap(await caseOf(env, shop.shop, `cas_${id}`).view());
    expect(view).toMatchObject({ kind: "lost_parcel", step: "courier_asked", orderId: "D1" });
    expect(view.entries).toHaveLength(1);
    const rows = await shop.database
      .select()
      .from(cases)
      .where(and(eq(cases.shopId, shop.shop), eq(cases.orderId, "D1")));
    expect(rows.length).toBeLessThanOrEqual(1);
  });

  it("that no courier calls delivered is none", async () => {
    const shop = await newCaseShop();
    await shop.database.update(shipments).set({ state: "in_transit" }).where(eq(shipments.shopId, shop.shop));
    expect(await (await open(shop)).reportUnreceived("D1", ALICE)).toEqual({ isReported: false, isCase: false });
  });
});

import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { pushShipment, type ShipmentPush } from "../../workers/commerce/cases/push-shipment.ts";
import { shipmentReports } from "../../workers/platform/db/schema/cases.ts";
import { orders, shipments } from "../../workers/platform/db/schema/orders.ts";
import { order } from "../commerce/store-fixture.ts";
import { NOW, newShop } from "../merchants/shop-fixture.ts";

async function newPushed() {
  const { database, shop } = await newShop({ orders: [order("D1")] });
  let pushes = 0;
  const push = (what: ShipmentPush, key = `k${pushes++}`) =>
    pushShipment({ database, shop, now: NOW }, { key, bodyHash: JSON.stringify(what) }, what);
  const parcels = async () =>
    (await database.select().from(shipments).where(eq(shipments.shopId, shop))).map(
      ({ state, deliveredAt, events }) => ({ state, deliveredAt, events: events.length }),
    );
  const state = async () =>
    (
      await database
        .select()
        .from(orders)
        .where(and(eq(orders.shopId, shop), eq(orders.id, "D1")))
    )[0];
  return { database, shop, push, parcels, state };
}
const NEW = { trackingNo: "SF1", courier: "顺丰", orderId: "D1" };
const event = (at: number, zh: string) => ({ at, text: { zh, en: "x" }, city: "杭州" });

describe("pushed shipments", () => {
  it("a new parcel of an order moves the order on, once per key", async () => {
    const { push, parcels, state } = await newPushed();
    const moving = { ...NEW, state: "in_transit" as const, event: event(NOW, "已揽收") };
    await push(moving, "a");
    await push(moving, "a");
    expect(await parcels()).toEqual([{ state: "in_transit", deliveredAt: null, events: 1 }]);
    const after = await state();
    expect(after).toMatchObject({ state: "shipped", version: 2 });
    await expect(push({ ...moving, state: "lost" }, "a")).rejects.toMatchObject({ code: "conflict" });
    expect(await state()).toEqual(after);
  });

  it("couriers report out of order: a parcel never goes back a step", async () => {
    const { push, parcels, state } = await newPushed();
    await push({ ...NEW, state: "delivered", event: event(NOW + 5, "已签收") });
    await push({ trackingNo: "SF1", state: "in_transit", event: event(NOW, "运输中") });
    await push({ trackingNo: "SF1", state: "lost" });
    expect(await parcels()).toEqual([{ state: "delivered", deliveredAt: NOW + 5, events: 2 }]);
    expect(await state()).toMatchObject({ state: "delivered", deliveredAt: NOW + 5 });
  });

  it("an order of two parcels is delivered with the last of them", async () => {
    const { push, state } = await newPushed();
    await push({ ...NEW, state: "in_transit" });
    await push({ ...NEW, trackingNo: "SF2", state: "in_transit" });
    await push({ trackingNo: "SF1", state: "delivered" });
    expect((await state())?.state).toBe("shipped");
    await push({ trackingNo: "SF2", state: "delivered" });
    expect((await state())?.state).toBe("delivered");
  });

  it("what a lost parcel's finding says is believed, and a missing one is written down", async () => {
    const { push, parcels, database, shop } = await newPushed();
    await push({ ...NEW, state: "lost" });
    await push({ trackingNo: "SF1", state: "in_transit" });
    expect((await parcels())[0]?.state).toBe("in_transit");
    await push({ trackingNo: "SF1", isUnreceived: true });
    await push({ trackingNo: "SF1", isUnreceived: true });
    expect(await database.select().from(shipmentReports).where(eq(shipmentReports.shopId, shop))).toHaveLength(1);
  });

  it("who signed for a parcel is masked", async () => {
    const { push, database, shop } = await newPushed();
    await push({ ...NEW, event: event(NOW, "已签收，电话13812345678") });
    const [row] = await database.select().from(shipments).where(eq(shipments.shopId, shop));
    expect(JSON.stringify(row?.events)).not.toContain("13812345678");
  });

  it("an unknown parcel, an unknown order and a new parcel with no courier are refused, and nothing is changed", async () => {
    const { push, parcels } = await newPushed();
    await expect(push({ trackingNo: "SF9", state: "lost" })).rejects.toMatchObject({ code: "not_found" });
    await expect(push({ ...NEW, orderId: "D9" })).rejects.toMatchObject({ code: "not_found" });
    await expect(push({ trackingNo: "SF9", orderId: "D1" })).rejects.toMatchObject({ code: "invalid" });
    expect(await parcels()).toEqual([]);
  });
});

import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type MirrorEvent, mirrorEvents } from "../../workers/commerce/mirror/mirror-events.ts";
import { sweepMirror } from "../../workers/commerce/mirror/sweep-mirror.ts";
import { mirroredShipments, mirrorEvents as seen } from "../../workers/platform/db/schema/channels.ts";
import { shipments } from "../../workers/platform/db/schema/orders.ts";
import { DAY_MS, NOW } from "../merchants/shop-fixture.ts";
import { newStore, order } from "./store-fixture.ts";

async function storeWithParcel(trackingNo: string) {
  const { database, shop } = await newStore([order("M1")]);
  await database.insert(shipments).values({
    shopId: shop,
    id: "s1",
    orderId: "M1",
    courier: "sf",
    trackingNo,
    state: "created",
    shippedAt: NOW - DAY_MS,
    etaAt: null,
    deliveredAt: null,
    events: [],
  });
  const tell = (...events: MirrorEvent[]) => mirrorEvents({ database, shop, channel: "chn_1", now: NOW }, events);
  const parcel = async () =>
    (
      await database
        .select()
        .from(shipments)
        .where(and(eq(shipments.shopId, shop), eq(shipments.id, "s1")))
    )[0];
  const mirrored = async () =>
    (await database.select().from(mirroredShipments).where(eq(mirroredShipments.shopId, shop)))[0];
  return { database, shop, tell, parcel, mirrored };
}

const step = (
  eventId: string,
  at: number,
  state: "in_transit" | "delivering" | "delivered",
  text: string,
): MirrorEvent => ({
  eventId,
  at,
  shipment: { trackingNo: "SF1", courier: "sf", state, events: [{ at, text, place: "杭州" }] },
});

describe("the mirror of parcels", () => {
  it("brings tracking into the shop's own parcel of that number, in order and once", async () => {
    const { tell, parcel } = await storeWithParcel("SF1");
    const last = step("e3", NOW - 1_000, "delivered", "已签收");
    await tell(last, step("e1", NOW - 9_000, "in_transit", "已揽收"), step("e2", NOW - 5_000, "delivering", "派送中"));
    await tell(last, last);
    expect(await parcel()).toMatchObject({
      state: "delivered",
      deliveredAt: NOW - 1_000,
      events: [
        { at: NOW - 9_000, text: { zh: "已揽收", en: "已揽收" }, city: "杭州" },
        { at: NOW - 5_000 },
        { at: NOW - 1_000 },
      ],
    });
  });

  it("masks who signed, since a courier writes names and numbers", async () => {
    const { tell, mirrored } = await storeWithParcel("SF1");
    await tell(step("e1", NOW, "delivered", "收件人：王小明 13812345678 已签收"));
    expect((await mirrored())?.events[0]?.text).toBe("收件人：王** *******5678 已签收");
  });

  it("keeps a parcel of nobody it knows, touches no other, and no other shop's", async () => {
    const [first, second] = await Promise.all([storeWithParcel("OTHER"), storeWithParcel("SF1")]);
    await first.tell(step("e1", NOW, "in_transit", "在途"));
    expect(await first.mirrored()).toMatchObject({ trackingNo: "SF1", state: "in_transit" });
    expect([await first.parcel(), await second.parcel()]).toMatchObject([{ events: [] }, { events: [] }]);
  });

  it("forgets after 30 days what no vendor repeats", async () => {
    const { database, shop, tell } = await storeWithParcel("SF1");
    await tell(step("e1", NOW, "in_transit", "在途"));
    const kept = async () => (await database.select().from(seen).where(eq(seen.shopId, shop))).length;
    await sweepMirror(database, NOW + 29 * DAY_MS);
    expect(await kept()).toBe(1);
    await sweepMirror(database, NOW + 31 * DAY_MS);
    expect(await kept()).toBe(0);
  });
});

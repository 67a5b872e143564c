import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { noticeWords } from "../../workers/commerce/cases/notice-words.ts";
import { noticeShop, type ShipmentWatch, tellPending } from "../../workers/commerce/cases/watch-shipments.ts";
import { noticeWishes, shipmentNotices, shipmentReports } from "../../workers/platform/db/schema/cases.ts";
import { shipments } from "../../workers/platform/db/schema/orders.ts";
import { conversations } from "../../workers/platform/db/schema/projections.ts";
import { openWatch } from "../../workers/sweep-shipments.ts";
import { NOW } from "../merchants/shop-fixture.ts";
import { type CaseShop, DAY_MS, newCaseShop } from "./case-fixture.ts";

const HOUR_MS = 3_600_000;
type ShipmentRow = typeof shipments.$inferInsert;

/** A shop whose customer last wrote in the fixture's conversation, with shipments of their order. */
async function withShipments(...rows: Partial<ShipmentRow>[]) {
  const shop = await newCaseShop();
  const plain = { holder: "bot" as const, epoch: 0, holderReason: "opened", episode: 1, messages: 0, unanswered: 0 };
  const inbox = {
    shopId: shop.shop,
    customerId: "alice",
    channel: "web",
    eventSeq: 1,
    lastText: "",
    lastFrom: "shopper",
  };
  await shop.database.insert(conversations).values([
    { ...plain, ...inbox, conversation: "web~older", startedAt: NOW, lastAt: NOW - DAY_MS },
    { ...plain, ...inbox, conversation: shop.conversation, startedAt: NOW, lastAt: NOW },
  ]);
  for (const [index, row] of rows.entries()) {
    await shop.database.insert(shipments).values({
      shopId: shop.shop,
      id: `s${index}`,
      orderId: "D1",
      courier: "顺丰",
      trackingNo: `SF${index}`,
      state: "in_transit",
      shippedAt: NOW - DAY_MS,
      etaAt: NOW + DAY_MS,
      events: [{ at: NOW - HOUR_MS, text: { zh: "到达", en: "arrived" }, city: "杭州" }],
      ...row,
    });
  }
  return shop;
}

/** A watch that only remembers. */
function listening() {
  const told: string[] = [];
  const lost: string[] = [];
  const watch: ShipmentWatch = {
    tell: async (noticed, conversation, key) => {
      told.push(`${conversation} ${key}: ${noticeWords(noticed)?.zh.text}`);
      return true;
    },
    openLost: async (_, shipment) => {
      lost.push(shipment);
    },
  };
  return { told, lost, watch };
}
async function look(shop: CaseShop, { watch }: ReturnType<typeof listening>, now = NOW) {
  await noticeShop(shop.database, shop.shop, now);
  await tellPending(shop.database, watch, now);
}
const notices = async ({ database, shop }: CaseShop) =>
  (await database.select().from(shipmentNotices).where(eq(shipmentNotices.shopId, shop))).map(
    ({ shipmentId, kind, state }) => `${shipmentId} ${kind} ${state}`,
  );

describe("the watch over shipments", () => {
  it("tells of a late parcel once, where the customer last wrote", async () => {
    const shop = await withShipments({ etaAt: NOW - 10 * HOUR_MS });
    const ears = listening();
    await look(shop, ears);
    await look(shop, ears, NOW + DAY_MS);
    expect(ears.told).toHaveLength(1);
    expect(ears.told[0]).toContain(shop.conversation);
    expect(ears.told[0]).toContain("订单D1的包裹（顺丰 SF0）比预计的11月21日晚了");
    expect(await notices(shop)).toEqual(["s0 late told"]);
  });

  it("calls it stuck after the shop's own hours, and again only when it has moved and stopped anew", async () => {
    const event = (at: number) => ({ at, text: { zh: "到达", en: "arrived" }, city: "杭州" });
    const shop = await withShipments({ etaAt: null, events: [event(NOW - 71 * HOUR_MS)] });
    const ears = listening();
    await look(shop, ears);
    expect(ears.told).toEqual([]);
    await look(shop, ears, NOW + 2 * HOUR_MS);
    await look(shop, ears, NOW + 2 * DAY_MS);
    expect(ears.told).toHaveLength(1);
    await shop.database
      .update(shipments)
      .set({ events: [event(NOW + 2 * DAY_MS)] })
      .where(eq(shipments.shopId, shop.shop));
    await look(shop, ears, NOW + 3 * DAY_MS);
    expect(ears.told).toHaveLength(1);
    await look(shop, ears, NOW + 6 * DAY_MS);
    expect(ears.told).toHaveLength(2);
  });

  it("writes to a customer at most once a day, and the rest the next day if it is still so", async () => {
    const late = { etaAt: NOW - 10 * HOUR_MS };
    const shop = await withShipments(late, late, late);
    const ears = listening();
    await look(shop, ears);
    await look(shop, ears, NOW + HOUR_MS);
    expect(ears.told).toHaveLength(1);
    await shop.database.update(shipments).set({ state: "delivered" }).where(eq(shipments.id, "s2"));
    await look(shop, ears, NOW + DAY_MS);
    await look(shop, ears, NOW + 2 * DAY_MS);
    expect(ears.told).toHaveLength(2);
    expect((await notices(shop)).toSorted()).toEqual(["s0 late told", "s1 late told", "s2 late held"]);
  });

  it("keeps quiet to who does not want it, and notices for the rules all the same", async () => {
    const shop = await withShipments({ etaAt: NOW - 10 * HOUR_MS });
    await shop.database
      .insert(noticeWishes)
      .values({ shopId: shop.shop, customerId: "alice", isAllowed: false, updatedAt: NOW });
    const ears = listening();
    await look(shop, ears);
    expect(ears.told).toEqual([]);
    expect(await notices(shop)).toEqual(["s0 late held"]);
  });

  it("takes a delivered parcel for unreceived only where it was reported", async () => {
    const shop = await withShipments({ state: "delivered", deliveredAt: NOW - DAY_MS });
    const ears = listening();
    await look(shop, ears);
    expect(await notices(shop)).toEqual([]);
    await shop.database.insert(shipmentReports).values({ shopId: shop.shop, shipmentId: "s0", at: NOW });
    await look(shop, ears);
    expect(await notices(shop)).toEqual(["s0 unreceived told"]);
  });

  it("opens the case of a lost parcel, which tells", async () => {
    const shop = await withShipments({ state: "lost" });
    const ears = listening();
    await look(shop, ears);
    await look(shop, ears);
    expect(ears).toMatchObject({ told: [], lost: ["s0"] });
  });

  it("tells again where telling failed, and a parcel in good time is nobody's news", async () => {
    const shop = await withShipments({ etaAt: NOW - 10 * HOUR_MS }, {});
    const ears = listening();
    const failing: ShipmentWatch = { ...ears.watch, tell: () => Promise.reject(new Error("away")) };
    await look(shop, { ...ears, watch: failing });
    expect(await notices(shop)).toEqual(["s0 late pending"]);
    await look(shop, ears);
    expect(ears.told).toHaveLength(1);
  });

  it("reaches the conversation itself", async () => {
    const shop = await withShipments({ etaAt: NOW - 10 * HOUR_MS });
    const ears = { ...listening(), watch: openWatch(env) };
    await look(shop, ears);
    await look(shop, ears);
    const listed = await shop.rpc.list(0, 10);
    expect(listed.ok && listed.value.messages.map(({ from }) => from)).toEqual(["bot"]);
  });
});

import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { meetContact } from "../../../workers/commerce/customers/meet-contact.ts";
import { privacyRequestByCode } from "../../../workers/commerce/customers/privacy/read-request.ts";
import { type PrivacyWish, takePrivacyRequest } from "../../../workers/commerce/customers/privacy/take-request.ts";
import { mirroredOrders, mirroredShipments } from "../../../workers/platform/db/schema/channels.ts";
import { customers } from "../../../workers/platform/db/schema/customers.ts";
import { privacyRequests } from "../../../workers/platform/db/schema/erasures.ts";
import { audit } from "../../../workers/platform/db/schema/shops.ts";
import { tickets } from "../../../workers/platform/db/schema/tickets.ts";
import { sweepErasures } from "../../../workers/sweep-erasures.ts";
import { sweepPrivacy } from "../../../workers/sweep-privacy.ts";
import { NOW } from "../../merchants/shop-fixture.ts";
import { newStore } from "../store-fixture.ts";

const MINUTE_MS = 60_000;
const CHANNEL = "chn_privacy";

async function stage() {
  const store = await newStore([]);
  const { database, keys, shop } = store;
  const deps = { database, keys, shop, now: NOW };
  const ask = (wish: Partial<PrivacyWish>) =>
    takePrivacyRequest(deps, {
      ...{ channel: CHANNEL, eventId: "e1", ask: "erase", subject: { contact: "u1" }, code: null },
      ...wish,
    });
  const sweep = async (now = NOW + 2 * MINUTE_MS) => {
    await sweepPrivacy(env, database, now);
    await sweepErasures(env, database, now);
    await sweepPrivacy(env, database, now);
  };
  const requests = () => database.select().from(privacyRequests).where(eq(privacyRequests.shopId, shop));
  const raised = () => database.select().from(tickets).where(eq(tickets.shopId, shop));
  const file = async (id: string) =>
    (
      await database
        .select()
        .from(customers)
        .where(and(eq(customers.shopId, shop), eq(customers.id, id)))
    )[0];
  return { ...deps, ask, sweep, requests, raised, file };
}

describe("what a vendor asks of personal data", () => {
  test("erases the customer of its id, with nothing of them left in the request, once however often it comes", async () => {
    const { ask, sweep, requests, file, raised, ...deps } = await stage();
    const contact = { id: "u1", name: "Mei" };
    const { customerId } = await meetContact(deps, { channel: CHANNEL, conversation: `${CHANNEL}~u1`, contact });
    await Promise.all([ask({ code: "c".repeat(24) }), ask({ code: "c".repeat(24) })]);
    await ask({ code: "c".repeat(24) });
    expect(await requests()).toMatchObject([{ state: "asked" }]);
    await sweep();
    expect((await file(customerId))?.erasedAt).toBe(NOW + 2 * MINUTE_MS);
    expect(await requests()).toMatchObject([{ state: "done", subjectSealed: null }]);
    expect(await privacyRequestByCode(deps, CHANNEL, "c".repeat(24))).toMatchObject({ state: "done" });
    expect(await privacyRequestByCode(deps, "chn_other", "c".repeat(24))).toBeNull();
    await ask({});
    await sweep(NOW + 9 * MINUTE_MS);
    expect(await requests()).toHaveLength(1);
    expect(await raised()).toEqual([]);
    const told = await deps.database
      .select({ action: audit.action, actor: audit.actor })
      .from(audit)
      .where(and(eq(audit.shopId, deps.shop), eq(audit.actor, `channel:${CHANNEL}`)));
    expect(told.map(({ action }) => action).toSorted()).toEqual(["channel.privacy_asked", "customer.erased"]);
  });

  test("erases by the address in a customer's file, and nobody else", async () => {
    const { ask, sweep, file } = await stage();
    await ask({ subject: { contact: "77", email: "ALICE@example.com" } });
    await sweep();
    expect((await file("alice"))?.erasedAt).not.toBeNull();
    expect((await file("bob"))?.erasedAt).toBeNull();
  });

  test("goes to a person with a date where it may mean two or nobody, and is done when they close it", async () => {
    const { ask, sweep, requests, raised, file, database, shop } = await stage();
    await ask({ eventId: "two", subject: { contact: "77", email: "alice@example.com", phone: "13900009999" } });
    await ask({ eventId: "none", subject: { contact: "78" } });
    await sweep();
    await sweep(NOW + 3 * MINUTE_MS);
    expect((await requests()).map(({ state }) => state)).toEqual(["with_person", "with_person"]);
    const made = await raised();
    expect(made).toHaveLength(2);
    for (const { summary, priority, tags } of made) {
      expect([priority, tags]).toEqual(["high", ["privacy"]]);
      expect(summary).toContain("2026年12月21日");
    }
    expect((await file("alice"))?.erasedAt).toBeNull();
    await database.update(tickets).set({ state: "done" }).where(eq(tickets.shopId, shop));
    await sweep(NOW + 4 * MINUTE_MS);
    expect(await requests()).toMatchObject([
      { state: "done", subjectSealed: null },
      { state: "done", subjectSealed: null },
    ]);
  });

  test("as a copy of the data is a person's work, with the customer named", async () => {
    const { ask, sweep, raised, file } = await stage();
    await ask({ ask: "export", subject: { contact: "77", phone: "13900009999", orders: ["1001"] } });
    await sweep();
    expect(await raised()).toMatchObject([{ customerId: "bob", type: "other", source: "api" }]);
    expect((await file("bob"))?.erasedAt).toBeNull();
  });

  test("as the end of a store takes what came from it, and leaves what another channel brought", async () => {
    const { ask, sweep, requests, database, shop } = await stage();
    const row = { state: "paid", stateAt: 1, totalMinor: 1, currency: "USD", updatedAt: 1, shopId: shop };
    const parcel = {
      courier: "UPS",
      state: "in_transit",
      stateAt: 1,
      etaAt: null,
      events: [],
      updatedAt: 1,
      shopId: shop,
    };
    await database.insert(mirroredOrders).values([
      { ...row, channel: CHANNEL, externalId: "1", number: "#1" },
      { ...row, channel: "chn_b", externalId: "2", number: "#2" },
    ]);
    await database.insert(mirroredShipments).values([
      { ...parcel, trackingNo: "T1", order: "1" },
      { ...parcel, trackingNo: "T2", order: "2" },
    ]);
    await ask({ ask: "erase_shop", subject: {} });
    await sweep();
    const left = await database.select().from(mirroredOrders).where(eq(mirroredOrders.shopId, shop));
    expect(left.map(({ externalId }) => externalId)).toEqual(["2"]);
    const parcels = await database.select().from(mirroredShipments).where(eq(mirroredShipments.shopId, shop));
    expect(parcels.map(({ trackingNo }) => trackingNo)).toEqual(["T2"]);
    expect(await requests()).toMatchObject([{ state: "done" }]);
  });

  test("never reaches a customer of another shop", async () => {
    const here = await stage();
    const there = await stage();
    await here.ask({ subject: { email: "alice@example.com" } });
    await here.sweep();
    expect((await here.file("alice"))?.erasedAt).not.toBeNull();
    expect((await there.file("alice"))?.erasedAt).toBeNull();
  });

  test("that could not be carried out is carried out by the next sweep", async () => {
    const { ask, sweep, requests, file, database } = await stage();
    await ask({ subject: { email: "alice@example.com" } });
    await sweepPrivacy({ ...env, DATA_KEY: "" }, database, NOW);
    expect(await requests()).toMatchObject([{ state: "asked" }]);
    await sweep();
    expect((await file("alice"))?.erasedAt).not.toBeNull();
  });
});

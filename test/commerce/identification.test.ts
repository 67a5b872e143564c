import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { sweepAttempts } from "../../workers/commerce/customers/sweep-attempts.ts";
import { customerConversations, identityAttempts } from "../../workers/platform/db/schema/customers.ts";
import { shipments } from "../../workers/platform/db/schema/orders.ts";
import { newStore, order } from "./store-fixture.ts";

const HOUR_MS = 3_600_000;

describe("proving an order by number and four digits", () => {
  let store: Awaited<ReturnType<typeof newStore>>;
  const WRONG = { proved: false, isLimited: false };
  const LIMITED = { proved: false, isLimited: true };
  beforeAll(async () => {
    store = await newStore(Array.from({ length: 9 }, (_, index) => order(`I${index}`)));
  });
  let contact = 0;
  /** Somebody else, elsewhere. */
  const stranger = () => {
    contact += 1;
    return store.open({ contact: `shp_${contact}`, address: `198.51.100.${contact}`, conversation: `web~${contact}` })
      .identification;
  };

  it("opens the order, puts the conversation into the customer's file and counts nothing against anybody", async () => {
    for (let time = 0; time < 7; time++) {
      expect(await store.commerce.identification.prove({ orderId: "I0", last4: "5678" })).toEqual({
        proved: true,
        identity: { level: "order_phone", customerId: "alice", orderIds: ["I0"] },
      });
    }
    const left = await store.database.select().from(identityAttempts).where(eq(identityAttempts.shopId, store.shop));
    expect(left).toEqual([]);
    const links = await store.database
      .select()
      .from(customerConversations)
      .where(eq(customerConversations.shopId, store.shop));
    expect(links.map(({ customerId, conversation }) => [customerId, conversation])).toEqual([["alice", "web~c1"]]);
  });

  it("answers an unknown order and wrong digits alike", async () => {
    const one = stranger();
    expect(await one.prove({ orderId: "ghost", last4: "5678" })).toEqual(WRONG);
    expect(await one.prove({ orderId: "I1", last4: "0000" })).toEqual(WRONG);
    expect(await one.prove({ orderId: "I1", last4: "" })).toEqual(WRONG);
    expect(await one.prove({ orderId: "ghost", last4: "0000" })).toEqual(WRONG);
  });

  it("takes a parcel's number for its order's, and counts guesses by either against the order", async () => {
    const trackingNo = "SF7700000000001";
    await store.database.insert(shipments).values({
      ...{ shopId: store.shop, id: "ship-I8", orderId: "I8", courier: "顺丰速运", trackingNo, state: "in_transit" },
      events: [],
    });
    expect(await stranger().prove({ orderId: trackingNo.toLowerCase(), last4: "5678" })).toMatchObject({
      proved: true,
      identity: { orderIds: ["I8"] },
    });
    for (let time = 0; time < 5; time++) {
      const orderId = time % 2 === 0 ? "I8" : trackingNo;
      expect(await stranger().prove({ orderId, last4: "0000" })).toEqual(WRONG);
    }
    expect(await stranger().prove({ orderId: trackingNo, last4: "5678" })).toEqual(LIMITED);
  });

  it("limits an order across contacts and addresses, and a right answer then helps no more", async () => {
    for (let time = 0; time < 5; time++)
      expect(await stranger().prove({ orderId: "I2", last4: "0000" })).toEqual(WRONG);
    expect(await stranger().prove({ orderId: "I2", last4: "5678" })).toEqual(LIMITED);
    store.clock.at += HOUR_MS + 1;
    expect(await stranger().prove({ orderId: "I2", last4: "5678" })).toMatchObject({ proved: true });
  });

  it("limits a contact across orders and conversations", async () => {
    for (let time = 0; time < 5; time++) {
      const one = store.open({ contact: "walker", address: `203.0.113.${time}`, conversation: `web~w${time}` });
      expect(await one.identification.prove({ orderId: `ghost-${time}`, last4: "0000" })).toEqual(WRONG);
    }
    const other = store.open({ contact: "walker", address: "203.0.113.99", conversation: "web~w9" });
    expect(await other.identification.prove({ orderId: "I3", last4: "5678" })).toEqual(LIMITED);
  });

  it("limits an address across contacts", async () => {
    for (let time = 0; time < 5; time++) {
      const one = store.open({ contact: `crowd-${time}`, address: "203.0.113.200" });
      expect(await one.identification.prove({ orderId: `none-${time}`, last4: "0000" })).toEqual(WRONG);
    }
    const other = store.open({ contact: "crowd-9", address: "203.0.113.200" });
    expect(await other.identification.prove({ orderId: "I4", last4: "5678" })).toEqual(LIMITED);
  });

  it("lets no more than five of thirty guesses sent at once be compared", async () => {
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, index) => stranger().prove({ orderId: "I5", last4: String(1_000 + index) })),
    );
    expect(results.filter((result) => !result.proved && !result.isLimited)).toHaveLength(5);
    expect(results.filter((result) => !result.proved && result.isLimited)).toHaveLength(25);
  });

  it("forgets attempts that no count looks at any more, and keeps the others", async () => {
    const one = stranger();
    await one.prove({ orderId: "I6", last4: "0000" });
    await sweepAttempts(store.database, store.clock.at);
    for (let time = 0; time < 4; time++) expect(await one.prove({ orderId: "I6", last4: "0000" })).toEqual(WRONG);
    expect(await one.prove({ orderId: "I6", last4: "5678" })).toEqual(LIMITED);
    await sweepAttempts(store.database, store.clock.at + HOUR_MS + 1);
    expect(await store.database.select().from(identityAttempts)).toEqual([]);
    await one.prove({ orderId: "I6", last4: "0000" });
  });

  it("keeps no order number, contact or address readable", async () => {
    const rows = JSON.stringify(await store.database.select().from(identityAttempts));
    expect(rows).toContain("order:");
    for (const readable of ["I6", "walker", "198.51.100"]) expect(rows).not.toContain(readable);
  });
});

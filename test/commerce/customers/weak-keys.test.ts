import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eraseCustomer } from "../../../workers/commerce/customers/erase-customer.ts";
import { appendToLedger, onePerson } from "../../../workers/commerce/customers/ledger.ts";
import { contactProved, meetContact } from "../../../workers/commerce/customers/meet-contact.ts";
import { meetSigned } from "../../../workers/commerce/customers/meet-signed.ts";
import { alikeByDevice, noteDevice, suggestByDevice } from "../../../workers/commerce/customers/note-device.ts";
import { signedCustomer } from "../../../workers/merchants/signed-customer.ts";
import { conversationDevices, customers, identities } from "../../../workers/platform/db/schema/customers.ts";
import { customerLedger, customerPairs } from "../../../workers/platform/db/schema/customers-ledger.ts";
import { newStore } from "../store-fixture.ts";

const DEVICE = "d".repeat(32);

async function shop() {
  const { database, keys, shop } = await newStore([]);
  const deps = { database, keys, shop, now: 1_000 };
  /** A shopper opens the web chat, signed in or not. */
  const open = async (conversation: string, device: string | null, sub: string | null) => {
    const signed = sub === null ? null : await signedCustomer(deps, { sub, exp: 0 });
    if (signed) await meetSigned(deps, { conversation, customerId: signed.customerId });
    if (device) await noteDevice(deps, conversation, device);
    if (device && signed) await suggestByDevice(deps, conversation, signed.customerId);
    return signed?.customerId ?? null;
  };
  const meet = (channel: string, contact: Parameters<typeof meetContact>[1]["contact"]) =>
    meetContact(deps, { channel, conversation: `${channel}~${contact.id}`, contact });
  const ledger = () => database.select().from(customerLedger).where(eq(customerLedger.shopId, shop));
  const pairs = () => database.select().from(customerPairs).where(eq(customerPairs.shopId, shop));
  const all = async () =>
    (await database.select({ id: customers.id }).from(customers).where(eq(customers.shopId, shop))).map(({ id }) => id);
  return { ...deps, deps, open, meet, ledger, pairs, all };
}

describe("a device", () => {
  test("that two customers write on suggests that they are one, and merges nobody", async () => {
    const { open, pairs, ledger, database, shop: id, deps } = await shop();
    await open("web~1", DEVICE, "alice");
    await open("web~2", DEVICE, "bob");
    expect(await pairs()).toMatchObject([{ customerA: "alice", customerB: "bob", why: "device", state: "suggested" }]);
    expect(await ledger()).toEqual([]);
    const keys = await database
      .select({ customer: identities.customerId, isProved: identities.isProved })
      .from(identities)
      .where(and(eq(identities.shopId, id), eq(identities.kind, "device")));
    expect(keys).toEqual([{ customer: "alice", isProved: false }]);
    expect(JSON.stringify(await database.select().from(conversationDevices))).not.toContain(DEVICE);
    expect(await alikeByDevice(deps, "web~2")).toEqual(["alice"]);
  });

  test("of somebody who has not said who they are points to whom it may be, once they are asked for", async () => {
    const { open, pairs, deps } = await shop();
    await open("web~1", DEVICE, "alice");
    await open("web~2", DEVICE, null);
    expect(await alikeByDevice(deps, "web~2")).toEqual(["alice"]);
    expect(await pairs()).toEqual([]);
    await contactProved(deps, "web~2", { customerId: "bob", by: "code" });
    expect(await pairs()).toMatchObject([{ why: "device", state: "suggested" }]);
  });

  test("is forgotten with the customer whose conversations it began", async () => {
    const { open, database, shop: id } = await shop();
    await open("web~1", DEVICE, "alice");
    await eraseCustomer({ database, shop: id, now: 2_000, actor: "staff:s" }, "alice", async () => {});
    const left = await database.select().from(conversationDevices).where(eq(conversationDevices.shopId, id));
    expect(left).toEqual([]);
  });
});

describe("a signed identity", () => {
  test("on the web and from the shop's own system is one customer, by the ledger where they were two", async () => {
    const { open, meet, ledger, database, shop: id } = await shop();
    const { customerId } = await meet("chn_rest", { id: "app-7" });
    expect(await open("web~1", null, "alice")).toBe("alice");
    await meet("chn_rest", { id: "app-7", signedId: "alice" });
    await meet("chn_rest", { id: "app-7", signedId: "alice" });
    expect(await onePerson(database, id, "alice")).toEqual(["alice", customerId].toSorted());
    expect(await ledger()).toMatchObject([{ seq: 1, act: "merge", why: "signed", actor: "channel:chn_rest" }]);
  });

  test("that a contact brings first is the same customer on the web", async () => {
    const { open, meet, ledger } = await shop();
    const { customerId } = await meet("chn_rest", { id: "app-7", signedId: "new-9" });
    expect(await open("web~1", null, "new-9")).toBe(customerId);
    expect(await ledger()).toEqual([]);
  });

  test("makes a code that is proved in its conversation a merge", async () => {
    const { open, deps, ledger } = await shop();
    await open("web~1", null, "alice");
    await contactProved(deps, "web~1", { customerId: "bob", by: "code" });
    expect(await ledger()).toMatchObject([{ why: "code", actor: "shopper:web~1" }]);
  });
});

const person = fc.constantFrom("alice", "bob", "new-1", "new-2");
const device = fc.constantFrom(DEVICE, "e".repeat(32));
const weak = fc.oneof(
  fc.record({ do: fc.constant("open" as const), device, sub: fc.option(person) }),
  fc.record({
    do: fc.constant("typed" as const),
    contact: fc.constantFrom("u1", "u2"),
    phone: fc.constantFrom("13812345678", "13900009999"),
  }),
  fc.record({
    do: fc.constant("digits" as const),
    contact: fc.constantFrom("u1", "u2"),
    customer: fc.constantFrom("alice", "bob"),
  }),
);

describe("whatever happens in whichever order", () => {
  test("weak keys never merge, and nothing reaches the other shop", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), weak), { minLength: 3, maxLength: 8 }), async (acts) => {
        const shops = { here: await shop(), there: await shop() };
        let turn = 0;
        for (const [isHere, act] of acts) {
          const one = isHere ? shops.here : shops.there;
          if (act.do === "open") await one.open(`web~${turn++}`, act.device, act.sub);
          else if (act.do === "typed") await one.meet("chn_a", { id: act.contact, typed: { phone: act.phone } });
          else await contactProved(one.deps, `chn_a~${act.contact}`, { customerId: act.customer, by: "order" });
        }
        for (const one of Object.values(shops)) {
          expect(await one.ledger()).toEqual([]);
          const own = new Set(await one.all());
          for (const { customerA, customerB } of await one.pairs()) {
            expect([own.has(customerA), own.has(customerB)]).toEqual([true, true]);
          }
        }
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  test("a split undoes a merge for every record, and a key does not make it again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(person, person), { minLength: 1, maxLength: 4 }), async (merges) => {
        const { open, deps, database, shop: id, all, meet } = await shop();
        for (const sub of ["new-1", "new-2"]) await open(`web~${sub}`, null, sub);
        const ids = new Map<string, string>();
        for (const sub of ["alice", "bob", "new-1", "new-2"]) {
          ids.set(sub, (await signedCustomer(deps, { sub, exp: 0 })).customerId);
        }
        const staff = { ...deps, actor: "staff:s" };
        for (const [one, other] of merges) {
          const [a = "", b = ""] = [ids.get(one), ids.get(other)];
          const before = await Promise.all((await all()).map((who) => onePerson(database, id, who)));
          const leaving = await onePerson(database, id, b);
          const { changed } = await appendToLedger(staff, { act: "merge", customers: [a, b], why: "staff" });
          if (changed.length === 0) continue;
          await appendToLedger(staff, { act: "split", customers: leaving });
          expect(await Promise.all((await all()).map((who) => onePerson(database, id, who)))).toEqual(before);
          await meet("chn_rest", { id: `app-${one}`, signedId: one });
          await contactProved(deps, `chn_rest~app-${one}`, { customerId: b, by: "code" });
          expect(await onePerson(database, id, a)).not.toContain(b);
        }
      }),
      { numRuns: 4 },
    );
  }, 60_000);
});

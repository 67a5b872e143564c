import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { appendToLedger, onePerson } from "../../../workers/commerce/customers/ledger.ts";
import { contactProved, meetContact } from "../../../workers/commerce/customers/meet-contact.ts";
import { declineMerge, suggestMerge } from "../../../workers/commerce/customers/suggest-merge.ts";
import { customerConversations, customers } from "../../../workers/platform/db/schema/customers.ts";
import { customerLedger, customerPairs } from "../../../workers/platform/db/schema/customers-ledger.ts";
import { newStore } from "../store-fixture.ts";

async function shop() {
  const { database, keys, shop } = await newStore([]);
  const deps = { database, keys, shop, now: 1_000 };
  const meet = (channel: string, contact: Parameters<typeof meetContact>[1]["contact"]) =>
    meetContact(deps, { channel, conversation: `${channel}~${contact.id}`, contact });
  const ledger = () => database.select().from(customerLedger).where(eq(customerLedger.shopId, shop));
  const pairs = () => database.select().from(customerPairs).where(eq(customerPairs.shopId, shop));
  const staff = { ...deps, actor: "staff:s" };
  return { ...deps, deps, staff, meet, ledger, pairs };
}

describe("who writes on a channel", () => {
  test("is one customer however often and at once they are met, with the conversation in their file", async () => {
    const { meet, database, shop: id } = await shop();
    const met = await Promise.all([1, 2, 3].map(() => meet("chn_a", { id: "u1", name: "Mei" })));
    expect(new Set(met.map(({ customerId }) => customerId)).size).toBe(1);
    const linked = await database
      .select()
      .from(customerConversations)
      .where(and(eq(customerConversations.shopId, id), eq(customerConversations.conversation, "chn_a~u1")));
    expect(linked.map(({ customerId }) => customerId)).toEqual([met[0]?.customerId]);
  });

  test.each([
    ["unionid", { unionId: "o6_union" }],
    ["phone", { phone: "+86 138 0013 9999" }],
  ])("is merged over channels by an equal %s that the vendor proves, once", async (why, proof) => {
    const { meet, ledger, database, shop: id } = await shop();
    const first = await meet("chn_a", { id: "u1" });
    const second = await meet("chn_b", { id: "u2", ...proof });
    expect(await onePerson(database, id, first.customerId)).toEqual([first.customerId]);
    for (let time = 0; time < 2; time++) await meet("chn_a", { id: "u1", ...proof });
    expect(await onePerson(database, id, first.customerId)).toEqual([first.customerId, second.customerId].toSorted());
    expect(await ledger()).toMatchObject([{ seq: 1, act: "merge", why, actor: "channel:chn_a" }]);
  });

  test("is only suggested by a number that stands in another's file, and by an order's digits", async () => {
    const { meet, ledger, pairs, deps, database, shop: id } = await shop();
    const met = await meet("chn_a", { id: "u1", phone: "13812345678", email: "nobody@example.com" });
    await contactProved(deps, "chn_a~u1", { customerId: "bob", by: "order" });
    expect((await pairs()).map(({ state, why }) => [state, why]).toSorted()).toEqual([
      ["suggested", "order"],
      ["suggested", "phone"],
    ]);
    expect(await ledger()).toEqual([]);
    expect(await onePerson(database, id, met.customerId)).toEqual([met.customerId]);
  });

  test("is only suggested by a number or address that somebody types", async () => {
    const { meet, ledger, pairs } = await shop();
    await meet("chn_a", { id: "u1", typed: { phone: "138 1234 5678" } });
    await meet("chn_b", { id: "u2", typed: { phone: "13900000000", email: "nobody@example.com" } });
    expect(await pairs()).toMatchObject([{ state: "suggested", why: "phone" }]);
    expect(await ledger()).toEqual([]);
  });

  test("is merged with whom a code proves, and not again once a person has split them", async () => {
    const { meet, ledger, deps, staff, database, shop: id } = await shop();
    const { customerId } = await meet("chn_a", { id: "u1" });
    await contactProved(deps, "chn_a~u1", { customerId: "alice", by: "code" });
    expect(await onePerson(database, id, "alice")).toHaveLength(2);
    await appendToLedger(staff, { act: "split", customers: [customerId] });
    await contactProved(deps, "chn_a~u1", { customerId: "alice", by: "code" });
    expect(await onePerson(database, id, "alice")).toEqual(["alice"]);
    await appendToLedger(staff, { act: "merge", customers: ["alice", customerId], why: "staff" });
    expect((await ledger()).map(({ act }) => act)).toEqual(["merge", "split", "merge"]);
  });
});

describe("the ledger", () => {
  test("takes lines that are written at once one after the other, and loses none", async () => {
    const { staff, ledger, database, shop: id } = await shop();
    const made = ["x1", "x2", "x3"].map((one) => ({ shopId: id, id: one, createdAt: 0 }));
    await database.insert(customers).values(made);
    const merges = made.map(({ id: other }) =>
      appendToLedger(staff, { act: "merge", customers: ["alice", other], why: "staff" }),
    );
    await Promise.all(merges);
    expect((await ledger()).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await onePerson(database, id, "x2")).toEqual(["alice", "x1", "x2", "x3"]);
  });

  test("never reaches into another shop", async () => {
    const here = await shop();
    const there = await shop();
    const { customerId } = await there.meet("chn_z", { id: "u9", unionId: "same" });
    await here.meet("chn_z", { id: "u9", unionId: "same" });
    const merge = { act: "merge", customers: ["alice", customerId], why: "staff" } as const;
    await expect(appendToLedger(here.staff, merge)).rejects.toMatchObject({ code: "not_found" });
    expect(await here.ledger()).toEqual([]);
    expect(await there.ledger()).toEqual([]);
  });

  test("forgets a suggestion that a person declines, for good", async () => {
    const { staff, pairs } = await shop();
    await suggestMerge(staff, ["alice", "bob"], "email");
    await declineMerge(staff, ["bob", "alice"]);
    await suggestMerge(staff, ["alice", "bob"], "email");
    expect(await pairs()).toMatchObject([{ state: "declined" }]);
    await expect(declineMerge(staff, ["alice", "nobody"])).rejects.toMatchObject({ code: "not_found" });
  });
});

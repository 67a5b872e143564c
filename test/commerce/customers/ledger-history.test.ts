import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { appendToLedger, onePerson } from "../../../workers/commerce/customers/ledger.ts";
import { ledgerHistory, undoLine } from "../../../workers/commerce/customers/ledger-history.ts";
import { ledgerSeq } from "../../../workers/commerce/customers/ledger-lines.ts";
import { meetContact } from "../../../workers/commerce/customers/meet-contact.ts";
import { revealCustomer } from "../../../workers/commerce/customers/reveal-customer.ts";
import { searchCustomers } from "../../../workers/commerce/customers/search-customers.ts";
import { audit } from "../../../workers/platform/db/schema/shops.ts";
import { newStore, order } from "../store-fixture.ts";

async function stage() {
  const { database, keys, shop } = await newStore([order("S1001")]);
  const deps = { database, keys, shop, now: 1_000 };
  const staff = { ...deps, actor: "staff:s" };
  const contact = async (id: string) =>
    (await meetContact(deps, { channel: "chn_a", conversation: `chn_a~${id}`, contact: { id, name: "Mei" } }))
      .customerId;
  const merge = (one: string, other: string, seen?: number) =>
    appendToLedger(
      { ...staff, ...(seen === undefined ? {} : { seen }) },
      { act: "merge", customers: [one, other], why: "staff" },
    );
  const one = (customer: string) => onePerson(database, shop, customer);
  const search = async (word: string) =>
    (await searchCustomers({ database, keys, shop }, ["web", "chn_a"], word)).found.map(({ id }) => id);
  return { ...deps, deps, staff, contact, merge, one, search };
}

describe("the ledger as staff read it", () => {
  test("tells every line of a person, and takes the last ones back one after the other", async () => {
    const { staff, contact, merge, one, deps } = await stage();
    const u1 = await contact("u1");
    await merge("alice", "bob");
    await merge("alice", u1);
    const lines = await ledgerHistory(deps, ["bob"]);
    expect(lines.map(({ seq, actor, undo }) => [seq, actor, undo?.act])).toEqual([
      [1, "staff:s", "split"],
      [2, "staff:s", "split"],
    ]);
    await undoLine(staff, 1);
    expect(await one("alice")).toEqual(["alice", u1].toSorted());
    expect(await one("bob")).toEqual(["bob"]);
    await undoLine(staff, 3);
    expect(await one("bob")).toHaveLength(3);
    // The first line has not held ever since: what holds now is the fourth.
    expect((await ledgerHistory(deps, ["bob"])).map(({ undo }) => undo !== null)).toEqual([false, true, false, true]);
    await expect(undoLine(staff, 1)).rejects.toMatchObject({ code: "conflict" });
    await expect(undoLine(staff, 99)).rejects.toMatchObject({ code: "not_found" });
  });

  test("refuses who decides on what is no more so, and lets pass what happened to others", async () => {
    const { staff, contact, merge, database, shop } = await stage();
    const [u1, u2, u3] = [await contact("u1"), await contact("u2"), await contact("u3")];
    await merge("alice", u1);
    const seen = await ledgerSeq(database, shop);
    await merge(u2, u3);
    await merge("alice", "bob", seen);
    await expect(merge("alice", u2, seen)).rejects.toMatchObject({ code: "conflict" });
    // Also for who has left: their line does not name those who stayed.
    const before = await ledgerSeq(database, shop);
    await appendToLedger(staff, { act: "split", customers: [u1] });
    await expect(merge("alice", u2, before)).rejects.toMatchObject({ code: "conflict" });
    await expect(undoLine({ ...staff, seen: before }, 1)).rejects.toMatchObject({ code: "conflict" });
  });

  test("is never another shop's", async () => {
    const here = await stage();
    const there = await stage();
    await here.merge("alice", "bob");
    expect(await ledgerHistory(there.deps, ["alice"])).toEqual([]);
    await expect(undoLine(there.staff, 1)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a customer", () => {
  test.each([
    ["the name", "敬明"],
    ["the whole number", "+86 138-1234-5678"],
    ["the end of the number", "5678"],
    ["the e-mail", "ALICE@example.com"],
    ["a part of the e-mail", "alice@"],
    ["an order", "#S1001"],
    ["the shop's own id", "alice"],
  ])("is found by %s", async (_, word) => {
    const { search } = await stage();
    expect(await search(word)).toEqual(["alice"]);
  });

  test("of a channel is found by its id there and by the conversation, merged ones once, erased and others' never", async () => {
    const { contact, search, merge } = await stage();
    const other = await stage();
    const u1 = await contact("vendor-77");
    expect(await search("vendor-77")).toEqual([u1]);
    expect(await search("chn_a~vendor-77")).toEqual([u1]);
    expect(await other.search("vendor-77")).toEqual([]);
    await merge("alice", u1);
    expect(await search("Mei")).toHaveLength(1);
    expect(await search("")).toHaveLength(1);
    expect(await search("99")).toEqual([]);
    expect(await search("' or 1=1 --%_")).toEqual([]);
  });

  test("is shown in full only with a line in the audit", async () => {
    const { staff, keys, database, shop } = await stage();
    const shown = await revealCustomer({ ...staff, keys }, "alice");
    expect(shown).toMatchObject([{ name: "宋敬明", email: "Alice@Example.com" }]);
    expect(await revealCustomer({ ...staff, keys }, "nobody")).toEqual([]);
    const lines = await database.select().from(audit).where(eq(audit.shopId, shop));
    expect(lines.filter(({ action }) => action === "customer.unmasked")).toMatchObject([
      { actor: "staff:s", target: "customer:alice" },
    ]);
  });
});

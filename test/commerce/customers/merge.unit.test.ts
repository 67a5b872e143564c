import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ALONE,
  apply,
  type LedgerEntry,
  membersOf,
  pairOf,
  readLedger,
  type Standing,
} from "../../../workers/commerce/customers/merge.ts";

const CUSTOMERS = ["c0", "c1", "c2", "c3", "c4", "c5"];
const customer = fc.constantFrom(...CUSTOMERS);
const why = fc.constantFrom("staff", "unionid", "code", "phone" as const);
const merge = fc.record({ act: fc.constant("merge" as const), customers: fc.tuple(customer, customer), why });
const split = fc.record({
  act: fc.constant("split" as const),
  customers: fc.uniqueArray(customer, { minLength: 1, maxLength: 3 }),
});
const asked = fc.array(fc.oneof(merge, split) as fc.Arbitrary<LedgerEntry>, { maxLength: 30 });

/** What is written, and the standing after it. */
function run(entries: readonly LedgerEntry[]) {
  const ledger: LedgerEntry[] = [];
  let standing: Standing = ALONE;
  for (const entry of entries) {
    const applied = apply(standing, entry);
    if (!("standing" in applied)) continue;
    standing = applied.standing;
    if (applied.changed.length > 0) ledger.push(entry);
  }
  return { ledger, standing };
}

const partition = (standing: Standing) => CUSTOMERS.map((one) => membersOf(standing, one).join());

describe("who is one customer", () => {
  test("is what the written ledger tells, whatever was asked for in which order", () => {
    fc.assert(
      fc.property(asked, (entries) => {
        const { ledger, standing } = run(entries);
        expect(readLedger(ledger)).toEqual(standing);
      }),
    );
  });

  test("is a partition: every record, with its orders, is in exactly one person", () => {
    fc.assert(
      fc.property(asked, (entries) => {
        const { standing } = run(entries);
        const people = new Set(partition(standing));
        expect([...people].flatMap((person) => person.split(",")).toSorted()).toEqual(CUSTOMERS);
      }),
    );
  });

  test("does not change when a line is asked for again", () => {
    fc.assert(
      fc.property(asked, merge as fc.Arbitrary<LedgerEntry>, (entries, entry) => {
        const { standing } = run([...entries, entry]);
        const again = apply(standing, entry);
        if ("standing" in again && membersOf(standing, entry.customers[0] ?? "").includes(entry.customers[1] ?? "")) {
          expect(again.changed).toEqual([]);
          expect(again.standing).toEqual(standing);
        }
      }),
    );
  });

  test("does not hang on the order of merges", () => {
    fc.assert(
      fc.property(fc.array(merge as fc.Arbitrary<LedgerEntry>, { maxLength: 10 }), fc.nat(), (merges, turn) => {
        const turned = merges.map((_, index) => merges[(index + turn) % merges.length] ?? merges[0]);
        const other = turned.filter((entry) => entry !== undefined);
        expect(partition(run(other).standing)).toEqual(partition(run(merges).standing));
      }),
    );
  });

  test("comes apart again as it was before a merge", () => {
    fc.assert(
      fc.property(asked, customer, customer, (entries, one, other) => {
        const { standing } = run(entries);
        const leaving = membersOf(standing, other);
        fc.pre(!leaving.includes(one));
        const merged = apply(standing, { act: "merge", customers: [one, other], why: "staff" });
        if (!("standing" in merged)) throw new Error("a person's merge is never refused");
        const back = apply(merged.standing, { act: "split", customers: leaving });
        expect("standing" in back && partition(back.standing)).toEqual(partition(standing));
      }),
    );
  });

  test("is not made by a key where a person has split, and is by a person", () => {
    fc.assert(
      fc.property(asked, (entries) => {
        const { standing } = run(entries);
        for (const pair of standing.apart) {
          const [one = "", other = ""] = CUSTOMERS.filter((name) => JSON.parse(pair).includes(name));
          expect(pairOf(other, one)).toBe(pair);
          expect(apply(standing, { act: "merge", customers: [one, other], why: "unionid" })).toEqual({
            refused: "apart",
          });
          const merged = apply(standing, { act: "merge", customers: [one, other], why: "staff" });
          expect("standing" in merged && membersOf(merged.standing, one)).toContain(other);
        }
      }),
    );
  });

  test("refuses to split what is not one, and all of one", () => {
    const { standing } = run([{ act: "merge", customers: ["c0", "c1"], why: "staff" }]);
    for (const customers of [[], ["c2"], ["c0", "c1"], ["c0", "c2"]]) {
      expect(apply(standing, { act: "split", customers })).toEqual({ refused: "not_one" });
    }
  });
});

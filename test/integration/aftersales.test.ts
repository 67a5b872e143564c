import { beforeAll, expect, test } from "vitest";
import { suite } from "../dialogues-aftersales/index.ts";
import { playSuite } from "../dialogues-aftersales/run.ts";
import { KINDS } from "../dialogues-aftersales/scenario.ts";

const PLAYING_MS = 900_000;
/** Scenarios written for one gap each: not of every kind. */
const IN_PART: ReadonlySet<string> = new Set(["several_orders", "some_pieces", "presale"]);
/** What the shop's people may be left with. */
const CLOSED_AT_LEAST = 0.8;

let endings: Awaited<ReturnType<typeof playSuite>> = [];
beforeAll(async () => {
  endings = await playSuite(suite);
}, PLAYING_MS);

const ids = (end: string) => endings.filter((one) => one.end === end).map(({ id, problems }) => `${id}: ${problems}`);

test("four of five after-sales talks end with the right state in storage and no person", () => {
  expect(ids("closed").length / endings.length, ids("failed").join("\n")).toBeGreaterThanOrEqual(CLOSED_AT_LEAST);
});

test("a person is called for a stated reason only", () => {
  expect(ids("failed").filter((one) => one.includes("handed over"))).toEqual([]);
});

test("what the policy refuses is not done", () => {
  const refused = suite.filter(
    ({ kind, orders, customer }) => kind === "refused" && !customer && Object.keys(orders).length === 0,
  );
  const changed = ids("failed").filter((one) => one.includes("was changed"));
  expect(changed.filter((one) => refused.some(({ id }) => one.startsWith(`${id}:`)))).toEqual([]);
});

test("each scenario is there plain, corrected, refused and odd, in both languages", () => {
  const scenarios = [...new Set(suite.map(({ scenario }) => scenario))].filter((one) => !IN_PART.has(one));
  const missing = scenarios.flatMap((scenario) =>
    KINDS.filter((kind) => !suite.some((one) => one.scenario === scenario && one.kind === kind)).map(
      (kind) => `${scenario}: ${kind}`,
    ),
  );
  expect(missing).toEqual([]);
  expect(suite.length).toBeGreaterThanOrEqual(60);
  expect(suite.filter(({ locale }) => locale === "en-US").length).toBeGreaterThanOrEqual(20);
});

import { expect, test } from "vitest";
import { KINDS } from "../../workers/channels/registry.ts";
import { describeContract } from "./contract.ts";
import { loadFixtures } from "./load-fixtures.ts";

const fixtures = await loadFixtures();

test("every registered kind has a fixture of its own", () => {
  expect(fixtures.map(({ kind }) => kind)).toEqual(KINDS);
});

for (const fixture of fixtures) describeContract(fixture);

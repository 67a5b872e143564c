import { expect, test } from "vitest";
import { fuzzKind } from "./fuzz.ts";
import { loadFixtures } from "./load-fixtures.ts";

const BODIES = 500;

test.each((await loadFixtures()).map((fixture) => [fixture.kind.kind, fixture] as const))(
  "%s reads or refuses every body, without an exception",
  async (_, fixture) => {
    const { bodies, read, refused, failures } = await fuzzKind(fixture, BODIES, 7);
    expect(failures).toEqual([]);
    expect([bodies, read + refused]).toEqual([BODIES, BODIES]);
  },
);

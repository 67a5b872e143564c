import { expect, test } from "vitest";
import { runStorm } from "../bench/storm/run.ts";

test("a storm of deliveries loses, doubles and disorders nothing; a time-out without a key is unknown", async () => {
  const storm = await runStorm({ deliveries: 3_000, conversations: 100, seed: 1 });
  expect(storm).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0, unknown: storm.injected });
  expect(storm.injected).toBeGreaterThan(0);
  expect(storm.failures).toBeGreaterThan(0);
  expect(storm.replies).toBeGreaterThan(100);
}, 600_000);

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { loadFixtures } from "../channels/load-fixtures.ts";
import type { Vector } from "../channels/vectors.ts";

/**
 * `npm run --silent bench:channels -- --file F [--out DIR]`: published signature vectors against the kinds; a vector
 * of a channel that has no kind has not passed.
 */
const { values } = parseArgs({ options: { file: { type: "string" }, out: { type: "string" } } });
const vectors = z
  .array(z.looseObject({ channel: z.string(), name: z.string(), scheme: z.string(), valid: z.boolean() }))
  .parse(JSON.parse(readFileSync(values.file ?? "../shared/data/channels/vectors.json", "utf8"))) as Vector[];

const fixtures = await loadFixtures();
let passed = 0;
for (const vector of vectors) {
  const checkers = fixtures.filter(({ vectors }) => vectors?.channel === vector.channel);
  const accepted = await Promise.all(checkers.map(({ vectors }) => vectors?.accepts(vector)));
  const hasPassed = accepted.length > 0 && accepted.every((isAccepted) => isAccepted === vector.valid);
  if (hasPassed) passed++;
  else console.log(`${checkers.length === 0 ? "no kind " : "FAILED  "} ${vector.channel} · ${vector.name}`);
}
console.log(`passed=${passed} total=${vectors.length}`);

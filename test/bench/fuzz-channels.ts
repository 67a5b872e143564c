import { parseArgs } from "node:util";
import { fuzzKind } from "../channels/fuzz.ts";
import { loadFixtures } from "../channels/load-fixtures.ts";

/** `npm run fuzz:channels [-- --bodies 20000 --kind slack --seed 1]`: no body may cause an exception or a 5xx. */
const { values } = parseArgs({
  options: { bodies: { type: "string", default: "20000" }, kind: { type: "string" }, seed: { type: "string" } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
let failed = 0;
let bodies = 0;
for (const fixture of await loadFixtures()) {
  if (values.kind && fixture.kind.kind !== values.kind) continue;
  const result = await fuzzKind(fixture, Number(values.bodies), seed);
  bodies += result.bodies;
  failed += result.failures.length;
  console.log(`${fixture.kind.kind}: ${result.bodies} bodies, ${result.read} read, ${result.refused} refused`);
  for (const { body, error } of result.failures) console.log("  FAILED", JSON.stringify(body), error);
}
console.log(`seed=${seed} bodies=${bodies} failed=${failed}`);
process.exitCode = failed === 0 ? 0 : 1;

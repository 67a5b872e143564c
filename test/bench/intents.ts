import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { understand } from "../../workers/understanding/understand.ts";
import { readRows, report, score } from "./intents-score.ts";

const { values } = parseArgs({
  options: {
    file: { type: "string" },
    peer: { type: "string" },
    train: { type: "string" },
    confusions: { type: "boolean", default: false },
  },
});
if (values.peer !== undefined) {
  console.error(`--peer ${values.peer} is not available: the comparison learner is not part of this build`);
  process.exit(2);
}
if (values.file === undefined) {
  console.error("usage: npm run --silent bench:intents -- --file F [--confusions]");
  process.exit(2);
}

const rows = readRows(readFileSync(values.file, "utf8"));
const context = { now: Date.now(), timeZone: "UTC" };
for (const row of rows.slice(0, 50)) understand(row.text, context);
const results = rows.map((row) => {
  const started = performance.now();
  const reading = understand(row.text, context);
  return { row, reading, ms: performance.now() - started };
});
for (const line of report(score(results), values.confusions)) console.log(line);

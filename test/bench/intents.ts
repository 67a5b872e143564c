import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { learnClasses } from "../../workers/understanding/learning/classes.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { type Row, readRows, report, score } from "./intents-score.ts";
import { compare } from "./peers/compare.ts";
import { learnNlpJs } from "./peers/nlpjs.ts";

const { values } = parseArgs({
  options: {
    file: { type: "string", multiple: true },
    peer: { type: "string" },
    train: { type: "string" },
    confusions: { type: "boolean", default: false },
  },
});
if (values.file === undefined || (values.peer !== undefined && (values.peer !== "nlpjs" || !values.train))) {
  console.error("usage: npm run --silent bench:intents -- --file F [--file G] [--confusions] [--peer nlpjs --train T]");
  process.exit(2);
}
const SEED = 1;
const rows = values.file.flatMap((file) => readRows(readFileSync(file, "utf8")));
if (values.train) await besidePeer(readRows(readFileSync(values.train, "utf8")));
else asBuilt();

/** The product's understanding as it is shipped. */
function asBuilt(): void {
  const context = { now: Date.now(), timeZone: "UTC" };
  // An isolate reads thousands of messages: the first ones, which compile what they run, are not what one costs.
  for (const row of rows.slice(0, 1_000)) understand(row.text, context);
  const results = rows.map((row) => {
    const started = performance.now();
    const reading = understand(row.text, context);
    return { row, reading, ms: performance.now() - started };
  });
  for (const line of report(score(results), values.confusions)) console.log(line);
}

/** Both learners on the same train and test rows; ours comes last. */
async function besidePeer(train: readonly Row[]): Promise<void> {
  console.log(
    `${train.length} rows to learn from, ${rows.length} to read, ${new Set(train.map((r) => r.intent)).size} classes`,
  );
  const peer = await learnNlpJs(train);
  const theirs = await compare(rows, peer);
  const ours = await compare(rows, learnClasses(train, SEED));
  console.log(`nlpjs ${theirs}`);
  console.log(ours);
}

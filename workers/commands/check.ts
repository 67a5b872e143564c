import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { build } from "./build.ts";

// `npm test`: everything that must hold, in the order in which a mistake is cheapest to hear of. All steps run, also after
// a failure; the last line counts the whole: each step is one, each test is one.

const REPORT = "build/tests.json";
const vitest = ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`];

const steps: { name: string; run: () => Promise<boolean> }[] = [
  { name: "format and lint", run: () => command("biome", ["check", "--error-on-warnings", "."]) },
  { name: "types", run: () => command("npm", ["run", "--silent", "types"]) },
  { name: "pages build", run: () => build().then(() => true) },
  {
    name: "worker builds as it is deployed",
    run: () => command("wrangler", ["deploy", "--dry-run", "--minify", "--outdir", "build/worker"]),
  },
  { name: "sizes and start-up", run: () => command("node", ["workers/commands/measure-sizes.ts"]) },
];

mkdirSync("build", { recursive: true });
let passed = 0;
let failed = 0;
for (const { name, run } of steps) {
  const isGood = await run().catch((error: unknown) => {
    console.error(error);
    return false;
  });
  console.log(`${isGood ? "ok  " : "FAIL"} ${name}`);
  if (isGood) passed += 1;
  else failed += 1;
}

const [tool = "", ...rest] = vitest;
const testsPassed = await command(tool, rest);
const counts = JSON.parse(readFileSync(REPORT, "utf8"));
for (const skipped of namesOfSkipped(counts)) console.log(`skip ${skipped}`);
passed += counts.numPassedTests;
failed += counts.numFailedTests;
// A suite that breaks before its first test fails the run without a failed test.
if (!testsPassed && counts.numFailedTests === 0) failed += 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function command(tool: string, given: string[]): Promise<boolean> {
  const env = { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false", DESKBELL_BUILT: "yes" };
  return new Promise((done, broken) => {
    const child = spawn(tool, given, { stdio: ["ignore", "inherit", "inherit"], env });
    child.once("error", broken);
    child.once("exit", (code) => done(code === 0));
  });
}

function namesOfSkipped(report: {
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}): string[] {
  return report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ status, fullName }) =>
      status === "pending" || status === "skipped" ? [fullName] : [],
    ),
  );
}

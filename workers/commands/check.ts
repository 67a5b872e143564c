import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "./build.ts";

// `npm test`: everything that must hold, in the order in which a mistake is cheapest to hear of. All steps run, also after
// a failure; the last line counts the whole: each step is one, each test is one.

/**
 * The tests inside of workerd run in a process of their own: now and then its pool stands still between two files, with
 * no test failing and the processor idle. Then it is started again, once, and the output says so.
 */
const TEST_RUNS = [
  { report: "build/tests-workerd.json", projects: ["workerd"] },
  { report: "build/tests.json", projects: ["unit", "integration", "browser"] },
];
/** Longer than any file of tests takes without a word. */
const STANDS_STILL_MS = 5 * 60_000;

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

for (const { report, projects } of TEST_RUNS) {
  const arePassed = await testsOf(report, projects);
  const counts = JSON.parse(readFileSync(report, "utf8"));
  for (const skipped of namesOfSkipped(counts)) console.log(`skip ${skipped}`);
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  // A suite that breaks before its first test fails the run without a failed test.
  if (!arePassed && counts.numFailedTests === 0) failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function testsOf(report: string, projects: string[]): Promise<boolean> {
  const named = projects.flatMap((project) => ["--project", project]);
  const given = ["run", ...named, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  writeFileSync(report, JSON.stringify({ numPassedTests: 0, numFailedTests: 0, testResults: [] }));
  const first = await command("vitest", given, STANDS_STILL_MS);
  if (first !== "stood still") return first;
  console.log(`${projects.join(", ")}: no word for ${STANDS_STILL_MS / 60_000} minutes, started again`);
  return (await command("vitest", given, STANDS_STILL_MS)) === true;
}

function command(tool: string, given: string[]): Promise<boolean>;
function command(tool: string, given: string[], silentMs: number): Promise<boolean | "stood still">;
function command(tool: string, given: string[], silentMs = 0): Promise<boolean | "stood still"> {
  const env = { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false", DESKBELL_BUILT: "yes" };
  return new Promise((done, broken) => {
    // A group of its own, so that what a test run has started ends with it.
    const child = spawn(tool, given, { stdio: ["ignore", "pipe", "pipe"], env, detached: true });
    const end = () => child.pid && process.kill(-child.pid, "SIGKILL");
    let hasStoodStill = false;
    let watch: NodeJS.Timeout | undefined;
    const heard = () => {
      clearTimeout(watch);
      if (silentMs === 0) return;
      watch = setTimeout(() => {
        hasStoodStill = true;
        end();
      }, silentMs);
    };
    heard();
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.on("data", (piece: Buffer) => {
        // What workerd itself reports of its network is no word of the tests'.
        if (!/uncaught exception|failed to lookup/.test(piece.toString())) heard();
        to.write(piece);
      });
    }
    const interrupt = () => {
      end();
      process.exit(130);
    };
    process.once("SIGINT", interrupt);
    child.once("error", broken);
    child.once("close", (code) => {
      clearTimeout(watch);
      process.removeListener("SIGINT", interrupt);
      done(hasStoodStill ? "stood still" : code === 0);
    });
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

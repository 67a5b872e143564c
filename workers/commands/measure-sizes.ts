import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { writeReferenceWorker } from "./reference-worker.ts";

// What a shopper downloads and what the edge loads, in KB of gzip, against their limits.

const KB = 1024;
const LIMITS_KB = { launcher: 15, chat: 60, worker: 3 * 1024 };
/** At the speed of the machine on which `REFERENCE_MS` was measured. A real growth shows here long before 200 ms. */
const START_UP_LIMIT_MS = 120;
/** What the reference worker's start-up takes there: the least of many. */
const REFERENCE_MS = 64;
const START_UPS = 4;

const workerFiles = readdirSync("build/worker").filter((name) => !name.endsWith(".map") && name !== "README.md");
const sizes = {
  launcher: gzipKb(["web/dist/widget.js"]),
  chat: gzipKb(chatFiles("web/dist/chat/index.html")),
  worker: gzipKb(workerFiles.map((name) => join("build/worker", name))),
};

let isGood = true;
for (const [name, limit] of Object.entries(LIMITS_KB)) {
  const size = sizes[name as keyof typeof sizes];
  isGood &&= size <= limit;
  console.log(`${name}: ${size.toFixed(1)} KB gzip (limit ${limit})`);
}

// Machines differ, and other work on one only adds to a time. So start-ups are taken by turns with those of a worker that
// is always the same, the least of each counts, and the one is scaled by what the other tells of this machine just now:
// a start-up that grows is seen at any speed.
const worker = bundleOf("worker", "wrangler.toml");
const reference = bundleOf("reference", writeReferenceWorker("build/reference"));
const startUpsMs: number[] = [];
const referencesMs: number[] = [];
for (let i = 0; i < START_UPS; i++) {
  referencesMs.push(measureStartUp(reference));
  startUpsMs.push(measureStartUp(worker));
}
const rawMs = Math.min(...startUpsMs);
const referenceMs = Math.min(...referencesMs);
const scaledMs = (rawMs * REFERENCE_MS) / referenceMs;
isGood &&= scaledMs <= START_UP_LIMIT_MS;
console.log(
  `worker start-up: ${rawMs.toFixed(0)} ms active, ${scaledMs.toFixed(0)} ms at the reference's speed (limit ${START_UP_LIMIT_MS}; the reference took ${referenceMs.toFixed(0)} ms, ${REFERENCE_MS} where the limit was set)`,
);
process.exit(isGood ? 0 : 1);

function gzipKb(files: string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / KB;
}

/** The page and every script and style that it names, imports of imports included. */
function chatFiles(page: string): string[] {
  const found = new Set([page]);
  for (const file of found) {
    for (const [, path] of readFileSync(file, "utf8").matchAll(/["'](?:\.?\/)?(assets\/[\w.-]+\.(?:js|css))["']/g)) {
      found.add(join("web/dist", path ?? ""));
    }
    if (!file.endsWith(".js")) continue;
    for (const [, path] of readFileSync(file, "utf8").matchAll(/["']\.\/([\w.-]+\.js)["']/g)) {
      found.add(join("web/dist/assets", path ?? ""));
    }
  }
  return [...found];
}

function wrangler(given: string[]): void {
  execFileSync("wrangler", given, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false" },
  });
}

/** Builds the worker of a configuration as it is deployed, in one file. */
function bundleOf(name: string, config: string): string {
  const bundle = `build/${name}.bundle`;
  wrangler(["deploy", "--dry-run", "--minify", "--config", config, "--outfile", bundle]);
  return bundle;
}

/** Active time of a profile that `wrangler check startup` takes: samples that are neither idle nor program. */
function measureStartUp(bundle: string): number {
  const profile = "build/startup.cpuprofile";
  wrangler(["check", "startup", "--worker", bundle, "--outfile", profile]);
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(profile, "utf8"));
  const idle = new Set(
    nodes
      .filter(({ callFrame }: { callFrame: { functionName: string } }) =>
        ["(idle)", "(program)"].includes(callFrame.functionName),
      )
      .map(({ id }: { id: number }) => id),
  );
  const activeUs = samples.reduce(
    (sum: number, id: number, index: number) => sum + (idle.has(id) ? 0 : timeDeltas[index]),
    0,
  );
  return activeUs / 1000;
}

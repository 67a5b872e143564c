import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

// What a shopper downloads and what the edge loads, in KB of gzip, against their limits.

const KB = 1024;
const LIMITS_KB = { launcher: 15, chat: 60, worker: 3 * 1024 };
const START_UP_LIMIT_MS = 200;
const START_UPS = 5;

const worker = readdirSync("build/worker").filter((name) => !name.endsWith(".map") && name !== "README.md");
const sizes = {
  launcher: gzipKb(["web/dist/widget.js"]),
  chat: gzipKb(chatFiles("web/dist/chat/index.html")),
  worker: gzipKb(worker.map((name) => join("build/worker", name))),
};

let isGood = true;
for (const [name, limit] of Object.entries(LIMITS_KB)) {
  const size = sizes[name as keyof typeof sizes];
  isGood &&= size <= limit;
  console.log(`${name}: ${size.toFixed(1)} KB gzip (limit ${limit})`);
}

// Other work on the machine only adds to it: the least of a few is nearest to what it takes.
const startUpMs = Math.min(...Array.from({ length: START_UPS }, measureStartUp));
isGood &&= startUpMs <= START_UP_LIMIT_MS;
console.log(`worker start-up: ${startUpMs.toFixed(0)} ms active (limit ${START_UP_LIMIT_MS})`);
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

/** Active time of a profile that `wrangler check startup` takes: samples that are neither idle nor program. */
function measureStartUp(): number {
  const profile = "build/startup.cpuprofile";
  execFileSync("wrangler", ["check", "startup", "--outfile", profile, "--args=--minify"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false" },
  });
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

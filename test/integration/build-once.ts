import { spawnSync } from "node:child_process";
import { build } from "../../workers/commands/build.ts";

/** Builds the pages and the worker as they are deployed, unless `npm test` has just done so. */
export default async function buildOnce(): Promise<void> {
  if (process.env.DESKBELL_BUILT === "yes") return;
  await build();
  const built = spawnSync("wrangler", ["deploy", "--dry-run", "--minify", "--outdir", "build/worker"], {
    encoding: "utf8",
    env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false" },
  });
  if (built.status !== 0) throw new Error(`the worker does not build:\n${built.stdout}\n${built.stderr}`);
}

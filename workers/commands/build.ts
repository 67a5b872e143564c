import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const STAMP = "web/dist/.sources";

/** Builds the pages and the launcher into web/dist, unless they are of these very sources. */
export async function build(): Promise<void> {
  const sources = hashOf(["web", "package-lock.json"]);
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === sources) return;
  // Loaded only where there is something to build: a second start is quicker without it.
  const { build: viteBuild } = await import("vite");
  for (const configFile of ["web/vite.config.ts", "web/vite.widget.config.ts"]) {
    await viteBuild({ configFile, logLevel: "warn" });
  }
  writeFileSync(STAMP, sources);
}

function hashOf(paths: string[]): string {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesUnder).sort()) hash.update(path).update(readFileSync(path));
  return hash.digest("hex");
}

function filesUnder(path: string): string[] {
  if (path === "web/dist" || path.endsWith("node_modules")) return [];
  if (!existsSync(path)) return [];
  const entries = path.includes(".") ? null : readdirSync(path, { withFileTypes: true });
  if (!entries) return [path];
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
  );
}

if (import.meta.main) await build();

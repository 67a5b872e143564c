import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How much is loaded. Whoever changes anything here measures `REFERENCE_MS` of measure-sizes.ts anew. */
const PARTS = 3_500;

const part = (i: number) => `
const pattern${i} = /^(?:part|piece)[-_ ]${i}(\\d{1,${1 + (i % 7)}})$/i;
const read${i} = (text) => { const found = pattern${i}.exec(text); return found ? { at: ${i}, value: Number(found[1]) } : null; };
class Part${i} { constructor(next) { this.next = next; this.names = ["a${i}", "b${i}", "c${i}"]; } get(name) { return this.names.indexOf(name); } }
parts.push({ id: ${i}, read: read${i}, part: new Part${i}(parts.at(-1)), tags: new Set(["t${i % 97}", "u${i % 89}"]) });
if (${i} % 40 === 0) checked += read${i}("part-${i}7") ? 1 : 0;`;

/**
 * Writes a worker that is always the same: functions, classes, tables and patterns, set up as it is loaded. How long its
 * start-up takes tells how quick this machine is just now. Returns the path of its configuration.
 */
export function writeReferenceWorker(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const parts = Array.from({ length: PARTS }, (_, i) => part(i)).join("");
  const answer = `export default { fetch: () => new Response(String(parts.length + checked)) };\n`;
  writeFileSync(join(folder, "index.js"), `const parts = [];\nlet checked = 0;${parts}\n${answer}`);
  const config = join(folder, "wrangler.json");
  const about = { name: "reference", main: "index.js", compatibility_date: "2026-10-01" };
  writeFileSync(config, JSON.stringify({ ...about, compatibility_flags: ["nodejs_compat"] }));
  return config;
}

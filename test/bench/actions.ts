import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { build } from "../../workers/commands/build.ts";
import { freePort, localSecrets, migrateLocal, startLocal } from "../../workers/commands/local-server.ts";
import { withoutLimits } from "../faults/config.ts";
import { makeShop, type Play, playTask } from "./actions/play.ts";
import { type Case, scoreCases } from "./actions/score.ts";
import { type TaskColumns, taskColumns } from "./shops/tau-retail/columns.ts";
import { assortment, people, readSource, SETTINGS } from "./shops/tau-retail/import.ts";

// npm run --silent bench:actions -- --policy tau-retail --file F [--out DIR] [--data DIR]
// Each task's actions go propose → confirm through the conversation object and local D1, over the open API. Before each
// task the rows of its user are put back. Scoring reads only what was written down of each case, and F.

const { values } = parseArgs({
  options: {
    policy: { type: "string" },
    file: { type: "string" },
    out: { type: "string" },
    data: { type: "string" },
  },
});
if (!values.policy || !values.file) throw new Error("name the policy and the tasks: --policy tau-retail --file F");
const SHOP = "bench";
const WIDTH = 3;

const source = readSource(values.data ?? `../shared/data/${values.policy}`);
const policy: unknown = JSON.parse(readFileSync(`test/bench/shops/${values.policy}/policy.json`, "utf8"));
const tasks = readFileSync(values.file, "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => taskColumns.parse(JSON.parse(line)));

const folder = mkdtempSync(join(tmpdir(), "deskbell-actions-"));
await build();
const place = { storage: join(folder, "product"), port: await freePort(), config: "" };
const secrets = localSecrets(place.storage);
place.config = await withoutLimits(folder, "test/bench/actions/worker.ts");
migrateLocal(place);
const product = await startLocal(place);
try {
  const key = await makeShop(
    product.url,
    secrets.SETUP_TOKEN ?? "",
    SHOP,
    { settings: SETTINGS, policy },
    assortment(source),
  );
  const play: Play = { url: product.url, key, shop: SHOP, document: (users) => people(source, users) };
  const cases = await inTurns(tasks, play);
  const lines = cases.map((one) => `${JSON.stringify(one)}\n`).join("");
  const out = values.out ?? folder;
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "cases.jsonl"), lines);
  const { passed, failures } = scoreCases(values.file, join(out, "cases.jsonl"));
  for (const failure of failures.slice(0, 20)) console.log(failure);
  console.log(`passed=${passed} total=${tasks.length}`);
} finally {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** A few tasks at a time; tasks that share a user one after the other. */
async function inTurns(list: TaskColumns[], play: Play): Promise<Case[]> {
  const done: Case[] = [];
  const waiting = [...list.entries()];
  const busy = new Set<string>();
  const worker = async (): Promise<void> => {
    for (;;) {
      const index = waiting.findIndex(([, { user_id }]) => !busy.has(user_id));
      const [next] = index < 0 ? [] : waiting.splice(index, 1);
      if (!next) return;
      const [position, task] = next;
      busy.add(task.user_id);
      done[position] = await playTask(play, task);
      busy.delete(task.user_id);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
  // A worker leaves where all that is left is busy; what is left then is played here.
  for (const [position, task] of waiting) done[position] = await playTask(play, task);
  return z.array(z.custom<Case>()).parse(done);
}

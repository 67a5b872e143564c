import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openChat } from "./dialogues/chat.ts";
import { type Line, play } from "./dialogues/play.ts";
import { ALWAYS_OPEN, type BenchProduct, inParallel, rounds, startBenchProduct } from "./dialogues/product.ts";
import { score } from "./dialogues/score.ts";
import { readScripts, type Script } from "./dialogues/script.ts";
import type { Stored } from "./dialogues/storage.ts";
import { variantsOf } from "./dialogues/variants/variants.ts";
import { readShop } from "./shops/ecom-bench/read-shop.ts";

// npm run --silent bench:dialogues -- --file F [--out DIR] [--data DIR] [--variants]
// Scripted shoppers against the running product, over REST, with no language model. Each script is played in a shop
// that nobody has touched yet; what is finally stored is read from the database itself.

const { values } = parseArgs({
  options: {
    file: { type: "string" },
    out: { type: "string" },
    data: { type: "string", default: "../shared/data/ecom-bench" },
    variants: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
if (!values.file) throw new Error("name the scripts: --file F");
const WIDTH = 2;

/** What is kept of one case; the scorer reads nothing else. */
export interface Case {
  task: string;
  lines: Line[];
  error: string | null;
  before: Stored;
  after: Stored;
}

const shop = readShop(values.data);
const visible = readScripts(values.file);
const asked = values.variants ? visible.flatMap((script) => variantsOf(script, shop)) : visible;
const scripts = asked.filter(({ task }) => values.only === undefined || task.startsWith(values.only));
const product = await startBenchProduct();
try {
  const parts = rounds(scripts, ({ user_id }) => user_id);
  const secrets = await Promise.all(parts.map((part, index) => makeRound(product, `round-${index + 1}`, part)));
  const before = await readAll(parts);
  const played = await inParallel(
    parts.flatMap((part, index) =>
      part.map((script) => ({ script, shop: `round-${index + 1}`, secret: secrets[index] ?? "" })),
    ),
    WIDTH,
    (one) => playOne(product.url, one),
  );
  const after = await readAll(parts);
  const cases = played.map((one): Case => {
    const [was, is] = [before.get(one.task), after.get(one.task)];
    if (!was || !is) throw new Error(`${one.task} was not read`);
    return { ...one, before: was, after: is };
  });
  if (values.out) {
    mkdirSync(values.out, { recursive: true });
    const name = values.variants ? "variants" : "cases";
    writeFileSync(join(values.out, `${name}.jsonl`), cases.map((one) => `${JSON.stringify(one)}\n`).join(""));
    if (values.variants) {
      writeFileSync(
        join(values.out, "variant-scripts.jsonl"),
        scripts.map((one) => `${JSON.stringify(one)}\n`).join(""),
      );
    }
  }
  score(scripts, cases, console.log);
} finally {
  await product.stop();
}

/** A shop with the whole assortment and the shoppers of one part. */
function makeRound(to: BenchProduct, name: string, part: Script[]): Promise<string> {
  const users = part.map(({ user_id }) => {
    const user = shop.users.find(({ id }) => id === user_id);
    if (!user) throw new Error(`no user ${user_id} in the data`);
    return user;
  });
  const settings = {
    name: "电器专营店",
    timeZone: "Asia/Shanghai",
    currency: "CNY",
    country: "CN",
    defaultLanguage: "zh" as const,
    greeting: "您好，请问有什么可以帮您？",
    staffHours: ALWAYS_OPEN,
  };
  const policy = JSON.parse(readFileSync(join(import.meta.dirname, "shops/ecom-bench/policy.json"), "utf8"));
  return to.makeShop(name, settings, policy, [
    shop.shared,
    { customers: users.map(({ customer }) => customer), orders: users.flatMap(({ orders = [] }) => orders) },
  ]);
}

async function playOne(url: string, { script, shop: name, secret }: { script: Script; shop: string; secret: string }) {
  const chat = await openChat(url, name, { secret, user: script.user_id, locale: "zh-CN" });
  const lines: Line[] = [];
  let error: string | null = null;
  try {
    lines.push(...(await play(chat, script)));
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown);
  }
  return { task: script.task, lines, error };
}

async function readAll(parts: Script[][]): Promise<Map<string, Stored>> {
  const storage = product.storage();
  try {
    const read = parts.flatMap((part, index) =>
      part.map(async ({ task, user_id }) => [task, await storage.read(`round-${index + 1}`, user_id)] as const),
    );
    return new Map(await Promise.all(read));
  } finally {
    storage.close();
  }
}

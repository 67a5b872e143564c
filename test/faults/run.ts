import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "../../workers/commands/build.ts";
import { seedDemo } from "../../workers/commands/demo-shop.ts";
import {
  freePort,
  type LocalServer,
  localSecrets,
  migrateLocal,
  startLocal,
} from "../../workers/commands/local-server.ts";
import { fetchAgain, openShopper, type Reach, readAll, type Shopper, say } from "./client.ts";
import { withoutLimits } from "./config.ts";
import { compareRows, judge, type Verdict } from "./judge.ts";
import { seeded } from "./random.ts";
import { type Cancellable, importOrders, readDatabase, unconfirmedOf } from "./shop.ts";

// npm run faults -- [--kills 30] [--seed N] [--shoppers 6] [--without-alarm]
// Kills the product's whole process group at random moments under load, a third of the times right after an
// acknowledgement, and compares what was acknowledged with what can be read afterwards.

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "30" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    shoppers: { type: "string", default: "6" },
    "without-alarm": { type: "boolean", default: false },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
const random = seeded(seed);
console.log(`seed=${seed} kills=${kills}`);

const QUESTIONS = [
  "你们支持七天无理由退货吗",
  "一般几天能到",
  "可以用花呗吗",
  "你们几点下班",
  "怎么开发票呢",
  "运费怎么算",
];
const AFTER_ACK_MS = 50;
const RECOVERY_MS = 150_000;
/** A sending that is due is through so long after; the object sends again less often each time it was cut off. */
const THROUGH_MS = 60_000;
const SETTLED_MS = 20 * 60_000;

const main = values["without-alarm"] ? "test/faults/without-alarm.ts" : undefined;
const storage = mkdtempSync(join(tmpdir(), "deskbell-faults-"));
await build();
const place = { storage, port: await freePort(), config: await withoutLimits(storage, main) };
migrateLocal(place);
let server: LocalServer = await startLocal(place);
const { SETUP_TOKEN = "" } = localSecrets(storage);
await seedDemo(server.url, SETUP_TOKEN, Date.now());
const orders = await importOrders(server.url, SETUP_TOKEN, 400);

let isOver = false;
let wakeKiller: (() => void) | null = null;
const reach: Reach = {
  url: () => server.url,
  isOver: () => false,
  onAcknowledged: () => {
    wakeKiller?.();
    wakeKiller = null;
  },
};

const shoppers: Shopper[] = [];
const cancelled: Cancellable[] = [];
const load = Array.from({ length: Number(values.shoppers) }, (_, index) => shop(index));
for (let kill = 1; kill <= kills; kill++) {
  const isAfterAck = kill % 3 === 0;
  await pause(300 + random() * 1500);
  if (isAfterAck) {
    await new Promise<void>((acknowledged) => {
      wakeKiller = acknowledged;
    });
    await pause(random() * AFTER_ACK_MS);
  }
  await server.kill();
  server = await startLocal(place);
  console.log(`kill ${kill}/${kills}${isAfterAck ? " after an acknowledgement" : ""}: up again`);
}
isOver = true;
await Promise.all(load);

const verdict = await recovered();
await settled();
await server.stop();
const INBOX = "select * from conversations order by conversation";
const rows = readDatabase(storage, INBOX);
server = await startLocal(place);
await rebuild(server.url);
await server.stop();
const different = compareRows(shoppers, rows, readDatabase(storage, INBOX));
verdict.findings.push(...different);
const executions = readDatabase(
  storage,
  "select order_id as orderId, count(*) as n from executions where state = 'executed' group by order_id",
);
const refunds = readDatabase(
  storage,
  "select order_id as orderId, count(*) as n from refunds where proposal_id is not null group by order_id",
);
const twice = [...executions, ...refunds].filter(({ n }) => Number(n) > 1).length;
const executed = new Set(executions.map(({ orderId }) => orderId));
const promisedButNot = cancelled.filter(({ orderId }) => !executed.has(orderId)).length;

rmSync(storage, { recursive: true, force: true });
console.log(
  `conversations=${shoppers.length} acknowledged=${verdict.acknowledged} actions=${executed.size}\n` +
    `lost=${verdict.lost} answered_twice=${verdict.answeredTwice} unanswered=${verdict.unanswered} order_faults=${verdict.orderFaults} ` +
    `executed_twice=${twice} receipts_without_execution=${promisedButNot} projection_differences=${different.length} seed=${seed}`,
);
for (const line of verdict.findings.slice(0, 20)) console.log(line);
const isGood =
  verdict.lost +
    verdict.answeredTwice +
    verdict.unanswered +
    verdict.orderFaults +
    twice +
    promisedButNot +
    different.length ===
  0;
process.exit(isGood ? 0 : 1);

/** One line of shoppers after another until the killing is over: some ask, some cancel an order. */
async function shop(index: number): Promise<void> {
  const own = seeded(seed * 31 + index);
  while (!isOver) {
    const order = own() < 0.4 ? orders.pop() : undefined;
    const shopper = await openShopper(reach, order ?? null);
    shoppers.push(shopper);
    if (order) await cancel(shopper, order);
    const questions = 2 + Math.floor(own() * 4);
    for (let asked = 0; asked < questions && !isOver; asked++) {
      await say(reach, shopper, QUESTIONS[Math.floor(own() * QUESTIONS.length)] ?? "", "ask");
    }
  }
}

/** Cancels, and confirms twice: the receipt must come once. */
async function cancel(shopper: Shopper, order: Cancellable): Promise<void> {
  let replies = await say(reach, shopper, `我要取消订单${order.orderId}`, "cancel");
  for (let step = 0; step < 3 && replies.at(-1)?.expects?.kind !== "confirm"; step++) {
    const first = replies.at(-1)?.choices[0];
    if (!first) break;
    replies = await say(reach, shopper, first.label, "choose", first.id);
  }
  await say(reach, shopper, "确认", "confirm", "confirm");
  await say(reach, shopper, "确认", "again", "confirm");
  cancelled.push(order);
}

/** Waits until everything is answered and the projections have caught up, or the time for it is over. */
async function recovered(): Promise<Verdict> {
  const deadline = Date.now() + RECOVERY_MS;
  while (true) {
    const verdict = await judge(server.url, shoppers, readAll);
    if (verdict.findings.length === 0 || Date.now() > deadline) return verdict;
    await pause(5_000);
  }
}

/**
 * Waits until the projections have confirmed every event: a comparison before that would compare what is still on its
 * way. Ends a minute after the last sending was due, or when nothing is owed any more.
 */
async function settled(): Promise<void> {
  const since = Date.now();
  while (true) {
    const open = unconfirmedOf(storage);
    const seconds = Math.round((Date.now() - since) / 1000);
    if (open.length === 0) return console.log(`projections settled after ${seconds} s`);
    const lastDue = Math.max(since, ...open.map(({ dueAt }) => dueAt ?? 0));
    if (Date.now() > Math.min(lastDue + THROUGH_MS, since + SETTLED_MS)) {
      return console.log(`projections not settled after ${seconds} s: ${open.length} conversations`);
    }
    await pause(1_000);
  }
}

async function rebuild(url: string): Promise<void> {
  const response = await fetchAgain(`${url}/api/admin/demo/rebuild`, {
    method: "POST",
    headers: { Authorization: `Bearer ${SETUP_TOKEN}` },
  });
  if (!response.ok) throw new Error(`rebuild: ${response.status} ${await response.text()}`);
}

function pause(ms: number): Promise<void> {
  return new Promise((next) => setTimeout(next, ms));
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { SignJWT } from "jose";
import { z } from "zod";
import { build } from "../../workers/commands/build.ts";
import { seedDemo } from "../../workers/commands/demo-shop.ts";
import { freePort, localSecrets, migrateLocal, startLocal } from "../../workers/commands/local-server.ts";
import { readDemo } from "../../workers/merchants/demo/read-demo.ts";
import { withoutLimits } from "../faults/config.ts";

// npm run --silent bench:edge [-- --requests 300]
// A whole bot turn (token, limits, understanding, act, guard, commit, events) next to the least that a message can cost
// on the same runtime, machine and client. Five alternating rounds; the median counts, so that a noisy neighbour does not.

const { values } = parseArgs({ options: { requests: { type: "string", default: "300" } } });
const REQUESTS = Number(values.requests);
const ROUNDS = 5;
const CONNECTIONS = 8;
const CONVERSATIONS = 32;
const session = z.object({ token: z.string() });
const answer = z.object({ replies: z.array(z.object({ text: z.string(), expects: z.unknown() })).optional() });

const PARCEL = /#|快递|物流|包裹|运单|发货|发出|签收|送达/;
/** What shoppers ask, in a shop's proportions; half of it needs an order (`#`) to be looked up. */
const ASKS: { text: string; expect: RegExp }[] = [
  { text: "订单#什么情况", expect: /#/ },
  { text: "在吗", expect: /您好|在的/ },
  { text: "#物流到哪了", expect: PARCEL },
  { text: "运费怎么算", expect: /运费|包邮/ },
  { text: "订单#付款成功了吗", expect: /#/ },
  { text: "支持七天无理由退货吗", expect: /退/ },
  { text: "查一下订单#的快递", expect: PARCEL },
  { text: "可以用花呗吗", expect: /花呗|支付|付款/ },
  { text: "订单#的退款到账了吗", expect: /#|退款/ },
  { text: "现在有什么优惠活动", expect: /满|活动/ },
  { text: "帮我看下订单#现在是什么状态", expect: /#/ },
  { text: "优惠券怎么领", expect: /券/ },
  { text: "#的包裹现在在哪", expect: PARCEL },
  { text: "你们几点下班", expect: /服务时间|:/ },
  { text: "订单#的物流信息", expect: PARCEL },
  { text: "积分怎么用", expect: /积分/ },
  { text: "订单#到哪里了", expect: PARCEL },
  { text: "星河 X1 手机多少钱", expect: /¥/ },
  { text: "#这单什么时候能到", expect: PARCEL },
  { text: "谢谢，好的没事了", expect: /./ },
];

const folder = mkdtempSync(join(tmpdir(), "deskbell-edge-"));
await build();
const place = { storage: join(folder, "product"), port: await freePort(), config: "" };
const secrets = localSecrets(place.storage);
place.config = await withoutLimits(folder);
migrateLocal(place);
const product = await startLocal(place);
const floor = await startLocal({
  storage: join(folder, "floor"),
  port: await freePort(),
  config: "test/bench/floor/wrangler.toml",
});

try {
  const secret = await seedDemo(product.url, secrets.SETUP_TOKEN ?? "", Date.now());
  const shoppers = await openConversations(secret ?? "");
  let asked = 0;
  const turn = async (connection: number) => {
    const count = asked++;
    const ask = ASKS[count % ASKS.length];
    // Each connection has conversations of its own: a shopper waits for one answer before the next question.
    const shopper = shoppers[(connection + CONNECTIONS * count) % shoppers.length];
    if (!ask || !shopper) throw new Error("nothing to ask");
    const text = ask.text.replace("#", shopper.order);
    const response = await fetch(`${product.url}/api/chat/demo/messages`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Authorization: `Bearer ${shopper.token}`,
        "Idempotency-Key": `edge-${count}`,
        Prefer: "wait=10",
      },
      body: JSON.stringify({ text }),
    });
    const { replies = [] } = answer.parse(await response.json());
    const said = replies.map((reply) => reply.text).join("\n");
    const isWhole = replies.length > 0 && replies.every(({ expects }) => expects === null);
    if (!isWhole || !new RegExp(ask.expect.source.replace("#", shopper.order)).test(said)) {
      throw new Error(`“${text}”: status ${response.status}, answered “${said}”`);
    }
  };
  const least = async (connection: number) => {
    const name = `floor-${(connection + CONNECTIONS * asked++) % CONVERSATIONS}`;
    const response = await fetch(`${floor.url}/messages/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text: "在吗" }),
    });
    if (!response.ok) throw new Error(`the floor answered ${response.status}`);
    await response.json();
  };

  await round(turn, REQUESTS / 2);
  await round(least, REQUESTS / 2);
  const rounds: { turn: number[]; least: number[] }[] = [];
  for (let index = 0; index < ROUNDS; index++) {
    rounds.push({ turn: await round(turn, REQUESTS), least: await round(least, REQUESTS) });
    const { turn: t, least: l } = rounds.at(-1) ?? { turn: [], least: [] };
    console.log(`round ${index + 1}: turn p50 ${at(t, 0.5).toFixed(2)} ms, floor p50 ${at(l, 0.5).toFixed(2)} ms`);
  }
  const median = (values: number[]) => at(values, 0.5);
  const ratio = median(rounds.map(({ turn: t, least: l }) => at(t, 0.5) / at(l, 0.5)));
  const p50 = median(rounds.map(({ turn: t }) => at(t, 0.5)));
  const p99 = median(rounds.map(({ turn: t }) => at(t, 0.99)));
  const one = at(await alone(turn), 0.5);
  console.log(`ratio=${ratio.toFixed(2)} p50_ms=${p50.toFixed(2)} p99_ms=${p99.toFixed(2)} turn_ms=${one.toFixed(2)}`);
} finally {
  await Promise.all([product.stop(), floor.stop()]);
  rmSync(folder, { recursive: true, force: true });
}

async function openConversations(secret: string): Promise<{ token: string; order: string }[]> {
  // Orders that can be told in one answer: a parcel that is stuck or lost goes to a person.
  const orders = (readDemo(Date.now()).orders ?? []).filter(
    ({ shipments = [] }) => shipments.length === 1 && shipments.every(({ state }) => state === "delivered"),
  );
  const key = new TextEncoder().encode(secret);
  return Promise.all(
    Array.from({ length: CONVERSATIONS }, async (_, index) => {
      const order = orders[index % orders.length];
      const identity = await new SignJWT({})
        .setProtectedHeader({ alg: "HS256" })
        .setSubject(order?.customer ?? "")
        .setIssuedAt()
        .setExpirationTime("5m")
        .sign(key);
      const response = await fetch(`${product.url}/api/chat/demo/sessions`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ locale: "zh-CN", identity }),
      });
      if (!response.ok) throw new Error(`no session: ${response.status} ${await response.text()}`);
      return { token: session.parse(await response.json()).token, order: order?.id ?? "" };
    }),
  );
}

/** Latencies in ms of `count` requests over the same number of connections. */
async function round(request: (connection: number) => Promise<void>, count: number): Promise<number[]> {
  const latencies: number[] = [];
  let left = count;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, connection) => {
      while (left-- > 0) {
        const start = performance.now();
        await request(connection);
        latencies.push(performance.now() - start);
      }
    }),
  );
  return latencies;
}

/** One at a time: what a single turn takes from request to answer when nobody queues before it. */
async function alone(request: (connection: number) => Promise<void>): Promise<number[]> {
  const latencies: number[] = [];
  for (let index = 0; index < 60; index++) {
    const start = performance.now();
    await request(0);
    latencies.push(performance.now() - start);
  }
  return latencies;
}

function at(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

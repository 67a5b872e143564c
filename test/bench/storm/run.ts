import { z } from "zod";
import { fixture as restFixture } from "../../channels/kinds/rest.ts";
import { fixture as telegramFixture } from "../../channels/kinds/telegram.ts";
import { signInAgent, signInOwner, startProduct } from "../../integration/product.ts";
import { RELAY_KEY } from "../../stand-ins/relay.ts";
import { deliver, planStorm, type StormChannel, type StormThread } from "./deliveries.ts";
import { type Count, isSettled, judge, type Shown } from "./judge.ts";
import { REPLIES, startVendor, type Weather } from "./vendor.ts";

const CONNECTIONS = 12;
/** Deliveries of one thread that follow each other, so that they overlap. */
const BURST = 4;
const POLL_MS = 500;
/** Longer than a delivery is tried. */
const SETTLE_MS = 11 * 60_000;
const WEATHER: Omit<Weather, "seed"> = { limited: 0.03, broken: 0.03, silent: 0.01 };

const connected = z.object({ id: z.string(), webhookUrl: z.string() });
type Staff = Awaited<ReturnType<typeof signInOwner>>;

/** What a storm was, and what it left. */
export interface Storm extends Count {
  deliveries: number;
  /** Time-outs on the kind without a key: what `unknown` must be. */
  injected: number;
  /** Other failures that were injected. */
  failures: number;
  conversations: number;
  seconds: number;
}

/**
 * Starts something without the dev tools' tracing, which would write every span of every call into a store that grows
 * with them; other products of the process keep it.
 */
async function untraced<T>(start: () => Promise<T>): Promise<T> {
  const before = process.env.X_LOCAL_OBSERVABILITY;
  process.env.X_LOCAL_OBSERVABILITY = "false";
  try {
    return await start();
  } finally {
    if (before === undefined) delete process.env.X_LOCAL_OBSERVABILITY;
    else process.env.X_LOCAL_OBSERVABILITY = before;
  }
}

/**
 * Deliveries over two kinds (one without a key, one with) to the built product, with each event three times and out of
 * place, while the vendors limit, fail and fall silent. Ends when nothing is owed any more.
 */
export async function runStorm(
  size: { deliveries: number; conversations: number; seed: number },
  tell: (progress: string) => void = () => undefined,
): Promise<Storm> {
  const vendor = await startVendor({ seed: size.seed, ...WEATHER });
  const relays = JSON.stringify({ vendors: { url: vendor.url, key: RELAY_KEY } });
  const product = await untraced(() => startProduct({ vars: { EGRESS_RELAYS: relays } }));
  const start = performance.now();
  try {
    const [owner, agent] = await Promise.all([signInOwner(product.base), signInAgent(product.base)]);
    const threads = planStorm(await connect(owner), size);
    await deliverAll(threads, progressOf(size.deliveries, "deliveries are taken", start, tell));
    const note = progressOf(threads.length, "conversations are settled", start, tell);
    const counts = await inTurns(threads, 4, async (thread) => {
      const shown = await settled(agent, thread);
      note();
      return judge(thread, shown, vendor.reached.get(thread.thread) ?? []);
    });
    const { timedOutWithoutKey: injected, timedOutWithKey, limited, broken } = vendor.injected;
    return {
      ...sum(counts),
      deliveries: size.deliveries,
      conversations: size.conversations,
      injected,
      failures: timedOutWithKey + limited + broken,
      seconds: (performance.now() - start) / 1_000,
    };
  } finally {
    await product.stop();
    await vendor.close();
  }
}

async function connect(owner: Staff): Promise<StormChannel[]> {
  const make = async (kind: "telegram" | "rest", settings: Record<string, unknown>, secret: unknown) => {
    const form = { kind, name: kind, settings, relay: "vendors" };
    const response = await owner.call("POST", "/api/admin/demo/channels", form);
    if (response.status !== 201) throw new Error(`no channel: ${response.status} ${await response.text()}`);
    return { ...connected.parse(await response.json()), kind, secret: String(secret) };
  };
  const telegram = telegramFixture.settings;
  const rest = { ...restFixture.settings, ...REPLIES };
  return [
    await make("telegram", telegram, telegram.secretToken),
    await make("rest", rest, restFixture.settings.inboundSecret),
  ];
}

/** A vendor delivers until it hears that its event is taken. */
async function deliverAll(threads: readonly StormThread[], note: () => void): Promise<void> {
  let moment = 0;
  const post = async ({ channel, thread, events }: StormThread, place: number) => {
    const event = events[place];
    if (!event) throw new Error("nothing to deliver");
    event.postedAt ??= moment++;
    const response = await deliver(channel, thread, event);
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`a delivery was answered with ${response.status}`);
    event.acknowledgedAt ??= moment++;
    note();
  };
  const longest = Math.max(...threads.map(({ deliveries }) => deliveries.length));
  const order = Array.from({ length: Math.ceil(longest / BURST) }, (_, round) =>
    threads.flatMap((thread) =>
      thread.deliveries.slice(round * BURST, (round + 1) * BURST).map((place) => ({ thread, place })),
    ),
  ).flat();
  await inTurns(order, CONNECTIONS, ({ thread, place }) => post(thread, place));
}

/** Tells of every tenth part, with the seconds since the start. */
function progressOf(all: number, what: string, start: number, tell: (progress: string) => void): () => void {
  let done = 0;
  return () => {
    const before = Math.floor((done * 10) / all);
    done++;
    if (Math.floor((done * 10) / all) === before) return;
    tell(`${done} of ${all} ${what} after ${((performance.now() - start) / 1_000).toFixed(0)} s`);
  };
}

async function settled(agent: Staff, { conversation, events }: StormThread): Promise<Shown> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const response = await agent.call("GET", `/api/desk/demo/conversations/${conversation}`);
    if (!response.ok) throw new Error(`no conversation: ${response.status} ${await response.text()}`);
    const { view } = (await response.json()) as { view: Shown };
    if (isSettled(view, events.length) || Date.now() > deadline) return view;
    await new Promise((next) => setTimeout(next, POLL_MS));
  }
}

/** All of them, at most `width` at a time, begun in their order. */
async function inTurns<T, R>(all: readonly T[], width: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const entries = all.entries();
  const take = async () => {
    for (const [place, one] of entries) results[place] = await work(one);
  };
  await Promise.all(Array.from({ length: width }, take));
  return results;
}

function sum(counts: readonly Count[]): Count {
  const total: Count = { lost: 0, doubled: 0, outOfOrder: 0, unknown: 0, replies: 0 };
  for (const count of counts) {
    total.lost += count.lost;
    total.doubled += count.doubled;
    total.outOfOrder += count.outOfOrder;
    total.unknown += count.unknown;
    total.replies += count.replies;
  }
  return total;
}

import { z } from "zod";
import type { ShopImportInput } from "../../../workers/merchants/import-schema.ts";
import { type TaskColumns, toOrderId } from "../shops/tau-retail/columns.ts";
import { orderIdOf, requestOf, type Sent } from "../shops/tau-retail/requests.ts";
import type { Case, Step } from "./score.ts";
import type { Stored } from "./stored.ts";

/** Where and as whom the tasks are played. */
export interface Play {
  url: string;
  key: string;
  shop: string;
  /** What puts users and their orders back. */
  document(users: string[]): ShopImportInput;
}

const proposed = z.union([
  z.object({ state: z.literal("proposed"), proposal: z.object({ id: z.string() }) }),
  z.object({ state: z.literal("refused"), refusal: z.looseObject({ reason: z.string() }) }),
]);
const executed = z.looseObject({ state: z.string() });

/** Makes the shop through the doors of any merchant: set-up, import, a key. Returns the key. */
export async function makeShop(
  url: string,
  token: string,
  shop: string,
  first: { settings: unknown; policy: unknown },
  document: ShopImportInput,
): Promise<string> {
  const owner = { email: "owner@bench.local", name: "Owner", password: "bench-only-password" };
  await post(url, "/api/admin/setup", token, { shop, ...first, owner });
  await post(url, `/api/admin/${shop}/import`, token, document);
  const made = await post(url, `/api/admin/${shop}/keys`, token, { name: "bench", scopes: ["actions"] });
  return z.object({ key: z.string() }).parse(made.body).key;
}

/** One task from fresh rows: each action proposed and, where it was, confirmed twice. */
export async function playTask(play: Play, task: TaskColumns): Promise<Case> {
  const users = [task.user_id];
  const subject = { shop: play.shop, customers: users };
  const before = await bench(play, "restore", { ...subject, document: play.document(users) });
  const thread = task.task.replace(/[^\w.-]/g, "-").slice(0, 100);
  const steps: Step[] = [];
  let after = before;
  for (const action of task.actions) {
    const orderId = orderIdOf(action);
    const stored = after.orders.find(({ order }) => order.id === orderId) ?? null;
    steps.push(await step(play, requestOf(action, task.user_id, stored), thread));
    after = await bench(play, "state", subject);
  }
  return { task: task.task, steps, before, after, touched: orderIds(task) };
}

function orderIds({ actions }: TaskColumns): string[] {
  return [...new Set(actions.flatMap((action) => orderIdOf(action) ?? []))].map(toOrderId);
}

async function step({ url, key }: Play, sent: Sent, thread: string): Promise<Step> {
  const whom = { customer: sent.customer, thread };
  const first = await post(url, "/api/open/actions/propose", key, {
    ...whom,
    name: sent.name,
    arguments: sent.arguments,
  });
  const answers = [first];
  const parsed = first.status === 200 ? proposed.parse(first.body) : null;
  if (parsed?.state !== "proposed") {
    // What is so already is not refused, and nothing is done.
    return { sent, answers, isAccepted: parsed?.refusal.reason === "nothing_to_change" };
  }
  const confirm = { ...whom, proposal: parsed.proposal.id };
  const done = await post(url, "/api/open/actions/confirm", key, confirm);
  const again = await post(url, "/api/open/actions/confirm", key, confirm);
  const isSame = JSON.stringify(done.body) === JSON.stringify(again.body);
  return {
    sent,
    answers: [...answers, done, ...(isSame ? [] : [again])],
    isAccepted: done.status === 200 && executed.parse(done.body).state === "executed" && isSame,
  };
}

async function bench({ url }: Play, door: "restore" | "state", subject: Record<string, unknown>): Promise<Stored> {
  const response = await fetch(`${url}/bench/${door}`, { method: "POST", body: JSON.stringify(subject) });
  if (!response.ok) throw new Error(`/bench/${door}: ${response.status} ${await response.text()}`);
  return response.json() as Promise<Stored>;
}

async function post(
  url: string,
  path: string,
  bearer: string,
  body: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${bearer}` },
    body: JSON.stringify(body),
  });
  if (response.status >= 500) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const answer: unknown = await response.json();
  if (!response.ok && path.startsWith("/api/admin")) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return { status: response.status, body: answer };
}

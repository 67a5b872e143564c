import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fromOrderId, type OrderColumns, taskColumns, type UserColumns } from "../shops/tau-retail/columns.ts";
import { orderOf, userOf } from "../shops/tau-retail/final-state.ts";
import type { Sent } from "../shops/tau-retail/requests.ts";
import type { Stored } from "./stored.ts";

// node test/bench/actions/score.ts --file F --cases DIR/cases.jsonl
// Reads only what was written down of each case, and F.

/** What was sent for one action, and what came back. */
export interface Step {
  sent: Sent;
  answers: { status: number; body: unknown }[];
  isAccepted: boolean;
}

/** One line of `--out`: all that is known of a case. */
export interface Case {
  task: string;
  steps: Step[];
  before: Stored;
  after: Stored;
  /** Ids of the orders that its actions name. */
  touched: string[];
}

/** Compares each case with its task: accepted or refused, and every order and user of its own, to the cent. */
export function scoreCases(tasksFile: string, casesFile: string): { passed: number; failures: string[] } {
  const tasks = lines(tasksFile).map((line) => taskColumns.parse(JSON.parse(line)));
  const cases = new Map(lines(casesFile).map((line) => [(JSON.parse(line) as Case).task, JSON.parse(line) as Case]));
  const failures = tasks.flatMap((task) => {
    const played = cases.get(task.task);
    const problem = played ? problemOf(task, played) : "not played";
    return problem === null ? [] : [`${task.task}: ${problem}`];
  });
  return { passed: tasks.length - failures.length, failures };
}

function problemOf(task: ReturnType<typeof taskColumns.parse>, { steps, before, after }: Case): string | null {
  for (const [index, result] of task.results.entries()) {
    const isAccepted = steps[index]?.isAccepted ?? false;
    if (isAccepted === (result === "ok")) continue;
    const answer = JSON.stringify(steps[index]?.answers.at(-1)?.body);
    return `action ${index + 1} (${task.actions[index]?.name}) should be ${result}, was answered ${answer}`;
  }
  const [was, is] = [finalOf(before), finalOf(after)];
  const wanted = {
    orders: { ...was.orders, ...task.expected.orders },
    users: { ...was.users, ...task.expected.users },
  };
  for (const [id, order] of Object.entries(wanted.orders)) {
    const problem = difference(order, is.orders[id]);
    if (problem) return `order ${id}: ${problem}`;
  }
  for (const [id, user] of Object.entries(wanted.users)) {
    const problem = difference(user, is.users[id]);
    if (problem) return `user ${id}: ${problem}`;
  }
  return null;
}

function finalOf({ orders, customers }: Stored): {
  orders: Record<string, OrderColumns>;
  users: Record<string, UserColumns>;
} {
  return {
    orders: Object.fromEntries(orders.map((stored) => [fromOrderId(stored.order.id), orderOf(stored)])),
    users: Object.fromEntries(customers.map((stored) => [stored.customer.id, userOf(stored)])),
  };
}

/** Where two values differ; amounts are compared to the cent. */
function difference(wanted: unknown, found: unknown, path = ""): string | null {
  if (typeof wanted === "number" && typeof found === "number") {
    return Math.abs(wanted - found) < 0.005 ? null : `${path} should be ${wanted}, is ${found}`;
  }
  if (typeof wanted !== "object" || wanted === null || typeof found !== "object" || found === null) {
    return wanted === found ? null : `${path} should be ${JSON.stringify(wanted)}, is ${JSON.stringify(found)}`;
  }
  const [a, b] = [Object.entries(wanted), new Map(Object.entries(found))];
  for (const [key, value] of a) {
    const problem = difference(value, b.get(key), `${path}.${key}`);
    if (problem) return problem;
  }
  const more = [...b.keys()].find((key) => !a.some(([name]) => name === key));
  return more === undefined ? null : `${path}.${more} should not be there`;
}

function lines(file: string): string[] {
  return readFileSync(file, "utf8").split("\n").filter(Boolean);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { file: { type: "string" }, cases: { type: "string" } } });
  if (!values.file || !values.cases) throw new Error("name both: --file F --cases DIR/cases.jsonl");
  const { passed, failures } = scoreCases(values.file, values.cases);
  for (const failure of failures) console.log(failure);
  console.log(`passed=${passed} total=${passed + failures.length}`);
}

import { caseOf } from "../../durable-objects/case/contract.ts";
import type { Database } from "../platform/db/database.ts";
import { calledOffCases, unstartedCases } from "../platform/db/unstarted-cases.ts";
import type { Env } from "../platform/env.ts";
import type { Outcome } from "../platform/errors.ts";
import type { ConversationEvent } from "../platform/events.ts";
import { log } from "../platform/log.ts";

/** Actions that leave work which lasts. */
const OPENING: ReadonlySet<string> = new Set([
  "return_items",
  "exchange_items",
  "reship",
  "book_service",
  "refund_only",
]);

type Executed = Extract<ConversationEvent, { type: "action.executed" }>;

/** Starts the cases of executed actions, and ends those that were withdrawn. Best effort: the sweep is the net. */
export async function followActions(
  env: Env,
  database: Database,
  shop: string,
  events: readonly ConversationEvent[],
): Promise<void> {
  const executed = events.filter((event): event is Executed => isExecuted(event));
  const proposals = executed.filter(({ action }) => OPENING.has(action)).map(({ proposal }) => proposal);
  const orders = executed.flatMap(({ action, orderId }) => (action === "withdraw_request" && orderId ? [orderId] : []));
  try {
    if (proposals.length > 0) await startAll(env, await unstartedCases(database, { shop, proposals }));
    if (orders.length > 0) await endAll(env, await calledOffCases(database, { shop, orders }));
  } catch (error) {
    log("warn", "projections.cases", { shop, error });
  }
}

function isExecuted(event: ConversationEvent): boolean {
  return event.type === "action.executed" && event.state === "executed";
}

/** Starts each case where it is not there yet; one that fails does not hold the others up. */
export async function startAll(env: Env, all: Awaited<ReturnType<typeof unstartedCases>>): Promise<void> {
  const started = all.map(({ shop, case: id, origin }) => caseOf(env, shop, id).start(shop, id, origin));
  tellFailures("cases.start", await Promise.allSettled(started));
}

/** Has each case follow its row, which was called off. */
export async function endAll(env: Env, all: Awaited<ReturnType<typeof calledOffCases>>): Promise<void> {
  const ended = all.map(({ shop, case: id }) =>
    caseOf(env, shop, id).report({
      key: "row:called_off",
      bodyHash: "",
      event: { type: "withdrawn", isBooked: true },
      by: "action",
      note: null,
    }),
  );
  tellFailures("cases.end", await Promise.allSettled(ended));
}

function tellFailures(what: string, results: PromiseSettledResult<Outcome<unknown>>[]): void {
  for (const result of results) {
    if (result.status === "rejected") log("warn", what, { error: result.reason });
    else if (!result.value.ok) log("warn", what, { code: result.value.error.code });
  }
}

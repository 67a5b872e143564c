import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { promises } from "../../platform/db/schema/promises.ts";
import { log } from "../../platform/log.ts";
import type { PromiseState } from "../../platform/promise.ts";
import { CASE_CALLED_OFF, NOTICE_SUPERSEDED } from "./case-says.ts";
import { SEEN_DONE } from "./fulfilment.ts";
import { type PromiseRow, statesBefore } from "./ledger.ts";

/** Told in one go; the rest is for the next one. */
const AT_ONCE = 200;

/** What the watch does outside of the ledger. Each is told the promise, and doing it again changes nothing. */
export interface PromiseWatch {
  /** Raises the ticket of an overdue promise; returns its id. */
  raise(promise: PromiseRow): Promise<string>;
  /** Tells the conversation, which makes the event. */
  tell(promise: PromiseRow, news: "kept" | "overdue"): Promise<void>;
}

/**
 * Watches the promises of one database: those seen done are kept, those whose last moment is over are broken, each in one
 * statement; what it owes the outside is done afterwards, row by row, until it is marked as told: a
 * process that dies between any two lines leaves rows that the next run finds.
 */
export async function watchPromises(database: Database, watch: PromiseWatch, now: number): Promise<void> {
  await withdrawCalledOff(database, now);
  await withdrawSuperseded(database, now);
  // In this order: what is seen done on its last day is kept.
  await keepDone(database, now);
  await breakOverdue(database, now);
  for (const promise of await untold(database)) {
    try {
      await tell(database, watch, promise, now);
    } catch (error) {
      // One that cannot be told does not hold the others up.
      log("error", "promises.tell", { shop: promise.shopId, promise: promise.id, error });
    }
  }
}

function step(now: number, state: PromiseState, reason: string): string {
  return JSON.stringify({ at: now, state, by: "watch", reason });
}

async function keepDone(database: Database, now: number): Promise<void> {
  const states = sql.join(
    statesBefore("kept").map((state) => sql`${state}`),
    sql`, `,
  );
  const done = sql.join(
    Object.entries(SEEN_DONE).map(([kind, isDone]) => sql`(p.kind = ${kind} and (${isDone}))`),
    sql` or `,
  );
  await database.run(sql`
    UPDATE promises AS p SET state = 'kept', settled_at = ${now}, told_at = NULL,
      history = json_insert(p.history, '$[#]', json(${step(now, "kept", "seen_done")}))
    WHERE p.state IN (${states}) AND (${done})`);
}

/** What the case has told of is over: that is told by the case. */
async function withdrawCalledOff(database: Database, now: number): Promise<void> {
  await database.run(sql`
    UPDATE promises AS p SET state = 'withdrawn', settled_at = ${now}, told_at = ${now},
      history = json_insert(p.history, '$[#]', json(${step(now, "withdrawn", "case_over")}))
    WHERE p.state IN ('open', 'broken') AND p.source_by LIKE 'case:%' AND (${CASE_CALLED_OFF})`);
}

/** What a notice of a shipment has said is no longer what is owed: the next word, or the end of the order, tells that. */
async function withdrawSuperseded(database: Database, now: number): Promise<void> {
  await database.run(sql`
    UPDATE promises AS p SET state = 'withdrawn', settled_at = ${now}, told_at = ${now},
      history = json_insert(p.history, '$[#]', json(${step(now, "withdrawn", "superseded")}))
    WHERE p.state IN ('open', 'broken') AND p.source_by LIKE 'shipment:%' AND (${NOTICE_SUPERSEDED})`);
}

async function breakOverdue(database: Database, now: number): Promise<void> {
  await database.run(sql`
    UPDATE promises AS p SET state = 'broken', settled_at = ${now}, told_at = NULL,
      history = json_insert(p.history, '$[#]', json(${step(now, "broken", "overdue")}))
    WHERE p.state = 'open' AND p.due_at < ${now}`);
}

function untold(database: Database): Promise<PromiseRow[]> {
  return database
    .select()
    .from(promises)
    .where(and(isNull(promises.toldAt), isNotNull(promises.settledAt), inArray(promises.state, ["kept", "broken"])))
    .orderBy(asc(promises.settledAt), asc(promises.id))
    .limit(AT_ONCE);
}

async function tell(database: Database, watch: PromiseWatch, promise: PromiseRow, now: number): Promise<void> {
  const { shopId, id, state } = promise;
  const isBroken = state === "broken";
  const ticket = isBroken ? await watch.raise(promise) : null;
  await watch.tell(promise, isBroken ? "overdue" : "kept");
  await database
    .update(promises)
    .set({ toldAt: now, ...(promise.ticketId === null && ticket !== null ? { ticketId: ticket } : {}) })
    // What has gone on meanwhile is told on its own.
    .where(and(eq(promises.shopId, shopId), eq(promises.id, id), eq(promises.state, state)));
}

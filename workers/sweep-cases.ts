import { caseOf } from "../durable-objects/case/contract.ts";
import type { Database } from "./platform/db/database.ts";
import { calledOffCases, overdueCases, unstartedCases } from "./platform/db/unstarted-cases.ts";
import type { Env } from "./platform/env.ts";
import { endAll, startAll } from "./projections/start-cases.ts";

const DAY_MS = 86_400_000;
/** A case that so long after its time has not woken has lost its alarm. */
const OVERDUE_MS = 15 * 60_000;
const LOOKED_BACK_MS = 30 * DAY_MS;

/** The net beneath cases: rows without one get one, withdrawn ones end, and those whose alarm was lost are woken. */
export async function sweepCases(env: Env, database: Database, now: number): Promise<void> {
  await startAll(env, await unstartedCases(database, { since: now - LOOKED_BACK_MS }));
  await endAll(env, await calledOffCases(database, "all"));
  const overdue = await overdueCases(database, now - OVERDUE_MS);
  await Promise.allSettled(overdue.map(({ shop, case: id }) => caseOf(env, shop, id).wake()));
}

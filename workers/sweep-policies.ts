import { republishDuePolicies } from "./merchants/due-policies.ts";
import type { Database } from "./platform/db/database.ts";

/** Publishes the shops of a database whose policy has begun or ended. `now` is epoch ms. */
export async function sweepPolicies(database: Database, now: number): Promise<void> {
  await republishDuePolicies(database, now);
}

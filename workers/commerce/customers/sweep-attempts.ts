import { lt } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { identityAttempts } from "../../platform/db/schema/customers.ts";

const HOUR_MS = 3_600_000;

/** Drops attempts that no count looks at any more, of all shops of a database. `now` is epoch ms. */
export async function sweepAttempts(database: Database, now: number): Promise<void> {
  await database.delete(identityAttempts).where(lt(identityAttempts.at, now - HOUR_MS));
}

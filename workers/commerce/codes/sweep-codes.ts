import { lt } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { identityCodes } from "../../platform/db/schema/codes.ts";

const HOUR_MS = 3_600_000;

/** Drops codes that are good for nothing any more, of all shops of a database. `now` is epoch ms. */
export async function sweepCodes(database: Database, now: number): Promise<void> {
  await database.delete(identityCodes).where(lt(identityCodes.createdAt, now - HOUR_MS));
}

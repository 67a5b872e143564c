import { lt } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { mirrorEvents } from "../../platform/db/schema/channels.ts";

/** Beyond the longest time for which a vendor repeats an event. */
const KEPT_MS = 30 * 86_400_000;

/** Forgets events of the mirror that no vendor repeats any more. `now` is epoch ms. */
export async function sweepMirror(database: Database, now: number): Promise<void> {
  await database.delete(mirrorEvents).where(lt(mirrorEvents.at, now - KEPT_MS));
}

import { eq } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { ticketTargets } from "../platform/db/schema/tickets.ts";
import type { TicketPriority } from "../platform/ticket-words.ts";
import { DEFAULT_TARGETS, type Targets } from "./clocks.ts";

export type TargetsByPriority = Record<TicketPriority, Targets>;

/** What the shop allows itself, per priority. */
export async function targetsOf(database: Database, shop: string): Promise<TargetsByPriority> {
  const rows = await database.select().from(ticketTargets).where(eq(ticketTargets.shopId, shop));
  const own = rows.map(({ priority, firstReplyMinutes, nextReplyMinutes, resolutionMinutes }) => [
    priority,
    { firstReplyMinutes, nextReplyMinutes, resolutionMinutes },
  ]);
  return { ...DEFAULT_TARGETS, ...Object.fromEntries(own) };
}

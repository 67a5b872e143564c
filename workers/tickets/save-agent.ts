import { and, eq, sql } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import type { Database } from "../platform/db/database.ts";
import { insertWhere } from "../platform/db/rows.ts";
import { staff } from "../platform/db/schema/shops.ts";
import { ticketAgents, ticketTargets } from "../platform/db/schema/tickets.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { TicketPriority } from "../platform/ticket-words.ts";
import type { Targets } from "./clocks.ts";

interface SaveDeps {
  database: Database;
  shop: string;
  /** Epoch ms. */
  now: number;
  actor: string;
}

/** What a member of staff takes. Empty lists: any. */
export interface AgentProfile {
  skills: string[];
  languages: string[];
  tiers: string[];
  capacity: number;
  isAway: boolean;
}

/** Saves what a member of staff takes; `not_found` for somebody who is not of the shop. */
export async function saveAgent(
  { database, shop, now, actor }: SaveDeps,
  userId: string,
  profile: AgentProfile,
): Promise<void> {
  const isStaff = sql`exists (select 1 from ${staff} where ${and(eq(staff.shopId, shop), eq(staff.userId, userId))})`;
  const row = { shopId: shop, userId, ...profile, updatedAt: now };
  const detail = { ...profile };
  const [, saved] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: "ticket_agent.saved", target: `staff:${userId}`, detail, at: now },
      isStaff,
    ),
    insertWhere(database, ticketAgents, row, isStaff)
      .onConflictDoUpdate({ target: [ticketAgents.shopId, ticketAgents.userId], set: row })
      .returning({ userId: ticketAgents.userId }),
  ]);
  if (saved.length === 0) throw new DeskbellError("not_found", "nobody of the shop's staff has this id");
}

/** Saves how much business time a priority allows; it counts for tickets made or changed from now on. */
export async function saveTargets(
  { database, shop, now, actor }: SaveDeps,
  targets: Partial<Record<TicketPriority, Targets>>,
): Promise<void> {
  const rows = Object.entries(targets) as [TicketPriority, Targets][];
  await database.batch([
    auditStatement(database, {
      shop,
      actor,
      action: "ticket_targets.saved",
      target: "ticket_targets",
      detail: targets,
      at: now,
    }),
    ...rows.map(([priority, allowed]) =>
      database
        .insert(ticketTargets)
        .values({ shopId: shop, priority, ...allowed })
        .onConflictDoUpdate({ target: [ticketTargets.shopId, ticketTargets.priority], set: allowed }),
    ),
  ]);
}

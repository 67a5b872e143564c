import { and, count, eq, inArray, isNotNull } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { staff } from "../platform/db/schema/shops.ts";
import { ticketAgents, tickets } from "../platform/db/schema/tickets.ts";
import type { DispatchAgent } from "./dispatch.ts";

const DEFAULT_CAPACITY = 20;
/** Who is given tickets; owners and admins take them by hand. */
const DISPATCHED_ROLES = ["supervisor", "agent"] as const;

/** A member of staff as tickets know them. */
export interface TicketAgent extends DispatchAgent {
  name: string;
  role: string;
  /** Whether tickets are given to them without being asked. */
  isDispatched: boolean;
  /** Open tickets now. */
  load: number;
}

/** Everybody of the shop who may hold tickets, with what they hold. Two statements in one round trip. */
export async function ticketAgentsOf(database: Database, shop: string): Promise<TicketAgent[]> {
  const [people, loads] = await database.batch([
    database
      .select({
        id: staff.userId,
        name: staff.displayName,
        role: staff.role,
        skills: ticketAgents.skills,
        languages: ticketAgents.languages,
        tiers: ticketAgents.tiers,
        capacity: ticketAgents.capacity,
        isAway: ticketAgents.isAway,
      })
      .from(staff)
      .leftJoin(ticketAgents, and(eq(ticketAgents.shopId, staff.shopId), eq(ticketAgents.userId, staff.userId)))
      .where(and(eq(staff.shopId, shop), inArray(staff.role, ["owner", "admin", "supervisor", "agent"])))
      .orderBy(staff.displayName, staff.userId),
    database
      .select({ id: tickets.assigneeId, n: count() })
      .from(tickets)
      .where(and(eq(tickets.shopId, shop), eq(tickets.state, "open"), isNotNull(tickets.assigneeId)))
      .groupBy(tickets.assigneeId),
  ]);
  const loadOf = new Map(loads.map(({ id, n }) => [id, n]));
  return people.map(({ id, name, role, skills, languages, tiers, capacity, isAway }) => ({
    id,
    name,
    role,
    isDispatched: DISPATCHED_ROLES.some((one) => one === role),
    skills: skills ?? [],
    languages: languages ?? [],
    tiers: tiers ?? [],
    capacity: capacity ?? DEFAULT_CAPACITY,
    isAway: isAway ?? false,
    load: loadOf.get(id) ?? 0,
  }));
}

/** The loads as `dispatch` reads them. */
export function loadsOf(agents: readonly TicketAgent[]): Map<string, number> {
  return new Map(agents.map(({ id, load }) => [id, load]));
}

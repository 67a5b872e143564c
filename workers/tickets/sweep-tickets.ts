import { and, asc, eq, isNull, lt, lte } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { ticketCommands, tickets } from "../platform/db/schema/tickets.ts";
import { log } from "../platform/log.ts";
import { TICKET_PRIORITIES, type TicketPriority } from "../platform/ticket-words.ts";
import { loadsOf, ticketAgentsOf } from "./agents.ts";
import { noticed, overdue } from "./clocks.ts";
import { dispatch } from "./dispatch.ts";
import { SYSTEM, type TicketDeps } from "./ports.ts";
import type { TicketRow } from "./statements.ts";
import { changeOnce, writeStatements } from "./update-ticket.ts";

/** In one go; the rest is the next sweep's. */
const AT_ONCE = 200;
/** How long a repeated command finds its first result. */
const COMMANDS_KEPT_MS = 7 * 86_400_000;

/** One shard's tickets: clocks that ran out are noticed, and what nobody has is given out. `now` is epoch ms. */
export async function sweepTickets(database: Database, now: number): Promise<void> {
  await database.delete(ticketCommands).where(lt(ticketCommands.at, now - COMMANDS_KEPT_MS));
  const late = await database
    .select()
    .from(tickets)
    .where(and(eq(tickets.state, "open"), lte(tickets.nextDueAt, now)))
    .orderBy(asc(tickets.nextDueAt))
    .limit(AT_ONCE);
  for (const row of late) await each(row, () => noticeOverdue(depsOf(database, row.shopId, now), row));
  const unassigned = await database
    .select()
    .from(tickets)
    .where(and(eq(tickets.state, "open"), isNull(tickets.assigneeId)))
    .orderBy(asc(tickets.createdAt))
    .limit(AT_ONCE);
  for (const [shop, rows] of Map.groupBy(unassigned, ({ shopId }) => shopId)) {
    await giveOut(depsOf(database, shop, now), rows);
  }
}

/** A clock has run out: the priority rises by one, history says so, and the rules hear of it. */
export async function noticeOverdue(deps: TicketDeps, { id, version }: TicketRow): Promise<void> {
  await changeOnce(deps, { id, key: `overdue:${id}:${version}`, body: null }, async (before) => {
    const at = deps.now();
    const missed = before.state === "open" ? overdue(before, at) : [];
    if (missed.length === 0) return { statements: () => [] };
    const priority = raised(before.priority);
    const row = { ...noticed(before, missed), priority };
    const changes = {
      breaches: { from: before.breaches, to: row.breaches },
      ...(priority === before.priority ? {} : { priority: { from: before.priority, to: priority } }),
    };
    const change = { before, row, changes, by: SYSTEM, chain: before.chain, at, type: "ticket.overdue" as const };
    return { statements: (isOurs) => writeStatements(deps.database, change, isOurs) };
  });
}

/** Oldest first, each to who can take it; what nobody can take waits for the next sweep. */
async function giveOut(deps: TicketDeps, rows: TicketRow[]): Promise<void> {
  const agents = (await ticketAgentsOf(deps.database, deps.shop.shop)).filter(({ isDispatched }) => isDispatched);
  const loads = loadsOf(agents);
  for (const row of rows) {
    const agent = dispatch(row, agents, loads);
    if (!agent) continue;
    await each(row, () => assign(deps, row, agent.id));
    loads.set(agent.id, (loads.get(agent.id) ?? 0) + 1);
  }
}

async function assign(deps: TicketDeps, { id, version }: TicketRow, assigneeId: string): Promise<void> {
  await changeOnce(deps, { id, key: `dispatch:${id}:${version}`, body: null }, async (before) => {
    if (before.state !== "open" || before.assigneeId !== null) return { statements: () => [] };
    const changes = { assigneeId: { from: null, to: assigneeId } };
    const change = { before, row: { ...before, assigneeId }, changes, by: SYSTEM, chain: before.chain, at: deps.now() };
    return { statements: (isOurs) => writeStatements(deps.database, change, isOurs) };
  });
}

function raised(priority: TicketPriority): TicketPriority {
  return TICKET_PRIORITIES[TICKET_PRIORITIES.indexOf(priority) + 1] ?? priority;
}

/** Neither assigning nor noticing asks for the shop's hours: the due times stand on the row. */
function depsOf(database: Database, shop: string, now: number): TicketDeps {
  return { database, shop: { shop, timeZone: "UTC", staffHours: [], holidays: [] }, now: () => now };
}

/** One that fails does not hold the others up. */
async function each({ shopId, id }: TicketRow, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log("error", "tickets.sweep", { shop: shopId, ticket: id, error });
  }
}

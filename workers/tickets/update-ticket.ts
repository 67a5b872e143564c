import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import type { Statement } from "../platform/db/rows.ts";
import { tickets } from "../platform/db/schema/tickets.ts";
import { DeskbellError } from "../platform/errors.ts";
import { loadsOf, ticketAgentsOf } from "./agents.ts";
import { changeTicket, type TicketPatch } from "./change.ts";
import { doOnce, findCommand } from "./commands.ts";
import { dispatch } from "./dispatch.ts";
import type { Author, TicketDeps } from "./ports.ts";
import { readTicket } from "./read-ticket.ts";
import { eventStatements, type TicketEvent, type TicketRow } from "./statements.ts";
import { targetsOf } from "./targets.ts";

const ATTEMPTS = 5;

/** Changes a ticket, once per key. `invalid` for an assignee who is not of the shop's staff. */
export async function updateTicket(
  deps: TicketDeps,
  input: { id: string; key: string; patch: TicketPatch; chain?: readonly string[] },
  by: Author,
): Promise<TicketRow> {
  const { id, key, patch, chain = [] } = input;
  return changeOnce(deps, { id, key, body: { id, patch } }, async (before) => {
    const at = deps.now();
    const [targets, whole] = await Promise.all([
      targetsOf(deps.database, deps.shop.shop),
      withAssignee(deps.database, before, patch),
    ]);
    const { row, changes } = changeTicket(before, whole, { hours: deps.shop, targets, at });
    if (Object.keys(changes).length === 0) return { statements: () => [] };
    const change = { before, row, changes, by, chain, at };
    return { statements: (isOurs) => writeStatements(deps.database, change, isOurs) };
  });
}

/** A planned change: its statements, and what else must still hold when they are written. */
interface Plan {
  statements: (isOurs: SQL) => Statement[];
  also?: SQL;
}

/**
 * Does one change to one ticket, once per key: reads it, plans, and writes if nobody was faster, else begins anew.
 * Returns the ticket as it is then.
 */
export async function changeOnce(
  deps: TicketDeps,
  { id, key, body }: { id: string; key: string; body: unknown },
  plan: (before: TicketRow) => Promise<Plan>,
): Promise<TicketRow> {
  const { database } = deps;
  const { shop } = deps.shop;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await readTicket(database, shop, id);
    if (await findCommand(deps, { key, body })) return before;
    const { statements, also = sql`true` } = await plan(before);
    const end = await doOnce(deps, { key, body, ticket: id }, sql`${isUnchanged(before)} and ${also}`, statements);
    if (end.is !== "stale") return readTicket(database, shop, id);
  }
  throw new DeskbellError("conflict", "the ticket is being changed by others; read it again");
}

/** Holds while nobody has changed the ticket since it was read. */
export function isUnchanged({ shopId, id, version }: TicketRow): SQL {
  return sql`exists (select 1 from ${tickets} where ${and(
    eq(tickets.shopId, shopId),
    eq(tickets.id, id),
    eq(tickets.version, version),
  )})`;
}

/** The statements that write a changed row with its history and audit. */
export function writeStatements(
  database: Database,
  change: Pick<TicketEvent, "by" | "changes" | "chain" | "at"> & {
    before: TicketRow;
    row: TicketRow;
    type?: TicketEvent["type"];
  },
  condition: SQL,
): Statement[] {
  const { before, row, changes, by, chain, at, type = "ticket.changed" } = change;
  const { shopId, id, number: _, createdAt: __, ...rest } = row;
  return [
    database
      .update(tickets)
      .set({ ...rest, version: before.version + 1, updatedAt: at })
      .where(and(eq(tickets.shopId, shopId), eq(tickets.id, id), condition)),
    ...eventStatements(database, { shop: shopId, ticket: id, type, by, changes, chain, at }, condition),
  ];
}

/** Checks who is to have it; what is reopened does not go back to somebody who went home. */
async function withAssignee(database: Database, before: TicketRow, patch: TicketPatch): Promise<TicketPatch> {
  const isReopened = before.state === "done" && patch.state === "open";
  if (patch.assigneeId === null || (patch.assigneeId === undefined && !isReopened)) return patch;
  const agents = await ticketAgentsOf(database, before.shopId);
  if (patch.assigneeId !== undefined) {
    if (agents.some(({ id }) => id === patch.assigneeId)) return patch;
    throw new DeskbellError("invalid", "assigneeId: nobody of the shop's staff has this id");
  }
  const had = agents.find(({ id }) => id === before.assigneeId);
  if (had && !had.isAway) return patch;
  const others = agents.filter(({ isDispatched }) => isDispatched);
  return { ...patch, assigneeId: dispatch(before, others, loadsOf(agents))?.id ?? null };
}

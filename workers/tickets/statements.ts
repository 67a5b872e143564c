import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import type { Database } from "../platform/db/database.ts";
import { insertWhere, type Statement } from "../platform/db/rows.ts";
import { ticketHistory, tickets } from "../platform/db/schema/tickets.ts";
import { newId } from "../platform/ids.ts";
import type { Author } from "./ports.ts";

export type TicketRow = typeof tickets.$inferSelect;
export type Changes = Record<string, { from: unknown; to: unknown }>;

/** What happened to a ticket: one row of its history, an entry of the audit, and an event for the rules. */
export interface TicketEvent {
  shop: string;
  ticket: string;
  type: "ticket.created" | "ticket.changed" | "ticket.commented" | "ticket.merged" | "ticket.overdue";
  by: Author;
  changes: Changes;
  chain: readonly string[];
  at: number;
}

/** The statements that record it, under the same condition as the change itself. */
export function eventStatements(database: Database, event: TicketEvent, condition: SQL): Statement[] {
  const { shop, ticket, type, by, changes, chain, at } = event;
  const row = {
    shopId: shop,
    id: newId("tev", at),
    ticketId: ticket,
    type,
    by: by.actor,
    byName: by.name,
    changes,
    chain: [...chain],
    at,
    isRuled: false,
  };
  const detail = Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to]));
  const entry = { shop, actor: by.actor, action: type, target: `ticket:${ticket}`, detail, at };
  return [insertWhere(database, ticketHistory, row, condition), auditStatement(database, entry, condition)];
}

/** Inserts a ticket under the shop's next number, which is chosen in the statement itself. */
export function insertTicket(database: Database, row: Omit<TicketRow, "number">, condition: SQL) {
  const given: Record<string, unknown> = row;
  const next = sql`(select coalesce(max(${tickets.number}), 0) + 1 from ${tickets} where ${tickets.shopId} = ${row.shopId})`;
  const values = Object.entries(getTableColumns(tickets)).map(([name, column]) => {
    const value = given[name];
    if (name === "number") return next;
    return sql`${value === null || value === undefined ? null : column.mapToDriverValue(value)}`;
  });
  return database.insert(tickets).select(sql`select ${sql.join(values, sql`, `)} where ${condition}`);
}

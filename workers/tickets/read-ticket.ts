import { and, asc, eq, or } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { ticketComments, ticketHistory, tickets } from "../platform/db/schema/tickets.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { DataKeys } from "../platform/privacy/keys.ts";
import { unseal } from "../platform/privacy/seal.ts";
import type { TicketRow } from "./statements.ts";

/** A ticket of the shop; `not_found` for any other. */
export async function readTicket(database: Database, shop: string, id: string): Promise<TicketRow> {
  const [row] = await database
    .select()
    .from(tickets)
    .where(and(eq(tickets.shopId, shop), eq(tickets.id, id)));
  if (!row) throw new DeskbellError("not_found", "there is no such ticket");
  return row;
}

export interface TicketComment {
  id: string;
  by: string;
  text: string;
  at: number;
  /** The number of the ticket it was written on, where that was merged into this one. */
  fromNumber: number | null;
}

/** A ticket with all that was written on it and on those merged into it, and what was changed. */
export async function readWholeTicket(database: Database, keys: DataKeys, shop: string, id: string) {
  const ticket = await readTicket(database, shop, id);
  const ofTicket = and(
    eq(tickets.shopId, ticketComments.shopId),
    eq(tickets.id, ticketComments.ticketId),
    or(eq(tickets.id, id), eq(tickets.mergedInto, id)),
  );
  const [written, history, merged] = await database.batch([
    database
      .select({ comment: ticketComments, number: tickets.number })
      .from(ticketComments)
      .innerJoin(tickets, ofTicket)
      .where(eq(ticketComments.shopId, shop))
      .orderBy(asc(ticketComments.at), asc(ticketComments.id)),
    database
      .select()
      .from(ticketHistory)
      .where(and(eq(ticketHistory.shopId, shop), eq(ticketHistory.ticketId, id)))
      .orderBy(asc(ticketHistory.at), asc(ticketHistory.id)),
    database
      .select({ id: tickets.id, number: tickets.number, summary: tickets.summary })
      .from(tickets)
      .where(and(eq(tickets.shopId, shop), or(eq(tickets.mergedInto, id), eq(tickets.id, ticket.mergedInto ?? ""))))
      .orderBy(asc(tickets.number)),
  ]);
  const comments = await Promise.all(
    written.map(async ({ comment, number }): Promise<TicketComment> => {
      const { id: commentId, byName, textSealed, at, ticketId } = comment;
      // Erased with its customer: that something was written stays.
      const text = textSealed === "" ? "" : await unseal(keys, textSealed);
      return { id: commentId, by: byName, text, at, fromNumber: ticketId === id ? null : number };
    }),
  );
  return { ticket, comments, history, related: merged };
}

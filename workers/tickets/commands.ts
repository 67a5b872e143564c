import { and, eq, type SQL, sql } from "drizzle-orm";
import { insertWhere, type Statement } from "../platform/db/rows.ts";
import { ticketCommands } from "../platform/db/schema/tickets.ts";
import { DeskbellError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { hashText } from "../platform/socket-ticket.ts";
import type { TicketDeps } from "./ports.ts";

/** A command as it is known by its key. */
export interface Command {
  key: string;
  /** What was asked: the same key with something else is a conflict. */
  body: unknown;
  ticket: string;
}

/** What came of it: done now, done before (with the ticket it was done to), or what it stood on has changed. */
export type CommandEnd = { is: "done" } | { is: "repeated"; ticket: string } | { is: "stale" };

/**
 * Does a command once: its row and everything it changes are one batch, and hold only where the row is this attempt's
 * own. `unless` keeps it from being done where what was read is no longer so. `conflict` for a key with another body.
 */
export async function doOnce(
  { database, shop: { shop }, now }: TicketDeps,
  { key, body, ticket }: Command,
  unless: SQL,
  statements: (isOurs: SQL) => Statement[],
): Promise<CommandEnd> {
  const at = now();
  const run = newId("run", at);
  const bodyHash = await hashText(JSON.stringify(body ?? null));
  const isOurs = sql`exists (select 1 from ${ticketCommands} where ${and(
    eq(ticketCommands.shopId, shop),
    eq(ticketCommands.key, key),
    eq(ticketCommands.run, run),
  )})`;
  const row = { shopId: shop, key, bodyHash, ticketId: ticket, run, at };
  await database.batch([
    insertWhere(database, ticketCommands, row, unless).onConflictDoNothing(),
    ...statements(isOurs),
  ]);
  const [kept] = await database
    .select()
    .from(ticketCommands)
    .where(and(eq(ticketCommands.shopId, shop), eq(ticketCommands.key, key)));
  if (!kept) return { is: "stale" };
  if (kept.run === run) return { is: "done" };
  if (kept.bodyHash !== bodyHash) {
    throw new DeskbellError("conflict", "this key came with another body before; use a new key");
  }
  return { is: "repeated", ticket: kept.ticketId };
}

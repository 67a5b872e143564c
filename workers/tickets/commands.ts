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

/** What came of it: done now, done before (to which ticket), or what it stood on has changed meanwhile. */
export type CommandEnd = { is: "done" } | { is: "repeated"; ticket: string } | { is: "stale" };

/**
 * Does a command once: its row and everything it changes are one batch, and hold only where the row is this attempt's
 * own and `unless` holds, such as that nobody has changed what was read. `conflict` for a key with another body.
 */
export async function doOnce(
  deps: TicketDeps,
  { key, body, ticket }: Command,
  unless: SQL,
  statements: (isOurs: SQL) => Statement[],
): Promise<CommandEnd> {
  const { database, now } = deps;
  const { shop } = deps.shop;
  const at = now();
  const run = newId("run", at);
  const isOurs = sql`exists (select 1 from ${ticketCommands} where ${and(
    eq(ticketCommands.shopId, shop),
    eq(ticketCommands.key, key),
    eq(ticketCommands.run, run),
  )})`;
  const row = { shopId: shop, key, bodyHash: await hashOf(body), ticketId: ticket, run, at };
  await database.batch([
    insertWhere(database, ticketCommands, row, unless).onConflictDoNothing(),
    ...statements(isOurs),
  ]);
  const known = await findCommand(deps, { key, body });
  if (!known) return { is: "stale" };
  return known.run === run ? { is: "done" } : { is: "repeated", ticket: known.ticketId };
}

/** The command of this key, where it was done before. `conflict` for a key that came with another body. */
export async function findCommand({ database, shop: { shop } }: TicketDeps, { key, body }: Omit<Command, "ticket">) {
  const [known] = await database
    .select()
    .from(ticketCommands)
    .where(and(eq(ticketCommands.shopId, shop), eq(ticketCommands.key, key)));
  if (known && known.bodyHash !== (await hashOf(body))) {
    throw new DeskbellError("conflict", "this key came with another body before; use a new key");
  }
  return known ?? null;
}

function hashOf(body: unknown): Promise<string> {
  return hashText(JSON.stringify(body ?? null));
}

import { and, eq } from "drizzle-orm";
import { tickets } from "../platform/db/schema/tickets.ts";
import { DeskbellError } from "../platform/errors.ts";
import { paused } from "./clocks.ts";
import type { Author, TicketDeps } from "./ports.ts";
import { readTicket } from "./read-ticket.ts";
import { eventStatements, type TicketRow } from "./statements.ts";
import { changeOnce, isUnchanged, writeStatements } from "./update-ticket.ts";

/**
 * Merges a ticket into another of the shop, once per key: it is done, and what was written on it is read there. What
 * had been merged into it goes along. Returns the one it was merged into.
 */
export async function mergeTicket(
  deps: TicketDeps,
  input: { id: string; key: string; into: string },
  by: Author,
): Promise<TicketRow> {
  const { database } = deps;
  const { shop } = deps.shop;
  const { id, key, into } = input;
  if (id === into) throw new DeskbellError("invalid", "into: a ticket cannot be merged into itself");
  await changeOnce(deps, { id, key, body: { id, into } }, async (before) => {
    const at = deps.now();
    if (before.mergedInto !== null) throw new DeskbellError("precondition", "this ticket was merged already");
    const target = await readTicket(database, shop, into);
    if (target.mergedInto !== null) {
      throw new DeskbellError("precondition", "into: that ticket was merged itself; name the one it went into");
    }
    const row = { ...paused(before, at), state: "done" as const, doneAt: before.doneAt ?? at, mergedInto: into };
    const changes = { mergedInto: { from: null, to: into } };
    const gained = {
      shop,
      ticket: into,
      type: "ticket.merged" as const,
      by,
      changes: { merged: { from: null, to: before.number } },
      chain: [],
      at,
    };
    return {
      // Else the other one might be merged away at this moment.
      also: isUnchanged(target),
      statements: (isOurs) => [
        ...writeStatements(database, { before, row, changes, by, chain: [], at, type: "ticket.merged" }, isOurs),
        database
          .update(tickets)
          .set({ mergedInto: into })
          .where(and(eq(tickets.shopId, shop), eq(tickets.mergedInto, id), isOurs)),
        database
          .update(tickets)
          .set({
            evidence: [...target.evidence, ...before.evidence.filter((ref) => !isAmong(target.evidence, ref))],
            tags: [...new Set([...target.tags, ...before.tags])],
            version: target.version + 1,
            updatedAt: at,
          })
          .where(and(eq(tickets.shopId, shop), eq(tickets.id, into), isOurs)),
        ...eventStatements(database, gained, isOurs),
      ],
    };
  });
  return readTicket(database, shop, into);
}

function isAmong(all: TicketRow["evidence"], { kind, ref }: TicketRow["evidence"][number]): boolean {
  return all.some((one) => one.kind === kind && one.ref === ref);
}

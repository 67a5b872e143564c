import { insertWhere } from "../platform/db/rows.ts";
import { ticketComments } from "../platform/db/schema/tickets.ts";
import { newId } from "../platform/ids.ts";
import type { DataKeys } from "../platform/privacy/keys.ts";
import { seal } from "../platform/privacy/seal.ts";
import { replied } from "./clocks.ts";
import type { Author, TicketDeps } from "./ports.ts";
import type { TicketRow } from "./statements.ts";
import { changeOnce, writeStatements } from "./update-ticket.ts";

/**
 * Writes a comment, once per key; it is sealed. `isReply`: the shopper was answered with it (by phone, say), which
 * meets the reply clocks.
 */
export async function commentTicket(
  deps: TicketDeps & { keys: DataKeys },
  input: { id: string; key: string; text: string; isReply: boolean },
  by: Author,
): Promise<TicketRow> {
  const { database, keys } = deps;
  const { id, key, text, isReply } = input;
  const textSealed = await seal(keys, text);
  return changeOnce(deps, { id, key, body: { id, text, isReply } }, async (before) => {
    const at = deps.now();
    const comment = {
      shopId: before.shopId,
      id: newId("tcm", at),
      ticketId: id,
      by: by.actor,
      byName: by.name,
      textSealed,
      at,
    };
    const row = isReply && before.state !== "done" ? replied(before, at) : before;
    const changes = {
      comment: { from: null, to: comment.id },
      ...(isReply ? { replied: { from: null, to: true } } : {}),
    };
    const change = { before, row, changes, by, chain: [], at, type: "ticket.commented" as const };
    return {
      statements: (isOurs) => [
        insertWhere(database, ticketComments, comment, isOurs),
        ...writeStatements(database, change, isOurs),
      ],
    };
  });
}

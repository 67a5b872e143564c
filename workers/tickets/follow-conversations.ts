import { and, eq, ne } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { inList } from "../platform/db/rows.ts";
import { tickets } from "../platform/db/schema/tickets.ts";
import type { ConversationEvent } from "../platform/events.ts";
import { asked, replied } from "./clocks.ts";
import { SYSTEM, type TicketDeps } from "./ports.ts";
import type { TicketRow } from "./statements.ts";
import { targetsOf } from "./targets.ts";
import { changeOnce, writeStatements } from "./update-ticket.ts";

/** Who wrote last, a person of the shop or the shopper, and when. */
interface LastWord {
  conversation: string;
  from: "agent" | "shopper";
  seq: number;
  at: number;
}

/**
 * What happens in a conversation moves the clocks of its tickets: a person's answer meets the reply clocks, the
 * shopper's next message starts them anew and ends the waiting for them. The bot's answers move nothing.
 */
export async function followConversations(
  deps: TicketDeps,
  applied: readonly { conversation: string; applied: readonly ConversationEvent[] }[],
): Promise<void> {
  const words = applied.flatMap(({ conversation, applied: events }) => lastWord(conversation, events) ?? []);
  if (words.length === 0) return;
  for (const row of await liveTickets(
    deps.database,
    deps.shop.shop,
    words.map(({ conversation }) => conversation),
  )) {
    const word = words.find(({ conversation }) => conversation === row.conversation);
    if (word && word.at > row.createdAt) await follow(deps, row, word);
  }
}

async function follow(deps: TicketDeps, { id }: TicketRow, { conversation, from, seq, at }: LastWord): Promise<void> {
  const targets = await targetsOf(deps.database, deps.shop.shop);
  await changeOnce(deps, { id, key: `word:${id}:${conversation}:${seq}`, body: null }, async (before) => {
    if (before.state === "done") return { statements: () => [] };
    const row: TicketRow =
      from === "agent"
        ? replied(before, at)
        : { ...asked(before, deps.shop, targets[before.priority], at), state: "open" };
    const isReopened = row.state !== before.state;
    if (!isReopened && row.nextDueAt === before.nextDueAt && row.firstRepliedAt === before.firstRepliedAt) {
      return { statements: () => [] };
    }
    const changes = isReopened
      ? { state: { from: before.state, to: row.state } }
      : { [from === "agent" ? "replied" : "asked"]: { from: null, to: true } };
    const change = { before, row, changes, by: SYSTEM, chain: before.chain, at: deps.now() };
    return { statements: (isOurs) => writeStatements(deps.database, change, isOurs) };
  });
}

function lastWord(conversation: string, events: readonly ConversationEvent[]): LastWord | null {
  const last = events.findLast((event) => event.type === "message.added" && isPerson(event.from));
  if (last?.type !== "message.added" || !isPerson(last.from)) return null;
  return { conversation, from: last.from, seq: last.seq, at: last.at };
}

function isPerson(from: string): from is "agent" | "shopper" {
  return from === "agent" || from === "shopper";
}

function liveTickets(database: Database, shop: string, names: string[]): Promise<TicketRow[]> {
  return database
    .select()
    .from(tickets)
    .where(and(eq(tickets.shopId, shop), ne(tickets.state, "done"), inList(tickets.conversation, names)));
}

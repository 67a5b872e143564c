import { sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { ConversationRow } from "../platform/conversation-row.ts";
import type { Database } from "../platform/db/database.ts";
import { customerConversations } from "../platform/db/schema/customers.ts";
import { conversations, facts } from "../platform/db/schema/projections.ts";
import type { ConversationEvent } from "../platform/events.ts";
import { deadLetterStatement } from "./dead-letters.ts";
import { factOf } from "./facts.ts";
import { promiseStatements } from "./promises.ts";
import { ratingStatement } from "./ratings.ts";

/** D1 binds at most 100 parameters in a statement; a fact has 8. */
const FACTS_IN_STATEMENT = 12;
const STATEMENTS_IN_BATCH = 200;

/** A conversation's row to write, with the events that led to it. */
export interface Projected {
  conversation: string;
  channel: string;
  startedAt: number;
  row: ConversationRow;
  applied: ConversationEvent[];
}

/** Writes rows and facts; a conversation's own are in one transaction. A row that is newer in the database stays. */
export async function writeProjected(database: Database, shop: string, all: Projected[]): Promise<void> {
  let batch: BatchItem<"sqlite">[] = [];
  for (const projected of all) {
    const statements = statementsOf(database, shop, projected);
    if (batch.length + statements.length > STATEMENTS_IN_BATCH) {
      await run(database, batch);
      batch = [];
    }
    batch.push(...statements);
  }
  await run(database, batch);
}

async function run(database: Database, [first, ...rest]: BatchItem<"sqlite">[]): Promise<void> {
  if (first) await database.batch([first, ...rest]);
}

function statementsOf(database: Database, shop: string, projected: Projected): BatchItem<"sqlite">[] {
  const { conversation, channel, startedAt, row, applied } = projected;
  const statements: BatchItem<"sqlite">[] = [
    database
      .insert(conversations)
      .values({ shopId: shop, conversation, channel, startedAt, ...row })
      .onConflictDoUpdate({
        target: [conversations.shopId, conversations.conversation],
        set: { ...row, channel, startedAt },
        setWhere: sql`${conversations.eventSeq} <= excluded.event_seq`,
      }),
  ];
  const counted = applied.flatMap((event) => factOf(shop, conversation, event) ?? []);
  for (let from = 0; from < counted.length; from += FACTS_IN_STATEMENT) {
    statements.push(
      database
        .insert(facts)
        .values(counted.slice(from, from + FACTS_IN_STATEMENT))
        .onConflictDoNothing(),
    );
  }
  for (const event of applied) {
    if (event.type !== "delivery.dead") continue;
    statements.push(deadLetterStatement(database, { shop, conversation, channel }, event));
  }
  for (const event of applied) {
    if (event.type !== "conversation.rated") continue;
    statements.push(ratingStatement(database, { shop, conversation }, event));
  }
  const { customerId } = row;
  for (const event of applied) {
    if (event.type !== "promise.made") continue;
    statements.push(...promiseStatements(database, { shop, conversation, customerId }, event));
  }
  for (const event of applied) {
    if (event.type !== "customer.identified") continue;
    const link = { shopId: shop, customerId: event.customer, conversation, linkedAt: event.at };
    statements.push(database.insert(customerConversations).values(link).onConflictDoNothing());
  }
  return statements;
}

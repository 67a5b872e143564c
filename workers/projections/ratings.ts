import { sql } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import type { Statement } from "../platform/db/rows.ts";
import { ratings } from "../platform/db/schema/ratings.ts";
import type { ConversationEvent } from "../platform/events.ts";

/** The row of what a shopper gave; a newer score of the same episode takes its place. */
export function ratingStatement(
  database: Database,
  { shop, conversation }: { shop: string; conversation: string },
  { episode, score, agent, at, eventSeq }: Extract<ConversationEvent, { type: "conversation.rated" }>,
): Statement {
  const said = { score, agentId: agent, at, eventSeq };
  return database
    .insert(ratings)
    .values({ shopId: shop, conversation, episode, ...said })
    .onConflictDoUpdate({
      target: [ratings.shopId, ratings.conversation, ratings.episode],
      set: said,
      setWhere: sql`excluded.event_seq > ${ratings.eventSeq}`,
    });
}

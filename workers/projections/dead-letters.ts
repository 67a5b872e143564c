import { sql } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import type { Statement } from "../platform/db/rows.ts";
import { deadLetters } from "../platform/db/schema/channels.ts";
import type { ConversationEvent } from "../platform/events.ts";

/** The row of a message that did not reach its channel; a newer failure of the same message opens it again. */
export function deadLetterStatement(
  database: Database,
  { shop, conversation, channel }: { shop: string; conversation: string; channel: string },
  { message, reason, at }: Extract<ConversationEvent, { type: "delivery.dead" }>,
): Statement {
  const row = { shopId: shop, conversation, message, channel, reason, at, resentAt: null };
  return database
    .insert(deadLetters)
    .values(row)
    .onConflictDoUpdate({
      target: [deadLetters.shopId, deadLetters.conversation, deadLetters.message],
      set: { reason, at, resentAt: null },
      setWhere: sql`excluded.at > ${deadLetters.at} and excluded.at > coalesce(${deadLetters.resentAt}, 0)`,
    });
}

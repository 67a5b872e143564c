import { and, desc, eq, isNull, lte } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { deadLetters } from "../platform/db/schema/channels.ts";

const SHOWN = 200;

/** Messages that did not reach their channel and were not sent again, the newest first. */
export async function listDeadLetters(database: Database, shop: string) {
  const { conversation, message, channel, reason, at } = deadLetters;
  return database
    .select({ conversation, message, channel, reason, at })
    .from(deadLetters)
    .where(and(eq(deadLetters.shopId, shop), isNull(deadLetters.resentAt)))
    .orderBy(desc(deadLetters.at))
    .limit(SHOWN);
}

/** Takes a dead letter off the list; another failure of the message puts it there again. */
export async function settleDeadLetter(
  { database, shop, now }: { database: Database; shop: string; now: number },
  conversation: string,
  message: string,
): Promise<void> {
  await database
    .update(deadLetters)
    .set({ resentAt: now })
    .where(
      and(
        eq(deadLetters.shopId, shop),
        eq(deadLetters.conversation, conversation),
        eq(deadLetters.message, message),
        lte(deadLetters.at, now),
        isNull(deadLetters.resentAt),
      ),
    );
}

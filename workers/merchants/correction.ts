import { and, desc, eq } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { corrections } from "../platform/db/schema/understanding.ts";
import type { IntentId } from "../understanding/types.ts";

/** The newest corrections of a shop that are kept. */
export const MAX_CORRECTIONS = 500;

/** A shopper's message that an agent has corrected, or corrects. */
export interface MessagePlace {
  conversation: string;
  seq: number;
}

/** The row of one message's correction. */
export function isCorrectionOf(shop: string, { conversation, seq }: MessagePlace) {
  return and(eq(corrections.shopId, shop), eq(corrections.conversation, conversation), eq(corrections.seq, seq));
}

/** The query for a shop's corrections, newest first, for a batch. */
export function selectCorrections(database: Database, shop: string) {
  return database
    .select({ intent: corrections.intent, text: corrections.text })
    .from(corrections)
    .where(eq(corrections.shopId, shop))
    .orderBy(desc(corrections.at), desc(corrections.conversation), desc(corrections.seq))
    .limit(MAX_CORRECTIONS);
}

/** What the messages of a conversation were corrected to, by seq. */
export async function correctionsOf(
  database: Database,
  shop: string,
  conversation: string,
): Promise<Record<string, IntentId>> {
  const rows = await database
    .select({ seq: corrections.seq, intent: corrections.intent })
    .from(corrections)
    .where(and(eq(corrections.shopId, shop), eq(corrections.conversation, conversation)));
  return Object.fromEntries(rows.map(({ seq, intent }) => [String(seq), intent]));
}

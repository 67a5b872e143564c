import type { Database } from "../../platform/db/database.ts";
import { customerConversations } from "../../platform/db/schema/customers.ts";

/** Puts a conversation into a customer's file: history and erasing walk over these. Idempotent. */
export async function linkConversation(
  deps: { database: Database; shop: string; now: number },
  customerId: string,
  conversation: string,
): Promise<void> {
  await deps.database
    .insert(customerConversations)
    .values({ shopId: deps.shop, customerId, conversation, linkedAt: deps.now })
    .onConflictDoNothing();
}

import type { Database } from "../../platform/db/database.ts";
import { identities } from "../../platform/db/schema/customers.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import { linkConversation } from "./link-conversation.ts";
import { findProved, mergeProved, threadKey } from "./proved-keys.ts";

/**
 * A conversation opened with the shop's signed identity is that customer's: a strong key. Whoever the conversation was
 * proved to be before is the same person, by the ledger; later proofs in it find them. Idempotent.
 */
export async function meetSigned(
  deps: { database: Database; keys: DataKeys; shop: string; now: number },
  { conversation, customerId }: { conversation: string; customerId: string },
): Promise<void> {
  const { database, shop, now } = deps;
  // At once: whoever erases the customer must know of this conversation.
  await linkConversation(deps, customerId, conversation);
  const key = await threadKey(deps.keys, conversation);
  await database
    .insert(identities)
    .values({ shopId: shop, ...key, customerId, isProved: true, createdAt: now })
    .onConflictDoNothing();
  for (const { customerId: other } of await findProved(deps, [key])) {
    if (other !== customerId) await mergeProved(deps, `shopper:${conversation}`, [customerId, other], "signed");
  }
}

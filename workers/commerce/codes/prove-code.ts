import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { identityCodes } from "../../platform/db/schema/codes.ts";
import { customerConversations } from "../../platform/db/schema/customers.ts";
import { contactProved } from "../customers/meet-contact.ts";
import type { CommerceDeps } from "../deps.ts";
import type { CodeProof, Identity } from "../ports.ts";
import { codeHash } from "./send-code.ts";

/** How long a code is good for. */
export const CODE_MS = 10 * 60_000;
const MAX_GUESSES = 5;

/**
 * Compares digits with the code that was sent in this conversation. The guess is counted before it is compared, so that
 * guesses sent at once cannot pass the count together; a right one is good once.
 */
export async function proveCode(deps: CommerceDeps, identity: Identity, digits: string): Promise<CodeProof> {
  const { database, keys, shop, conversation, now } = deps;
  const { customerId } = identity;
  if (customerId === null) return { proved: false, isOver: true };
  const at = now();
  const isOpen = and(
    eq(identityCodes.shopId, shop.shop),
    eq(identityCodes.conversation, conversation),
    eq(identityCodes.customerId, customerId),
    isNull(identityCodes.usedAt),
    gt(identityCodes.createdAt, at - CODE_MS),
    lt(identityCodes.attempts, MAX_GUESSES),
  );
  const [code] = await database
    .update(identityCodes)
    .set({ attempts: sql`${identityCodes.attempts} + 1` })
    .where(isOpen)
    .returning({ id: identityCodes.id, hash: identityCodes.hash, attempts: identityCodes.attempts });
  if (!code) return { proved: false, isOver: true };
  const given = digits.normalize("NFKC").replace(/\D/g, "");
  if ((await codeHash(deps, code.id, given)) !== code.hash) {
    return { proved: false, isOver: code.attempts >= MAX_GUESSES };
  }
  const [used] = await database.batch([
    database
      .update(identityCodes)
      .set({ usedAt: at })
      .where(and(eq(identityCodes.shopId, shop.shop), eq(identityCodes.id, code.id), isNull(identityCodes.usedAt)))
      .returning({ id: identityCodes.id }),
    database
      .insert(customerConversations)
      .values({ shopId: shop.shop, customerId, conversation, linkedAt: at })
      .onConflictDoNothing(),
  ]);
  if (used.length === 0) return { proved: false, isOver: true };
  await contactProved({ database, keys, shop: shop.shop, now: at }, conversation, { customerId, by: "code" });
  return { proved: true, identity: { ...identity, level: "code", customerId } };
}

import { and, count, eq, isNull } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { inList } from "../../platform/db/rows.ts";
import { customerConversations, customers, identities } from "../../platform/db/schema/customers.ts";
import { orders } from "../../platform/db/schema/orders.ts";
import { conversations } from "../../platform/db/schema/projections.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import { maskName, maskPhone, maskText } from "../../platform/privacy/mask.ts";
import { unseal } from "../../platform/privacy/seal.ts";

export interface ReadDeps {
  database: Database;
  keys: DataKeys;
  shop: string;
}

/** A record as staff compare it with others: by what it is known, where it wrote, what it bought. */
export interface CustomerCard {
  id: string;
  /** All three masked. */
  name: string | null;
  phone: string | null;
  email: string | null;
  tier: string;
  /** Epoch ms. */
  createdAt: number;
  /** Keys that lead to it; what they are stays sealed. */
  keys: { kind: string; isProved: boolean; since: number }[];
  /** Kinds of its proved keys. */
  kinds: string[];
  /** Channels it wrote on. */
  channels: string[];
  conversations: number;
  orders: number;
  /** Of its newest conversation, epoch ms. */
  lastAt: number | null;
}

/** The cards of records, in the order asked for; erased ones are left out. */
export async function customerCards(deps: ReadDeps, ids: readonly string[]): Promise<CustomerCard[]> {
  if (ids.length === 0) return [];
  const [files, keys, bought, linked, listed] = await read(deps, ids);
  const cards = await Promise.all(
    files.map(async ({ id, nameSealed, phoneSealed, emailSealed, tier, createdAt }): Promise<CustomerCard> => {
      const own = keys.filter(({ customerId }) => customerId === id);
      const talks = new Map(
        [...linked, ...listed]
          .filter(({ customerId }) => customerId === id)
          .map(({ conversation, lastAt }) => [conversation, lastAt]),
      );
      return {
        ...{ id, tier, createdAt },
        ...(await masked(deps.keys, { nameSealed, phoneSealed, emailSealed })),
        keys: own.map(({ kind, isProved, since }) => ({ kind, isProved, since })),
        kinds: [...new Set(own.filter(({ isProved }) => isProved).map(({ kind }) => kind))],
        channels: [...new Set([...talks.keys()].map((conversation) => conversation.split("~")[0] ?? ""))],
        conversations: talks.size,
        orders: bought.find(({ customerId }) => customerId === id)?.orders ?? 0,
        lastAt: talks.size === 0 ? null : Math.max(...talks.values()),
      };
    }),
  );
  const byId = new Map(cards.map((card) => [card.id, card]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function read({ database, shop }: ReadDeps, ids: readonly string[]) {
  const { customerId, conversation } = customerConversations;
  return database.batch([
    database
      .select()
      .from(customers)
      .where(and(eq(customers.shopId, shop), inList(customers.id, ids), isNull(customers.erasedAt))),
    database
      .select({
        customerId: identities.customerId,
        kind: identities.kind,
        isProved: identities.isProved,
        since: identities.createdAt,
      })
      .from(identities)
      .where(and(eq(identities.shopId, shop), inList(identities.customerId, ids)))
      .orderBy(identities.createdAt),
    database
      .select({ customerId: orders.customerId, orders: count() })
      .from(orders)
      .where(and(eq(orders.shopId, shop), inList(orders.customerId, ids)))
      .groupBy(orders.customerId),
    database
      .select({ customerId, conversation, lastAt: customerConversations.linkedAt })
      .from(customerConversations)
      .where(and(eq(customerConversations.shopId, shop), inList(customerId, ids))),
    // Later ones replace earlier: the inbox knows better when the last message came.
    database
      .select({
        customerId: conversations.customerId,
        conversation: conversations.conversation,
        lastAt: conversations.lastAt,
      })
      .from(conversations)
      .where(and(eq(conversations.shopId, shop), inList(conversations.customerId, ids))),
  ]);
}

async function masked(
  keys: DataKeys,
  sealed: { nameSealed: string | null; phoneSealed: string | null; emailSealed: string | null },
) {
  const open = async (text: string | null, mask: (plain: string) => string) =>
    text === null ? null : mask(await unseal(keys, text));
  const [name, phone, email] = await Promise.all([
    open(sealed.nameSealed, maskName),
    open(sealed.phoneSealed, maskPhone),
    open(sealed.emailSealed, maskText),
  ]);
  return { name, phone, email };
}

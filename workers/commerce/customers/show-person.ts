import { and, asc, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { inList } from "../../platform/db/rows.ts";
import { customerConversations, customers, identities } from "../../platform/db/schema/customers.ts";
import { customerPairs } from "../../platform/db/schema/customers-ledger.ts";
import { conversations } from "../../platform/db/schema/projections.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import { maskName } from "../../platform/privacy/mask.ts";
import { unseal } from "../../platform/privacy/seal.ts";
import { onePerson } from "./ledger.ts";

const HISTORY_SHOWN = 20;
const SUGGESTIONS_SHOWN = 100;

interface ReadDeps {
  database: Database;
  keys: DataKeys;
  shop: string;
}

/** A record of a person, with the kinds of keys that lead to it. */
export interface PersonRecord {
  id: string;
  /** Masked. */
  name: string | null;
  kinds: string[];
}

/** A conversation of the person on any channel, as the inbox has it. */
export interface PastConversation {
  conversation: string;
  channel: string;
  lastText: string;
  /** Epoch ms. */
  lastAt: number;
}

/** All records of a person and their conversations on all channels, the newest first. */
export async function showPerson(
  deps: ReadDeps,
  customer: string,
): Promise<{ records: PersonRecord[]; conversations: PastConversation[] }> {
  const { database, shop } = deps;
  const members = await onePerson(database, shop, customer);
  const linked = sql`(select ${customerConversations.conversation} from ${customerConversations} where ${and(
    eq(customerConversations.shopId, shop),
    inList(customerConversations.customerId, members),
  )})`;
  const past = await database
    .select({
      conversation: conversations.conversation,
      channel: conversations.channel,
      lastText: conversations.lastText,
      lastAt: conversations.lastAt,
    })
    .from(conversations)
    .where(
      and(
        eq(conversations.shopId, shop),
        or(inList(conversations.customerId, members), sql`${conversations.conversation} in ${linked}`),
      ),
    )
    .orderBy(desc(conversations.lastAt))
    .limit(HISTORY_SHOWN);
  return { records: await recordsOf(deps, members), conversations: past };
}

/** Whose conversation it is, where its channel's contact was met; the first who was linked. */
export async function customerOfConversation(
  { database, shop }: Omit<ReadDeps, "keys">,
  conversation: string,
): Promise<string | null> {
  const [row] = await database
    .select({ customerId: customerConversations.customerId })
    .from(customerConversations)
    .where(and(eq(customerConversations.shopId, shop), eq(customerConversations.conversation, conversation)))
    .orderBy(asc(customerConversations.linkedAt))
    .limit(1);
  return row?.customerId ?? null;
}

/** Pairs that may be one, the newest first. */
export async function listSuggestions(
  deps: ReadDeps,
): Promise<{ customers: PersonRecord[]; why: string; at: number }[]> {
  const { database, shop } = deps;
  const pairs = await database
    .select()
    .from(customerPairs)
    .where(and(eq(customerPairs.shopId, shop), eq(customerPairs.state, "suggested")))
    .orderBy(desc(customerPairs.at))
    .limit(SUGGESTIONS_SHOWN);
  const records = await recordsOf(deps, [
    ...new Set(pairs.flatMap(({ customerA, customerB }) => [customerA, customerB])),
  ]);
  const byId = new Map(records.map((record) => [record.id, record]));
  return pairs.flatMap(({ customerA, customerB, why, at }) => {
    const [one, other] = [byId.get(customerA), byId.get(customerB)];
    return one && other ? [{ customers: [one, other], why, at }] : [];
  });
}

/** Erased ones are left out. */
async function recordsOf({ database, keys, shop }: ReadDeps, ids: readonly string[]): Promise<PersonRecord[]> {
  const [rows, keyRows] = await database.batch([
    database
      .select({ id: customers.id, nameSealed: customers.nameSealed })
      .from(customers)
      .where(and(eq(customers.shopId, shop), inList(customers.id, ids), isNull(customers.erasedAt))),
    database
      .selectDistinct({ customerId: identities.customerId, kind: identities.kind })
      .from(identities)
      .where(
        and(eq(identities.shopId, shop), inList(identities.customerId, ids), inArray(identities.isProved, [true])),
      ),
  ]);
  return Promise.all(
    rows.map(async ({ id, nameSealed }) => ({
      id,
      name: nameSealed === null ? null : maskName(await unseal(keys, nameSealed)),
      kinds: keyRows.filter(({ customerId }) => customerId === id).map(({ kind }) => kind),
    })),
  );
}

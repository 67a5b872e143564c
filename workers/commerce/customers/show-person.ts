import { and, asc, desc, eq, or, sql } from "drizzle-orm";
import { inList } from "../../platform/db/rows.ts";
import { customerConversations } from "../../platform/db/schema/customers.ts";
import { customerPairs } from "../../platform/db/schema/customers-ledger.ts";
import { conversations } from "../../platform/db/schema/projections.ts";
import { type CustomerCard, customerCards, type ReadDeps } from "./customer-cards.ts";
import { onePerson } from "./ledger.ts";

const HISTORY_SHOWN = 100;
const SUGGESTIONS_SHOWN = 100;

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
): Promise<{ records: CustomerCard[]; conversations: PastConversation[] }> {
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
  return { records: await customerCards(deps, members), conversations: past };
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

/** Two who may be one, and what is alike. */
export interface Suggestion {
  customers: [CustomerCard, CustomerCard];
  why: string;
  /** Epoch ms. */
  at: number;
}

/** Pairs that may be one, the newest first: of the whole shop, or those that name one of these customers. */
export async function listSuggestions(deps: ReadDeps, of?: readonly string[]): Promise<Suggestion[]> {
  const { database, shop } = deps;
  const { customerA, customerB } = customerPairs;
  const pairs = await database
    .select()
    .from(customerPairs)
    .where(
      and(
        eq(customerPairs.shopId, shop),
        eq(customerPairs.state, "suggested"),
        of ? or(inList(customerA, of), inList(customerB, of)) : undefined,
      ),
    )
    .orderBy(desc(customerPairs.at), asc(customerA))
    .limit(SUGGESTIONS_SHOWN);
  const cards = await customerCards(deps, [...new Set(pairs.flatMap((pair) => [pair.customerA, pair.customerB]))]);
  const byId = new Map(cards.map((card) => [card.id, card]));
  return pairs.flatMap(({ customerA: a, customerB: b, why, at }): Suggestion[] => {
    const [one, other] = [byId.get(a), byId.get(b)];
    return one && other ? [{ customers: [one, other], why, at }] : [];
  });
}

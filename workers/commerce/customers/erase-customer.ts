import { and, eq, sql } from "drizzle-orm";
import { auditStatement } from "../../platform/audit.ts";
import type { Database } from "../../platform/db/database.ts";
import { customerConversations } from "../../platform/db/schema/customers.ts";
import { orders } from "../../platform/db/schema/orders.ts";
import { conversations } from "../../platform/db/schema/projections.ts";
import type { Subject } from "./erase/eraser.ts";
import { ORDER_ERASERS } from "./erase/orders.ts";
import { PERSON_ERASERS } from "./erase/person.ts";
import { TALK_ERASERS } from "./erase/talks.ts";

interface EraseDeps {
  database: Database;
  shop: string;
  /** Epoch ms. */
  now: number;
  actor: string;
}

/** Every table with a customer's personal data, in the order in which they forget: the last ones lead to the others. */
export const ERASERS = [...ORDER_ERASERS, ...TALK_ERASERS, ...PERSON_ERASERS];

/**
 * Erases a customer in the database, after `eraseConversation` has erased each of the conversations: while one of them
 * fails, the database still knows where they are, and the command may be repeated. An unknown customer has none.
 */
export async function eraseCustomer(
  { database, shop, now, actor }: EraseDeps,
  customerId: string,
  eraseConversation: (conversation: string) => Promise<void>,
): Promise<{ conversations: string[] }> {
  const list = await conversationsOf(database, shop, customerId);
  for (const conversation of list) await eraseConversation(conversation);
  const subject: Subject = {
    shop,
    customerId,
    now,
    orderIds: sql`(select ${orders.id} from ${orders} where ${and(eq(orders.shopId, shop), eq(orders.customerId, customerId))})`,
    conversationIds: sql`(select ${customerConversations.conversation} from ${customerConversations} where ${and(
      eq(customerConversations.shopId, shop),
      eq(customerConversations.customerId, customerId),
    )})`,
  };
  await database.batch([
    auditStatement(database, {
      shop,
      actor,
      action: "customer.erased",
      target: `customer:${customerId}`,
      detail: { conversations: list.length },
      at: now,
    }),
    ...ERASERS.map(({ erase }) => erase(database, subject)),
  ]);
  return { conversations: list };
}

/** Linked by identity, or known to the inbox. */
async function conversationsOf(database: Database, shop: string, customerId: string): Promise<string[]> {
  const [linked, listed] = await database.batch([
    database
      .select({ conversation: customerConversations.conversation })
      .from(customerConversations)
      .where(and(eq(customerConversations.shopId, shop), eq(customerConversations.customerId, customerId))),
    database
      .select({ conversation: conversations.conversation })
      .from(conversations)
      .where(and(eq(conversations.shopId, shop), eq(conversations.customerId, customerId))),
  ]);
  return [...new Set([...linked, ...listed].map(({ conversation }) => conversation))];
}

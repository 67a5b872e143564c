import { and, eq, type SQL, sql } from "drizzle-orm";
import { auditStatement } from "../../platform/audit.ts";
import type { Database } from "../../platform/db/database.ts";
import type { Statement } from "../../platform/db/rows.ts";
import { cases, noticeWishes, shipmentNotices } from "../../platform/db/schema/cases.ts";
import { identityCodes } from "../../platform/db/schema/codes.ts";
import { couponUses } from "../../platform/db/schema/coupons.ts";
import {
  customerConversations,
  customers,
  identities,
  identityAttempts,
  paymentMethods,
} from "../../platform/db/schema/customers.ts";
import { customerGroups, customerPairs } from "../../platform/db/schema/customers-ledger.ts";
import {
  approvals,
  cashbacks,
  executions,
  invoices,
  orders,
  services,
  shipments,
} from "../../platform/db/schema/orders.ts";
import { conversations } from "../../platform/db/schema/projections.ts";
import { promises } from "../../platform/db/schema/promises.ts";
import { couponGrants, ruleFirings, ticketComments, tickets } from "../../platform/db/schema/tickets.ts";
import { corrections } from "../../platform/db/schema/understanding.ts";

interface EraseDeps {
  database: Database;
  shop: string;
  /** Epoch ms. */
  now: number;
  actor: string;
}

interface Subject {
  shop: string;
  customerId: string;
  now: number;
  /** Selects the ids of the customer's orders. */
  orderIds: SQL;
  /** Selects the customer's conversations. */
  conversationIds: SQL;
}

/**
 * Every table with a customer's personal data, and how it forgets. A new column named `…Sealed` or `…Index` must be
 * named here (`columns`), or a test fails. Amounts and dates of orders stay: the books need them, and they name nobody.
 */
export const ERASERS = [
  {
    table: "orders",
    columns: ["recipientSealed"],
    erase: (database, { shop, customerId }) =>
      database
        .update(orders)
        .set({ recipientSealed: "", version: sql`${orders.version} + 1` })
        .where(and(eq(orders.shopId, shop), eq(orders.customerId, customerId))),
  },
  {
    table: "invoices",
    columns: ["titleSealed"],
    erase: (database, { shop, orderIds }) =>
      database
        .update(invoices)
        .set({ titleSealed: "", taxNo: null, url: null })
        .where(and(eq(invoices.shopId, shop), sql`${invoices.orderId} in ${orderIds}`)),
  },
  {
    table: "executions",
    columns: ["resultSealed"],
    // The row stays: that it happened is what keeps it from happening again.
    erase: (database, { shop, customerId, orderIds, conversationIds }) =>
      database
        .update(executions)
        .set({ resultSealed: "" })
        .where(
          and(
            eq(executions.shopId, shop),
            sql`(${executions.orderId} in ${orderIds} or ${executions.customerId} = ${customerId} or ${executions.conversation} in ${conversationIds})`,
          ),
        ),
  },
  {
    table: "approvals",
    columns: ["proposalSealed"],
    // Nobody can execute what cannot be opened: what is pending is declined.
    erase: (database, { shop, customerId, orderIds, conversationIds, now }) =>
      database
        .update(approvals)
        .set({
          proposalSealed: "",
          customerId: null,
          note: null,
          state: sql`case when ${approvals.state} = 'pending' then 'declined' else ${approvals.state} end`,
          decidedAt: sql`coalesce(${approvals.decidedAt}, ${now})`,
        })
        .where(
          and(
            eq(approvals.shopId, shop),
            sql`(${approvals.orderId} in ${orderIds} or ${approvals.customerId} = ${customerId} or ${approvals.conversation} in ${conversationIds})`,
          ),
        ),
  },
  {
    table: "coupon_uses",
    columns: [],
    erase: (database, { shop, customerId }) =>
      database.delete(couponUses).where(and(eq(couponUses.shopId, shop), eq(couponUses.customerId, customerId))),
  },
  {
    table: "identity_codes",
    columns: [],
    erase: (database, { shop, customerId }) =>
      database
        .delete(identityCodes)
        .where(and(eq(identityCodes.shopId, shop), eq(identityCodes.customerId, customerId))),
  },
  {
    table: "services",
    columns: ["contactSealed"],
    erase: (database, { shop, customerId }) =>
      database
        .update(services)
        .set({ contactSealed: "" })
        .where(and(eq(services.shopId, shop), eq(services.customerId, customerId))),
  },
  {
    table: "cashbacks",
    columns: [],
    erase: (database, { shop, customerId }) =>
      database
        .update(cashbacks)
        .set({ evidence: [] })
        .where(and(eq(cashbacks.shopId, shop), eq(cashbacks.customerId, customerId))),
  },
  {
    table: "shipments",
    columns: [],
    // Couriers write who signed for a parcel.
    erase: (database, { shop, orderIds }) =>
      database
        .update(shipments)
        .set({ events: [] })
        .where(and(eq(shipments.shopId, shop), sql`${shipments.orderId} in ${orderIds}`)),
  },
  {
    table: "corrections",
    columns: [],
    // Before the inbox forgets whose the conversations were.
    erase: (database, { shop, customerId, conversationIds }) =>
      database
        .delete(corrections)
        .where(
          and(
            eq(corrections.shopId, shop),
            sql`(${corrections.conversation} in ${conversationIds} or ${corrections.conversation} in (select ${conversations.conversation} from ${conversations} where ${and(eq(conversations.shopId, shop), eq(conversations.customerId, customerId))}))`,
          ),
        ),
  },
  {
    table: "conversations",
    columns: [],
    erase: (database, { shop, customerId, conversationIds }) =>
      database
        .update(conversations)
        .set({ lastText: "", customerId: null })
        .where(
          and(
            eq(conversations.shopId, shop),
            sql`(${conversations.customerId} = ${customerId} or ${conversations.conversation} in ${conversationIds})`,
          ),
        ),
  },
  {
    table: "ticket_comments",
    columns: ["textSealed"],
    // Before the tickets forget whose they were.
    erase: (database, { shop, customerId, conversationIds }) =>
      database
        .update(ticketComments)
        .set({ textSealed: "" })
        .where(
          and(
            eq(ticketComments.shopId, shop),
            sql`${ticketComments.ticketId} in (select ${tickets.id} from ${tickets} where ${tickets.shopId} = ${shop} and (${tickets.customerId} = ${customerId} or ${tickets.conversation} in ${conversationIds}))`,
          ),
        ),
  },
  {
    table: "rule_firings",
    columns: [],
    // That a rule fired stays, or it would fire again; what it saw goes.
    erase: (database, { shop, customerId, conversationIds }) =>
      database
        .update(ruleFirings)
        .set({ why: [], customerId: null, subject: "" })
        .where(
          and(
            eq(ruleFirings.shopId, shop),
            sql`(${ruleFirings.customerId} = ${customerId} or ${ruleFirings.conversation} in ${conversationIds})`,
          ),
        ),
  },
  {
    table: "coupon_grants",
    columns: [],
    erase: (database, { shop, customerId, conversationIds }) =>
      database
        .update(couponGrants)
        .set({ grantedTo: "" })
        .where(
          and(
            eq(couponGrants.shopId, shop),
            sql`(${couponGrants.grantedTo} = ${customerId} or ${couponGrants.grantedTo} in ${conversationIds})`,
          ),
        ),
  },
  {
    table: "tickets",
    columns: [],
    erase: (database, { shop, customerId, conversationIds }) =>
      database
        .update(tickets)
        .set({ summary: "", customerId: null })
        .where(
          and(
            eq(tickets.shopId, shop),
            sql`(${tickets.customerId} = ${customerId} or ${tickets.conversation} in ${conversationIds})`,
          ),
        ),
  },
  {
    table: "promises",
    columns: [],
    // What was owed and whether it was kept stays; whose it was and in which words does not.
    erase: (database, { shop, customerId, orderIds, conversationIds }) =>
      database
        .update(promises)
        .set({ what: null, customerId: null })
        .where(
          and(
            eq(promises.shopId, shop),
            sql`(${promises.customerId} = ${customerId} or ${promises.orderId} in ${orderIds} or ${promises.conversation} in ${conversationIds})`,
          ),
        ),
  },
  {
    table: "cases",
    columns: [],
    erase: (database, { shop, customerId }) =>
      database
        .update(cases)
        .set({ customerId: null, conversation: null })
        .where(and(eq(cases.shopId, shop), eq(cases.customerId, customerId))),
  },
  {
    table: "shipment_notices",
    columns: [],
    erase: (database, { shop, customerId }) =>
      database
        .delete(shipmentNotices)
        .where(and(eq(shipmentNotices.shopId, shop), eq(shipmentNotices.customerId, customerId))),
  },
  {
    table: "notice_wishes",
    columns: [],
    erase: (database, { shop, customerId }) =>
      database.delete(noticeWishes).where(and(eq(noticeWishes.shopId, shop), eq(noticeWishes.customerId, customerId))),
  },
  {
    table: "identity_attempts",
    columns: [],
    // They hold blind indexes of the last hour and name no customer: all of the shop's that are over go.
    erase: (database, { shop, now }) =>
      database
        .delete(identityAttempts)
        .where(and(eq(identityAttempts.shopId, shop), sql`${identityAttempts.at} < ${now - 3_600_000}`)),
  },
  {
    table: "identities",
    columns: ["keyIndex"],
    erase: (database, { shop, customerId }) =>
      database.delete(identities).where(and(eq(identities.shopId, shop), eq(identities.customerId, customerId))),
  },
  {
    table: "customer_pairs",
    columns: [],
    erase: (database, { shop, customerId }) =>
      database
        .delete(customerPairs)
        .where(
          and(
            eq(customerPairs.shopId, shop),
            sql`(${customerPairs.customerA} = ${customerId} or ${customerPairs.customerB} = ${customerId})`,
          ),
        ),
  },
  {
    table: "customer_groups",
    columns: [],
    // The ledger holds ids only, which name nobody any more.
    erase: (database, { shop, customerId }) =>
      database
        .delete(customerGroups)
        .where(and(eq(customerGroups.shopId, shop), eq(customerGroups.customerId, customerId))),
  },
  {
    table: "payment_methods",
    columns: [],
    // Labels name cards and accounts; a balance is money that the books still owe.
    erase: (database, { shop, customerId }) =>
      database
        .update(paymentMethods)
        .set({ label: { zh: "", en: "" } })
        .where(and(eq(paymentMethods.shopId, shop), eq(paymentMethods.customerId, customerId))),
  },
  {
    table: "customers",
    columns: ["nameSealed", "phoneSealed", "phoneIndex", "emailSealed", "emailIndex", "addressSealed"],
    erase: (database, { shop, customerId, now }) =>
      database
        .update(customers)
        .set({
          nameSealed: null,
          phoneSealed: null,
          phoneIndex: null,
          emailSealed: null,
          emailIndex: null,
          addressSealed: null,
          locale: null,
          erasedAt: now,
        })
        .where(and(eq(customers.shopId, shop), eq(customers.id, customerId))),
  },
  {
    table: "customer_conversations",
    columns: [],
    // Last: the others find the conversations by it.
    erase: (database, { shop, customerId }) =>
      database
        .delete(customerConversations)
        .where(and(eq(customerConversations.shopId, shop), eq(customerConversations.customerId, customerId))),
  },
] as const satisfies { table: string; columns: string[]; erase(database: Database, subject: Subject): Statement }[];

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

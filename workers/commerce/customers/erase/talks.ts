import { and, eq, sql } from "drizzle-orm";
import { cases, noticeWishes, shipmentNotices } from "../../../platform/db/schema/cases.ts";
import { conversations } from "../../../platform/db/schema/projections.ts";
import { promises } from "../../../platform/db/schema/promises.ts";
import { couponGrants, ruleFirings, ticketComments, tickets } from "../../../platform/db/schema/tickets.ts";
import { corrections } from "../../../platform/db/schema/understanding.ts";
import type { Eraser } from "./eraser.ts";

/** What a customer said, and what came of it: tickets, promises, cases, rules. */
export const TALK_ERASERS = [
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
] as const satisfies readonly Eraser[];

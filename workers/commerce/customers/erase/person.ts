import { and, eq, sql } from "drizzle-orm";
import { identityCodes } from "../../../platform/db/schema/codes.ts";
import {
  conversationDevices,
  customerConversations,
  customers,
  identities,
  identityAttempts,
  paymentMethods,
} from "../../../platform/db/schema/customers.ts";
import { customerGroups, customerPairs } from "../../../platform/db/schema/customers-ledger.ts";
import { privacyRequests } from "../../../platform/db/schema/erasures.ts";
import type { Eraser } from "./eraser.ts";

/** Who a customer is, and by which keys they are known. */
export const PERSON_ERASERS = [
  {
    table: "identity_codes",
    columns: [],
    erase: (database, { shop, customerId }) =>
      database
        .delete(identityCodes)
        .where(and(eq(identityCodes.shopId, shop), eq(identityCodes.customerId, customerId))),
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
    table: "conversation_devices",
    columns: ["deviceIndex"],
    erase: (database, { shop, conversationIds }) =>
      database
        .delete(conversationDevices)
        .where(
          and(eq(conversationDevices.shopId, shop), sql`${conversationDevices.conversation} in ${conversationIds}`),
        ),
  },
  {
    table: "privacy_requests",
    columns: ["subjectSealed"],
    // That it was asked and done stays: the vendor may want to know.
    erase: (database, { shop, customerId }) =>
      database
        .update(privacyRequests)
        .set({ subjectSealed: null })
        .where(
          and(
            eq(privacyRequests.shopId, shop),
            sql`exists (select 1 from json_each(${privacyRequests.customers}) where value = ${customerId})`,
          ),
        ),
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
] as const satisfies readonly Eraser[];

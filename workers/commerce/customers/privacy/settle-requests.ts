import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { auditStatement } from "../../../platform/audit.ts";
import type { Database } from "../../../platform/db/database.ts";
import type { Statement } from "../../../platform/db/rows.ts";
import { mirrorEvents, mirroredOrders, mirroredShipments } from "../../../platform/db/schema/channels.ts";
import { erasures, privacyRequests } from "../../../platform/db/schema/erasures.ts";
import { tickets } from "../../../platform/db/schema/tickets.ts";
import { log } from "../../../platform/log.ts";
import type { DataKeys } from "../../../platform/privacy/keys.ts";
import { unsealJson } from "../../../platform/privacy/seal.ts";
import { findSubject } from "./find-subject.ts";
import { type PrivacySubject, privacySubject } from "./take-request.ts";

const MAX_AT_ONCE = 20;

export type PrivacyRequest = typeof privacyRequests.$inferSelect;

/** What is outside of commerce. */
export interface PrivacyPorts {
  keys(shop: string): Promise<DataKeys>;
  /** A ticket for a person, one per request however often it is asked for; its id. */
  raise(request: PrivacyRequest, subject: PrivacySubject, people: readonly string[]): Promise<string>;
}

/**
 * Carries out what vendors asked, of all shops of a database: whom an erasure certainly means is handed to the sweep
 * that erases; a request for a copy, and one that may mean several or nobody, goes to a person. `now` is epoch ms.
 */
export async function settlePrivacyRequests(database: Database, ports: PrivacyPorts, now: number): Promise<void> {
  const owed = await database
    .select()
    .from(privacyRequests)
    .where(eq(privacyRequests.state, "asked"))
    .orderBy(asc(privacyRequests.requestedAt))
    .limit(MAX_AT_ONCE);
  for (const request of owed) {
    try {
      await settle(database, ports, request, now);
    } catch (error) {
      log("warn", "privacy.not_settled", { shop: request.shopId, error });
    }
  }
  await finish(database, now);
}

async function settle(database: Database, ports: PrivacyPorts, request: PrivacyRequest, now: number): Promise<void> {
  if (request.ask === "erase_shop") return write(database, forgetStore(database, request, now));
  const { shopId: shop, channel, subjectSealed } = request;
  const keys = await ports.keys(shop);
  const subject = privacySubject.parse(subjectSealed === null ? {} : await unsealJson(keys, subjectSealed));
  const { people, isCertain } = await findSubject({ database, keys, shop }, channel, subject);
  const [person] = people;
  if (request.ask === "erase" && isCertain && person !== undefined) {
    return write(database, handOver(database, request, person));
  }
  const ticketId = await ports.raise(request, subject, people);
  const set = { state: "with_person" as const, ticketId, customers: people };
  await write(database, [database.update(privacyRequests).set(set).where(isIn(request, "asked"))]);
}

/** The wish of the vendor becomes the customer's, which the sweep of erasures carries out. */
function handOver(database: Database, request: PrivacyRequest, customerId: string): Statement[] {
  const { shopId, channel, requestedAt } = request;
  return [
    database
      .insert(erasures)
      .values({ shopId, customerId, proposalId: `channel:${channel}`, requestedAt })
      .onConflictDoNothing(),
    database
      .update(privacyRequests)
      .set({ state: "erasing", customers: [customerId], subjectSealed: null })
      .where(isIn(request, "asked")),
  ];
}

/** All that the vendor's store has brought; customers who wrote elsewhere are the shop's own. */
function forgetStore(database: Database, request: PrivacyRequest, now: number): Statement[] {
  const { shopId: shop, channel, ask } = request;
  const own = sql`(select ${mirroredOrders.externalId} from ${mirroredOrders} where ${and(eq(mirroredOrders.shopId, shop), eq(mirroredOrders.channel, channel))} union select ${mirroredOrders.number} from ${mirroredOrders} where ${and(eq(mirroredOrders.shopId, shop), eq(mirroredOrders.channel, channel))})`;
  return [
    database
      .delete(mirroredShipments)
      .where(and(eq(mirroredShipments.shopId, shop), sql`${mirroredShipments.order} in ${own}`)),
    database.delete(mirroredOrders).where(and(eq(mirroredOrders.shopId, shop), eq(mirroredOrders.channel, channel))),
    database.delete(mirrorEvents).where(and(eq(mirrorEvents.shopId, shop), eq(mirrorEvents.channel, channel))),
    auditStatement(database, {
      ...{ shop, actor: `channel:${channel}`, action: "channel.store_erased", target: `channel:${channel}` },
      ...{ detail: { ask, eventId: request.eventId }, at: now },
    }),
    database
      .update(privacyRequests)
      .set({ state: "done", subjectSealed: null, doneAt: now })
      .where(isIn(request, "asked")),
  ];
}

/** What is erased, and what a person has closed, is done; nothing of whom it was about stays. */
async function finish(database: Database, now: number): Promise<void> {
  const isOwed = sql`exists (select 1 from ${erasures} where ${erasures.shopId} = ${privacyRequests.shopId} and ${erasures.customerId} in (select value from json_each(${privacyRequests.customers})))`;
  const isClosed = sql`exists (select 1 from ${tickets} where ${tickets.shopId} = ${privacyRequests.shopId} and ${tickets.id} = ${privacyRequests.ticketId} and ${tickets.state} = 'done')`;
  await database
    .update(privacyRequests)
    .set({ state: "done", subjectSealed: null, doneAt: now })
    .where(
      and(
        inArray(privacyRequests.state, ["erasing", "with_person"]),
        sql`((${privacyRequests.state} = 'erasing' and not ${isOwed}) or (${privacyRequests.state} = 'with_person' and ${isClosed}))`,
      ),
    );
}

function isIn({ shopId, channel, eventId }: PrivacyRequest, state: PrivacyRequest["state"]) {
  return and(
    eq(privacyRequests.shopId, shopId),
    eq(privacyRequests.channel, channel),
    eq(privacyRequests.eventId, eventId),
    eq(privacyRequests.state, state),
  );
}

async function write(database: Database, [first, ...rest]: Statement[]): Promise<void> {
  if (first) await database.batch([first, ...rest]);
}

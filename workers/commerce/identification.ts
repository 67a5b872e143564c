import { and, eq, inArray, sql } from "drizzle-orm";
import { customerConversations, identityAttempts } from "../platform/db/schema/customers.ts";
import { orders, shipments } from "../platform/db/schema/orders.ts";
import { newId } from "../platform/ids.ts";
import type { DataKeys } from "../platform/privacy/keys.ts";
import { normalizePhone } from "../platform/privacy/normalize.ts";
import { blindIndex, sealJson } from "../platform/privacy/seal.ts";
import { contactProved } from "./customers/meet-contact.ts";
import type { CommerceDeps } from "./deps.ts";
import { openRecipient } from "./orders.ts";
import type { Identification } from "./ports.ts";

const HOUR_MS = 3_600_000;

/** Proof by the number of an order, or of a parcel of it, and the last four digits of its phone (design §5). */
export function openIdentification(deps: CommerceDeps): Identification {
  return {
    prove: async ({ orderId, last4 }) => {
      const id = await orderOf(deps, orderId.trim().slice(0, 64));
      const { attempts, order } = await takeAttempt(deps, id);
      if (attempts.length === 0) return { proved: false, isLimited: true };
      if (!(await isRight(deps.keys, order, last4)) || !order) return { proved: false, isLimited: false };
      await settle(deps, attempts, order.customerId);
      return { proved: true, identity: { level: "order_phone", customerId: order.customerId, orderIds: [id] } };
    },
  };
}

/**
 * The order that a number names: its own, or a parcel's of it, as it stands on the waybill. Looked up for every number,
 * so that guesses count against the order whichever way it is named, and an unknown one takes no less time.
 */
async function orderOf({ database, shop }: CommerceDeps, number: string): Promise<string> {
  const [own, [parcel]] = await database.batch([
    database
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.shopId, shop.shop), eq(orders.id, number))),
    database
      .select({ id: shipments.orderId })
      .from(shipments)
      .where(and(eq(shipments.shopId, shop.shop), eq(shipments.trackingNo, number.toUpperCase())))
      .limit(1),
  ]);
  return own.length === 0 && parcel ? parcel.id : number;
}

interface SealedOrder {
  customerId: string;
  sealed: string;
}

/**
 * Takes an attempt in one statement, only where order, contact and address all have one left (none taken otherwise),
 * and reads the order in the same round trip. Counted before the comparison, so that guesses sent at once cannot pass
 * the count together.
 */
async function takeAttempt(
  deps: CommerceDeps,
  orderId: string,
): Promise<{ attempts: string[]; order: SealedOrder | undefined }> {
  const { database, keys, shop, now, contact, address } = deps;
  const at = now();
  const kinds = { order: orderId, contact, ...(address === null ? {} : { address }) };
  const rows = await Promise.all(
    Object.entries(kinds).map(async ([kind, value]) => ({
      id: newId("att", at),
      scope: `${kind}:${await blindIndex(keys, kind, value)}`,
    })),
  );
  const list = JSON.stringify(rows);
  const [taken, [order]] = await database.batch([
    database
      .insert(identityAttempts)
      .select(
        sql`select value->>'id', ${shop.shop}, value->>'scope', ${at} from json_each(${list}) where not exists (
          select 1 from json_each(${list}) asked where (
            select count(*) from ${identityAttempts} earlier
            where earlier.shop_id = ${shop.shop} and earlier.scope = asked.value->>'scope' and earlier.at > ${at - HOUR_MS}
          ) >= ${shop.policy.identity.attemptsPerHour})`,
      )
      .returning({ id: identityAttempts.id }),
    database
      .select({ customerId: orders.customerId, sealed: orders.recipientSealed })
      .from(orders)
      .where(and(eq(orders.shopId, shop.shop), eq(orders.id, orderId))),
  ]);
  return { attempts: taken.map(({ id }) => id), order };
}

/** Whether the digits are the order's. An unknown order takes the same work as a wrong guess. */
async function isRight(keys: DataKeys, order: SealedOrder | undefined, last4: string): Promise<boolean> {
  const standIn = await dummyRecipient(keys);
  const isKnown = order !== undefined && order.sealed !== "";
  const { phone } = await openRecipient(keys, isKnown ? order.sealed : standIn);
  const isEqual = normalizePhone(phone).slice(-4) === last4;
  return isKnown && isEqual && /^\d{4}$/.test(last4);
}

/** A right answer gives its attempts back, and the conversation is now part of the customer's file. */
async function settle(deps: CommerceDeps, attempts: string[], customerId: string): Promise<void> {
  const { database, keys, shop, conversation, now } = deps;
  await database.batch([
    database
      .delete(identityAttempts)
      .where(and(eq(identityAttempts.shopId, shop.shop), inArray(identityAttempts.id, attempts))),
    database
      .insert(customerConversations)
      .values({ shopId: shop.shop, customerId, conversation, linkedAt: now() })
      .onConflictDoNothing(),
  ]);
  await contactProved({ database, keys, shop: shop.shop, now: now() }, conversation, { customerId, by: "order" });
}

const dummies = new WeakMap<DataKeys, string>();

async function dummyRecipient(keys: DataKeys): Promise<string> {
  const known = dummies.get(keys);
  if (known) return known;
  const address = { country: "CN", province: "浙江省", city: "杭州市", district: "西湖区", street: "文一西路998号" };
  const made = await sealJson(keys, { name: "王小明", phone: "00000000000", address });
  dummies.set(keys, made);
  return made;
}

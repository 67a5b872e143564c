import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../platform/db/database.ts";
import { inList } from "../../../platform/db/rows.ts";
import { mirroredOrders } from "../../../platform/db/schema/channels.ts";
import { customers, identities } from "../../../platform/db/schema/customers.ts";
import { orders } from "../../../platform/db/schema/orders.ts";
import type { DataKeys } from "../../../platform/privacy/keys.ts";
import { normalizeEmail, normalizePhone } from "../../../platform/privacy/normalize.ts";
import { blindIndex } from "../../../platform/privacy/seal.ts";
import { onePerson } from "../ledger.ts";
import type { PrivacySubject } from "./take-request.ts";

interface FindDeps {
  database: Database;
  keys: DataKeys;
  shop: string;
}

/**
 * The people of this shop whom a vendor's word may mean, each by one record: by the vendor's id of them on the channel
 * and the address and number in their file (`isCertain` where these alone lead to one), and by the numbers of orders,
 * which may be alike by chance.
 */
export async function findSubject(
  deps: FindDeps,
  channel: string,
  subject: PrivacySubject,
): Promise<{ people: string[]; isCertain: boolean }> {
  const { database, shop } = deps;
  const [byKey, byFile, byOrder] = await database.batch([
    database
      .select({ id: identities.customerId })
      .from(identities)
      .where(and(eq(identities.shopId, shop), eq(identities.isProved, true), await keysOf(deps, channel, subject))),
    database
      .select({ id: customers.id })
      .from(customers)
      .where(and(eq(customers.shopId, shop), await fileOf(deps, subject))),
    database
      .select({ id: orders.customerId })
      .from(orders)
      .where(and(eq(orders.shopId, shop), ordersOf(deps, channel, subject.orders ?? []))),
  ]);
  const named = await peopleOf(deps, [...byKey, ...byFile]);
  const people = [...new Set([...named, ...(await peopleOf(deps, byOrder))])].sort();
  return { people, isCertain: named.length === 1 && people.length === 1 };
}

/** Whoever is not erased, each by the first of the records that they are. */
async function peopleOf({ database, shop }: FindDeps, rows: readonly { id: string | null }[]): Promise<string[]> {
  const found = [...new Set(rows.flatMap(({ id }) => (id === null ? [] : [id])))];
  const present = await database
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.shopId, shop), inList(customers.id, found), isNull(customers.erasedAt)));
  const people = await Promise.all(present.map(({ id }) => onePerson(database, shop, id)));
  return [...new Set(people.flatMap(([first]) => first ?? []))];
}

async function keysOf({ keys }: FindDeps, channel: string, { contact, email, phone }: PrivacySubject): Promise<SQL> {
  const wanted = [
    contact ? (["channel_user", await blindIndex(keys, "channel_user", `${channel}\n${contact}`)] as const) : null,
    phone ? (["phone", await blindIndex(keys, "phone", normalizePhone(phone))] as const) : null,
    email ? (["email", await blindIndex(keys, "email", normalizeEmail(email))] as const) : null,
  ].filter((one) => one !== null);
  return either(wanted.map(([kind, index]) => and(eq(identities.kind, kind), eq(identities.keyIndex, index))));
}

async function fileOf({ keys }: FindDeps, { email, phone }: PrivacySubject): Promise<SQL> {
  return either([
    phone ? eq(customers.phoneIndex, await blindIndex(keys, "phone", normalizePhone(phone))) : undefined,
    email ? eq(customers.emailIndex, await blindIndex(keys, "email", normalizeEmail(email))) : undefined,
  ]);
}

/** By the vendor's ids, and by the numbers under which the mirror knows them. */
function ordersOf({ database, shop }: FindDeps, channel: string, ids: readonly string[]): SQL {
  const numbers = database
    .select({ number: mirroredOrders.number })
    .from(mirroredOrders)
    .where(
      and(eq(mirroredOrders.shopId, shop), eq(mirroredOrders.channel, channel), inList(mirroredOrders.externalId, ids)),
    );
  return either([inList(orders.id, ids), inArray(orders.id, numbers)]);
}

function either(conditions: (SQL | undefined)[]): SQL {
  return or(...conditions.filter((one) => one !== undefined)) ?? sql`false`;
}

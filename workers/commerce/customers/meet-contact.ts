import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { insertWhere } from "../../platform/db/rows.ts";
import { customers, identities } from "../../platform/db/schema/customers.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import { normalizeEmail, normalizePhone } from "../../platform/privacy/normalize.ts";
import { blindIndex, seal } from "../../platform/privacy/seal.ts";
import { linkConversation } from "./link-conversation.ts";
import { suggestByDevice } from "./note-device.ts";
import { findProved, mergeProved, type ProvedKey, provedKeys, threadKey } from "./proved-keys.ts";
import { suggestMerge } from "./suggest-merge.ts";

interface MeetDeps {
  database: Database;
  keys: DataKeys;
  shop: string;
  /** Epoch ms. */
  now: number;
}

/** Who writes on a channel: its id there, and what the vendor proves or tells of them. */
export interface MetContact {
  id: string;
  name?: string;
  unionId?: string;
  phone?: string;
  email?: string;
  /** The shop's own customer id, where the shop has signed the message. */
  signedId?: string;
  /** What they wrote of themselves, or of anybody. */
  typed?: { phone?: string; email?: string };
}

/**
 * The customer who writes in a conversation of a channel: found by what the vendor proves (its id of them, unionid, a
 * number that the network vouches for) or the shop itself (its own customer id), else made. Keys that lead to several customers prove that they are one. A
 * number or address that only stands in another customer's file suggests it. Idempotent.
 */
export async function meetContact(
  deps: MeetDeps,
  { channel, conversation, contact }: { channel: string; conversation: string; contact: MetContact },
): Promise<{ customerId: string }> {
  const proved = await provedKeys(deps.keys, channel, conversation, contact);
  const known = await findProved(deps, proved);
  const customerId = known[0]?.customerId ?? (await make(deps, proved, contact.name ?? null));
  for (const { customerId: other, kind } of known) {
    if (other !== customerId) await mergeProved(deps, `channel:${channel}`, [customerId, other], kind);
  }
  for (const key of proved) {
    await deps.database
      .insert(identities)
      .values({ shopId: deps.shop, ...key, customerId, isProved: true, createdAt: deps.now })
      .onConflictDoNothing();
  }
  await linkConversation(deps, customerId, conversation);
  await suggestAlike(deps, customerId, contact);
  return { customerId };
}

/**
 * A proof in the conversation says who writes in it: by a code they are one with its contact, or whoever has signed in;
 * by an order's digits they may be. With whom the device was shared they may be, too.
 */
export async function contactProved(
  deps: MeetDeps,
  conversation: string,
  { customerId, by }: { customerId: string; by: "code" | "order" },
): Promise<void> {
  const [contact] = await findProved(deps, [await threadKey(deps.keys, conversation)]);
  if (contact && contact.customerId !== customerId) {
    const pair: [string, string] = [contact.customerId, customerId];
    if (by === "order") await suggestMerge(deps, pair, "order");
    else await mergeProved(deps, `shopper:${conversation}`, pair, "code");
  }
  // An order's digits are no proof of a person: the device is not made theirs.
  if (by === "code") await suggestByDevice(deps, conversation, customerId);
}

/** Two messages may come at once: the row of the first key decides, and the customer is written only where it names this one. */
async function make(deps: MeetDeps, proved: readonly ProvedKey[], name: string | null): Promise<string> {
  const { database, keys, shop, now } = deps;
  const [key] = proved;
  if (!key) throw new DeskbellError("internal", "a contact has no key");
  const id = newId("cus", now);
  const isOwn = sql`exists (select 1 from ${identities} where ${and(
    eq(identities.shopId, shop),
    eq(identities.kind, key.kind),
    eq(identities.keyIndex, key.keyIndex),
    eq(identities.customerId, id),
  )})`;
  const nameSealed = name === null ? null : await seal(keys, name);
  await database.batch([
    database
      .insert(identities)
      .values({ shopId: shop, ...key, customerId: id, isProved: true, createdAt: now })
      .onConflictDoNothing(),
    insertWhere(database, customers, { shopId: shop, id, nameSealed, createdAt: now }, isOwn),
  ]);
  const [found] = await findProved(deps, [key]);
  if (!found) throw new DeskbellError("conflict", "this contact is being erased; try again");
  return found.customerId;
}

/** What stands in another customer's file was typed by somebody, and proves nothing. */
async function suggestAlike(deps: MeetDeps, customerId: string, contact: MetContact): Promise<void> {
  const { database, keys, shop } = deps;
  const phone = contact.phone ?? contact.typed?.phone;
  const email = contact.email ?? contact.typed?.email;
  const alike = [
    phone
      ? ({
          why: "phone",
          is: eq(customers.phoneIndex, await blindIndex(keys, "phone", normalizePhone(phone))),
        } as const)
      : null,
    email
      ? ({
          why: "email",
          is: eq(customers.emailIndex, await blindIndex(keys, "email", normalizeEmail(email))),
        } as const)
      : null,
  ];
  for (const likely of alike) {
    if (!likely) continue;
    const rows = await database
      .select({ id: customers.id })
      .from(customers)
      .where(and(eq(customers.shopId, shop), likely.is, isNull(customers.erasedAt)))
      .limit(5);
    for (const { id } of rows) await suggestMerge(deps, [customerId, id], likely.why);
  }
}

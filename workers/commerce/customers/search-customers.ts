import { and, desc, eq, inArray, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import { inList } from "../../platform/db/rows.ts";
import { customerConversations, customers, identities } from "../../platform/db/schema/customers.ts";
import { customerGroups } from "../../platform/db/schema/customers-ledger.ts";
import { orders } from "../../platform/db/schema/orders.ts";
import { conversations } from "../../platform/db/schema/projections.ts";
import { normalizeEmail, normalizePhone } from "../../platform/privacy/normalize.ts";
import { blindIndex, unseal } from "../../platform/privacy/seal.ts";
import { type CustomerCard, customerCards, type ReadDeps } from "./customer-cards.ts";

const SHOWN = 30;
/** Names and numbers are sealed: so many of the newest files are opened one by one. */
const SCANNED = 3_000;
const MIN_TAIL = 4;

/** One person who was found, by the record that matched. */
export interface FoundCustomer extends CustomerCard {
  /** How many records they are. */
  records: number;
}

/**
 * Customers by name, phone number or its last digits, e-mail, order number, the shop's or a channel's id of them; those
 * of the newest conversations for an empty word. `isPartial`: there are more customers than names are looked through.
 */
export async function searchCustomers(
  deps: ReadDeps,
  channels: readonly string[],
  word: string,
): Promise<{ found: FoundCustomer[]; isPartial: boolean }> {
  const wanted = word.trim();
  if (wanted === "") return { found: await people(deps, await newest(deps)), isPartial: false };
  const exact = await byKeys(deps, channels, wanted);
  const scanned = exact.length > 0 && !isName(wanted) ? { ids: [], isPartial: false } : await scan(deps, wanted);
  return { found: await people(deps, [...exact, ...scanned.ids]), isPartial: scanned.isPartial };
}

function isName(word: string): boolean {
  return !/[\d@~]/.test(word);
}

async function newest({ database, shop }: ReadDeps): Promise<string[]> {
  const rows = await database
    .select({ id: conversations.customerId })
    .from(conversations)
    .where(and(eq(conversations.shopId, shop), isNotNull(conversations.customerId)))
    .orderBy(desc(conversations.lastAt))
    .limit(SHOWN * 4);
  const met = await database
    .select({ id: customerConversations.customerId })
    .from(customerConversations)
    .where(eq(customerConversations.shopId, shop))
    .orderBy(desc(customerConversations.linkedAt))
    .limit(SHOWN);
  return [...rows, ...met].flatMap(({ id }) => id ?? []);
}

/** By what is looked up, not through. */
async function byKeys(deps: ReadDeps, channels: readonly string[], word: string): Promise<string[]> {
  const { database, shop } = deps;
  const [files, keys, bought, talked] = await database.batch([
    database
      .select({ id: customers.id })
      .from(customers)
      .where(and(eq(customers.shopId, shop), await fileIs(deps, word)))
      .limit(SHOWN),
    database
      .select({ id: identities.customerId })
      .from(identities)
      .where(and(eq(identities.shopId, shop), await keyIs(deps, channels, word)))
      .limit(SHOWN),
    database
      .select({ id: orders.customerId })
      .from(orders)
      .where(and(eq(orders.shopId, shop), inList(orders.id, [word, word.replace(/^#/, "")]))),
    database
      .select({ id: customerConversations.customerId })
      .from(customerConversations)
      .where(
        and(
          eq(customerConversations.shopId, shop),
          inList(customerConversations.conversation, [word, ...channels.map((channel) => `${channel}~${word}`)]),
        ),
      ),
  ]);
  return [...files, ...keys, ...bought, ...talked].flatMap(({ id }) => id ?? []);
}

async function fileIs({ keys }: ReadDeps, word: string): Promise<SQL | undefined> {
  return or(
    eq(customers.id, word),
    eq(customers.phoneIndex, await blindIndex(keys, "phone", normalizePhone(word))),
    eq(customers.emailIndex, await blindIndex(keys, "email", normalizeEmail(word))),
  );
}

async function keyIs({ keys }: ReadDeps, channels: readonly string[], word: string): Promise<SQL | undefined> {
  const indexes = await Promise.all([
    blindIndex(keys, "signed", word),
    blindIndex(keys, "unionid", word),
    blindIndex(keys, "phone", normalizePhone(word)),
    blindIndex(keys, "email", normalizeEmail(word)),
    ...channels.map((channel) => blindIndex(keys, "channel_user", `${channel}\n${word}`)),
  ]);
  return inList(identities.keyIndex, indexes);
}

/** Opens the newest files one by one. */
async function scan({ database, keys, shop }: ReadDeps, word: string): Promise<{ ids: string[]; isPartial: boolean }> {
  const { id, nameSealed, phoneSealed, emailSealed } = customers;
  const rows = await database
    .select({ id, nameSealed, phoneSealed, emailSealed })
    .from(customers)
    .where(and(eq(customers.shopId, shop), isNull(customers.erasedAt)))
    .orderBy(desc(customers.createdAt), customers.id)
    .limit(SCANNED + 1);
  const open = (sealed: string | null) => (sealed === null ? null : unseal(keys, sealed));
  const matches = matcherOf(word);
  const ids: string[] = [];
  for (const row of rows.slice(0, SCANNED)) {
    const [name, phone, email] = await Promise.all([
      open(row.nameSealed),
      open(row.phoneSealed),
      open(row.emailSealed),
    ]);
    if (matches({ name, phone, email })) ids.push(row.id);
    if (ids.length >= SHOWN) break;
  }
  return { ids, isPartial: rows.length > SCANNED };
}

interface Opened {
  name: string | null;
  phone: string | null;
  email: string | null;
}

function matcherOf(word: string): (opened: Opened) => boolean {
  const text = word.normalize("NFKC").toLowerCase();
  const digits = /^[\d +()-]+$/.test(word) ? normalizePhone(word) : "";
  return ({ name, phone, email }) =>
    (name ?? "").normalize("NFKC").toLowerCase().includes(text) ||
    (email ?? "").toLowerCase().includes(text) ||
    (digits.length >= MIN_TAIL && normalizePhone(phone ?? "").endsWith(digits));
}

/** Each person once, by the record that was found first. */
async function people(deps: ReadDeps, ids: readonly string[]): Promise<FoundCustomer[]> {
  const { database, shop } = deps;
  const unique = [...new Set(ids)];
  const own = database
    .select({ group: customerGroups.groupId })
    .from(customerGroups)
    .where(and(eq(customerGroups.shopId, shop), inList(customerGroups.customerId, unique)));
  const grouped = await database
    .select({ id: customerGroups.customerId, group: customerGroups.groupId })
    .from(customerGroups)
    .where(and(eq(customerGroups.shopId, shop), inArray(customerGroups.groupId, own)));
  const groupOf = new Map(grouped.map(({ id, group }) => [id, group]));
  const shown = new Map<string, string>();
  for (const id of unique) {
    const group = groupOf.get(id) ?? id;
    if (!shown.has(group)) shown.set(group, id);
  }
  const cards = await customerCards(deps, [...shown.values()].slice(0, SHOWN));
  return cards.map((card) => {
    const group = groupOf.get(card.id);
    return { ...card, records: group === undefined ? 1 : grouped.filter((row) => row.group === group).length };
  });
}

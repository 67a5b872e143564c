import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { inList } from "../../platform/db/rows.ts";
import { customers, identities } from "../../platform/db/schema/customers.ts";
import { DeskbellError } from "../../platform/errors.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import { normalizePhone } from "../../platform/privacy/normalize.ts";
import { blindIndex } from "../../platform/privacy/seal.ts";
import { appendToLedger } from "./ledger.ts";
import type { MergeReason } from "./merge.ts";

/** Kinds of keys of which an equal one proves that two are one. */
export type ProvedKind = "channel_user" | "unionid" | "phone" | "signed";
export type ProvedKey = { kind: ProvedKind; keyIndex: string };

interface KeyDeps {
  database: Database;
  shop: string;
}

/** What the vendor, or the shop itself, proves of a channel's contact. */
interface Proof {
  id: string;
  unionId?: string;
  phone?: string;
  /** The shop's own customer id. */
  signedId?: string;
}

/** The keys of a contact, the channel's own first; the thread's key stands for them where only that is known. */
export async function provedKeys(
  keys: DataKeys,
  channel: string,
  conversation: string,
  { id, unionId, phone, signedId }: Proof,
): Promise<ProvedKey[]> {
  const keyOf = async (kind: ProvedKind, value: string) => ({ kind, keyIndex: await blindIndex(keys, kind, value) });
  return Promise.all([
    keyOf("channel_user", `${channel}\n${id}`),
    threadKey(keys, conversation),
    ...(signedId ? [keyOf("signed", signedId)] : []),
    ...(unionId ? [keyOf("unionid", unionId)] : []),
    ...(phone ? [keyOf("phone", normalizePhone(phone))] : []),
  ]);
}

/** The key of whoever writes in a conversation. */
export async function threadKey(keys: DataKeys, conversation: string): Promise<ProvedKey> {
  return { kind: "channel_user", keyIndex: await blindIndex(keys, "channel_user", `thread\n${conversation}`) };
}

/** Who is not erased and has one of the keys, in the order of the keys; each customer once. */
export async function findProved(
  { database, shop }: KeyDeps,
  keys: readonly ProvedKey[],
): Promise<{ customerId: string; kind: ProvedKind }[]> {
  const rows = await database
    .select({ kind: identities.kind, keyIndex: identities.keyIndex, customerId: identities.customerId })
    .from(identities)
    .innerJoin(customers, and(eq(customers.shopId, identities.shopId), eq(customers.id, identities.customerId)))
    .where(
      and(
        eq(identities.shopId, shop),
        eq(identities.isProved, true),
        isNull(customers.erasedAt),
        inList(
          identities.keyIndex,
          keys.map(({ keyIndex }) => keyIndex),
        ),
      ),
    );
  const found: { customerId: string; kind: ProvedKind }[] = [];
  for (const { kind, keyIndex } of keys) {
    const row = rows.find((one) => one.kind === kind && one.keyIndex === keyIndex);
    if (row && !found.some(({ customerId }) => customerId === row.customerId)) {
      found.push({ customerId: row.customerId, kind });
    }
  }
  return found;
}

/** Two whom a proved key leads to are one. What a person has split, no key merges; that is no failure. */
export async function mergeProved(
  deps: KeyDeps & { now: number },
  actor: string,
  pair: [string, string],
  why: MergeReason,
): Promise<void> {
  try {
    await appendToLedger({ ...deps, actor }, { act: "merge", customers: pair, why });
  } catch (error) {
    const isExpected = error instanceof DeskbellError && (error.code === "conflict" || error.code === "not_found");
    if (!isExpected) throw error;
  }
}

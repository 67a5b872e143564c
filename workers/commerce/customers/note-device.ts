import { and, asc, eq, isNull, ne } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import {
  conversationDevices,
  customerConversations,
  customers,
  identities,
} from "../../platform/db/schema/customers.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import { blindIndex } from "../../platform/privacy/seal.ts";
import { suggestMerge } from "./suggest-merge.ts";

/** A family's tablet has several; a shop's counter has everybody. */
const SUGGESTED_PER_DEVICE = 5;

interface DeviceDeps {
  database: Database;
  shop: string;
  /** Epoch ms. */
  now: number;
}

/** Keeps on which device a web conversation began. A device is nobody's proof. */
export async function noteDevice(
  { database, keys, shop, now }: DeviceDeps & { keys: DataKeys },
  conversation: string,
  device: string,
): Promise<void> {
  await database
    .insert(conversationDevices)
    .values({ shopId: shop, conversation, deviceIndex: await blindIndex(keys, "device", device), at: now })
    .onConflictDoNothing();
}

/**
 * Once it is known who writes in a conversation: its device becomes a weak key of theirs, and those who wrote on it
 * before may be the same. That only suggests, and a crowded device suggests nobody new.
 */
export async function suggestByDevice(deps: DeviceDeps, conversation: string, customerId: string): Promise<void> {
  const { database, shop, now } = deps;
  const [row] = await database
    .select({ keyIndex: conversationDevices.deviceIndex })
    .from(conversationDevices)
    .where(and(eq(conversationDevices.shopId, shop), eq(conversationDevices.conversation, conversation)));
  if (!row) return;
  await database
    .insert(identities)
    .values({ shopId: shop, kind: "device", keyIndex: row.keyIndex, customerId, isProved: false, createdAt: now })
    .onConflictDoNothing();
  const others = await customersOfDevice(deps, row.keyIndex, conversation);
  for (const other of others) await suggestMerge(deps, [customerId, other], "device");
}

/** Who is known to have written on the device of a conversation, in other conversations; a person judges it. */
export async function alikeByDevice(deps: Omit<DeviceDeps, "now">, conversation: string): Promise<string[]> {
  const { database, shop } = deps;
  const [row] = await database
    .select({ keyIndex: conversationDevices.deviceIndex })
    .from(conversationDevices)
    .where(and(eq(conversationDevices.shopId, shop), eq(conversationDevices.conversation, conversation)));
  return row ? customersOfDevice(deps, row.keyIndex, conversation) : [];
}

async function customersOfDevice(
  { database, shop }: Omit<DeviceDeps, "now">,
  deviceIndex: string,
  except: string,
): Promise<string[]> {
  const rows = await database
    .selectDistinct({ customerId: customerConversations.customerId })
    .from(conversationDevices)
    .innerJoin(
      customerConversations,
      and(
        eq(customerConversations.shopId, conversationDevices.shopId),
        eq(customerConversations.conversation, conversationDevices.conversation),
      ),
    )
    .innerJoin(
      customers,
      and(eq(customers.shopId, conversationDevices.shopId), eq(customers.id, customerConversations.customerId)),
    )
    .where(
      and(
        eq(conversationDevices.shopId, shop),
        eq(conversationDevices.deviceIndex, deviceIndex),
        ne(conversationDevices.conversation, except),
        isNull(customers.erasedAt),
      ),
    )
    .orderBy(asc(customerConversations.customerId))
    .limit(SUGGESTED_PER_DEVICE);
  return rows.map(({ customerId }) => customerId);
}

import { eq } from "drizzle-orm";
import type { Env } from "../env.ts";
import { type Database, directoryDatabase, shardDatabase } from "./database.ts";
import { shops } from "./schema/shops.ts";

const KEPT = 1_000;
/** A shop's shard is chosen when it is made and does not change. */
const shards = new Map<string, string>();

/** The database of a shop by its directory row; null where there is no such shop. */
export async function shopDatabase(env: Env, shop: string): Promise<Database | null> {
  const known = shards.get(shop);
  if (known) return shardDatabase(env, known);
  const [row] = await directoryDatabase(env).select({ shard: shops.shard }).from(shops).where(eq(shops.id, shop));
  if (!row) return null;
  if (shards.size >= KEPT) shards.clear();
  shards.set(shop, row.shard);
  return shardDatabase(env, row.shard);
}

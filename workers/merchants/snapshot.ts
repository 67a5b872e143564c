import { desc, eq, sql } from "drizzle-orm";
import type { Clock } from "../platform/clock.ts";
import { type Database, directoryDatabase, shardDatabase } from "../platform/db/database.ts";
import { shops, snapshots } from "../platform/db/schema/shops.ts";
import type { Env } from "../platform/env.ts";
import { DeskbellError } from "../platform/errors.ts";
import { type DataKeys, dataKeys } from "../platform/privacy/keys.ts";
import type { ShopSnapshot } from "../platform/snapshot.ts";

const CHECK_EVERY_MS = 30_000;
/** While the database is down it is asked again this often, not with every message. */
const RETRY_EVERY_MS = 2_000;
const SERVED_STALE_MS = 24 * 3_600_000;
const SHOPS_KEPT = 200;
const MISSES_KEPT = 2_000;

/** A shop as the isolate knows it. */
export interface LoadedShop {
  snapshot: ShopSnapshot;
  database: Database;
  keys: DataKeys;
  /** The database could not be asked; the snapshot may be up to 24 h old, and nothing may be changed by it. */
  isStale: boolean;
}

interface Cached {
  shard: string;
  snapshot: ShopSnapshot;
  /** When the database last said that this is the newest. */
  confirmedAt: number;
  checkAt: number;
  isStale: boolean;
}

/** Cached shops by isolate, least recently used first; misses with the time until which they hold. */
const cached = new Map<string, Cached>();
const misses = new Map<string, number>();
const databases = new WeakMap<object, Map<string, Database>>();

/**
 * The published snapshot of a shop with its database and keys. Checked at most every 30 s, served up to 24 h old while
 * the database is down. `not_found` for no such shop, `unavailable` where nothing is cached and nothing can be read.
 */
export async function loadSnapshot(env: Env, shop: string, now: Clock): Promise<LoadedShop> {
  const at = now();
  const known = cached.get(shop);
  const entry = known && at < known.checkAt ? known : await refresh(env, shop, known, at);
  remember(shop, entry);
  return {
    snapshot: entry.snapshot,
    database: databaseOf(env, entry.shard),
    keys: await dataKeys(env.DATA_KEY, shop),
    isStale: entry.isStale,
  };
}

/** Has this isolate ask for the shop at its next use, so that what it has just published is seen at once. */
export function recheckSnapshot(shop: string): void {
  const known = cached.get(shop);
  if (known) cached.set(shop, { ...known, checkAt: 0 });
  misses.delete(shop);
}

async function refresh(env: Env, shop: string, known: Cached | undefined, at: number): Promise<Cached> {
  if (!known && at < (misses.get(shop) ?? 0)) throw missing();
  try {
    const fresh = await read(env, shop, known, at);
    if (fresh) return fresh;
  } catch (cause) {
    if (known && at - known.confirmedAt <= SERVED_STALE_MS) {
      return { ...known, checkAt: at + RETRY_EVERY_MS, isStale: true };
    }
    throw new DeskbellError("unavailable", "the shop cannot be read now; try again shortly", { cause, retryAfterS: 5 });
  }
  cached.delete(shop);
  misses.delete(shop);
  misses.set(shop, at + CHECK_EVERY_MS);
  trim(misses, MISSES_KEPT);
  throw missing();
}

/** One round trip to the shop's shard; a shop not known here costs one more to the directory. Null: no such shop. */
async function read(env: Env, shop: string, known: Cached | undefined, at: number): Promise<Cached | null> {
  const shard = known?.shard ?? (await readShard(env, shop));
  if (shard === null) return null;
  const [row] = await databaseOf(env, shard)
    .select({
      version: snapshots.version,
      blob: sql<
        string | null
      >`case when ${snapshots.version} = ${known?.snapshot.version ?? 0} then null else ${snapshots.blob} end`,
    })
    .from(snapshots)
    .where(eq(snapshots.shopId, shop))
    .orderBy(desc(snapshots.version))
    .limit(1);
  if (!row) return null;
  const snapshot = row.blob === null ? known?.snapshot : parseBlob(row.blob, row.version);
  if (!snapshot) return null;
  return { shard, snapshot, confirmedAt: at, checkAt: at + CHECK_EVERY_MS, isStale: false };
}

async function readShard(env: Env, shop: string): Promise<string | null> {
  const [row] = await directoryDatabase(env).select({ shard: shops.shard }).from(shops).where(eq(shops.id, shop));
  return row?.shard ?? null;
}

/** The blob was written by `publishSnapshot`, perhaps of the release before; its version is the row's. */
function parseBlob(blob: string, version: number): ShopSnapshot {
  type Written = Omit<ShopSnapshot, "version" | "ownIntents" | "examples"> & Partial<ShopSnapshot>;
  const snapshot: Written = JSON.parse(blob);
  return { ownIntents: [], examples: [], ...snapshot, version };
}

/** One Drizzle instance per binding: building one for every message would cost more than the query it is for. */
function databaseOf(env: Env, shard: string): Database {
  const byShard = databases.get(env) ?? new Map<string, Database>();
  databases.set(env, byShard);
  const database = byShard.get(shard) ?? shardDatabase(env, shard);
  byShard.set(shard, database);
  return database;
}

function remember(shop: string, entry: Cached): void {
  cached.delete(shop);
  cached.set(shop, entry);
  trim(cached, SHOPS_KEPT);
}

function trim(map: Map<string, unknown>, size: number): void {
  for (const key of map.keys()) {
    if (map.size <= size) return;
    map.delete(key);
  }
}

function missing(): DeskbellError {
  return new DeskbellError("not_found", "there is no such shop");
}

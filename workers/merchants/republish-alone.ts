import { and, eq, sql } from "drizzle-orm";
import { snapshots } from "../platform/db/schema/shops.ts";
import type { ShopDeps } from "./deps.ts";
import { publishSnapshot } from "./publish-snapshot.ts";

/** Publishes the shop as it is now and drops the versions before: what was erased stands in none of them. */
export async function republishAlone(deps: Omit<ShopDeps, "keys">, shop: string): Promise<void> {
  const { version } = await publishSnapshot(deps, shop);
  await deps.database.delete(snapshots).where(and(eq(snapshots.shopId, shop), sql`${snapshots.version} < ${version}`));
}

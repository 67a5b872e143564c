import { sweepCodes } from "./commerce/codes/sweep-codes.ts";
import { sweepAttempts } from "./commerce/customers/sweep-attempts.ts";
import { sweepMirror } from "./commerce/mirror/sweep-mirror.ts";
import { openRules } from "./open-rules.ts";
import { directoryDatabase, shardDatabase } from "./platform/db/database.ts";
import { shops } from "./platform/db/schema/shops.ts";
import type { Env } from "./platform/env.ts";
import { sweepApprovals } from "./sweep-approvals.ts";
import { sweepCases } from "./sweep-cases.ts";
import { sweepErasures } from "./sweep-erasures.ts";
import { sweepPolicies } from "./sweep-policies.ts";
import { sweepPromises } from "./sweep-promises.ts";
import { sweepShipments } from "./sweep-shipments.ts";
import { sweepRules } from "./tickets/rules/sweep-rules.ts";
import { sweepTickets } from "./tickets/sweep-tickets.ts";

/** What the cron of wrangler.toml does, on every shard that a shop lives on. `now` is epoch ms. */
export async function sweep(env: Env, now: number): Promise<void> {
  const shards = await directoryDatabase(env).selectDistinct({ shard: shops.shard }).from(shops);
  for (const { shard } of shards) {
    const database = shardDatabase(env, shard);
    await sweepAttempts(database, now);
    await sweepCodes(database, now);
    await sweepMirror(database, now);
    await sweepApprovals(env, database, now);
    await sweepPolicies(database, now);
    await sweepErasures(env, database, now);
    await sweepPromises(env, database, now);
    await sweepCases(env, database, now);
    await sweepShipments(env, database, now);
    await sweepTickets(database, now);
    await sweepRules(database, now, (shop) => openRules(env, shop, () => now));
  }
}

import { sweepCodes } from "./commerce/codes/sweep-codes.ts";
import { sweepAttempts } from "./commerce/customers/sweep-attempts.ts";
import { sweepMirror } from "./commerce/mirror/sweep-mirror.ts";
import { openRules } from "./open-rules.ts";
import { type Database, directoryDatabase, shardDatabase } from "./platform/db/database.ts";
import { shops } from "./platform/db/schema/shops.ts";
import type { Env } from "./platform/env.ts";
import { log } from "./platform/log.ts";
import { sweepApprovals } from "./sweep-approvals.ts";
import { sweepCases } from "./sweep-cases.ts";
import { sweepErasures } from "./sweep-erasures.ts";
import { sweepPolicies } from "./sweep-policies.ts";
import { sweepPrivacy } from "./sweep-privacy.ts";
import { sweepPromises } from "./sweep-promises.ts";
import { sweepShipments } from "./sweep-shipments.ts";
import { sweepRules } from "./tickets/rules/sweep-rules.ts";
import { sweepTickets } from "./tickets/sweep-tickets.ts";

/** One kind of sweeping over one shard. `now` is epoch ms. */
export type Sweep = (env: Env, database: Database, now: number) => Promise<void>;

/** In this order; none needs that one before it has succeeded. */
const SWEEPS: Readonly<Record<string, Sweep>> = {
  attempts: (_, database, now) => sweepAttempts(database, now),
  codes: (_, database, now) => sweepCodes(database, now),
  mirror: (_, database, now) => sweepMirror(database, now),
  approvals: sweepApprovals,
  policies: (_, database, now) => sweepPolicies(database, now),
  privacy: sweepPrivacy,
  erasures: sweepErasures,
  promises: sweepPromises,
  cases: sweepCases,
  shipments: sweepShipments,
  tickets: (_, database, now) => sweepTickets(database, now),
  rules: (env, database, now) => sweepRules(database, now, (shop) => openRules(env, shop, () => now)),
};

/** What a run came to: `failed` names what threw, as `<shard> <sweep>`. */
export interface SweepReport {
  done: number;
  failed: string[];
}

/**
 * What the cron of wrangler.toml does, on every shard that a shop lives on. A sweep that throws is logged and does not
 * keep the others from running; what it left undone is the next run's. `now` is epoch ms.
 */
export async function sweep(env: Env, now: number, sweeps = SWEEPS): Promise<SweepReport> {
  const report: SweepReport = { done: 0, failed: [] };
  const shards = await directoryDatabase(env).selectDistinct({ shard: shops.shard }).from(shops);
  for (const { shard } of shards) {
    for (const [name, run] of Object.entries(sweeps)) {
      try {
        await run(env, shardDatabase(env, shard), now);
        report.done++;
      } catch (error) {
        log("error", "sweep.failed", { shard, sweep: name, error });
        report.failed.push(`${shard} ${name}`);
      }
    }
  }
  log(report.failed.length > 0 ? "error" : "info", "sweep.ended", { ...report });
  return report;
}

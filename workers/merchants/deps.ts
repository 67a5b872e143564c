import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db/database.ts";
import type { DataKeys } from "../platform/privacy/keys.ts";

/** What a change to a shop's data works with. */
export interface ShopDeps {
  database: Database;
  keys: DataKeys;
  now: Clock;
}

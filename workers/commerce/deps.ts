import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db/database.ts";
import type { DataKeys } from "../platform/privacy/keys.ts";
import type { ShopSnapshot } from "../platform/snapshot.ts";
import type { CaseDesk } from "./after-sales-ports.ts";
import type { CodeSender } from "./codes/sender.ts";

/** What commerce works with, for one conversation of one shop. */
export interface CommerceDeps {
  database: Database;
  keys: DataKeys;
  shop: ShopSnapshot;
  now: Clock;
  /** `<channel>~<thread>`. */
  conversation: string;
  /** Who writes, as the channel knows them; attempts are counted per contact. */
  contact: string;
  /** The client's network address; null where the channel has none. */
  address: string | null;
  /** The way one-time codes take; null or absent: there is none. */
  codeSender?: CodeSender | null;
  /** The way to the objects of cases; absent: there is none. */
  caseDesk?: CaseDesk;
}

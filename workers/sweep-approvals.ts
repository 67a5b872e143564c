import { conversationOf } from "../durable-objects/conversation/contract.ts";
import { settleApprovals } from "./commerce/approvals/settle-approvals.ts";
import type { Database } from "./platform/db/database.ts";
import type { Env } from "./platform/env.ts";
import { unwrap } from "./platform/errors.ts";

/** Has conversations carry out what was decided and never reached them, of all shops of a database. `now` is epoch ms. */
export async function sweepApprovals(env: Env, database: Database, now: number): Promise<void> {
  await settleApprovals(database, now, async (shop, { conversation, ...decision }) => {
    return unwrap(await conversationOf(env, shop, conversation).decided(decision)).settled;
  });
}

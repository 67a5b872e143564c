import { sql } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import { corrections } from "../platform/db/schema/understanding.ts";
import { DeskbellError } from "../platform/errors.ts";
import { isCorrectionOf, type MessagePlace } from "./correction.ts";
import type { ShopDeps } from "./deps.ts";
import { publishSnapshot } from "./publish-snapshot.ts";

/** Takes a correction back and publishes. `not_found` where the message has none. */
export async function removeCorrection(
  deps: ShopDeps,
  shop: string,
  place: MessagePlace,
  actor: string,
): Promise<void> {
  const { database } = deps;
  const isIt = isCorrectionOf(shop, place);
  const target = `message:${place.conversation}/${place.seq}`;
  const [, removed] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: "message.correction_removed", target, detail: {}, at: deps.now() },
      sql`exists (select 1 from ${corrections} where ${isIt})`,
    ),
    database.delete(corrections).where(isIt).returning({ seq: corrections.seq }),
  ]);
  if (removed.length === 0) throw new DeskbellError("not_found", "this message has no correction");
  await publishSnapshot(deps, shop);
}

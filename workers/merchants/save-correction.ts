import { eq, sql } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import { insertWhere } from "../platform/db/rows.ts";
import { corrections, ownIntents } from "../platform/db/schema/understanding.ts";
import { DeskbellError } from "../platform/errors.ts";
import { maskText } from "../platform/privacy/mask.ts";
import { isOwnIntent } from "../platform/snapshot.ts";
import type { IntentId } from "../understanding/types.ts";
import { MAX_CORRECTIONS, type MessagePlace } from "./correction.ts";
import type { ShopDeps } from "./deps.ts";
import { MAX_EXAMPLE_LENGTH } from "./own-intent.ts";
import { publishSnapshot } from "./publish-snapshot.ts";

/**
 * Stores what a shopper's message meant, in the place of an earlier correction of it, and publishes it as an example;
 * the oldest beyond 500 go. `invalid` for an intent that the shop does not have, and for a message without words.
 */
export async function saveCorrection(
  deps: ShopDeps,
  shop: string,
  given: MessagePlace & { text: string; intent: IntentId },
  actor: string,
): Promise<void> {
  const { database } = deps;
  const { conversation, seq, intent } = given;
  const at = deps.now();
  const text = exampleOf(given.text);
  const isKnown = isOwnIntent(intent)
    ? sql`exists (select 1 from ${ownIntents} where ${ownIntents.shopId} = ${shop} and ${ownIntents.id} = ${intent})`
    : sql`true`;
  const [, saved] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: "message.corrected", target: `message:${conversation}/${seq}`, detail: { intent }, at },
      isKnown,
    ),
    insertWhere(database, corrections, { shopId: shop, conversation, seq, intent, text, at }, isKnown)
      .onConflictDoUpdate({
        target: [corrections.shopId, corrections.conversation, corrections.seq],
        set: { intent, text, at },
      })
      .returning({ seq: corrections.seq }),
    database
      .delete(corrections)
      .where(
        sql`${eq(corrections.shopId, shop)} and rowid in (select rowid from ${corrections} where ${eq(corrections.shopId, shop)} order by "at" desc, rowid desc limit -1 offset ${MAX_CORRECTIONS})`,
      ),
  ]);
  if (saved.length === 0) throw new DeskbellError("invalid", `intent: the shop has no ${intent}`);
  await publishSnapshot(deps, shop);
}

/** Masked first, then cut: half a phone number would not be known as one. */
function exampleOf(text: string): string {
  const example = maskText(text).trim().slice(0, MAX_EXAMPLE_LENGTH);
  if (example === "") throw new DeskbellError("invalid", "this message has no words to learn from");
  return example;
}

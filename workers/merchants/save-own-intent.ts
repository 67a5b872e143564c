import { and, eq, sql } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import { insertWhere } from "../platform/db/rows.ts";
import { ownIntents } from "../platform/db/schema/understanding.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { OwnIntent } from "../platform/snapshot.ts";
import type { OwnIntentId } from "../understanding/types.ts";
import type { ShopDeps } from "./deps.ts";
import { type OwnIntentInput, ownIntentInput } from "./own-intent.ts";
import { publishSnapshot } from "./publish-snapshot.ts";

export const MAX_OWN_INTENTS = 50;
/** Of all of a shop's intents as JSON: they share the snapshot's 512 KB with everything else. */
const MAX_BYTES = 160 * 1024;

/** Adds or replaces an intent of the shop's own and publishes it. `conflict` beyond 50 of them, `invalid` beyond 160 KB. */
export async function saveOwnIntent(
  deps: ShopDeps,
  shop: string,
  given: { id: OwnIntentId; input: OwnIntentInput },
  actor: string,
): Promise<OwnIntent> {
  const { database } = deps;
  const at = deps.now();
  const intent: OwnIntent = { id: given.id, ...parse(given.input) };
  const bytes = new TextEncoder().encode(JSON.stringify(intent)).length;
  const others = sql`from ${ownIntents} where ${ownIntents.shopId} = ${shop} and ${ownIntents.id} <> ${intent.id}`;
  const hasRoom = sql`(select count(*) ${others}) < ${MAX_OWN_INTENTS}`;
  const fits = sql`(select coalesce(sum(length(cast(${ownIntents.intent} as blob))), 0) ${others}) + ${bytes} <= ${MAX_BYTES}`;
  const condition = sql`${hasRoom} and ${fits}`;
  const [, saved] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: "intent.saved", target: `intent:${intent.id}`, detail: countsOf(intent), at },
      condition,
    ),
    insertWhere(database, ownIntents, { shopId: shop, id: intent.id, intent, updatedAt: at }, condition)
      .onConflictDoUpdate({ target: [ownIntents.shopId, ownIntents.id], set: { intent, updatedAt: at } })
      .returning({ id: ownIntents.id }),
  ]);
  if (saved.length === 0) throw await refusal(deps, shop, intent.id);
  await publishSnapshot(deps, shop);
  return intent;
}

function parse(input: unknown): OwnIntentInput {
  const parsed = ownIntentInput.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DeskbellError("invalid", `${issue?.path.join(".")}: ${issue?.message}`);
}

function countsOf({ examples, answer }: OwnIntent) {
  return { examples: examples.length, handoff: answer === "handoff" };
}

async function refusal({ database }: ShopDeps, shop: string, id: OwnIntentId): Promise<DeskbellError> {
  const count = await database.$count(ownIntents, and(eq(ownIntents.shopId, shop), sql`${ownIntents.id} <> ${id}`));
  return count >= MAX_OWN_INTENTS
    ? new DeskbellError("conflict", `a shop has at most ${MAX_OWN_INTENTS} intents of its own; remove one first`)
    : new DeskbellError("invalid", "the shop's own intents are too long together; shorten examples or answers");
}

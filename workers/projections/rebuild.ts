import { and, asc, eq, gt, sql } from "drizzle-orm";
import { conversationOf } from "../../durable-objects/conversation/contract.ts";
import { blankRow } from "../platform/conversation-row.ts";
import type { Database } from "../platform/db/database.ts";
import { customerConversations } from "../platform/db/schema/customers.ts";
import { conversations } from "../platform/db/schema/projections.ts";
import { shopDatabase } from "../platform/db/shop-database.ts";
import type { Env } from "../platform/env.ts";
import { DeskbellError } from "../platform/errors.ts";
import { readFrom } from "./project.ts";
import { type Projected, writeProjected } from "./write.ts";

const PAGE = 50;

/**
 * Rebuilds a shop's projections from its objects. A conversation that has no row, since every queue message of it was
 * lost, is found by its customer or makes itself known: it sends again until it is confirmed.
 */
export async function rebuildShop(env: Env, shop: string): Promise<{ conversations: number }> {
  const database = await shopDatabase(env, shop);
  if (!database) throw new DeskbellError("not_found", "there is no such shop");
  let done = 0;
  let after = "";
  for (;;) {
    const names = await namesAfter(database, shop, after);
    const last = names.at(-1);
    if (last === undefined) return { conversations: done };
    const known = (await Promise.all(names.map((name) => readWhole(env, shop, name)))).filter((one) => one !== null);
    await writeProjected(database, shop, known);
    await Promise.all(
      known.map(({ conversation, row }) => conversationOf(env, shop, conversation).confirmEvents(row.eventSeq)),
    );
    done += known.length;
    after = last;
  }
}

/** Everything the object knows; null where it knows nothing, such as a row whose object's storage is gone. */
async function readWhole(env: Env, shop: string, name: string): Promise<Projected | null> {
  try {
    const projected = await readFrom(env, shop, name, blankRow(0));
    return projected.row.eventSeq > 0 ? projected : null;
  } catch (error) {
    if (error instanceof DeskbellError && error.code === "not_found") return null;
    throw error;
  }
}

async function namesAfter(database: Database, shop: string, after: string): Promise<string[]> {
  const rows = database
    .select({ name: conversations.conversation })
    .from(conversations)
    .where(and(eq(conversations.shopId, shop), gt(conversations.conversation, after)));
  const linked = database
    .select({ name: customerConversations.conversation })
    .from(customerConversations)
    .where(and(eq(customerConversations.shopId, shop), gt(customerConversations.conversation, after)));
  const found = await rows.union(linked).orderBy(asc(sql`1`)).limit(PAGE);
  return found.map(({ name }) => name);
}

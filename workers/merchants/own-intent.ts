import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../platform/db/database.ts";
import { ownIntents } from "../platform/db/schema/understanding.ts";
import type { OwnIntent } from "../platform/snapshot.ts";

export const MIN_EXAMPLES = 5;
export const MAX_EXAMPLES = 20;
/** The longest example, in characters; a longer message says more than one thing. */
export const MAX_EXAMPLE_LENGTH = 200;

const bilingual = (max: number) => {
  const words = z.string().trim().min(1).max(max);
  return z.strictObject({ zh: words, en: words });
};

/** The same words, but for case and blanks. */
function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ");
}

/** The id of an intent that a shop adds. */
export const ownIntentId = z.templateLiteral(["custom.", z.string().regex(/^[a-z0-9_]{1,40}$/)]);

/** An intent as a shop gives it. */
export const ownIntentInput = z.strictObject({
  name: bilingual(80),
  examples: z
    .array(z.string().trim().min(1).max(MAX_EXAMPLE_LENGTH))
    .min(MIN_EXAMPLES)
    .max(MAX_EXAMPLES)
    .refine((texts) => new Set(texts.map(plain)).size === texts.length, "each example once"),
  answer: z.union([bilingual(1000), z.literal("handoff")]),
});
export type OwnIntentInput = z.output<typeof ownIntentInput>;

/** An intent as it is stored. */
export const ownIntentSchema = z.object({ id: ownIntentId, ...ownIntentInput.shape }) satisfies z.ZodType<OwnIntent>;

/** The intents of a shop, by id. */
export async function listOwnIntents(database: Database, shop: string): Promise<OwnIntent[]> {
  const rows = await selectOwnIntents(database, shop);
  return rows.map(({ intent }) => intent);
}

/** The query for them, for a batch. */
export function selectOwnIntents(database: Database, shop: string) {
  return database
    .select({ intent: ownIntents.intent })
    .from(ownIntents)
    .where(eq(ownIntents.shopId, shop))
    .orderBy(asc(ownIntents.id));
}

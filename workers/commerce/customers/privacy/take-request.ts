import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { auditStatement } from "../../../platform/audit.ts";
import type { Database } from "../../../platform/db/database.ts";
import { insertWhere } from "../../../platform/db/rows.ts";
import { type PRIVACY_ASKS, privacyRequests } from "../../../platform/db/schema/erasures.ts";
import type { DataKeys } from "../../../platform/privacy/keys.ts";
import { sealJson } from "../../../platform/privacy/seal.ts";

/** One month: GDPR art. 12, and what vendors give. */
const DUE_MS = 30 * 86_400_000;

/** Whom a vendor's word is about; empty for a whole store. */
export const privacySubject = z.object({
  contact: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  orders: z.array(z.string()).optional(),
});
export type PrivacySubject = z.infer<typeof privacySubject>;

/** What a vendor asks of personal data, as its verified event says it. */
export interface PrivacyWish {
  channel: string;
  eventId: string;
  ask: (typeof PRIVACY_ASKS)[number];
  subject: PrivacySubject;
  code: string | null;
}

/** Stores what a vendor asks before it is acknowledged; the sweep carries it out. The same event again is the same. */
export async function takePrivacyRequest(
  { database, keys, shop, now }: { database: Database; keys: DataKeys; shop: string; now: number },
  { channel, eventId, ask, subject, code }: PrivacyWish,
): Promise<void> {
  const isKnown = sql`exists (select 1 from ${privacyRequests} where ${and(
    eq(privacyRequests.shopId, shop),
    eq(privacyRequests.channel, channel),
    eq(privacyRequests.eventId, eventId),
  )})`;
  const row = {
    ...{ shopId: shop, channel, eventId, ask, code },
    state: "asked" as const,
    subjectSealed: await sealJson(keys, subject),
    customers: [],
    requestedAt: now,
    dueAt: now + DUE_MS,
  };
  const entry = {
    ...{ shop, actor: `channel:${channel}`, action: "channel.privacy_asked", target: `channel:${channel}` },
    ...{ detail: { ask, eventId }, at: now },
  };
  await database.batch([
    auditStatement(database, entry, sql`not ${isKnown}`),
    insertWhere(database, privacyRequests, row, sql`not ${isKnown}`),
  ]);
}

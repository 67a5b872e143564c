import { TZDate } from "@date-fns/tz";
import { startOfDay } from "date-fns";
import { and, avg, count, desc, eq, gte, sql } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { conversations, facts } from "../platform/db/schema/projections.ts";
import { ratings } from "../platform/db/schema/ratings.ts";

/** A shop's figures since local midnight. Shares are 0–1, null where there is nothing to divide. */
export interface Today {
  day: string;
  conversations: number;
  messages: number;
  turns: number;
  /** Conversations with a turn today that no person was asked into. */
  automationRate: number | null;
  handoffs: number;
  waitingNow: number;
  medianLatencyMs: number | null;
  notUnderstood: number;
  topIntents: { intent: string; count: number }[];
  negativeShare: number | null;
  /** Episodes whose score was given or changed today, and the mean of their scores (1–5). */
  ratings: number;
  ratingMean: number | null;
}

/** The newest turns whose latency counts. */
const LATENCIES = 1000;

/** Counts today's facts; eight small queries in one round trip. */
export async function today(
  deps: { database: Database; shop: string },
  at: { now: number; timeZone: string },
): Promise<Today> {
  const midnight = startOfDay(new TZDate(at.now, at.timeZone));
  const since = and(eq(facts.shopId, deps.shop), gte(facts.at, midnight.getTime()));
  const turns = and(since, eq(facts.type, "turn.taken"));
  const { database } = deps;
  const [messages, taken, touched, handedOver, intents, waiting, latencies, rated] = await database.batch([
    database
      .select({ n: count() })
      .from(facts)
      .where(and(since, eq(facts.type, "message.added"))),
    database
      .select({
        n: count(),
        negative: sql<number>`coalesce(sum(json_extract(${facts.detail}, '$.sentiment') = -1), 0)`,
        unclear: sql<number>`coalesce(sum(json_extract(${facts.detail}, '$.step') = 'not_understood'), 0)`,
      })
      .from(facts)
      .where(turns),
    database
      .select({ n: sql<number>`count(distinct ${facts.conversation})` })
      .from(facts)
      .where(since),
    database
      .select({ n: count(), conversations: sql<number>`count(distinct ${facts.conversation})` })
      .from(facts)
      .where(and(since, eq(facts.type, "holder.changed"), eq(facts.label, "waiting"))),
    database
      .select({ intent: facts.label, n: count() })
      .from(facts)
      .where(turns)
      .groupBy(facts.label)
      .orderBy(desc(count()))
      .limit(5),
    database
      .select({ n: count() })
      .from(conversations)
      .where(and(eq(conversations.shopId, deps.shop), eq(conversations.holder, "waiting"))),
    database.select({ value: facts.value }).from(facts).where(turns).orderBy(desc(facts.at)).limit(LATENCIES),
    database
      .select({ n: count(), mean: avg(ratings.score).mapWith(Number) })
      .from(ratings)
      .where(and(eq(ratings.shopId, deps.shop), gte(ratings.at, midnight.getTime()))),
  ]);
  const turnCount = taken[0]?.n ?? 0;
  const conversationCount = touched[0]?.n ?? 0;
  const handoffConversations = handedOver[0]?.conversations ?? 0;
  return {
    day: new TZDate(at.now, at.timeZone).toISOString().slice(0, 10),
    conversations: conversationCount,
    messages: messages[0]?.n ?? 0,
    turns: turnCount,
    automationRate: conversationCount === 0 ? null : 1 - handoffConversations / conversationCount,
    handoffs: handedOver[0]?.n ?? 0,
    waitingNow: waiting[0]?.n ?? 0,
    medianLatencyMs: median(latencies.flatMap(({ value }) => value ?? [])),
    notUnderstood: taken[0]?.unclear ?? 0,
    topIntents: intents.flatMap(({ intent, n }) => (intent ? [{ intent, count: n }] : [])),
    negativeShare: turnCount === 0 ? null : (taken[0]?.negative ?? 0) / turnCount,
    ratings: rated[0]?.n ?? 0,
    ratingMean: rated[0]?.mean ?? null,
  };
}

function median(values: number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}

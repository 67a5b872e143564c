import { and, eq, inArray } from "drizzle-orm";
import { conversationOf } from "../../durable-objects/conversation/contract.ts";
import { deskOf } from "../../durable-objects/desk/contract.ts";
import { blankRow } from "../platform/conversation-row.ts";
import type { Database } from "../platform/db/database.ts";
import { conversations } from "../platform/db/schema/projections.ts";
import { shopDatabase } from "../platform/db/shop-database.ts";
import type { Env } from "../platform/env.ts";
import type { ConversationEvent, EventBatch } from "../platform/events.ts";
import { log } from "../platform/log.ts";
import { isShopNews, type ShopNews } from "../platform/news.ts";
import { followNews } from "./follow-news.ts";
import { followTickets, type Happened } from "./follow-tickets.ts";
import { project } from "./project.ts";
import { followActions } from "./start-cases.ts";
import { type Projected, writeProjected } from "./write.ts";

/** Rows read in one query: 100 bound parameters, one of them the shop. */
const ROWS_IN_QUERY = 90;

/**
 * Applies the events of a queue batch to the projections, shop by shop, confirms them to their objects and tells the
 * desk. What fails is retried by the queue, and sent again by the objects.
 */
export async function consumeEvents(batch: MessageBatch<EventBatch | ShopNews>, env: Env): Promise<void> {
  const byShop = Map.groupBy(batch.messages, ({ body }) => body.shop);
  await Promise.all([...byShop].map(([shop, messages]) => consumeOrRetry(env, shop, messages)));
}

type Told = Message<EventBatch | ShopNews>;
const isEvents = (message: Told): message is Message<EventBatch> => !isShopNews(message.body);

async function consumeOrRetry(env: Env, shop: string, told: Told[]): Promise<void> {
  const messages = told.filter(isEvents);
  if (messages.length > 0) await consumeEventsOrRetry(env, shop, messages);
  await followNewsOrRetry(
    env,
    shop,
    told.filter((message): message is Message<ShopNews> => !isEvents(message)),
  );
}

async function followNewsOrRetry(env: Env, shop: string, messages: Message<ShopNews>[]): Promise<void> {
  if (messages.length === 0) return;
  try {
    await followNews(env, shop, new Set(messages.flatMap(({ body }) => body.news)));
    for (const message of messages) message.ack();
  } catch (error) {
    log("error", "projections.news", { shop, error });
    for (const message of messages) retry(message);
  }
}

function retry(message: Told): void {
  message.retry({ delaySeconds: 2 ** Math.min(message.attempts, 6) });
}

async function consumeEventsOrRetry(env: Env, shop: string, messages: Message<EventBatch>[]): Promise<void> {
  let failed: ReadonlySet<string>;
  try {
    const bodies = messages.map(({ body }) => body);
    failed = await consumeShop(env, shop, bodies);
  } catch (error) {
    log("error", "projections.consume", { shop, error });
    failed = new Set(messages.map(({ body }) => body.conversation));
  }
  for (const message of messages) {
    if (failed.has(message.body.conversation)) retry(message);
    else message.ack();
  }
}

/** Returns the conversations that could not be read; one that fails does not hold the others up. */
async function consumeShop(env: Env, shop: string, batches: EventBatch[]): Promise<ReadonlySet<string>> {
  const failed = new Set<string>();
  const database = await shopDatabase(env, shop);
  if (!database) {
    log("warn", "projections.unknown_shop", { shop });
    return failed;
  }
  const byConversation = Map.groupBy(batches, ({ conversation }) => conversation);
  const known = await readRows(database, shop, [...byConversation.keys()]);
  const projecting = [...byConversation].map(async ([conversation, own]) => {
    const { channel, startedAt } = own[0] ?? { channel: "", startedAt: 0 };
    const events: ConversationEvent[] = own.flatMap((one) => one.events);
    const start = known.get(conversation) ?? { row: blankRow(startedAt), channel, startedAt };
    try {
      return await project(env, shop, conversation, start, events);
    } catch (error) {
      log("error", "projections.project", { shop, error });
      failed.add(conversation);
      return null;
    }
  });
  const projected = (await Promise.all(projecting)).filter((one) => one !== null);
  const changed = projected.filter(({ applied }) => applied.length > 0);
  await writeProjected(database, shop, changed);
  const applied = changed.flatMap((one) => one.applied);
  await followActions(env, database, shop, applied);
  // Before they are confirmed: what could not be followed is sent again.
  await followTickets(
    env,
    shop,
    projected.map((one) => happenedIn(one, byConversation.get(one.conversation) ?? [])),
  );
  await tellAll(env, shop, projected);
  return failed;
}

/** What the batches told and what was read from the object, each event once; the projection may know some already. */
function happenedIn({ conversation, row, applied }: Projected, batches: EventBatch[]): Happened {
  const told = [...batches.flatMap(({ events }) => events), ...applied];
  const events = [...new Map(told.map((event) => [event.eventSeq, event])).values()];
  return { conversation, customer: row.customerId, events: events.sort((a, b) => a.eventSeq - b.eventSeq) };
}

async function readRows(database: Database, shop: string, names: string[]) {
  const rows = new Map<string, Omit<Projected, "conversation" | "applied">>();
  for (let from = 0; from < names.length; from += ROWS_IN_QUERY) {
    const some = names.slice(from, from + ROWS_IN_QUERY);
    const found = await database
      .select()
      .from(conversations)
      .where(and(eq(conversations.shopId, shop), inArray(conversations.conversation, some)));
    for (const { shopId: _, conversation, channel, startedAt, ...row } of found) {
      rows.set(conversation, { row, channel, startedAt });
    }
  }
  return rows;
}

/** Confirmations and the desk's news: best effort, both are repaired by what comes next. */
async function tellAll(env: Env, shop: string, projected: Projected[]): Promise<void> {
  const confirmed = projected.map(({ conversation, row }) =>
    conversationOf(env, shop, conversation).confirmEvents(row.eventSeq),
  );
  const news = projected.map(({ conversation, row }) => {
    return { conversation, eventSeq: row.eventSeq, holder: row.holder };
  });
  const results = await Promise.allSettled([...confirmed, deskOf(env, shop).repair(shop, news)]);
  for (const result of results) {
    if (result.status === "rejected") log("warn", "projections.tell", { shop, error: result.reason });
  }
}

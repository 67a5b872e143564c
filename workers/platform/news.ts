import type { Env } from "./env.ts";
import type { EventBatch } from "./events.ts";
import { log } from "./log.ts";

/** What was written of a shop beside its conversations, and rules may wait for. */
export const NEWS = ["shipments", "prices"] as const;
export type News = (typeof NEWS)[number];

/** A queue message that says where to look: the rows are the fact, this only brings the looking forward. */
export interface ShopNews {
  shop: string;
  news: News[];
}

/** Whether a message of the queue is news of a shop rather than events of a conversation. */
export function isShopNews(body: EventBatch | ShopNews): body is ShopNews {
  return "news" in body;
}

/**
 * Has the rules look at what was just written, within a second. Called after the write. Never throws: what is lost on
 * the way is seen by the sweep.
 */
export async function tellNews(env: Pick<Env, "EVENTS">, shop: string, news: News[]): Promise<void> {
  if (news.length === 0) return;
  try {
    await env.EVENTS.send({ shop, news });
  } catch (error) {
    log("warn", "news.not_sent", { shop, error });
  }
}

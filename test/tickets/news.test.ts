import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { openRules } from "../../workers/open-rules.ts";
import { variants } from "../../workers/platform/db/schema/catalogue.ts";
import { orderItems, orders } from "../../workers/platform/db/schema/orders.ts";
import { ruleFirings } from "../../workers/platform/db/schema/tickets.ts";
import { type ShopNews, tellNews } from "../../workers/platform/news.ts";
import { consumeEvents } from "../../workers/projections/consume-events.ts";
import { saveRule } from "../../workers/tickets/rules/save-rule.ts";
import { sweepRules } from "../../workers/tickets/rules/sweep-rules.ts";
import { newStore, order } from "../commerce/store-fixture.ts";

async function consume(...bodies: ShopNews[]) {
  const messages = bodies.map((body, index) => ({ id: `n${index}`, timestamp: new Date(), attempts: 1, body }));
  const batch = createMessageBatch<ShopNews>("events-0", messages);
  await consumeEvents(batch, env);
  return getQueueResult(batch, createExecutionContext());
}

it("news of prices run the rules once, however often they come, with the sweep beside them", async () => {
  const { database, snapshot } = await newStore([order("N1")]);
  const { shop } = snapshot;
  const now = Date.now();
  await database
    .update(orders)
    .set({ state: "paid", placedAt: now - 3_600_000 })
    .where(eq(orders.shopId, shop));
  const [item] = await database.select().from(orderItems).where(eq(orderItems.shopId, shop));
  if (!item) throw new Error("the order has no item");
  const document = {
    when: "order.price_dropped",
    match: "all",
    conditions: [],
    actions: [{ kind: "create_ticket", type: "price_difference", priority: "normal", summary: "差价" }],
    pauseHours: 0,
  };
  const change = { database, shop, now, actor: "staff:boss" };
  await saveRule(change, { id: null, name: "差价", document, isEnabled: true, seen: null });
  const isIt = and(eq(variants.shopId, shop), eq(variants.id, item.variantId));
  await database
    .update(variants)
    .set({ priceMinor: item.unitPriceMinor - 500 })
    .where(isIt);
  const news: ShopNews = { shop, news: ["prices", "shipments"] };
  const sweep = () => sweepRules(database, now, (one) => openRules(env, one, () => now));
  await Promise.all([consume(news, news), sweep()]);
  expect((await consume(news)).explicitAcks).toEqual(["n0"]);
  await sweep();
  const fired = await database.select().from(ruleFirings).where(eq(ruleFirings.shopId, shop));
  expect(fired).toMatchObject([{ eventType: "order.price_dropped", state: "done" }]);
});

it("news of a shop that is not there are let go, and a queue that fails holds up nobody", async () => {
  expect((await consume({ shop: "nowhere", news: ["prices"] })).explicitAcks).toEqual(["n0"]);
  const broken = { EVENTS: { send: () => Promise.reject(new Error("queue away")) } };
  await expect(tellNews(broken as unknown as typeof env, "nowhere", ["prices"])).resolves.toBeUndefined();
});

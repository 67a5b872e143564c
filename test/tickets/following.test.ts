import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { directoryDatabase } from "../../workers/platform/db/database.ts";
import { ruleFirings, tickets } from "../../workers/platform/db/schema/tickets.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import type { EventBatch } from "../../workers/platform/events.ts";
import { consumeEvents } from "../../workers/projections/consume-events.ts";
import { removeRule, saveRule } from "../../workers/tickets/rules/save-rule.ts";
import { makeShop, SHOP, TestConversation } from "../conversation/harness.ts";

beforeAll(makeShop);

const database = directoryDatabase(env);
const change = () => ({ database, shop: SHOP, now: Date.now(), actor: "staff:boss" });

async function batchOf(conversation: TestConversation): Promise<EventBatch> {
  const { events, startedAt, customer, channel } = unwrap(await conversation.rpc.events(0, 500));
  return { shop: SHOP, conversation: conversation.opening.conversation, channel, startedAt, customer, events };
}

async function consume(body: EventBatch) {
  const batch = createMessageBatch<EventBatch>("events-0", [{ id: "m0", timestamp: new Date(), attempts: 1, body }]);
  const context = createExecutionContext();
  await consumeEvents(batch, env);
  return getQueueResult(batch, context);
}

it("a batch that comes again fires nothing twice; one whose rules were not run is run though its rows are written", async () => {
  const conversation = await TestConversation.make();
  const { conversation: name } = conversation.opening;
  const make = { kind: "create_ticket", type: "other", priority: "normal", summary: "规则" };
  const document = {
    when: "message.added",
    match: "all",
    conditions: [
      { fact: "message.from", operator: "is", value: "shopper" },
      { fact: "message.text", operator: "contains", value: "一句特别的话" },
    ],
    actions: [make],
    pauseHours: 0,
  };
  await conversation.say("一句特别的话");
  const batch = await batchOf(conversation);
  // Its rows are written before there is any rule: as if the process had died between the two.
  await consume(batch);
  const { id } = await saveRule(change(), { id: null, name: "规则", document, isEnabled: true, seen: null });
  for (let again = 0; again < 3; again++) expect((await consume(batch)).explicitAcks).toEqual(["m0"]);
  const fired = await database
    .select()
    .from(ruleFirings)
    .where(and(eq(ruleFirings.shopId, SHOP), eq(ruleFirings.ruleId, id)));
  expect(fired).toMatchObject([{ conversation: name, state: "done" }]);
  const made = await database
    .select()
    .from(tickets)
    .where(and(eq(tickets.shopId, SHOP), eq(tickets.conversation, name)));
  expect(made).toMatchObject([{ source: "rule", createdBy: `rule:${id}` }]);
  await removeRule(change(), id);
});

import {
  createExecutionContext,
  createMessageBatch,
  getQueueResult,
  runDurableObjectAlarm,
  runInDurableObject,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { unwrap } from "../../workers/platform/errors.ts";
import type { EventBatch } from "../../workers/platform/events.ts";
import { consumeEvents } from "../../workers/projections/consume-events.ts";
import { rebuildShop } from "../../workers/projections/rebuild.ts";
import { ANNA, makeShop, SHOP, TestConversation } from "../conversation/harness.ts";

beforeAll(makeShop);

async function batchOf(conversation: TestConversation, from = 0, to = 1_000): Promise<EventBatch> {
  const { events, startedAt, customer, channel } = unwrap(await conversation.rpc.events(0, 500));
  const some = events.filter(({ eventSeq }) => eventSeq > from && eventSeq <= to);
  return { shop: SHOP, conversation: conversation.opening.conversation, channel, startedAt, customer, events: some };
}

async function consume(...bodies: EventBatch[]) {
  const messages = bodies.map((body, index) => ({ id: `m${index}`, timestamp: 0, attempts: 1, body }));
  const batch = createMessageBatch<EventBatch>("events-0", messages);
  const context = createExecutionContext();
  await consumeEvents(batch, env);
  return getQueueResult(batch, context);
}

async function rowOf(conversation: TestConversation) {
  return env.DB.prepare("SELECT * FROM conversations WHERE shop_id = ? AND conversation = ?")
    .bind(SHOP, conversation.opening.conversation)
    .first();
}

async function factsOf(conversation: TestConversation) {
  const { results } = await env.DB.prepare(
    "SELECT * FROM facts WHERE shop_id = ? AND conversation = ? ORDER BY event_seq",
  )
    .bind(SHOP, conversation.opening.conversation)
    .all();
  return results;
}

/** The queue of the test worker also runs; what it has written is taken away, so that the test alone decides. */
async function forget(conversation: TestConversation) {
  for (const table of ["conversations", "facts"]) {
    await env.DB.prepare(`DELETE FROM ${table} WHERE shop_id = ? AND conversation = ?`)
      .bind(SHOP, conversation.opening.conversation)
      .run();
  }
}

async function expectLikeObject(conversation: TestConversation) {
  const { row } = unwrap(await conversation.rpc.standing());
  const stored = await rowOf(conversation);
  expect(stored).toMatchObject({
    event_seq: row.eventSeq,
    holder: row.holder,
    epoch: row.epoch,
    holder_reason: row.holderReason,
    agent_id: row.agentId,
    messages: row.messages,
    unanswered: row.unanswered,
    last_text: row.lastText,
    last_from: row.lastFrom,
    last_at: row.lastAt,
    waiting_since: row.waitingSince,
    customer_id: row.customerId,
    intent: row.intent,
    episode: row.episode,
  });
}

async function busyConversation() {
  const conversation = await TestConversation.make();
  const signed = { customerId: "cus_9", name: null };
  unwrap(await conversation.rpc.open(conversation.opening, { locale: null, productId: null, signed }));
  await conversation.say("hello, my phone is 13812345678");
  const { epoch } = unwrap(await conversation.rpc.claim(ANNA, 0));
  unwrap(await conversation.rpc.reply(ANNA, epoch, "k", "I am here"));
  return conversation;
}

describe("projections", () => {
  it("a row is what its object says, and the object hears that it was written", async () => {
    const conversation = await busyConversation();
    const result = await consume(await batchOf(conversation));
    expect(result.explicitAcks).toEqual(["m0"]);
    await expectLikeObject(conversation);
    expect((await rowOf(conversation))?.last_text).not.toContain("13812345678");
    const [stored] = await conversation.rows("SELECT confirmed_seq AS confirmed, event_seq AS seq FROM conversation");
    expect(stored?.confirmed).toBe(stored?.seq);
    expect(await conversation.rows("SELECT * FROM timers WHERE kind = 'events'")).toEqual([]);
    const link = await env.DB.prepare("SELECT * FROM customer_conversations WHERE conversation = ?")
      .bind(conversation.opening.conversation)
      .first();
    expect(link).toMatchObject({ customer_id: "cus_9" });
  });

  it("repeats, reordering and gaps come to the same row and facts", async () => {
    const conversation = await busyConversation();
    await consume(await batchOf(conversation));
    const [row, facts] = [await rowOf(conversation), await factsOf(conversation)];
    await forget(conversation);
    await consume(await batchOf(conversation, 4));
    expect(await rowOf(conversation)).toEqual(row);
    expect(await factsOf(conversation)).toEqual(facts);
    await forget(conversation);
    await consume(
      await batchOf(conversation, 2, 3),
      await batchOf(conversation, 0, 2),
      await batchOf(conversation, 0, 1),
    );
    await consume(await batchOf(conversation), await batchOf(conversation));
    expect(await rowOf(conversation)).toEqual(row);
    expect(await factsOf(conversation)).toEqual(facts);
  });

  it("a conversation whose every queue message was lost makes itself known again", async () => {
    const conversation = await busyConversation();
    await runInDurableObject(conversation.stub, ({ kernel }) => {
      kernel.ctx.storage.sql.exec("UPDATE conversation SET confirmed_seq = 0");
    });
    await conversation.rpc.confirmEvents(0);
    await forget(conversation);
    conversation.ahead = 61_000;
    await runDurableObjectAlarm(conversation.stub);
    while (!(await rowOf(conversation))) await scheduler.wait(20);
    await expectLikeObject(conversation);
  });

  it("a rebuilt shop is equal to what its objects say, also after erasing", async () => {
    const conversation = await busyConversation();
    const erased = await busyConversation();
    await consume(await batchOf(conversation), await batchOf(erased));
    const facts = await factsOf(conversation);
    unwrap(await erased.rpc.erase());
    await env.DB.prepare("UPDATE conversations SET last_text = 'wrong', messages = 99, holder = 'bot'").run();
    await env.DB.prepare("DELETE FROM facts WHERE conversation = ?").bind(conversation.opening.conversation).run();
    const rebuilt = await rebuildShop(env, SHOP);
    expect(rebuilt.conversations).toBeGreaterThanOrEqual(2);
    await expectLikeObject(conversation);
    await expectLikeObject(erased);
    expect(await factsOf(conversation)).toEqual(facts);
  });

  it("what is new is sent again within a minute, though older events wait long since they were cut off often", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("hello");
    const dueIn = () =>
      runInDurableObject(conversation.stub, ({ kernel }) => {
        const [row] = kernel.sql
          .exec<{ due: number }>("SELECT due_at AS due FROM timers WHERE kind = 'events'")
          .toArray();
        return row === undefined ? null : row.due - kernel.now();
      });
    await runInDurableObject(conversation.stub, ({ kernel }) => {
      // No queue, as while the process dies again and again.
      Object.assign(kernel, { env: { EVENTS: { send: () => Promise.reject(new Error("no queue")) } } });
      kernel.timers.set("events", "", kernel.now() + 900_000);
    });
    await conversation.rpc.notePromise({ promise: "prm_x", kind: "refund", dueAt: null, state: "kept" });
    expect(await dueIn()).toBeLessThanOrEqual(60_000);
  });
});

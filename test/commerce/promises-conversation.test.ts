import { createMessageBatch, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../workers/platform/db/database.ts";
import { promises } from "../../workers/platform/db/schema/promises.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import type { EventBatch } from "../../workers/platform/events.ts";
import type { PromiseDraft } from "../../workers/platform/promise.ts";
import { consumeEvents } from "../../workers/projections/consume-events.ts";
import { ANNA, outcomeOf, replyDraft, SHOP, TestConversation } from "../conversation/harness.ts";

const database = openDatabase(env.DB);

const draft = (more: Partial<PromiseDraft> = {}): PromiseDraft => ({
  kind: "delivery",
  what: "预计明天送达。",
  source: "template",
  by: "parcel.eta",
  dueAt: Date.parse("2099-11-22T23:59:59.999+08:00"),
  amountMinor: null,
  currency: null,
  orderId: null,
  ...more,
});

async function promisesOf(conversation: TestConversation) {
  // The test worker's own queue may be behind, or have been there first: the same events again change nothing.
  const { events, startedAt, customer, channel } = unwrap(await conversation.rpc.events(0, 500));
  const name = conversation.opening.conversation;
  const body: EventBatch = { shop: SHOP, conversation: name, channel, startedAt, customer, events };
  await consumeEvents(createMessageBatch("events-0", [{ id: "m0", timestamp: new Date(), attempts: 1, body }]), env);
  return database
    .select()
    .from(promises)
    .where(sql`${promises.conversation} = ${conversation.opening.conversation}`)
    .orderBy(promises.createdAt);
}

async function madeIn(conversation: TestConversation) {
  return (await conversation.events()).filter(({ type }) => type.startsWith("promise."));
}

describe("a message that binds the shop", () => {
  it("is stored with its record, in one transaction, and reaches the ledger once", async () => {
    const conversation = await TestConversation.make({
      takeTurn: async (input) => outcomeOf(input, { promises: [draft({ orderId: `D-${input.messages[0]?.seq}` })] }),
    });
    await conversation.say("到哪了");
    const [event] = await madeIn(conversation);
    const [reply] = (await conversation.messages()).filter(({ from }) => from === "bot");
    expect(event).toMatchObject({ type: "promise.made", kind: "delivery", record: { message: reply?.id } });
    expect(await promisesOf(conversation)).toMatchObject([
      { kind: "delivery", what: "预计明天送达。", source: "template", state: "open", message: reply?.id, history: [] },
    ]);
    expect(await promisesOf(conversation)).toHaveLength(1);
  });

  it("that says again what is owed already owes it once", async () => {
    const orderId = `D-${crypto.randomUUID()}`;
    const conversation = await TestConversation.make({
      takeTurn: async (input) => outcomeOf(input, { promises: [draft({ orderId })] }),
    });
    await conversation.say("到哪了");
    await conversation.say("到哪了呀");
    expect(await madeIn(conversation)).toHaveLength(2);
    expect(await promisesOf(conversation)).toHaveLength(1);
  });

  it("and is dropped since an agent has claimed leaves no record", async () => {
    let go: () => void = () => {};
    const claimed = new Promise<void>((resolve) => {
      go = resolve;
    });
    const conversation = await TestConversation.make({
      takeTurn: async (input) => {
        await claimed;
        return outcomeOf(input, { replies: [replyDraft("预计明天送达。")], promises: [draft()] });
      },
    });
    await conversation.say("到哪了", 0);
    unwrap(await conversation.rpc.claim(ANNA, (await conversation.holder()).epoch));
    go();
    await runDurableObjectAlarm(conversation.stub);
    expect(await madeIn(conversation)).toEqual([]);
    expect((await conversation.lines()).filter((line) => line.startsWith("bot"))).toEqual([]);
  });

  it("survives a process that dies right after it", async () => {
    const conversation = await TestConversation.make({
      takeTurn: async (input) => outcomeOf(input, { promises: [draft()] }),
    });
    await conversation.say("到哪了");
    await conversation.crash();
    expect(await promisesOf(conversation)).toHaveLength(1);
  });
});

describe("an agent's message", () => {
  async function held(): Promise<TestConversation> {
    const conversation = await TestConversation.make();
    await conversation.say("在吗");
    unwrap(await conversation.rpc.claim(ANNA, (await conversation.holder()).epoch));
    return conversation;
  }

  it("that commits is sent as it is and recorded with its day; the same key once", async () => {
    const conversation = await held();
    const { epoch } = await conversation.holder();
    const text = "两小时内我们会给您回电，差价¥20退给您。";
    const send = () => conversation.rpc.reply(ANNA, epoch, "k1", text);
    const message = unwrap(await send());
    expect(message.text).toBe(text);
    unwrap(await send());
    const rows = await promisesOf(conversation);
    const own = rows.filter(({ source }) => source === "agent");
    expect(own).toHaveLength(2);
    expect(own.every(({ message: id, sourceBy }) => id === message.id && sourceBy === ANNA.id)).toBe(true);
    const callback = own.find(({ kind }) => kind === "callback");
    expect(callback?.dueAt).toBeGreaterThan(callback?.createdAt ?? 0);
    expect(own.find(({ kind }) => kind !== "callback")).toMatchObject({ amountMinor: 2_000, currency: "CNY" });
  });

  it("that commits to nothing leaves no record", async () => {
    const conversation = await held();
    unwrap(await conversation.rpc.reply(ANNA, (await conversation.holder()).epoch, "k1", "您好，请问订单号是多少？"));
    expect(await madeIn(conversation)).toEqual([]);
  });
});

describe("what the watch has seen", () => {
  it("becomes one event, however often it is told, also across a crash", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("在吗");
    const news = { promise: "prm_1", kind: "refund", dueAt: 5, state: "overdue" } as const;
    unwrap(await conversation.rpc.notePromise(news));
    await conversation.crash();
    unwrap(await conversation.rpc.notePromise(news));
    unwrap(await conversation.rpc.notePromise({ ...news, state: "kept" }));
    expect((await madeIn(conversation)).map(({ type }) => type)).toEqual(["promise.overdue", "promise.kept"]);
  });

  it("is not told to a conversation that is not there", async () => {
    const conversation = await TestConversation.make();
    const told = await conversation.rpc.notePromise({ promise: "prm_1", kind: "refund", dueAt: 5, state: "kept" });
    expect(told).toMatchObject({ ok: false, error: { code: "not_found" } });
  });

  it("leaves no trace in an erased one", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("在吗");
    unwrap(await conversation.rpc.erase());
    unwrap(await conversation.rpc.notePromise({ promise: "prm_1", kind: "refund", dueAt: 5, state: "kept" }));
    expect(await madeIn(conversation)).toEqual([]);
  });
});

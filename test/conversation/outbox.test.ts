import { runDurableObjectAlarm } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { OutboundChannel, OutboundMessage, Sent } from "../../durable-objects/conversation/outbound.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { TestConversation } from "./harness.ts";

/** A channel that does what real ones do: accepts, refuses, limits, is silent; with a key it delivers once per key. */
function fakeChannel(isIdempotent: boolean, answers: (Sent | "throws" | "hangs" | "delivers_then_throws")[] = []) {
  const delivered: OutboundMessage[] = [];
  const attempts: OutboundMessage[] = [];
  const deliver = (message: OutboundMessage) => {
    if (isIdempotent && delivered.some(({ key }) => key === message.key)) return;
    delivered.push(message);
  };
  const channel: OutboundChannel = {
    isIdempotent,
    windowMs: null,
    async send(message) {
      attempts.push(message);
      const answer = answers.shift() ?? { is: "sent" };
      if (answer === "throws") throw new Error("connection refused");
      if (answer === "hangs") return new Promise(() => {});
      if (answer === "delivers_then_throws") {
        deliver(message);
        throw new Error("connection lost");
      }
      if (answer.is === "sent") deliver(message);
      return answer;
    },
  };
  return { channel, delivered, attempts, texts: () => delivered.map(({ text }) => text) };
}

async function ring(conversation: TestConversation, aheadMs: number) {
  conversation.ahead += aheadMs;
  await runDurableObjectAlarm(conversation.stub);
}

async function untilAttempts(fake: ReturnType<typeof fakeChannel>, n: number) {
  while (fake.attempts.length < n) await scheduler.wait(2);
}

async function deliveries(conversation: TestConversation) {
  return Object.values(unwrap(await conversation.rpc.view()).deliveries);
}

describe("the outbox", () => {
  it("delivers replies in order, and a limited channel is tried again without one overtaking", async () => {
    const fake = fakeChannel(false, [{ is: "retry", afterMs: 2_000 }]);
    const conversation = await TestConversation.make({ outbound: fake.channel }, "sms");
    await conversation.say("one");
    await untilAttempts(fake, 1);
    await conversation.say("two");
    expect(fake.texts()).toEqual([]);
    expect(await deliveries(conversation)).toEqual(["pending", "pending"]);
    await ring(conversation, 2_500);
    expect(fake.texts()).toEqual(["re: one", "re: two"]);
    expect(await deliveries(conversation)).toEqual([]);
    expect(await conversation.rows("SELECT kind FROM timers WHERE kind = 'delivery'")).toEqual([]);
  });

  it("after ten minutes a delivery is a dead letter, told as an event, and the next ones go", async () => {
    const fake = fakeChannel(false, [{ is: "retry" }, { is: "retry" }]);
    const conversation = await TestConversation.make({ outbound: fake.channel }, "sms");
    await conversation.say("one");
    await untilAttempts(fake, 1);
    await ring(conversation, 5_000);
    await ring(conversation, 10 * 60_000);
    await conversation.say("two");
    await ring(conversation, 1_000);
    expect(fake.texts()).toEqual(["re: two"]);
    expect(await deliveries(conversation)).toEqual(["dead"]);
    expect((await conversation.events()).filter(({ type }) => type === "delivery.dead")).toHaveLength(1);
  });

  it("without a key an attempt of unknown result is not repeated", async () => {
    const fake = fakeChannel(false, ["delivers_then_throws"]);
    const conversation = await TestConversation.make({ outbound: fake.channel }, "sms");
    await conversation.say("one");
    await untilAttempts(fake, 1);
    await ring(conversation, 60_000);
    await conversation.say("two");
    await untilAttempts(fake, 2);
    expect(fake.texts()).toEqual(["re: one", "re: two"]);
    expect(await deliveries(conversation)).toEqual(["unknown"]);
  });

  it("with a key it is repeated and delivered once, and a late one says so", async () => {
    const fake = fakeChannel(true, ["delivers_then_throws", "throws"]);
    const conversation = await TestConversation.make({ outbound: fake.channel }, "sms");
    await conversation.say("one");
    await untilAttempts(fake, 1);
    await ring(conversation, 5_000);
    await ring(conversation, 70_000);
    expect(fake.texts()).toEqual(["re: one"]);
    expect(fake.attempts.map(({ isLate }) => isLate)).toEqual([false, false, true]);
    expect(new Set(fake.attempts.map(({ key }) => key)).size).toBe(1);
    expect(await deliveries(conversation)).toEqual([]);
  });

  it.each([
    [true, []],
    [false, ["unknown"]],
  ])("an object that dies in an attempt (key: %s) leaves it as %j", async (isIdempotent, left) => {
    const fake = fakeChannel(isIdempotent, ["hangs"]);
    const conversation = await TestConversation.make({ outbound: fake.channel }, "sms");
    await conversation.say("one");
    await untilAttempts(fake, 1);
    await conversation.crash();
    await ring(conversation, 31_000);
    expect(fake.attempts).toHaveLength(isIdempotent ? 2 : 1);
    expect(await deliveries(conversation)).toEqual(left);
  });

  it("what the channel refuses for good is dead at once", async () => {
    const fake = fakeChannel(false, [{ is: "refused", reason: "blocked" }]);
    const conversation = await TestConversation.make({ outbound: fake.channel }, "sms");
    await conversation.say("one");
    await conversation.say("two");
    await untilAttempts(fake, 2);
    expect(fake.texts()).toEqual(["re: two"]);
  });

  it("the web channel is delivered by being stored", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("one");
    expect(await conversation.rows("SELECT * FROM deliveries")).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { unwrap } from "../../workers/platform/errors.ts";
import { makeShop, TestConversation } from "./harness.ts";

describe("receiving", () => {
  it("answers a message, and tells the caller who waits", async () => {
    const conversation = await TestConversation.make();
    const { message, turn, isDuplicate } = await conversation.say("hello");
    expect(message).toMatchObject({ seq: 1, from: "shopper", text: "hello" });
    expect(isDuplicate).toBe(false);
    expect(turn?.replies.map(({ text }) => text)).toEqual(["re: hello"]);
    expect(turn?.understanding?.intent).toBe("product_info");
    expect(await conversation.lines()).toEqual(["shopper: hello", "bot: re: hello"]);
  });

  it("a repeated webhook is stored and answered once, ten times at once", async () => {
    const conversation = await TestConversation.make();
    const event = conversation.event("hello");
    const received = await Promise.all(
      Array.from({ length: 10 }, () => conversation.rpc.receive(conversation.opening, event, 5_000)),
    );
    const results = received.map((one) => unwrap(one));
    expect(results.filter(({ isDuplicate }) => !isDuplicate)).toHaveLength(1);
    expect(new Set(results.map(({ message }) => message.id)).size).toBe(1);
    expect(results.every(({ turn }) => turn?.replies[0]?.text === "re: hello")).toBe(true);
    expect(await conversation.lines()).toEqual(["shopper: hello", "bot: re: hello"]);
  });

  it("the same key with another body is a conflict and stores nothing", async () => {
    const conversation = await TestConversation.make();
    const event = conversation.event("one");
    await conversation.rpc.receive(conversation.opening, event, 5_000);
    const second = await conversation.rpc.receive(conversation.opening, { ...event, bodyHash: "other" }, 0);
    expect(second).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect(await conversation.lines()).toHaveLength(2);
  });

  it("200 messages at once keep their order without a gap, and each is covered by one turn", async () => {
    await makeShop();
    const conversation = await TestConversation.make();
    const sent = Array.from({ length: 200 }, (_, index) => conversation.event(`m${index}`));
    const results = await Promise.all(
      sent.map((event) => conversation.rpc.receive(conversation.opening, event, 10_000)),
    );
    const seqs = results.map((one) => unwrap(one).message.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    const messages = await conversation.messages();
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    expect(messages.filter(({ from }) => from === "shopper").map(({ text }) => text)).toEqual(
      sent.map(({ text }) => text),
    );
    const answered = messages
      .filter(({ from }) => from === "bot")
      .flatMap(({ text }) => text.replace("re: ", "").split(" | "));
    expect(answered).toEqual(sent.map(({ text }) => text));
    // The queue has brought every event to the projections before the test's worker goes.
    const isConfirmed = "SELECT 1 AS yes FROM conversation WHERE confirmed_seq = event_seq";
    while ((await conversation.rows(isConfirmed)).length === 0) await scheduler.wait(50);
  }, 30_000);

  it("nothing of a message can be read in the storage", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("my phone is 13812345678");
    for (const table of ["messages", "turns", "conversation", "events"]) {
      expect(JSON.stringify(await conversation.rows(`SELECT * FROM ${table}`))).not.toContain("13812345678");
    }
    expect(JSON.stringify(await conversation.rows("SELECT * FROM messages"))).not.toContain("phone");
  });
});

import { describe, expect, it } from "vitest";
import type { ProactiveWord } from "../../durable-objects/conversation/contract.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { ANNA, TestConversation } from "./harness.ts";

const word = (key: string): ProactiveWord => ({
  key,
  say: { zh: { text: `中文 ${key}`, cards: [] }, en: { text: `English ${key}`, cards: [] } },
});

async function notified(conversation: TestConversation, ...keys: string[]) {
  for (const key of keys) unwrap(await conversation.rpc.notify(word(key)));
}

describe("words that the shopper did not ask for", () => {
  it("are stored once per key, in order, also after a crash between", async () => {
    const one = await TestConversation.make();
    await one.say("在吗");
    await notified(one, "a", "b", "a");
    await one.crash();
    await notified(one, "b", "c", "a");
    expect((await one.lines()).slice(2)).toEqual(["bot: 中文 a", "bot: 中文 b", "bot: 中文 c"]);
    const messages = await one.messages();
    expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it("many at once with one key are one", async () => {
    const one = await TestConversation.make();
    await one.say("在吗");
    await Promise.all(Array.from({ length: 8 }, () => one.rpc.notify(word("same"))));
    expect((await one.lines()).filter((line) => line.endsWith("same"))).toHaveLength(1);
  });

  it("neither take a conversation from an agent, nor count as an answer to the shopper", async () => {
    const one = await TestConversation.make();
    await one.say("在吗");
    const held = unwrap(await one.rpc.claim(ANNA, (await one.holder()).epoch));
    await one.say("有人吗", 0);
    const before = unwrap(await one.rpc.standing()).row;
    expect(before.unanswered).toBe(1);
    await notified(one, "a");
    const { row, holder } = unwrap(await one.rpc.standing());
    expect(holder).toEqual(held);
    expect(row).toMatchObject({ unanswered: 1, messages: before.messages + 1, lastText: "中文 a" });
  });

  it("speak the language of the page where nothing was said yet", async () => {
    const one = await TestConversation.make();
    unwrap(await one.rpc.open(one.opening, { locale: "en-US", productId: null, signed: null }));
    await notified(one, "a");
    expect(await one.lines()).toEqual(["bot: English a"]);
  });

  it("go out through the channel, each with a key of its own", async () => {
    const sent: { key: string; text: string }[] = [];
    const one = await TestConversation.make(
      {
        outbound: {
          isIdempotent: true,
          windowMs: null,
          send: async ({ key, text }) => {
            sent.push({ key, text });
            return { is: "sent" };
          },
        },
      },
      "sms",
    );
    await one.say("在吗");
    await notified(one, "a", "a");
    while (sent.length < 2) await scheduler.wait(10);
    expect(sent.map(({ text }) => text)).toEqual(["re: 在吗", "中文 a"]);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
  });

  it("reach nobody in an erased conversation, and none that was never opened", async () => {
    const one = await TestConversation.make();
    expect(await one.rpc.notify(word("a"))).toMatchObject({ ok: false, error: { code: "not_found" } });
    await one.say("在吗");
    unwrap(await one.rpc.erase());
    expect(unwrap(await one.rpc.notify(word("a")))).toEqual({ isStored: false });
    expect(await one.lines()).toEqual([]);
  });
});

import { runDurableObjectAlarm } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Proposal } from "../../workers/commerce/ports.ts";
import type { TurnInput } from "../../workers/dialogue/contract.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { ANNA, outcomeOf, proposalOf, type Script, TestConversation } from "./harness.ts";

/** A shop that executes once per proposal id and counts how often it was asked. */
function countingShop(fail: (times: number) => "before" | "after" | "never" | null = () => null) {
  const done = new Set<string>();
  let asked = 0;
  const execute = async (proposal: Proposal) => {
    asked++;
    const failure = fail(asked);
    if (failure === "before") throw new Error("not reached");
    done.add(proposal.id);
    if (failure === "after") throw new Error("the answer was lost");
    while (failure === "never") await scheduler.wait(2);
    return { state: "executed" as const, proposal: proposal.id, effects: [], at: 1 };
  };
  return { execute, done, asked: () => asked };
}

/** Every message confirms the same proposal. */
const confirms = async (input: TurnInput) =>
  outcomeOf(input, { step: "execute", replies: [], execute: proposalOf("prp_1", Date.now()) });

async function confirmed(changes: Partial<Script>) {
  return TestConversation.make({ takeTurn: confirms, ...changes });
}

async function expectOneReceipt(conversation: TestConversation) {
  expect((await conversation.lines()).filter((line) => line.startsWith("bot"))).toEqual(["bot: executed: prp_1"]);
  const executed = (await conversation.events()).filter(({ type }) => type === "action.executed");
  expect(executed).toMatchObject([{ proposal: "prp_1", state: "executed" }]);
  expect(await conversation.rows("SELECT kind FROM timers WHERE kind IN ('execute', 'turn')")).toEqual([]);
}

describe("execution", () => {
  it("executes a confirmed proposal and gives the receipt to the caller who waits", async () => {
    const shop = countingShop();
    const conversation = await confirmed({ execute: shop.execute });
    const { turn } = await conversation.say("yes");
    expect(turn?.replies.map(({ text }) => text)).toEqual(["executed: prp_1"]);
    expect(turn?.actions).toMatchObject([{ proposal: "prp_1", state: "executed" }]);
    await expectOneReceipt(conversation);
  });

  it("a second confirmation of the same proposal executes nothing", async () => {
    const shop = countingShop();
    const conversation = await confirmed({ execute: shop.execute });
    await conversation.say("yes");
    await conversation.say("yes!");
    expect(shop.asked()).toBe(1);
    await expectOneReceipt(conversation);
  });

  it.each(["before", "after"] as const)(
    "a failure %s the shop's commit is repeated by the timer, done once",
    async (when) => {
      const shop = countingShop((times) => (times === 1 ? when : null));
      const conversation = await confirmed({ execute: shop.execute });
      expect((await conversation.say("yes", 300)).turn).toBeNull();
      conversation.ahead = 6_000;
      await runDurableObjectAlarm(conversation.stub);
      expect([...shop.done]).toEqual(["prp_1"]);
      expect(shop.asked()).toBe(2);
      await expectOneReceipt(conversation);
    },
  );

  it("an object that dies while the shop executes asks again and stores one receipt", async () => {
    const shop = countingShop((times) => (times === 1 ? "never" : null));
    const conversation = await confirmed({ execute: shop.execute });
    await conversation.say("yes", 0);
    while (shop.asked() === 0) await scheduler.wait(2);
    await conversation.crash();
    conversation.ahead = 6_000;
    await runDurableObjectAlarm(conversation.stub);
    await runDurableObjectAlarm(conversation.stub);
    expect([...shop.done]).toEqual(["prp_1"]);
    await expectOneReceipt(conversation);
  });

  it("an object that dies between the receipt's coming and its storing stores it once", async () => {
    let times = 0;
    const shop = countingShop();
    const conversation = await confirmed({ execute: shop.execute });
    const { tellReceipt } = conversation.scripted;
    conversation.scripted.tellReceipt = (input, ports) => {
      times++;
      if (times === 1) throw new Error("died here");
      return tellReceipt(input, ports);
    };
    await conversation.say("yes", 300);
    await conversation.crash();
    conversation.ahead = 6_000;
    await runDurableObjectAlarm(conversation.stub);
    expect(times).toBe(2);
    await expectOneReceipt(conversation);
  });

  it("a receipt is stored and sent also after an agent's claim", async () => {
    const shop = countingShop((times) => (times === 1 ? "before" : null));
    const conversation = await confirmed({ execute: shop.execute });
    await conversation.say("yes", 100);
    unwrap(await conversation.rpc.claim(ANNA, 0));
    conversation.ahead = 6_000;
    await runDurableObjectAlarm(conversation.stub);
    await expectOneReceipt(conversation);
    expect((await conversation.holder()).agent).toEqual(ANNA);
  });

  it("ten minutes without an answer are unknown, told as such, and a person's", async () => {
    const shop = countingShop(() => "before");
    const conversation = await confirmed({ execute: shop.execute });
    const { tellReceipt } = conversation.scripted;
    conversation.scripted.tellReceipt = async (input, ports) => ({
      ...(await tellReceipt(input, ports)),
      handoff: "policy",
    });
    await conversation.say("yes", 100);
    conversation.ahead = 10 * 60_000 + 1_000;
    await runDurableObjectAlarm(conversation.stub);
    expect((await conversation.lines()).at(-1)).toBe("bot: unknown: prp_1");
    expect((await conversation.holder()).holder).toBe("waiting");
    const asked = shop.asked();
    conversation.ahead += 10 * 60_000;
    await runDurableObjectAlarm(conversation.stub);
    expect(shop.asked()).toBe(asked);
  });

  it("other turns go on while an execution waits for its timer", async () => {
    const shop = countingShop(() => "before");
    const conversation = await confirmed({ execute: shop.execute });
    await conversation.say("yes", 100);
    conversation.scripted.takeTurn = async (input) => outcomeOf(input);
    expect((await conversation.say("and the weather?")).turn?.replies[0]?.text).toBe("re: and the weather?");
  });
});

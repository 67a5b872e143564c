import { runDurableObjectAlarm } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { TurnInput } from "../../workers/dialogue/contract.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { ANNA, outcomeOf, script, TestConversation } from "./harness.ts";

/**
 * A turn that stands still until the test lets it go. Object and test are two contexts of the runtime: each waits in its
 * own, for a plain flag.
 */
function heldTurn() {
  let hasStarted = false;
  let mayGo = false;
  const takeTurn = async (input: TurnInput) => {
    hasStarted = true;
    while (!mayGo) await scheduler.wait(2);
    return outcomeOf(input);
  };
  const started = async () => {
    while (!hasStarted) await scheduler.wait(2);
  };
  const go = () => {
    mayGo = true;
  };
  return { started, go, takeTurn };
}

describe("turns", () => {
  it("a question waits for the next bubble and reads it too", async () => {
    const conversation = await TestConversation.make({ takeTurn: async (input) => outcomeOf(input, { step: "ask" }) });
    const [first, second] = await Promise.all([conversation.say("is it in stock"), conversation.say("the black one")]);
    expect(first.turn?.replies.map(({ text }) => text)).toEqual(["re: is it in stock | the black one"]);
    expect(second.turn).toEqual(first.turn);
    const taken = (await conversation.events()).filter(({ type }) => type === "turn.taken");
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject({ latencyMs: expect.any(Number) });
    expect((taken[0] as { latencyMs: number }).latencyMs).toBeGreaterThanOrEqual(600);
  });

  it("new messages restart a slow turn at most twice, and late answers are dropped", async () => {
    const inputs: string[][] = [];
    const holds = [heldTurn(), heldTurn(), heldTurn(), heldTurn()];
    const conversation = await TestConversation.make({
      takeTurn: (input) => {
        inputs.push(input.messages.map(({ text }) => text));
        return holds[inputs.length - 1]?.takeTurn(input) ?? Promise.reject(new Error("one turn too many"));
      },
    });
    const first = conversation.say("one");
    await holds[0]?.started();
    const second = conversation.say("two");
    await holds[1]?.started();
    const third = conversation.say("three");
    await holds[2]?.started();
    const fourth = conversation.say("four");
    // The late answers of the first two attempts come before that of the third.
    for (const hold of holds) hold.go();
    await Promise.all([first, second, third, fourth]);
    expect(inputs).toEqual([["one"], ["one", "two"], ["one", "two", "three"], ["four"]]);
    expect((await conversation.lines()).filter((line) => line.startsWith("bot"))).toEqual([
      "bot: re: one | two | three",
      "bot: re: four",
    ]);
  });

  it("a bot answer that finishes after an agent's claim is not sent", async () => {
    const held = heldTurn();
    const conversation = await TestConversation.make({ takeTurn: held.takeTurn });
    const said = conversation.say("hello");
    await held.started();
    unwrap(await conversation.rpc.claim(ANNA, 0));
    held.go();
    expect((await said).turn).toBeNull();
    await conversation.say("are you there", 0);
    expect(await conversation.lines()).toEqual(["shopper: hello", "shopper: are you there"]);
    expect((await conversation.events()).some(({ type }) => type === "turn.taken")).toBe(false);
  });

  it("an object evicted between the storing and the answer answers once", async () => {
    const held = heldTurn();
    const conversation = await TestConversation.make({ takeTurn: held.takeTurn });
    await conversation.say("hello", 0);
    await held.started();
    conversation.scripted = script();
    await conversation.crash();
    held.go();
    conversation.ahead = 6_000;
    expect(await runDurableObjectAlarm(conversation.stub)).toBe(true);
    await runDurableObjectAlarm(conversation.stub);
    expect(await conversation.lines()).toEqual(["shopper: hello", "bot: re: hello"]);
    expect(await conversation.rows("SELECT kind FROM timers WHERE kind = 'turn'")).toEqual([]);
  });

  it("a turn that fails again and again becomes a person's, and the shopper is told", async () => {
    let attempts = 0;
    const conversation = await TestConversation.make({
      takeTurn: async () => {
        attempts++;
        throw new Error("broken");
      },
    });
    await conversation.say("hello", 0);
    for (let round = 0; round < 4; round++) {
      conversation.ahead += 120_000;
      await runDurableObjectAlarm(conversation.stub);
    }
    expect(attempts).toBeGreaterThanOrEqual(4);
    expect((await conversation.holder()).holder).toBe("waiting");
    expect((await conversation.lines())[1]).toMatch(/^system: /);
    const before = attempts;
    conversation.ahead += 120_000;
    await runDurableObjectAlarm(conversation.stub);
    expect(attempts).toBe(before);
  });

  it("an answer computed before the shopper signed in is not kept over the signed identity", async () => {
    const held = heldTurn();
    const conversation = await TestConversation.make({ takeTurn: held.takeTurn });
    const said = conversation.say("hello");
    await held.started();
    const signed = { customerId: "cus_1", name: null };
    unwrap(await conversation.rpc.open(conversation.opening, { locale: "zh-CN", productId: null, signed }));
    held.go();
    await said;
    const view = unwrap(await conversation.rpc.view());
    expect(view).toMatchObject({ customerId: "cus_1", identityLevel: "signed" });
    expect(await conversation.lines()).toEqual(["shopper: hello", "bot: re: hello"]);
    const other = { customerId: "cus_2", name: null };
    const refused = await conversation.rpc.open(conversation.opening, { locale: null, productId: null, signed: other });
    expect(refused).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });
});

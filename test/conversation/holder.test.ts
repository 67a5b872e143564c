import { runDurableObjectAlarm } from "cloudflare:test";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { move, OPENED, TRANSITIONS, type Transition } from "../../durable-objects/conversation/holder.ts";
import type { NewTicket } from "../../durable-objects/conversation/ticket-desk.ts";
import { DeskbellError, unwrap } from "../../workers/platform/errors.ts";
import { HOLDERS, type HolderState } from "../../workers/platform/message.ts";
import { ANNA, BEN, outcomeOf, shopSnapshot, TestConversation } from "./harness.ts";

const handsOff = {
  takeTurn: async (input: Parameters<typeof outcomeOf>[0]) => outcomeOf(input, { step: "handoff", handoff: "asked" }),
};

describe("the holder as a state machine", () => {
  it("moves by the table alone, one epoch at a time, and names an agent exactly where one holds", () => {
    const reasons = [...new Set(Object.values(TRANSITIONS).flatMap((targets) => Object.values(targets).flat()))];
    const transition = fc.record({ to: fc.constantFrom(...HOLDERS), reason: fc.constantFrom(...reasons) });
    fc.assert(
      fc.property(fc.array(transition, { maxLength: 40 }), (steps) => {
        let state: HolderState = OPENED;
        for (const step of steps) {
          const asked = (step.to === "agent" ? { ...step, agent: ANNA } : step) as Transition;
          const targets: Partial<Record<string, readonly string[]>> = TRANSITIONS[state.holder];
          if (!targets[step.to]?.includes(step.reason)) {
            expect(() => move(state, asked)).toThrow(DeskbellError);
            continue;
          }
          const next = move(state, asked);
          expect(next.epoch).toBe(state.epoch + 1);
          expect(next.agent !== null).toBe(next.holder === "agent");
          state = next;
        }
      }),
    );
  });
});

describe("who speaks for the shop", () => {
  it("two agents claim at once: one holds, the other hears who", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("hello");
    const results = await Promise.all([conversation.rpc.claim(ANNA, 0), conversation.rpc.claim(BEN, 0)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = results.find(({ ok }) => !ok);
    const holder = await conversation.holder();
    expect(refused).toMatchObject({ error: { code: "conflict", detail: { holder } } });
    expect([ANNA, BEN]).toContainEqual(holder.agent);
  });

  it("an agent speaks with the epoch they saw, once per key", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("hello");
    const { epoch } = unwrap(await conversation.rpc.claim(ANNA, 0));
    expect(await conversation.rpc.claim(ANNA, 0)).toMatchObject({ ok: true, value: { epoch } });
    const first = unwrap(await conversation.rpc.reply(ANNA, epoch, "k1", "I am Anna"));
    expect(unwrap(await conversation.rpc.reply(ANNA, epoch, "k1", "I am Anna"))).toEqual(first);
    expect(await conversation.rpc.reply(ANNA, epoch, "k1", "other")).toMatchObject({ error: { code: "conflict" } });
    expect(await conversation.rpc.reply(BEN, epoch, "k2", "me too")).toMatchObject({ error: { code: "conflict" } });
    unwrap(await conversation.rpc.giveBack(ANNA, epoch));
    expect(await conversation.rpc.reply(ANNA, epoch, "k3", "late")).toMatchObject({ error: { code: "conflict" } });
    // A repeated request after the hand-back still finds its first result.
    expect(unwrap(await conversation.rpc.reply(ANNA, epoch, "k1", "I am Anna"))).toEqual(first);
    expect(unwrap(await conversation.rpc.giveBack(ANNA, epoch)).holder).toBe("bot");
    expect(await conversation.lines()).toEqual(["shopper: hello", "bot: re: hello", "agent: I am Anna"]);
  });

  it("what the bot had asked before an agent spoke is confirmed by nothing", async () => {
    const seen: unknown[] = [];
    const conversation = await TestConversation.make({
      takeTurn: async (input) => {
        seen.push(input.state.awaiting);
        const question = { text: "sure?", cards: [], choices: [], expects: null, sources: [] };
        const awaiting = { expects: { kind: "confirm" as const, name: "cancel_order" }, choices: [], question };
        return outcomeOf(input, { state: { ...input.state, awaiting } });
      },
    });
    await conversation.say("cancel it");
    const { epoch } = unwrap(await conversation.rpc.claim(ANNA, 0));
    unwrap(await conversation.rpc.reply(ANNA, epoch, "k", "shall I look?"));
    unwrap(await conversation.rpc.giveBack(ANNA, epoch));
    await conversation.say("yes");
    await conversation.say("yes again");
    expect(seen).toEqual([null, null, expect.objectContaining({ expects: { kind: "confirm", name: "cancel_order" } })]);
  });

  it("nobody comes: the bot takes over again and leaves a ticket, also after an eviction", async () => {
    const tickets: NewTicket[] = [];
    const world = { ...handsOff, addTicket: async (ticket: NewTicket) => void tickets.push(ticket) };
    const conversation = await TestConversation.make(world);
    await conversation.say("a person please");
    expect(await conversation.holder()).toMatchObject({ holder: "waiting", reason: "handoff:asked" });
    await conversation.evict();
    conversation.ahead = 11 * 60_000;
    await runDurableObjectAlarm(conversation.stub);
    expect(await conversation.holder()).toMatchObject({ holder: "bot", reason: "timed_out" });
    await runDurableObjectAlarm(conversation.stub);
    expect(new Set(tickets.map(({ id }) => id)).size).toBe(1);
    expect((await conversation.lines()).at(-1)).toMatch(/^system: /);
  });

  it("off hours a handover becomes a ticket and a promise of when", async () => {
    const tickets: NewTicket[] = [];
    const aMinuteAWeek = [{ weekday: (new Date().getUTCDay() + 3) % 7, fromMinute: 600, toMinute: 601 }];
    const conversation = await TestConversation.make({
      ...handsOff,
      shop: shopSnapshot({ staffHours: aMinuteAWeek }),
      addTicket: async (ticket) => void tickets.push(ticket),
    });
    await conversation.say("a person please");
    expect(await conversation.holder()).toMatchObject({ holder: "bot", reason: "off_hours", epoch: 2 });
    await runDurableObjectAlarm(conversation.stub);
    const promised = (await conversation.events()).filter(({ type }) => type === "promise.made");
    expect(promised).toMatchObject([{ kind: "callback", promise: tickets[0]?.id, dueAt: expect.any(Number) }]);
    expect((promised[0] as { dueAt: number }).dueAt).toBeGreaterThan(Date.now());
  });

  it("a closed conversation opens again with a new episode, a fresh dialogue and no proved identity", async () => {
    const levels: string[] = [];
    const conversation = await TestConversation.make({
      takeTurn: async (input) => {
        levels.push(input.state.identity.level);
        const identity = { level: "order_phone" as const, customerId: "cus_1", orderIds: ["D1"] };
        return outcomeOf(input, { state: { ...input.state, identity, hasGreeted: true } });
      },
    });
    await conversation.say("hello");
    await conversation.say("again");
    unwrap(await conversation.rpc.close(ANNA, 0));
    await conversation.say("one more");
    expect(levels).toEqual(["none", "order_phone", "none"]);
    const view = unwrap(await conversation.rpc.view());
    expect(view).toMatchObject({ episode: 2, holder: { holder: "bot", reason: "reopened" } });
    const types = (await conversation.events()).map(({ type }) => type);
    expect(types.filter((type) => type === "customer.identified").length).toBeGreaterThanOrEqual(1);
    expect(types.filter((type) => type.startsWith("episode"))).toEqual([
      "episode.opened",
      "episode.closed",
      "episode.opened",
    ]);
  });

  it("24 hours of silence close the episode", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("hello");
    conversation.ahead = 24 * 3_600_000 + 1_000;
    await runDurableObjectAlarm(conversation.stub);
    await conversation.say("hello again");
    const episodes = (await conversation.events()).filter(({ type }) => type.startsWith("episode"));
    expect(episodes).toMatchObject([
      { type: "episode.opened", episode: 1 },
      { type: "episode.closed", episode: 1, reason: "silence" },
      { type: "episode.opened", episode: 2 },
    ]);
  });

  it("a transfer goes to the named agent, or back among those who wait", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("hello");
    const { epoch } = unwrap(await conversation.rpc.claim(ANNA, 0));
    expect(await conversation.rpc.transfer(BEN, epoch, BEN)).toMatchObject({ error: { code: "conflict" } });
    const ben = unwrap(await conversation.rpc.transfer(ANNA, epoch, BEN));
    expect(ben).toMatchObject({ holder: "agent", agent: BEN });
    const waiting = unwrap(await conversation.rpc.transfer(BEN, ben.epoch, null));
    expect(waiting).toMatchObject({ holder: "waiting", reason: "transferred" });
    expect(await conversation.rpc.offer(ANNA, epoch)).toMatchObject({ error: { code: "conflict" } });
    expect(unwrap(await conversation.rpc.offer(ANNA, waiting.epoch))).toMatchObject({ holder: "agent", agent: ANNA });
  });
});

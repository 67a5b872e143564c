import { beforeAll, describe, expect, it } from "vitest";
import { unwrap } from "../../workers/platform/errors.ts";
import { ANNA, makeShop, TestConversation } from "./harness.ts";

const DAY_MS = 24 * 3_600_000;

beforeAll(makeShop);

/** A conversation that a person has had and given back. */
async function helped() {
  const conversation = await TestConversation.make();
  await conversation.say("hello");
  const { holder } = unwrap(await conversation.rpc.standing());
  const claimed = unwrap(await conversation.rpc.claim(ANNA, holder.epoch));
  unwrap(await conversation.rpc.reply(ANNA, claimed.epoch, "r1", "done"));
  return { conversation, claimed };
}

async function ratedEvents(conversation: TestConversation) {
  const { events } = unwrap(await conversation.rpc.events(0, 500));
  return events.filter(({ type }) => type === "conversation.rated");
}

describe("a rating", () => {
  it("is asked for when a person has ended the conversation, not before", async () => {
    const { conversation, claimed } = await helped();
    expect(unwrap(await conversation.rpc.rating())).toMatchObject({ mayRate: false, score: null });
    expect(await conversation.rpc.rate(5)).toMatchObject({ ok: false, error: { code: "precondition" } });
    unwrap(await conversation.rpc.giveBack(ANNA, claimed.epoch));
    expect(unwrap(await conversation.rpc.rating())).toEqual({ mayRate: true, score: null, changeableUntil: null });
  });

  it("is stored once, survives the process, and names the person who helped", async () => {
    const { conversation, claimed } = await helped();
    unwrap(await conversation.rpc.close(ANNA, claimed.epoch));
    await Promise.all([conversation.rpc.rate(4), conversation.rpc.rate(4)]);
    await conversation.crash();
    expect(unwrap(await conversation.rpc.rate(4))).toMatchObject({ score: 4 });
    expect(await ratedEvents(conversation)).toMatchObject([{ episode: 1, score: 4, before: null, agent: ANNA.id }]);
  });

  it("may be changed for a day, and not after it", async () => {
    const { conversation, claimed } = await helped();
    unwrap(await conversation.rpc.close(ANNA, claimed.epoch));
    unwrap(await conversation.rpc.rate(5));
    conversation.ahead = DAY_MS - 60_000;
    expect(unwrap(await conversation.rpc.rate(2))).toMatchObject({ score: 2, mayRate: true });
    conversation.ahead = DAY_MS + 60_000;
    expect(unwrap(await conversation.rpc.rating())).toMatchObject({ score: 2, mayRate: false });
    expect(await conversation.rpc.rate(3)).toMatchObject({ ok: false, error: { code: "precondition" } });
    expect(await ratedEvents(conversation)).toMatchObject([
      { score: 5, before: null },
      { score: 2, before: 5 },
    ]);
  });

  it("of nobody, of an erased conversation and of a bot's first answer is refused", async () => {
    const nobody = await TestConversation.make();
    await nobody.say("hello");
    expect(await nobody.rpc.rate(5)).toMatchObject({ ok: false, error: { code: "precondition" } });
    const { conversation, claimed } = await helped();
    unwrap(await conversation.rpc.close(ANNA, claimed.epoch));
    unwrap(await conversation.rpc.rate(1));
    unwrap(await conversation.rpc.erase());
    expect(unwrap(await conversation.rpc.rating())).toEqual({ mayRate: false, score: null, changeableUntil: null });
    expect(await conversation.rpc.rate(5)).toMatchObject({ ok: false, error: { code: "precondition" } });
  });
});

import { runDurableObjectAlarm } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Execution, Proposal } from "../../workers/commerce/ports.ts";
import type { TurnInput } from "../../workers/dialogue/contract.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { ANNA, outcomeOf, proposalOf, type Script, TestConversation } from "./harness.ts";

const APPROVED = { proposal: "prp_1", isApproved: true, note: null };
const DECLINED = { proposal: "prp_1", isApproved: false, note: "金额需要与仓库核对" };

/** A shop that waits for a supervisor before it executes, once per proposal. */
function waitingShop(fail: (times: number) => "before" | "after" | null = () => null) {
  const done: string[] = [];
  const seen: Proposal[] = [];
  const shop = { isApproved: false, done, seen };
  const execute = async (proposal: Proposal): Promise<Execution> => {
    seen.push(structuredClone(proposal));
    if (!shop.isApproved) return { state: "awaiting_approval", proposal: proposal.id, approval: "apv_1", at: 1 };
    const failure = fail(seen.length);
    if (failure === "before") throw new Error("not reached");
    if (!done.includes(proposal.id)) done.push(proposal.id);
    if (failure === "after") throw new Error("the answer was lost");
    return { state: "executed", proposal: proposal.id, effects: [], at: 2 };
  };
  return Object.assign(shop, { execute });
}

const confirms = async (input: TurnInput) =>
  outcomeOf(input, { step: "execute", replies: [], execute: proposalOf("prp_1", Date.now()) });

async function waiting(shop: ReturnType<typeof waitingShop>, changes: Partial<Script> = {}) {
  const conversation = await TestConversation.make({ takeTurn: confirms, execute: shop.execute, ...changes });
  await conversation.say("yes");
  const decide = async (decision: typeof APPROVED | typeof DECLINED) =>
    unwrap(await conversation.rpc.decided(decision)).settled;
  return { conversation, decide };
}
const bot = async (conversation: TestConversation) =>
  (await conversation.lines()).filter((line) => line.startsWith("bot"));
const ended = async (conversation: TestConversation) =>
  (await conversation.events()).filter(({ type }) => type === "action.executed");

describe("a proposal over the automatic amount", () => {
  it("waits, and the shopper is told; no timer asks again", async () => {
    const { conversation } = await waiting(waitingShop());
    expect(await bot(conversation)).toEqual(["bot: awaiting_approval: prp_1"]);
    expect(await conversation.rows("SELECT kind FROM timers WHERE kind IN ('execute', 'turn')")).toEqual([]);
  });

  it("approved is executed exactly as it was stored, once, and the receipt reaches the conversation", async () => {
    const shop = waitingShop();
    const { conversation, decide } = await waiting(shop);
    shop.isApproved = true;
    expect(await decide(APPROVED)).toBe(true);
    expect(await decide(APPROVED)).toBe(true);
    expect(await Promise.all([decide(APPROVED), decide(APPROVED)])).toEqual([true, true]);
    expect(shop.done).toEqual(["prp_1"]);
    expect(shop.seen).toHaveLength(2);
    expect(shop.seen[1]).toEqual(shop.seen[0]);
    expect(await bot(conversation)).toEqual(["bot: awaiting_approval: prp_1", "bot: executed: prp_1"]);
    expect((await ended(conversation)).at(-1)).toMatchObject({ proposal: "prp_1", state: "executed" });
  });

  it("approved by a rule is told to the rules with that rule's name, also after a crash", async () => {
    const shop = waitingShop((times) => (times === 2 ? "after" : null));
    const { conversation } = await waiting(shop);
    shop.isApproved = true;
    unwrap(await conversation.rpc.decided({ ...APPROVED, chain: ["rul_1"] }));
    await conversation.crash();
    conversation.ahead = 60_000;
    await runDurableObjectAlarm(conversation.stub);
    expect(await ended(conversation)).toMatchObject([{ state: "executed", chain: ["rul_1"] }]);
  });

  it("approved while an agent holds the conversation is executed and told all the same", async () => {
    const shop = waitingShop();
    const { conversation, decide } = await waiting(shop);
    const holder = await conversation.holder();
    unwrap(await conversation.rpc.claim(ANNA, holder.epoch));
    shop.isApproved = true;
    expect(await decide(APPROVED)).toBe(true);
    expect((await bot(conversation)).at(-1)).toBe("bot: executed: prp_1");
    expect((await conversation.holder()).holder).toBe("agent");
  });

  it.each(["before", "after"] as const)(
    "that fails %s the shop's commit is repeated, done and told once",
    async (when) => {
      const shop = waitingShop((times) => (times === 2 ? when : null));
      const { conversation, decide } = await waiting(shop);
      shop.isApproved = true;
      expect(await decide(APPROVED)).toBe(false);
      conversation.ahead = 6_000;
      await runDurableObjectAlarm(conversation.stub);
      expect(shop.done).toEqual(["prp_1"]);
      expect((await bot(conversation)).filter((line) => line === "bot: executed: prp_1")).toHaveLength(1);
      expect(await decide(APPROVED)).toBe(true);
    },
  );

  it("whose object dies after the decision was stored goes on by its timer", async () => {
    const shop = waitingShop((times) => (times === 2 ? "after" : null));
    const { conversation, decide } = await waiting(shop);
    shop.isApproved = true;
    await decide(APPROVED);
    await conversation.crash();
    conversation.ahead = 6_000;
    await runDurableObjectAlarm(conversation.stub);
    expect((await bot(conversation)).filter((line) => line === "bot: executed: prp_1")).toHaveLength(1);
  });

  it("decided before the object had stored that it waits is carried out once, too", async () => {
    const shop = waitingShop();
    let died = false;
    const conversation = await TestConversation.make({ takeTurn: confirms, execute: shop.execute });
    const { tellReceipt } = conversation.scripted;
    conversation.scripted.tellReceipt = (input, ports) => {
      if (died) return tellReceipt(input, ports);
      died = true;
      throw new Error("died here");
    };
    await conversation.say("yes", 300);
    await conversation.crash();
    shop.isApproved = true;
    expect(unwrap(await conversation.rpc.decided(APPROVED)).settled).toBe(true);
    expect(await bot(conversation)).toEqual(["bot: executed: prp_1"]);
  });

  it("whose effects have changed gives the shopper a new preview", async () => {
    const shop = waitingShop();
    const { conversation, decide } = await waiting(shop);
    conversation.scripted.execute = async (proposal) => ({
      state: "changed",
      proposal: proposal.id,
      next: proposalOf("prp_2", Date.now()),
      at: 3,
    });
    expect(await decide(APPROVED)).toBe(true);
    expect((await bot(conversation)).at(-1)).toBe("bot: changed: prp_1");
  });

  it("declined is never executed, and the shopper is told once, with the reason", async () => {
    const shop = waitingShop();
    const { conversation, decide } = await waiting(shop);
    shop.isApproved = true;
    expect(await decide(DECLINED)).toBe(true);
    expect(await decide(DECLINED)).toBe(true);
    expect(await decide(APPROVED)).toBe(false);
    expect(shop.done).toEqual([]);
    const said = await bot(conversation);
    expect(said).toHaveLength(2);
    expect(said[1]).toContain("金额需要与仓库核对");
    expect((await ended(conversation)).at(-1)).toMatchObject({ proposal: "prp_1", state: "refused" });
  });

  it("that this conversation never had, or that was erased, is settled with nothing done", async () => {
    const shop = waitingShop();
    const { conversation, decide } = await waiting(shop);
    expect(unwrap(await conversation.rpc.decided({ ...APPROVED, proposal: "prp_other" })).settled).toBe(true);
    unwrap(await conversation.rpc.erase());
    shop.isApproved = true;
    expect(await decide(APPROVED)).toBe(true);
    expect(shop.done).toEqual([]);
  });
});

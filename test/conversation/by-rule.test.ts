import { runDurableObjectAlarm } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { RuleCommand } from "../../durable-objects/conversation/contract.ts";
import type { NewTicket } from "../../durable-objects/conversation/ticket-desk.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { ANNA, shopSnapshot, TestConversation } from "./harness.ts";

const say = (more: object = {}): RuleCommand => ({
  key: "fir_1:0",
  chain: ["rul_1"],
  is: "say",
  text: { zh: "您的意见我们记下了。", en: "We have noted what you said." },
  facts: [],
  ...more,
});
const handoff: RuleCommand = { key: "fir_1:1", chain: ["rul_1"], is: "handoff", reason: "angry" };
const messages = async (conversation: TestConversation) => unwrap(await conversation.rpc.list(0, 500)).messages;
const begun = async (changes: Parameters<typeof TestConversation.make>[0] = {}) => {
  const conversation = await TestConversation.make(changes);
  await conversation.say("hello");
  return conversation;
};

describe("a rule in a conversation", () => {
  it("says something once per key, however often it is asked and whoever dies, and its events name the rule", async () => {
    const conversation = await begun();
    const before = (await messages(conversation)).length;
    await Promise.all([conversation.rpc.byRule(say()), conversation.rpc.byRule(say())]);
    await conversation.crash();
    expect(unwrap(await conversation.rpc.byRule(say()))).toEqual({ is: "done" });
    const after = await messages(conversation);
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({ from: "bot" });
    const { events } = unwrap(await conversation.rpc.events(0, 500));
    expect(events.at(-1)).toMatchObject({ type: "message.added", from: "bot", chain: ["rul_1"] });
    expect(events.filter(({ chain }) => chain !== undefined)).toHaveLength(1);
  });

  it("does not say what nothing carries, and says what the shop's data do", async () => {
    const conversation = await begun();
    const before = (await messages(conversation)).length;
    const bold = { zh: "今天赔您500元。", en: "We pay you 500 yuan today." };
    expect(unwrap(await conversation.rpc.byRule(say({ text: bold })))).toEqual({ is: "refused", why: "guard" });
    expect(await messages(conversation)).toHaveLength(before);
    const coupon = { zh: "送您优惠券：满200元减20元", en: "A coupon for you: 20 yuan off 200 yuan" };
    const given = say({ key: "fir_2:0", text: coupon, facts: [coupon] });
    expect(unwrap(await conversation.rpc.byRule(given))).toEqual({ is: "done" });
  });

  it("tells of a coupon that is there, and promises none", async () => {
    const conversation = await begun();
    const title = { zh: "安抚券：满100元减10元", en: "Sorry coupon: 10 yuan off 100 yuan" };
    const text = {
      zh: `您有一张新的优惠券：${title.zh}，优惠码 SORRY，下单时填写即可使用。`,
      en: `Here is a coupon for you: ${title.en}. Enter the code SORRY at checkout.`,
    };
    const gives = say({ key: "fir_3:0", text, facts: [title, { zh: "SORRY", en: "SORRY" }] });
    expect(unwrap(await conversation.rpc.byRule(gives))).toEqual({ is: "done" });
    const promises = say({
      key: "fir_3:1",
      text: { zh: "明天送您一张50元优惠券。", en: "We give you 50 yuan tomorrow." },
    });
    expect(unwrap(await conversation.rpc.byRule(promises))).toEqual({ is: "refused", why: "guard" });
  });

  it("hands over once, with a word to the shopper; a person who holds it is not talked over", async () => {
    const conversation = await begun();
    expect(unwrap(await conversation.rpc.byRule(handoff))).toEqual({ is: "done" });
    expect(unwrap(await conversation.rpc.byRule(handoff))).toEqual({ is: "done" });
    const { holder } = unwrap(await conversation.rpc.standing());
    expect(holder).toMatchObject({ holder: "waiting", reason: "handoff:angry", epoch: 1 });
    const said = await messages(conversation);
    expect(said.filter(({ text }) => /人工客服|colleague/.test(text))).toHaveLength(1);
    unwrap(await conversation.rpc.claim(ANNA, holder.epoch));
    expect(unwrap(await conversation.rpc.byRule(say()))).toEqual({ is: "refused", why: "held" });
    expect(unwrap(await conversation.rpc.byRule({ ...handoff, key: "fir_9:0" }))).toEqual({ is: "done" });
    expect(await messages(conversation)).toHaveLength(said.length);
  });

  it("off hours says when nobody is there, and leaves a ticket", async () => {
    const never = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute: 1_439, toMinute: 1_440 }));
    const conversation = await begun({ shop: shopSnapshot({ staffHours: never }) });
    unwrap(await conversation.rpc.byRule(handoff));
    const { events } = unwrap(await conversation.rpc.events(0, 500));
    expect(events.map(({ type }) => type)).toContain("promise.made");
    expect(unwrap(await conversation.rpc.standing()).holder).toMatchObject({ holder: "bot" });
  });

  it("carries its name through the ticket and the promise that its handover leaves, off hours and in vain", async () => {
    const never = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute: 1_439, toMinute: 1_440 }));
    for (const staffHours of [never, []]) {
      const tickets: NewTicket[] = [];
      const addTicket = async (ticket: NewTicket) => void tickets.push(ticket);
      const conversation = await begun({ shop: shopSnapshot({ staffHours }), addTicket });
      unwrap(await conversation.rpc.byRule(handoff));
      await conversation.evict();
      conversation.ahead = 11 * 60_000;
      await runDurableObjectAlarm(conversation.stub);
      await runDurableObjectAlarm(conversation.stub);
      expect(tickets[0]).toMatchObject({ type: "callback", chain: ["rul_1"] });
      const { events } = unwrap(await conversation.rpc.events(0, 500));
      const left = events.filter(({ type }) => type === "promise.made" || type === "holder.changed");
      expect(left.map(({ chain }) => chain)).toEqual(left.map(() => ["rul_1"]));
      expect(left.map(({ type }) => type)).toContain("promise.made");
    }
  });

  it("nothing is said in an erased conversation, nor in one that is not there", async () => {
    const conversation = await begun();
    unwrap(await conversation.rpc.erase());
    expect(unwrap(await conversation.rpc.byRule(say()))).toEqual({ is: "refused", why: "erased" });
    const empty = await TestConversation.make();
    expect(await empty.rpc.byRule(say())).toMatchObject({ ok: false, error: { code: "not_found" } });
  });
});

import { describe, expect, it } from "vitest";
import { conversation, SIGNED, shopOf } from "./fixtures/conversation.ts";

describe("a person is called", () => {
  it.each([
    ["转人工", "asked"],
    ["let me talk to a real person", "asked"],
    ["我要投诉你们", "threat_or_complaint"],
    ["再这样我就打12315了", "threat_or_complaint"],
    ["I will call my lawyer", "threat_or_complaint"],
  ])("at once for %s", async (words, reason) => {
    const shopper = conversation();
    const told = await shopper.say(words);
    expect(told.outcome.step).toBe("handoff");
    expect(told.outcome.handoff).toBe(reason);
    expect(told.text).toMatch(/人工客服|a person/);
  });

  it("not for a phone number that holds a hotline's digits", async () => {
    const told = await conversation().say("支持哪些付款方式？我的手机13812345678");
    expect(told.outcome.handoff).not.toBe("threat_or_complaint");
  });

  it("by the button beside a reply that was not understood", async () => {
    const shopper = conversation();
    const first = await shopper.say("呜噜呜噜");
    expect(first.last?.choices.at(-1)).toEqual({ id: "human", label: "转人工" });
    expect((await shopper.press("human")).outcome.handoff).toBe("asked");
  });

  it.each([
    ["zh", "呜噜呜噜", "嘟噜嘟噜哒"],
    ["en", "blorp zzz", "fnord qux"],
  ])("after two turns in a row that were not understood (%s)", async (locale, first, second) => {
    const shopper = conversation({ locale });
    expect((await shopper.say(first)).outcome).toMatchObject({ step: "not_understood", handoff: null });
    expect((await shopper.say(second)).outcome).toMatchObject({ step: "handoff", handoff: "not_understood" });
  });

  it("not after two that were not understood with an understood one between them", async () => {
    const shopper = conversation();
    await shopper.say("呜噜呜噜");
    await shopper.say("支持哪些付款方式？");
    expect((await shopper.say("嘟噜嘟噜哒")).outcome.handoff).toBeNull();
  });

  it("by the shop's own thresholds", async () => {
    const shop = shopOf();
    shop.policy = { ...shop.policy, handoff: { ...shop.policy.handoff, notUnderstood: 1, intents: ["bulk_order"] } };
    expect((await conversation({ shop }).say("呜噜呜噜")).outcome.handoff).toBe("not_understood");
    expect((await conversation({ shop }).say("你们做批发吗，我要一千件")).outcome.handoff).toBe("policy");
  });

  it("and told when people are back, outside of their hours", async () => {
    // 2026-11-21 is a Saturday, 10:00 in Shanghai.
    const shop = shopOf({ staffHours: [{ weekday: 1, fromMinute: 540, toMinute: 1080 }] });
    expect((await conversation({ shop }).say("转人工")).text).toContain("后天 09:00");
    const open = shopOf({ staffHours: [{ weekday: 6, fromMinute: 540, toMinute: 1080 }] });
    expect((await conversation({ shop: open }).say("转人工")).text).toContain("正在为您转接");
  });
});

describe("anger", () => {
  it("with a request that can be carried out: apology, the request, and a person is offered", async () => {
    const shopper = conversation({ identity: SIGNED });
    const told = await shopper.say("气死我了，我的快递到底到哪了！！！");
    expect(told.outcome.step).toBe("say");
    expect(told.text).toMatch(/抱歉[\s\S]*杭州转运中心/);
    expect(told.last?.choices).toContainEqual({ id: "human", label: "转人工" });
  });

  it("twice with no progress goes to a person", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("气死我了，我的快递到底到哪了！！！");
    const told = await shopper.say("气死我了，我的快递到底到哪了！！！");
    expect(told.outcome.handoff).toBe("angry");
  });
});

describe("anger at a preview that is shown once more", () => {
  it("is no progress", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("气死我了！怎么还不发货，催一下！！！");
    expect(shopper.state.proposal?.name).toBe("expedite_order");
    const told = await shopper.say("气死我了！怎么还不发货，催一下！！！");
    expect(told.outcome.handoff).toBe("angry");
  });
});

describe("after the conversation came back from a person", () => {
  it("nothing that was counted before hands it over again", async () => {
    const shopper = conversation();
    await shopper.say("呜噜呜噜");
    await shopper.say("嘟噜嘟噜哒");
    expect(shopper.state).toMatchObject({ notUnderstood: 0, angry: 0, frames: [], proposal: null, awaiting: null });
    expect((await shopper.say("呜噜呜噜")).outcome.handoff).toBeNull();
    expect((await shopper.say("支持哪些付款方式？")).outcome.step).toBe("say");
  });
});

describe("while a person is awaited", () => {
  it("facts are stated", async () => {
    const shopper = conversation({ identity: SIGNED, holder: "waiting" });
    const told = await shopper.say("DB20261118002到哪了");
    expect(told.text).toContain("杭州转运中心");
    expect(told.outcome.handoff).toBeNull();
  });

  it("nothing is proposed or executed, and every message gets a word", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("取消订单DB20261121001");
    await shopper.say("不想要了");
    shopper.holder = "waiting";
    for (const words of ["确认", "取消订单DB20261121001", "我要退货", "在吗", "转人工", "呜噜呜噜"]) {
      const told = await shopper.say(words);
      expect(told.outcome.step, words).toBe("say");
      expect(told.text, words).not.toBe("");
      expect(told.outcome.execute).toBeNull();
      expect(told.last?.expects?.kind).not.toBe("confirm");
    }
    expect(shopper.world.executed).toEqual([]);
  });
});

describe("while a person holds the conversation", () => {
  it("the bot is silent", async () => {
    const shopper = conversation({ holder: "agent" });
    for (const words of ["在吗", "转人工", "这款有货吗"]) {
      expect((await shopper.say(words)).outcome).toMatchObject({ step: "silent", replies: [], handoff: null });
    }
  });
});

describe("a message without words", () => {
  it("gets the open question again, or a word that somebody is there, and counts for nothing", async () => {
    const shopper = conversation();
    for (const nudge of ["？？？", "...", "🙂"]) {
      const told = await shopper.say(nudge);
      expect(told.outcome.step).toBe("say");
      expect(told.text).toContain("在的");
    }
    expect(shopper.state.notUnderstood).toBe(0);
    const asked = await shopper.say("查一下我的订单状态");
    const again = await shopper.say("？？");
    expect(again.text).toBe(asked.text);
    expect(again.last?.expects).toEqual(asked.last?.expects);
  });
});

describe("a slot that is never answered", () => {
  it("is asked three times and then becomes a person's task", async () => {
    const shopper = conversation();
    await shopper.say("查一下我的订单状态");
    const steps: string[] = [];
    for (let i = 0; i < 3; i++) steps.push((await shopper.say("不清楚")).outcome.step);
    expect(steps).toEqual(["ask", "ask", "handoff"]);
  });
});

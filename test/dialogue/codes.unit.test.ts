import { describe, expect, it } from "vitest";
import type { Codes } from "../../workers/commerce/ports.ts";
import { commerceOf } from "./fixtures/commerce.ts";
import { conversation, SIGNED, shopOf } from "./fixtures/conversation.ts";

const ORDER = "DB20261121001";
const RIGHT = "204816";

/** Codes of one right answer; three guesses each. */
function codesOf(options: { fails?: "limited" | "no_contact" | "failed" } = {}) {
  const seen = { sent: 0, guesses: 0 };
  const codes: Codes = {
    async send(_, wish) {
      if (options.fails) return { sent: false, why: options.fails };
      seen.sent++;
      seen.guesses = 0;
      return wish?.by === "email"
        ? { sent: true, by: "email", to: "a***@example.com" }
        : { sent: true, by: "sms", to: "138****5678" };
    },
    async prove(identity, digits) {
      seen.guesses++;
      if (digits === RIGHT) return { proved: true, identity: { ...identity, level: "code" } };
      return { proved: false, isOver: seen.guesses >= 3 };
    },
  };
  return { codes, seen };
}

function shopWanting(identity: "code" | "order_phone") {
  const shop = shopOf();
  const { cancel_order, ...others } = shop.policy.actions;
  if (!cancel_order) throw new Error("the shop cancels no orders");
  return { ...shop, policy: { ...shop.policy, actions: { ...others, cancel_order: { ...cancel_order, identity } } } };
}

async function upToTheCode(given = codesOf()) {
  const shopper = conversation({ shop: shopWanting("code"), commerce: commerceOf({ codes: given.codes }) });
  await shopper.say(`取消订单${ORDER}，不想要了`);
  const asked = await shopper.say("5678");
  return { shopper, asked, ...given };
}

describe("an action that wants a one-time code", () => {
  it("is proposed after the code, and nothing is asked twice", async () => {
    const { shopper, asked, seen } = await upToTheCode(codesOf());
    let last = asked;
    if (last.last?.expects?.name !== "code") last = await shopper.say("不想要了");
    expect(last.last?.expects).toEqual({ kind: "slot", name: "code" });
    expect(last.text).toContain("138****5678");
    expect(shopper.world.proposed).toEqual([]);
    const preview = await shopper.say(`验证码是 ${RIGHT}`);
    expect(preview.last?.expects).toEqual({ kind: "confirm", name: "cancel_order" });
    expect(shopper.state.identity.level).toBe("code");
    expect(seen.sent).toBe(1);
    await shopper.say("确认");
    expect(shopper.orders(ORDER)).toBe("cancelled");
  });

  it("is not proposed after a wrong one; a used-up code is replaced", async () => {
    const { shopper, seen } = await upToTheCode();
    if (shopper.state.awaiting?.expects.name !== "code") await shopper.say("不想要了");
    expect((await shopper.say("111111")).text).toContain("不对");
    expect((await shopper.say("没收到")).text).toContain("138****5678");
    expect(seen.sent).toBe(2);
    await shopper.say("111111");
    await shopper.say("222222");
    const renewed = await shopper.say("333333");
    expect(renewed.outcome.step === "handoff" || renewed.text.includes("失效")).toBe(true);
    expect(shopper.world.proposed).toEqual([]);
  });

  it.each(["发到我的邮箱吧", "can you send the code by e-mail"])(
    "comes by mail where the shopper asks: %s",
    async (ask) => {
      const { shopper, seen } = await upToTheCode();
      if (shopper.state.awaiting?.expects.name !== "code") await shopper.say("不想要了");
      const mailed = await shopper.say(ask);
      expect(mailed.last?.expects).toEqual({ kind: "slot", name: "code" });
      expect(mailed.text).toContain("a***@example.com");
      expect(seen.sent).toBe(2);
      expect((await shopper.say(RIGHT)).last?.expects).toEqual({ kind: "confirm", name: "cancel_order" });
    },
  );

  it("goes to a person where no code can be sent", async () => {
    const failing = (fails: "limited" | "no_contact" | "failed") => commerceOf({ codes: codesOf({ fails }).codes });
    const cases = [
      [commerceOf(), "目前无法发送验证码"],
      [failing("failed"), "目前无法发送验证码"],
      [failing("no_contact"), "没有可以接收验证码的手机或邮箱"],
      [failing("limited"), "发送过多次"],
    ] as const;
    for (const [commerce, words] of cases) {
      const shopper = conversation({ shop: shopWanting("code"), commerce });
      await shopper.say(`取消订单${ORDER}，不想要了`);
      let told = await shopper.say("5678");
      if (told.outcome.handoff === null) told = await shopper.say("不想要了");
      expect(told.outcome.handoff).toBe("identity_limited");
      expect(told.text).toContain(words);
      expect(commerce.proposed).toEqual([]);
    }
  });

  it("asks nobody who has signed in, and nobody where the rule asks for less", async () => {
    const { codes, seen } = codesOf();
    const signed = conversation({ shop: shopWanting("code"), commerce: commerceOf({ codes }), identity: SIGNED });
    await signed.say(`取消订单${ORDER}`);
    if (!signed.state.proposal) await signed.say("不想要了");
    expect(signed.state.proposal?.name).toBe("cancel_order");
    expect(seen.sent).toBe(0);
  });
});

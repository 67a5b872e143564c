import { describe, expect, it } from "vitest";
import type { AfterSales, Reported, ShopperFact, UnderWay } from "../../workers/commerce/after-sales-ports.ts";
import { ANONYMOUS } from "../../workers/commerce/ports.ts";
import { returns } from "../../workers/skills/after-sales/returns.ts";
import { returnsTemplates } from "../../workers/skills/after-sales/returns-templates.ts";
import { saysSentBack } from "../../workers/skills/after-sales/sent-back.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { delivered, NOW, SIGNED } from "./fixtures/orders.ts";

const NUMBER = "SF1234567890";
const waiting = (orderId = "D1", more: Partial<UnderWay> = {}): UnderWay => ({
  id: `rtn_${orderId}`,
  kind: "return",
  orderId,
  step: "awaiting_parcel",
  trackingNo: null,
  ...more,
});

/** Cases in memory; `told` is what they were told. */
function desk(open: UnderWay[], answer: Reported = { taken: true }) {
  const told: [string, ShopperFact][] = [];
  const afterSales: AfterSales = {
    underWay: async ({ level }) => (level === "none" ? [] : open),
    async report(id, fact) {
      told.push([id, fact]);
      return answer;
    },
    reportUnreceived: async () => ({ isReported: false, isCase: false }),
  };
  return { told, afterSales };
}
const entities = [{ type: "tracking_no" as const, value: NUMBER }];
const said = { text: `我寄回去了，单号 ${NUMBER}`, entities };

function talk(open: UnderWay[], answer?: Reported, identity = SIGNED) {
  const { told, afterSales } = desk(open, answer);
  const world = { orders: [delivered("D1"), delivered("D2")], afterSales };
  return { told, talk: new Talk(returns, returnsTemplates, "return_request", world, { identity }) };
}

describe("a parcel that goes back, named in the chat", () => {
  it("reaches the case that waits for it, and is confirmed with its number and order", async () => {
    const { told, talk: one } = talk([waiting()]);
    const step = await one.say(said);
    expect(told).toEqual([["rtn_D1", { type: "goods_sent", parcel: { courier: "快递", trackingNo: NUMBER } }]]);
    expect(step.do).toBe("say");
    expect(saysOf(step)).toMatchObject([
      { template: "sent_back.noted", facts: { tracking: { text: NUMBER }, order: { text: "D1" } } },
    ]);
  });

  it("with two of them, asks for which order, and keeps the number meanwhile", async () => {
    const { told, talk: one } = talk([waiting("D1"), waiting("D2")]);
    expect(await one.say(said)).toMatchObject({ do: "ask", slot: "order_id" });
    expect(told).toEqual([]);
    await one.say({ text: "D2", entities: [{ type: "order_id", value: "D2" }] });
    expect(told).toMatchObject([["rtn_D2", { parcel: { trackingNo: NUMBER } }]]);
  });

  it("from somebody unknown, the order is asked for first, and nothing is told", async () => {
    const { told, talk: one } = talk([waiting()], { taken: true }, ANONYMOUS);
    expect(await one.say(said)).toMatchObject({ do: "ask", slot: "order_id" });
    expect(told).toEqual([]);
  });

  it.each([
    ["known", "sent_back.known"],
    ["number", "sent_back.other_parcel"],
    ["form", "sent_back.bad_number"],
    ["not_now", "sent_back.not_now"],
  ] as const)("one that is not taken (%s) is refused with the reason", async (why, template) => {
    const { talk: one } = talk([waiting()], { taken: false, why });
    expect(templatesOf(await one.say(said))).toEqual([template]);
  });

  it("with no case that waits, or a number that is none, says so", async () => {
    const none = talk([waiting("D1", { kind: "lost_parcel", step: "courier_asked" })]);
    expect(templatesOf(await none.talk.say(said))).toEqual(["sent_back.no_case"]);
    expect(none.told).toEqual([]);
    const bad = talk([waiting()], { taken: false, why: "form" });
    expect(templatesOf(await bad.talk.say("我寄回去了，单号 12"))).toEqual(["sent_back.bad_number"]);
    const nothing = talk([waiting()]);
    expect(templatesOf(await nothing.talk.say("我寄回去了，单号忘了"))).toEqual(["sent_back.bad_number"]);
    expect(nothing.told).toEqual([]);
  });

  it("is read from plain words in both languages, and not from questions or from what the shop sends", () => {
    const reads = (text: string) =>
      saysSentBack(
        text,
        understand(text, {
          vocabulary: { products: [], categories: [], options: [] },
          examples: [],
          now: NOW,
          timeZone: "Asia/Shanghai",
          expects: null,
          language: "zh-CN",
        }),
      );
    for (const text of [
      `我寄回去了，单号 ${NUMBER}`,
      "退货已寄出，顺丰SF1234567890123",
      "东西寄回去了 快递单号 773012345678901",
      "I've sent it back, tracking number 1Z999AA10123456784",
    ]) {
      expect(reads(text), text).toBe(true);
    }
    for (const text of [
      "SF1234567890123 到哪了",
      "你们寄出了吗，单号SF1234567890123",
      "怎么寄回去",
      "我要退货",
      "运单号SF1234567890123显示签收但我没收到",
      "have you sent it? tracking SF1234567890123",
    ]) {
      expect(reads(text), text).toBe(false);
    }
  });
});

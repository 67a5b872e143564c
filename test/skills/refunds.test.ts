import { describe, expect, it } from "vitest";
import type { Order } from "../../workers/commerce/ports.ts";
import { refunds } from "../../workers/skills/after-sales/refunds.ts";
import { refundsTemplates } from "../../workers/skills/after-sales/refunds-templates.ts";
import { saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { DAY, delivered, item, NOW, order, SIGNED } from "./fixtures/orders.ts";

const refund = (change: Partial<Order["refunds"][number]>): Order["refunds"][number] => ({
  id: "f1",
  amountMinor: 9900,
  to: "original",
  state: "approved",
  reason: "",
  createdAt: NOW - DAY,
  dueAt: NOW + 2 * DAY,
  ...change,
});
const ask = (orders: Order[], language: "zh" | "en" = "zh") =>
  new Talk(refunds, refundsTemplates, "refund_status", { orders }, { identity: SIGNED, language }).say("退款到哪了");

describe("where a refund is", () => {
  it.each([
    ["zh", "原支付方式"],
    ["en", "the original payment method"],
  ] as const)("tells amount, destination and due day (%s)", async (language, to) => {
    const step = await ask([delivered("D1", { refunds: [refund({})] })], language);
    expect(templatesOf(step)).toEqual(["refunds.approved", "refunds.due"]);
    expect(saysOf(step)[0]?.facts).toMatchObject({ amount: { amountMinor: 9900, currency: "CNY" }, to: { text: to } });
    expect(saysOf(step)[1]?.facts).toEqual({ day: { is: "day", at: NOW + 2 * DAY } });
  });

  it("an overdue refund goes to a person", async () => {
    const step = await ask([delivered("D1", { refunds: [refund({ dueAt: NOW - DAY })] })]);
    expect(step).toMatchObject({ do: "handoff", reason: "policy" });
    expect(templatesOf(step)).toContain("refunds.overdue");
  });

  it("takes the order whose refund is under way", async () => {
    const paid = order("D1", { refunds: [refund({ state: "paid" })] });
    const open = order("D2", { refunds: [refund({ state: "requested", amountMinor: 100 })] });
    expect(saysOf(await ask([paid, open]))[0]?.facts.order).toMatchObject({ text: "D2" });
  });

  it("a refused refund promises no day", async () => {
    expect(templatesOf(await ask([delivered("D1", { refunds: [refund({ state: "refused" })] })]))).toEqual([
      "refunds.refused",
    ]);
  });

  it("a return on its way without a refund row is told as registered", async () => {
    const step = await ask([delivered("D1", { items: [item("i1", { state: "return_requested" })] })]);
    expect(templatesOf(step)).toEqual(["refunds.return_open"]);
  });

  it("no refund anywhere: says so without asking which order", async () => {
    expect(templatesOf(await ask([delivered("D1"), order("D2")]))).toEqual(["refunds.none_at_all"]);
  });

  it("no refund on the order that was spoken of: says so with its state", async () => {
    const talk = new Talk(
      refunds,
      refundsTemplates,
      "refund_status",
      { orders: [delivered("D1")] },
      { identity: SIGNED },
    );
    talk.focus.orderId = "D1";
    expect(templatesOf(await talk.say("退款呢"))).toEqual(["refunds.none"]);
  });
});

describe("an exchange that is asked after", () => {
  it("is under way, and no refund that is missing", async () => {
    const items = [item("i1", { state: "exchange_requested" })];
    const step = await new Talk(
      refunds,
      refundsTemplates,
      "refund_status",
      { orders: [delivered("D1", { items })] },
      {
        identity: SIGNED,
      },
    ).say("换货到哪一步了");
    expect(templatesOf(step)).toEqual(["refunds.exchange_open"]);
  });
});

describe("where money would go", () => {
  const said = (words: string, orders: Order[]) =>
    new Talk(refunds, refundsTemplates, "refund_status", { orders }, { identity: SIGNED }).say(words);

  it("is told before anything is given back, and nothing is proposed", async () => {
    const paid = order("P1", { payments: [{ method: "alipay", amountMinor: 9900 }] });
    const step = await said("要是取消，钱退到哪", [paid]);
    expect(step.do).toBe("say");
    expect(templatesOf(step)).toContain("refunds.if_cancel");
    expect(saysOf(step)[0]?.facts).toMatchObject({ to: { items: ["支付宝"] } });
  });

  it("is told of what was returned without a refund on record", async () => {
    const back = order("R1", { state: "returned", payments: [{ method: "alipay", amountMinor: 9900 }] });
    expect(templatesOf(await said("退了的那件钱到哪了", [back]))).toEqual(["refunds.went"]);
  });
});

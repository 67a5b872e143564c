import { describe, expect, it } from "vitest";
import type { AfterSales } from "../../workers/commerce/after-sales-ports.ts";
import { ANONYMOUS } from "../../workers/commerce/ports.ts";
import { tracking } from "../../workers/skills/orders/tracking.ts";
import { trackingTemplates } from "../../workers/skills/orders/tracking-templates.ts";
import type { IntentId } from "../../workers/understanding/types.ts";
import { choicesOf, requestOf, saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { DAY, delivered, HOUR, NOW, order, SIGNED, shipment, shipped, type World } from "./fixtures/orders.ts";

const start = (intent: IntentId, world: World, options: ConstructorParameters<typeof Talk>[4] = {}) =>
  new Talk(tracking, trackingTemplates, intent, world, { identity: SIGNED, ...options });
const stuck = () =>
  shipped("D1", {
    shipments: [shipment({ events: [{ at: NOW - 60 * HOUR, text: { zh: "离开杭州", en: "Left" }, city: "杭州" }] })],
  });

describe("where a parcel is", () => {
  it.each(["zh", "en"] as const)("tells the newest event, the expected day and the card (%s)", async (language) => {
    const step = await start("track_shipment", { orders: [shipped("D1")] }, { language }).say("到哪了");
    expect(templatesOf(step)).toEqual(["parcel.on_the_way", "parcel.event", "parcel.eta"]);
    expect(saysOf(step)[0]).toMatchObject({
      cards: [{ kind: "shipment", orderId: "D1", trackingNo: "SF1234567890123" }],
      sources: [{ kind: "shipment", id: "sh1" }],
    });
    expect(saysOf(step)[1]?.facts.at).toEqual({ is: "time", at: NOW - 2 * HOUR });
  });

  it("takes the one on its way, not one that arrived or waits", async () => {
    const world = { orders: [order("D1"), shipped("D2"), delivered("D3")] };
    const step = await start("track_shipment", world).say("快递到哪了");
    expect(saysOf(step)[0]?.cards).toMatchObject([{ orderId: "D2" }]);
  });

  it.each(["另一件别动，把这一单加急", "另外那台保持不变\n该订单加急"])(
    "what stays as it is points at no other order: %s",
    async (said) => {
      const talk = start("urge_shipping", { orders: [order("D1"), order("D2")] });
      talk.focus.orderId = "D2";
      expect(requestOf(await talk.say(said)).arguments).toMatchObject({ orderId: "D2" });
    },
  );

  it("not shipped yet: says so and when it leaves", async () => {
    const step = await start("track_shipment", { orders: [order("D1")] }).say("到哪了");
    expect(templatesOf(step)).toEqual(["parcel.not_shipped", "parcel.leaves"]);
  });

  it("a late parcel is called late", async () => {
    const late = shipped("D1", { shipments: [shipment({ etaAt: NOW - 2 * DAY })] });
    expect(templatesOf(await start("track_shipment", { orders: [late] }).say("到哪了"))).toContain("parcel.eta_past");
  });

  it("a stuck parcel is told by the shop's hours, and a person offered", async () => {
    const talk = start("track_shipment", { orders: [stuck()] });
    const step = await talk.say("到哪了");
    expect(saysOf(step).find((say) => say.template === "tracking.stuck")?.facts).toMatchObject({
      since: { at: NOW - 60 * HOUR },
      hours: { value: 48 },
    });
    expect(choicesOf(step)).toEqual(["human"]);
  });

  it("one that moved within the hours is not called stuck", async () => {
    const step = await start("track_shipment", { orders: [shipped("D1")] }).say("到哪了");
    expect(step.do).toBe("say");
  });

  it("a lost parcel goes to a person with an apology", async () => {
    const lost = shipped("D1", { shipments: [shipment({ state: "lost" })] });
    const step = await start("track_shipment", { orders: [lost] }).say("到哪了");
    expect(step).toMatchObject({ do: "handoff", reason: "lost_parcel" });
    expect(templatesOf(step)[0]).toBe("parcel.lost");
  });

  it("nothing is told before the order is proved", async () => {
    const step = await start("track_shipment", { orders: [shipped("D1")] }, { identity: ANONYMOUS }).say("到哪了");
    expect(step).toEqual({ do: "ask", slot: "order_id", say: [{ template: "identify.order", facts: {} }] });
  });
});

describe("trouble with a delivery", () => {
  it("delivered but not received: the facts and a person", async () => {
    const step = await start("delivery_problem", { orders: [delivered("D1")] }).say("显示签收我没收到");
    expect(step).toMatchObject({ do: "handoff", reason: "lost_parcel" });
    expect(templatesOf(step)).toEqual(["tracking.sorry", "parcel.delivered", "parcel.event", "tracking.not_received"]);
  });

  it.each([
    "显示签收但是我没收到",
    "shows delivered but I never got it",
    "tracking says delivered, I haven't received it",
  ])("delivered but not received is written down, and a person or a case sees to it: %s", async (words) => {
    const asked: string[] = [];
    const desk = (isCase: boolean): AfterSales => ({
      underWay: async () => [],
      report: async () => ({ taken: false, why: "not_now" }),
      async reportUnreceived(orderId) {
        asked.push(orderId);
        return { isReported: true, isCase };
      },
    });
    const orders = [delivered("D1")];
    const person = await start("delivery_problem", { orders, afterSales: desk(false) }).say(words);
    expect(person).toMatchObject({ do: "handoff", reason: "lost_parcel" });
    expect(templatesOf(person)).toContain("tracking.unreceived_noted");
    const followed = await start("delivery_problem", { orders, afterSales: desk(true) }).say(words);
    expect(followed.do).toBe("say");
    expect(templatesOf(followed)).toContain("tracking.unreceived_asked");
    expect(asked).toEqual(["D1", "D1"]);
  });

  it("another trouble with a delivered parcel is not written down as not received", async () => {
    const afterSales: AfterSales = {
      underWay: async () => [],
      report: async () => ({ taken: false, why: "not_now" }),
      reportUnreceived: async () => {
        throw new Error("nothing to report");
      },
    };
    const step = await start("delivery_problem", { orders: [delivered("D1")], afterSales }).say("快递员态度太差了");
    expect(step.do).toBe("handoff");
  });

  it("under way: the facts and a person", async () => {
    const step = await start("delivery_problem", { orders: [shipped("D1")] }).say("快递员不送上门");
    expect(step).toMatchObject({ do: "handoff", reason: "policy" });
  });
});

describe("pressing for an order to be shipped", () => {
  it("proposes, and says when it leaves by the rule", async () => {
    const step = await start("urge_shipping", { orders: [order("D1")] }).say("怎么还不发货");
    expect(requestOf(step)).toEqual({ name: "expedite_order", arguments: { orderId: "D1" } });
    expect(templatesOf(step)).toEqual(["parcel.leaves"]);
  });

  it("pressed for already: says when, proposes nothing", async () => {
    const step = await start("urge_shipping", { orders: [order("D1", { expeditedAt: NOW - HOUR })] }).say("催一下");
    expect(saysOf(step)[0]).toMatchObject({
      template: "tracking.already_expedited",
      facts: { at: { at: NOW - HOUR } },
    });
  });

  it("shipped already: shows the parcel", async () => {
    const step = await start("urge_shipping", { orders: [shipped("D1")] }).say("催一下");
    expect(templatesOf(step).slice(0, 2)).toEqual(["tracking.already_shipped", "parcel.on_the_way"]);
  });

  it("not paid: says so", async () => {
    const unpaid = order("D1", { state: "pending_payment", paidAt: null });
    expect(templatesOf(await start("urge_shipping", { orders: [unpaid] }).say("催一下"))).toEqual(["parcel.not_paid"]);
  });

  it("a question in between loses nothing: the proved order is kept", async () => {
    const talk = start("urge_shipping", { orders: [order("D1")] }, { identity: ANONYMOUS });
    await talk.say("催发货");
    await talk.say({ text: "D1", entities: [{ type: "order_id", value: "D1" }] });
    const kept: unknown = JSON.parse(JSON.stringify(talk.frame));
    expect(kept).toMatchObject({ slots: { order_id: "D1" } });
    const step = await talk.say({ text: "5678", entities: [{ type: "last4", value: "5678" }] });
    expect(requestOf(step).arguments).toEqual({ orderId: "D1" });
  });
});

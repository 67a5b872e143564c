import { describe, expect, it } from "vitest";
import { skillTemplates } from "../../workers/skills/index.ts";
import { booking } from "../../workers/skills/service/booking.ts";
import { requestOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { delivered, order, policy, SIGNED, shop, type World } from "./fixtures/orders.ts";

const offering = (types: ("install" | "repair" | "maintain" | "pick_up")[] = ["install", "repair"]) => {
  const base = policy();
  const book_service = { states: ["paid" as const, "delivered" as const], service: { types, withinDays: 30 } };
  return shop({ policy: policy({ actions: { ...base.actions, book_service } }) });
};
const start = (world: World = { orders: [delivered("D1")] }, theShop = offering()) =>
  new Talk(booking, skillTemplates, "repair_warranty", world, { identity: SIGNED, shop: theShop });
const sunday = { type: "date" as const, value: { from: "2026-11-22", to: "2026-11-22" } };

describe("booking a service", () => {
  it("takes day and contact as said", async () => {
    const step = await start().say({
      text: "给我预约安装\n潘小树，13600001234，周日",
      entities: [sunday, { type: "person", value: "潘小树" }, { type: "phone", value: "13600001234" }],
    });
    expect(requestOf(step)).toEqual({
      name: "book_service",
      arguments: {
        orderId: "D1",
        serviceType: "install",
        itemId: "i1",
        time: "周日",
        date: "2026-11-22",
        recipient: "潘小树",
        phone: "13600001234",
      },
    });
  });

  it("asks for the day, once more where the answer is none, and leaves the contact to what is on file", async () => {
    const talk = start();
    expect(await talk.say("我要预约维修")).toMatchObject({ do: "ask", slot: "time" });
    expect(templatesOf(await talk.say("尽快吧"))).toEqual(["booking.ask_time_again"]);
    const step = await talk.say({ text: "那就周日", entities: [sunday] });
    expect(requestOf(step).arguments).toMatchObject({ serviceType: "repair", time: "周日" });
    expect(requestOf(step).arguments).not.toHaveProperty("phone");
  });

  it.each(["联系人资料以订单为准", "姓名电话按下单时填的", "电话和名字都跟那单一样", "contact details on the order"])(
    "makes no name of words that leave the contact to the order: %s",
    async (said) => {
      const step = await start().say({
        text: `约个安装，周日\n${said}`,
        entities: [sunday, { type: "person", value: "资料以订单" }],
      });
      expect(requestOf(step).arguments).not.toHaveProperty("recipient");
      expect(requestOf(step).arguments).not.toHaveProperty("phone");
    },
  );

  it("refuses a day that is over and asks for another", async () => {
    const past = { type: "date" as const, value: { from: "2026-11-20", to: "2026-11-20" } };
    const step = await start().say({ text: "预约安装，昨天", entities: [past] });
    expect(step.do === "ask" ? step.slot : step.do).toBe("time");
  });

  it("asks which service where the words leave it open, and takes the only one there is", async () => {
    expect(await start().say({ text: "帮我约师傅上门，周日", entities: [sunday] })).toMatchObject({
      do: "ask",
      slot: "service_type",
    });
    const only = start({ orders: [delivered("D1")] }, offering(["repair"]));
    expect(requestOf(await only.say({ text: "帮我约师傅上门，周日", entities: [sunday] })).arguments).toMatchObject({
      serviceType: "repair",
    });
  });

  it("says what can be booked where the wished service cannot", async () => {
    const step = await start({ orders: [delivered("D1")] }, offering(["install"])).say("预约清洗保养");
    expect(templatesOf(step)).toEqual(["booking.no_such_service"]);
  });

  it("says so where the order's state does not allow it", async () => {
    const step = await start({ orders: [order("D1", { state: "cancelled" })] }).say("预约安装");
    expect(templatesOf(step)).toEqual(["booking.wrong_state"]);
  });

  it.each(["可以预约安装吗？", "怎么预约安装", "安装收费吗", "坏了怎么修"])(
    "a question is no wish: %s",
    async (said) => {
      expect((await start().say(said)).do).toBe("pass");
    },
  );

  it("“能约就给我约上” wants it", async () => {
    const step = await start().say({ text: "能约周日安装吗？能就给我约上", entities: [sunday] });
    expect(requestOf(step).name).toBe("book_service");
  });
});

describe("a booked visit", () => {
  const booked = { id: "v1", orderId: "D1", type: "install" as const, itemId: null, time: "周四", date: "2026-11-26" };

  it("is told, and a change of it is left to a colleague; no order is cancelled for it", async () => {
    const world = { orders: [delivered("D1")], visits: [booked] };
    expect(templatesOf(await start(world).say("我约的安装是哪天来着"))).toEqual(["booking.booked"]);
    expect(templatesOf(await start(world).say("师傅别来了"))).toEqual(["booking.booked", "booking.change_by_person"]);
  });

  it("is not made up", async () => {
    expect(templatesOf(await start().say("我约过安装没有啊"))).toEqual(["booking.none"]);
  });

  it("keeps its day where the hour is changed", async () => {
    const talk = start();
    await talk.say({ text: "周日来装一下", entities: [sunday] });
    expect(requestOf(await talk.say("改成晚上吧")).arguments).toMatchObject({ time: "周日晚上", date: "2026-11-22" });
  });
});

import { describe, expect, it } from "vitest";
import type { Order } from "../../workers/commerce/ports.ts";
import { ANONYMOUS } from "../../workers/commerce/ports.ts";
import { invoices } from "../../workers/skills/orders/invoices.ts";
import { invoicesTemplates } from "../../workers/skills/orders/invoices-templates.ts";
import { choicesOf, requestOf, saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { delivered, order, SIGNED, shop, type World } from "./fixtures/orders.ts";

const start = (world: World = { orders: [delivered("D1")] }, options: ConstructorParameters<typeof Talk>[4] = {}) =>
  new Talk(invoices, invoicesTemplates, "invoice", world, { identity: SIGNED, ...options });
const invoice = (change: Partial<Order["invoices"][number]> = {}): Order["invoices"][number] => ({
  id: "inv1",
  type: "company",
  title: "杭州晴川科技有限公司",
  amountMinor: 9900,
  state: "issued",
  url: "https://shop.example/inv1.pdf",
  ...change,
});
const TAX_NO = "91330106MA27X1AB2C";

describe("issuing an invoice", () => {
  it.each(["zh", "en"] as const)(
    "personal: the kind, then the proposal with the name on file of the account (%s)",
    async (language) => {
      const talk = start(undefined, { language });
      const step = await talk.say(language === "zh" ? "开发票" : "I need an invoice");
      expect(step).toMatchObject({ do: "ask", slot: "invoice_type" });
      expect(choicesOf(step)).toEqual(["personal", "company"]);
      expect(requestOf(await talk.say({ text: "个人发票", pick: "personal" }))).toEqual({
        name: "issue_invoice",
        arguments: { orderId: "D1", invoiceType: "personal", title: "宋敬明" },
      });
      expect(requestOf(await talk.say("抬头写宋小满")).arguments).toMatchObject({ title: "宋小满" });
    },
  );

  it.each(["开个人发票，抬头写个人", "开发票，抬头就写个人"])("in no name where that is said: %s", async (said) => {
    expect(requestOf(await start().say(said)).arguments).toMatchObject({ invoiceType: "personal", title: "个人" });
  });

  it.each([
    "开个人发票，写我本人",
    "开个人发票，名字是宋敬明",
    "给我来张个人的，抬头用我全名",
    "开票，抬头写我大名就行",
    "I need a personal invoice, title: my own name",
    "要张发票，个人，抬头填收件人的姓名",
    "开发票，抬头跟收货人一致",
    "开票，抬头就用账号里的名字",
  ])("in the shopper's own name: %s", async (said) => {
    expect(requestOf(await start().say(said)).arguments).toMatchObject({ invoiceType: "personal", title: "宋敬明" });
  });

  it("a company without a tax number at hand is asked for it once", async () => {
    const talk = start();
    await talk.say("给公司开票，抬头杭州晴川科技有限公司");
    expect(requestOf(await talk.say("税号不在手边")).arguments).toEqual({
      orderId: "D1",
      invoiceType: "company",
      title: "杭州晴川科技有限公司",
    });
  });

  it.each(["发票抬头是谁", "抬头写的啥"])("“%s” is no title", async (said) => {
    const step = await start({ orders: [delivered("D1", { invoices: [invoice()] })] }).say(said);
    expect(templatesOf(step)[0]).toBe("invoices.issued");
  });

  it("company: title and tax number, asked for one after the other", async () => {
    const talk = start();
    await talk.say("补开公司发票");
    const step = await talk.say("杭州晴川科技有限公司");
    expect(saysOf(step)[0]).toMatchObject({
      template: "invoices.ask_tax_no",
      facts: { title: { text: "杭州晴川科技有限公司" } },
    });
    expect(requestOf(await talk.say(TAX_NO)).arguments).toEqual({
      orderId: "D1",
      invoiceType: "company",
      title: "杭州晴川科技有限公司",
      taxNo: TAX_NO,
    });
  });

  it("everything in one message asks nothing", async () => {
    const step = await start().say(`开发票，抬头：杭州晴川科技有限公司，税号 ${TAX_NO}`);
    expect(requestOf(step).arguments).toMatchObject({ title: "杭州晴川科技有限公司", taxNo: TAX_NO });
  });

  it("a tax number that reads like an order number does not become the order", async () => {
    const talk = start({ orders: [delivered("D1"), delivered("D2")] });
    await talk.say({ text: "D1开公司发票", entities: [{ type: "order_id", value: "D1" }] });
    await talk.say("杭州晴川科技有限公司");
    const step = await talk.say({
      text: `不对，税号是${TAX_NO}`,
      entities: [{ type: "order_id", value: "91330106" }],
      isCorrection: true,
    });
    expect(requestOf(step).arguments).toMatchObject({ orderId: "D1", taxNo: TAX_NO });
  });

  it("a correction of the title replaces it", async () => {
    const talk = start();
    await talk.say(`开发票，抬头：杭州晴川科技有限公司，税号 ${TAX_NO}`);
    const step = await talk.say({ text: "不对，抬头是上海晴川贸易有限公司", isCorrection: true });
    expect(requestOf(step).arguments).toMatchObject({ title: "上海晴川贸易有限公司", taxNo: TAX_NO });
  });

  it("a tax number is not asked for where the country has none", async () => {
    const talk = start(undefined, { shop: shop({ country: "GB" }), language: "en" });
    await talk.say("a company invoice please");
    expect(requestOf(await talk.say("Clearwater Trading Ltd")).arguments).toEqual({
      orderId: "D1",
      invoiceType: "company",
      title: "Clearwater Trading Ltd",
    });
  });

  it("details given before the proof are kept", async () => {
    const talk = start(undefined, { identity: ANONYMOUS });
    await talk.say("开个人发票，抬头写个人");
    await talk.say({ text: "D1", entities: [{ type: "order_id", value: "D1" }] });
    const step = await talk.say({ text: "5678", entities: [{ type: "last4", value: "5678" }] });
    expect(requestOf(step).arguments).toEqual({ orderId: "D1", invoiceType: "personal", title: "个人" });
  });

  it.each(["开个人抬头的发票", "个人抬头就行", "发票抬头怎么写"])(
    "words about a title are not taken for one: %s",
    async (said) => {
      const talk = start();
      await talk.say(said);
      expect(talk.frame.slots["invoice.title"] ?? "").not.toMatch(/抬头|发票/);
    },
  );
});

describe("an invoice that is there", () => {
  it("issued: its link and source", async () => {
    const step = await start({ orders: [delivered("D1", { invoices: [invoice()] })] }).say("发票再发我一下");
    expect(templatesOf(step)).toEqual(["invoices.issued", "invoices.link"]);
    expect(saysOf(step)[0]?.sources).toMatchObject([{ kind: "invoice", id: "inv1" }]);
  });

  it("requested: being issued", async () => {
    const step = await start({
      orders: [delivered("D1", { invoices: [invoice({ state: "requested", url: null })] })],
    }).say("发票开了吗");
    expect(templatesOf(step)).toEqual(["invoices.requested"]);
  });

  it("a person's name on it is told to its owner, and masked to whoever knows the number and four digits", async () => {
    const named = invoice({ type: "personal", title: "石小竹" });
    const world = { orders: [delivered("D1", { invoices: [named] })] };
    expect(saysOf(await start(world).say("发票抬头是谁"))[0]?.facts.title).toEqual({ is: "text", text: "石小竹" });
    const identity = { ...SIGNED, level: "order_phone" as const, orderIds: ["D1"] };
    const talk = start(world, { identity });
    expect(saysOf(await talk.say("发票抬头是谁"))[0]?.facts.title).toEqual({ is: "text", text: "石**" });
  });

  it("to be corrected: what is wrong is asked for, and the new one takes its place", async () => {
    const talk = start({ orders: [delivered("D1", { invoices: [invoice()] })] });
    const step = await talk.say("发票抬头开错了，重开");
    expect(step).toMatchObject({ do: "ask", slot: "invoice_title" });
    const next = await talk.say("上海晴川贸易有限公司，税号91310115MA1K4ABC2X");
    expect(requestOf(next).arguments).toMatchObject({ title: "上海晴川贸易有限公司", replaces: invoice().id });
  });

  it("of another kind is a correction, too", async () => {
    const step = await start({ orders: [delivered("D1", { invoices: [invoice()] })] }).say(
      "换成个人发票，抬头写宋小满",
    );
    expect(requestOf(step).arguments).toMatchObject({ invoiceType: "personal", replaces: invoice().id });
  });

  it("with a title left to the shop is in the name on file", async () => {
    const talk = start({ orders: [delivered("D1")] });
    await talk.say("开个人发票");
    expect(requestOf(await talk.say("这个你那边查一下默认的就行")).arguments).toMatchObject({ title: "宋敬明" });
  });
});

describe("refused", () => {
  it("not paid: after payment", async () => {
    const unpaid = order("D1", { state: "pending_payment", paidAt: null });
    expect(templatesOf(await start({ orders: [unpaid] }).say("开发票"))).toEqual(["invoices.not_paid"]);
  });

  it("cancelled: none", async () => {
    expect(templatesOf(await start({ orders: [order("D1", { state: "cancelled" })] }).say("开发票"))).toEqual([
      "invoices.cancelled",
    ]);
  });
});

describe("what is left to the shop, and what is asked of invoices", () => {
  it.each(["都可以吧", "随便", "不清楚"])("the kind left open is a personal one: %s", async (said) => {
    const talk = start();
    await talk.say("开发票");
    expect(requestOf(await talk.say(said))).toMatchObject({ arguments: { invoiceType: "personal" } });
  });

  it("which orders have one is told of all", async () => {
    const talk = start({ orders: [delivered("D1", { invoices: [invoice()] }), delivered("D2")] });
    expect(templatesOf(await talk.say("我哪几单开了票")).toSorted()).toEqual(["invoices.issued", "invoices.none"]);
  });

  it("a question for the kind changes nothing", async () => {
    const talk = start({ orders: [delivered("D1", { invoices: [invoice()] })] });
    expect((await talk.say("那张票开的是公司还是个人")).do).toBe("say");
  });

  it.each([
    "票已经开了的话，类型和抬头告诉我一下",
    "把抬头念给我对一下",
    "抬头也发我看看",
    "帮我核对一下发票抬头",
    "抬头查一下给我，别重复开",
    "确认下发票信息",
    "please check the name on my invoice",
  ])("what stands on it is told, and nothing is made anew: %s", async (said) => {
    const step = await start({ orders: [delivered("D1", { invoices: [invoice()] })] }).say(said);
    expect(templatesOf(step)).toContain("invoices.issued");
    expect(templatesOf(await start().say(said))).toEqual(["invoices.none_yet"]);
  });

  it("a personal title is told in full to its own account", async () => {
    const own = invoice({ type: "personal", title: "何小满", url: null });
    const step = await start({ orders: [delivered("D1", { invoices: [own] })] }).say("抬头报给我对一遍");
    expect(JSON.stringify(saysOf(step))).toContain("何小满");
  });

  it("a title that is put right is taken, though its house is no company by name", async () => {
    const talk = start({ orders: [delivered("D1", { invoices: [invoice()] })] });
    await talk.say("抬头不对，应该是杭州西溪茶叶店");
    expect(requestOf(await talk.say(TAX_NO))).toMatchObject({
      arguments: { invoiceType: "company", title: "杭州西溪茶叶店", replaces: "inv1" },
    });
  });
});

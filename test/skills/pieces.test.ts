import { describe, expect, it } from "vitest";
import type { OrderItem, Product } from "../../workers/commerce/ports.ts";
import type { ActionName, PolicyInput } from "../../workers/platform/policy.ts";
import { returns } from "../../workers/skills/after-sales/returns.ts";
import { skillTemplates } from "../../workers/skills/index.ts";
import { orders } from "../../workers/skills/orders/orders.ts";
import type { IntentId } from "../../workers/understanding/types.ts";
import { requestOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { delivered, item, order, policy, SIGNED, shop } from "./fixtures/orders.ts";

const both = (zh: string, en = zh) => ({ zh, en });
const price = { amountMinor: 9900, currency: "CNY" };
const tee: Product = {
  id: "tee",
  name: both("纯棉短袖", "Cotton tee"),
  categoryId: "clothes",
  category: both("服装", "Clothes"),
  description: both(""),
  attributes: [],
  inTheBox: [],
  usage: both(""),
  authenticity: null,
  warrantyMonths: null,
  sizeChart: null,
  tags: [],
  guides: [],
  isOnSale: true,
  exchangeFor: [],
  optionNames: [{ name: "size", label: both("尺码") }],
  variants: ["M", "L"].map((size) => ({ id: `tee-${size}`, options: { size: both(size) }, price, listPrice: null })),
};
const two = (quantity = 2): OrderItem =>
  item("t1", { productId: "tee", variantId: "tee-M", name: tee.name, options: { size: both("M") }, quantity });

type Rule = NonNullable<PolicyInput["actions"][ActionName]>;
const base = policy();
const rules: Partial<Record<ActionName, Rule>> = {
  change_items: { states: ["paid"], replacement: { by: "same_product", settle: true } },
  return_items: { states: ["delivered"] },
  exchange_items: { states: ["delivered"] },
};
const lenient = shop({ policy: policy({ actions: { ...base.actions, ...rules } }) });

const start = (intent: IntentId, language: "zh" | "en", made = delivered("D1", { items: [two()] })) =>
  new Talk(
    intent === "change_order" ? orders : returns,
    skillTemplates,
    intent,
    { orders: [made], products: [tee] },
    {
      identity: SIGNED,
      shop: lenient,
      language,
    },
  );

async function piecesOf(said: string, quantity = 2): Promise<number | "all"> {
  const language = /[a-z]{3}/.test(said) ? "en" : "zh";
  const step = await start("return_request", language, delivered("D1", { items: [two(quantity)] })).say(said);
  const { arguments: given } = requestOf(step);
  return ("items" in given ? given.items[0] : undefined)?.quantity ?? "all";
}

describe("some pieces of several in a line", () => {
  it.each([
    ["退其中一件", 1],
    ["只退一件", 1],
    ["我要退货，买了两件，其中一件坏了", 1],
    ["开线的是一件不是两件，退货", 1],
    ["有一件破了，想退", 1],
    ["退一件，另一件我留着", 1],
    ["退货，另一件没问题", 1],
    ["return one of the two", 1],
    ["I'd like to return only one", 1],
    ["one of the tees is torn, I want to send it back", 1],
    ["please return one, I'll keep the other one", 1],
    ["one is broken, can I return it", 1],
  ])("are told from the words: %s", async (said, pieces) => {
    expect(await piecesOf(said)).toBe(pieces);
  });

  it("may be more than one", async () => {
    expect(await piecesOf("三件里只退两件", 3)).toBe(2);
    expect(await piecesOf("return two of them", 3)).toBe(2);
  });

  it.each([
    "我要退货",
    "两件都退",
    "衣服有一个扣子掉了，退货",
    "有一条划痕，退货",
    "one of the buttons is missing, I want to return it",
    "return both please",
    "only wore it one day, return it",
  ])("are not made of other words, and all are meant: %s", async (said) => {
    expect(await piecesOf(said)).toBe("all");
  });

  it("more than there are stay as said, for the shop to refuse", async () => {
    expect(await piecesOf("只退三件")).toBe(3);
  });

  it("of a line with one piece are that piece, whatever is said", async () => {
    expect(await piecesOf("只退一件", 1)).toBe("all");
  });

  it("are put right afterwards, and taken back", async () => {
    const talk = start("return_request", "zh");
    expect(requestOf(await talk.say("我要退货")).arguments).toMatchObject({ items: [{ itemId: "t1" }] });
    expect(requestOf(await talk.say("只退一件")).arguments).toMatchObject({ items: [{ quantity: 1 }] });
    expect(requestOf(await talk.say("对了")).arguments).toMatchObject({ items: [{ quantity: 1 }] });
    expect(requestOf(await talk.say("还是两件都退")).arguments).toEqual({
      orderId: "D1",
      items: [{ itemId: "t1" }],
      reason: "not_given",
    });
  });

  it.each([
    ["zh", "换其中一件，换成L码"],
    ["en", "exchange one of the two for size L"],
  ] as const)("are exchanged or changed alone, %s", async (language, said) => {
    const changes = [{ itemId: "t1", quantity: 1, variantId: "tee-L" }];
    const later = await start("exchange_request", language).say(said);
    expect(requestOf(later)).toMatchObject({ name: "exchange_items", arguments: { changes } });
    const unsent = order("D1", { items: [two()] });
    const before = await start("change_order", language, unsent).say(said);
    expect(requestOf(before)).toMatchObject({ name: "change_items", arguments: { changes } });
  });

  it.each([
    ["zh", "有一件开线了，给我换件新的"],
    ["en", "one is torn, please exchange it for a new one"],
  ] as const)("are exchanged for the same again, %s", async (language, said) => {
    const step = await start("exchange_request", language).say(said);
    expect(requestOf(step).arguments).toMatchObject({ changes: [{ itemId: "t1", quantity: 1, variantId: "tee-M" }] });
  });

  it("before shipping the same again is no change", async () => {
    const step = await start("change_order", "zh", order("D1", { items: [two()] })).say("换件新的");
    expect(step.do).toBe("ask");
    expect(templatesOf(step)).toEqual(["swap.ask_new"]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aboutOrders } from "./dialogues/about-orders.ts";
import { beforeBuying } from "./dialogues/before-buying.ts";
import { openAs, play } from "./dialogues/script.ts";
import { talking } from "./dialogues/talking.ts";
import { type Product, startProduct } from "./product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe.concurrent("scripted shoppers", () => {
  for (const script of [...beforeBuying, ...aboutOrders, ...talking]) {
    test(`${script.title} (${script.locale})`, () => play(product, script));
  }

  test("a confirmation that comes twice at once executes once", async () => {
    const chat = await openAs(product, { locale: "zh-CN", as: "u1002" });
    const proposed = await chat.ask("取消订单880012340006，不想要了");
    expect(proposed.last?.expects).toEqual({ kind: "confirm", name: "cancel_order" });
    const turns = await Promise.all([
      chat.ask({ choice: "confirm", text: "确认" }),
      chat.ask({ choice: "confirm", text: "确认" }),
    ]);
    const executed = new Set(turns.flatMap((turn) => turn.actions).map((action) => action.proposal));
    expect(executed.size).toBe(1);
    const { messages } = await chat.list();
    const receipts = messages.filter((one) =>
      one.cards.some((card) => card.kind === "action" && card.state === "executed"),
    );
    expect(receipts).toHaveLength(1);
    expect((await chat.ask("880012340006什么状态")).text).toContain("已取消");
  });
});

// Attempts are counted per address too, so these follow one another: one wrong claim here, four in the next.
test("wrong digits reveal nothing, and may be corrected alone", () =>
  play(product, {
    title: "correcting the digits",
    locale: "en-US",
    lines: [
      ["Track 880012340011", { expects: "slot:phone" }],
      ["1234", { not: ["Magnolia", "YT88"], expects: "slot:order_id", actions: [] }],
      ["3303", { says: ["YT8801234300331"], expects: null }],
    ],
  }));

test("an unknown order and wrong digits get the same words; after the fifth wrong claim a person helps", async () => {
  const chat = await openAs(product, { locale: "zh-CN" });
  const told: string[] = [];
  for (const [order, digits] of [
    ["880012340012", "0000"],
    ["880099999999", "0000"],
    ["880012340012", "1111"],
    ["880012340012", "2222"],
  ] as const) {
    const turn = await chat.ask(`查订单${order}，尾号${digits}`);
    told.push(turn.text);
    expect(turn.text).not.toMatch(/音箱|遗失|林|3303/);
    expect(turn.text).not.toContain(digits);
    expect((await chat.list()).holder.holder).toBe("bot");
  }
  expect(new Set(told).size).toBe(1);
  const sixth = await chat.ask("查订单880012340012，尾号3303");
  expect(sixth.text).not.toMatch(/音箱|遗失/);
  expect((await chat.list()).holder.holder).toBe("waiting");
});

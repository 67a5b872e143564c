import { describe, expect, it } from "vitest";
import { initialState } from "../../workers/dialogue/initial-state.ts";
import type { Reading } from "../../workers/dialogue/read.ts";
import { severalWishes } from "../../workers/dialogue/several.ts";
import { openKnowledge } from "../../workers/knowledge/knowledge.ts";
import { absentModels } from "../../workers/models/absent.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { NOW } from "../skills/fixtures/catalogue.ts";
import { commerceOf } from "./fixtures/commerce.ts";
import { conversation, SIGNED, shopOf } from "./fixtures/conversation.ts";

const [PAID, SHIPPED, DELIVERED] = ["DB20261121001", "DB20261118002", "DB20261110003"];
const shown = [PAID, SHIPPED, DELIVERED];

async function wishesOf(said: string, focus: { shownOrderIds?: string[]; orderId?: string } = {}) {
  const shop = shopOf();
  const language = /[a-z]{3}/.test(said) ? "en" : "zh-CN";
  const { vocabulary, examples, timeZone } = shop;
  const understanding = understand(said, { vocabulary, examples, now: NOW, timeZone, language, expects: null });
  const reading: Reading = { text: said, choice: null, understanding, isUnclear: false, usedModel: false };
  const state = initialState();
  const ports = {
    shop,
    commerce: commerceOf().commerce,
    knowledge: openKnowledge(shop),
    models: absentModels,
    now: NOW,
    draft: () => {},
    signal: new AbortController().signal,
  };
  const found = await severalWishes(reading, { ...state, focus: { ...state.focus, ...focus } }, ports);
  return found?.map(({ intent, orderId }) => [intent, orderId]) ?? null;
}

describe("a message with wishes about several orders", () => {
  it.each([
    [
      "把第一个取消，第二个开发票",
      [
        ["cancel_order", PAID],
        ["invoice", SHIPPED],
      ],
    ],
    [
      "第一单取消，第三单退货，第二单催一下",
      [
        ["cancel_order", PAID],
        ["return_request", DELIVERED],
        ["urge_shipping", SHIPPED],
      ],
    ],
    [
      "cancel the first one and return the third",
      [
        ["cancel_order", PAID],
        ["return_request", DELIVERED],
      ],
    ],
    [
      "取消第一个，第二个也取消",
      [
        ["cancel_order", PAID],
        ["cancel_order", SHIPPED],
      ],
    ],
  ] as const)("tells them by their place among those shown: %s", async (said, wishes) => {
    expect(await wishesOf(said, { shownOrderIds: shown })).toEqual(wishes);
  });

  it.each([
    [
      `取消${PAID}，${DELIVERED}开个人发票，${SHIPPED}催一下`,
      [
        ["cancel_order", PAID],
        ["invoice", DELIVERED],
        ["urge_shipping", SHIPPED],
      ],
    ],
    [
      `${PAID}取消\n${DELIVERED}退货\n还有${SHIPPED}开发票`,
      [
        ["cancel_order", PAID],
        ["return_request", DELIVERED],
        ["invoice", SHIPPED],
      ],
    ],
    [
      `取消${PAID}和${SHIPPED}`,
      [
        ["cancel_order", PAID],
        ["cancel_order", SHIPPED],
      ],
    ],
    [
      `${PAID}、${SHIPPED}都取消了吧`,
      [
        ["cancel_order", PAID],
        ["cancel_order", SHIPPED],
      ],
    ],
    [
      `Cancel order ${PAID}. Send an invoice for ${DELIVERED}, and expedite ${SHIPPED} please`,
      [
        ["cancel_order", PAID],
        ["invoice", DELIVERED],
        ["urge_shipping", SHIPPED],
      ],
    ],
    [
      `cancel ${PAID} please\nand hurry up ${SHIPPED}`,
      [
        ["cancel_order", PAID],
        ["urge_shipping", SHIPPED],
      ],
    ],
    [
      `cancel ${PAID} and ${SHIPPED}`,
      [
        ["cancel_order", PAID],
        ["cancel_order", SHIPPED],
      ],
    ],
  ] as const)("tells them by number: %s", async (said, wishes) => {
    expect(await wishesOf(said)).toEqual(wishes);
  });

  it.each([
    [
      "cancel that one and send me an invoice for the other",
      [
        ["cancel_order", PAID],
        ["invoice", SHIPPED],
      ],
    ],
    [
      "那单取消，另一个开发票",
      [
        ["cancel_order", PAID],
        ["invoice", SHIPPED],
      ],
    ],
  ] as const)("tells this one from the other: %s", async (said, wishes) => {
    expect(await wishesOf(said, { orderId: PAID, shownOrderIds: [PAID, SHIPPED] })).toEqual(wishes);
  });

  it.each([
    `取消${PAID}，不想要了`,
    `订单${PAID}帮我加急，另外给我开个个人发票`,
    `不是${PAID}，是${SHIPPED}，取消`,
    "第二件换成L码，第一件退了",
    "cancel it and refund me",
    `I want a refund for ${DELIVERED}, the Galaxia X1 phone leaked`,
    `${DELIVERED}我要退款，星河 X1 手机漏液了`,
    `${PAID}`,
  ])("leaves alone what is about one order: %s", async (said) => {
    expect(await wishesOf(said, { shownOrderIds: shown })).toBeNull();
  });
});

/** Says it, then confirms whatever is previewed; what was proposed, in its order. */
async function carriedOut(shopper: ReturnType<typeof conversation>, yes: string, ...bubbles: string[]) {
  const proposed: string[] = [];
  let told = await shopper.say(...bubbles);
  const texts = [told.text];
  while (shopper.state.proposal && proposed.length < 6) {
    proposed.push(`${shopper.state.proposal.name} ${shopper.state.proposal.orderId}`);
    told = await shopper.say(yes);
    texts.push(told.text);
  }
  return { proposed, told, text: texts.join("\n") };
}

describe("wishes about several orders are carried out one after the other", () => {
  it("of one sentence, zh", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say(`取消${PAID}，${DELIVERED}退货，${SHIPPED}开个人发票抬头写沈知远`);
    await shopper.say("不想要了");
    expect(shopper.state.proposal).toMatchObject({ name: "cancel_order", orderId: PAID });
    await shopper.say("确认");
    expect(shopper.state.awaiting?.expects).toEqual({ kind: "slot", name: "reason" });
    await shopper.say("尺码不合适");
    expect(shopper.state.proposal).toMatchObject({ name: "return_items", orderId: DELIVERED });
    await shopper.say("确认");
    expect(shopper.state.proposal).toMatchObject({ name: "issue_invoice", orderId: SHIPPED });
    await shopper.say("确认");
    expect(shopper.world.executed).toHaveLength(3);
    expect(shopper.orders(PAID ?? "")).toBe("cancelled");
    expect(shopper.state.frames).toEqual([]);
  });

  it("of three bubbles, en", async () => {
    const shopper = conversation({ identity: SIGNED, locale: "en" });
    const { proposed } = await carriedOut(
      shopper,
      "Confirm",
      `please expedite ${PAID}`,
      `and send a personal invoice for ${DELIVERED}, title Ann Lee`,
      `oh and a personal invoice for ${SHIPPED} too, title Ann Lee`,
    );
    expect(proposed).toEqual([`expedite_order ${PAID}`, `issue_invoice ${DELIVERED}`, `issue_invoice ${SHIPPED}`]);
    expect(shopper.world.executed).toHaveLength(3);
  });

  it("said one by one, each before the last was confirmed", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say(`帮我把${PAID}加急一下`);
    await shopper.say(`${DELIVERED}给我开张个人发票，抬头沈知远`);
    expect(shopper.state.proposal).toMatchObject({ name: "issue_invoice", orderId: DELIVERED });
    await shopper.say(`${SHIPPED}也开一张个人的，抬头沈知远`);
    const left: string[] = [];
    while (shopper.state.proposal && left.length < 6) {
      left.push(`${shopper.state.proposal.name} ${shopper.state.proposal.orderId}`);
      await shopper.say("确认");
    }
    expect(new Set(left)).toEqual(
      new Set([`expedite_order ${PAID}`, `issue_invoice ${DELIVERED}`, `issue_invoice ${SHIPPED}`]),
    );
  });

  it("with one that is refused or declined, the others go on", async () => {
    const shopper = conversation({ identity: SIGNED });
    const first = await shopper.say(`取消${SHIPPED}，${PAID}加急`);
    expect(first.actions).toMatchObject([{ name: "expedite_order", orderId: PAID, state: "proposed" }]);
    expect(first.text).toContain(SHIPPED);
    const again = conversation({ identity: SIGNED });
    await again.say(`取消${PAID}，${SHIPPED}开个人发票抬头写沈知远`);
    const next = await again.say("不用了");
    expect(next.actions).toMatchObject([{ name: "issue_invoice", orderId: SHIPPED, state: "proposed" }]);
    expect(again.world.executed).toEqual([]);
  });

  it("by their place in the list just shown", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("开发票");
    const list = shopper.state.focus.shownOrderIds ?? [];
    expect(list.length).toBeGreaterThan(1);
    await shopper.say("第一个帮我加急，第二个开个人发票抬头写沈知远");
    expect(shopper.state.proposal).toMatchObject({ name: "expedite_order", orderId: list[0] });
    await shopper.say("确认");
    expect(shopper.state.proposal).toMatchObject({ name: "issue_invoice", orderId: list[1] });
  });

  it("by their place among the shopper's own, the newest first, where no list was shown", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("第一个加急，第二个开个人发票抬头写沈知远");
    expect(shopper.state.proposal).toMatchObject({ name: "expedite_order", orderId: PAID });
    await shopper.say("确认");
    expect(shopper.state.proposal).toMatchObject({ name: "issue_invoice", orderId: SHIPPED });
  });

  it("beside a yes to another preview lose neither: each is shown and confirmed by itself", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say(`帮我把${PAID}加急一下`);
    await shopper.say(`确认，另外${DELIVERED}开张个人发票抬头写沈知远`);
    expect(shopper.world.executed).toEqual([]);
    await shopper.say("确认");
    await shopper.say("确认");
    expect(shopper.world.executed).toHaveLength(2);
    expect(shopper.state.done).toMatchObject({ action: "expedite_order", orderId: PAID });
  });
});

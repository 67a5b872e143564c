import { describe, expect, it } from "vitest";
import type { TurnPorts } from "../../workers/dialogue/contract.ts";
import { dialogue } from "../../workers/dialogue/dialogue.ts";
import { openKnowledge } from "../../workers/knowledge/knowledge.ts";
import { absentModels } from "../../workers/models/absent.ts";
import { TestConversation } from "../conversation/harness.ts";
import { NOW } from "../skills/fixtures/catalogue.ts";
import { commerceOf } from "./fixtures/commerce.ts";
import { SIGNED, shopOf } from "./fixtures/conversation.ts";

const [PAID, SHIPPED, DELIVERED] = ["DB20261121001", "DB20261118002", "DB20261110003"];

/** The object with the real dialogue over a small shop in memory; the shopper is signed in. */
async function open() {
  const shop = shopOf();
  const world = commerceOf();
  const inShop = (ports: TurnPorts): TurnPorts => ({
    ...ports,
    shop,
    commerce: world.commerce,
    knowledge: openKnowledge(shop),
    models: absentModels,
    now: NOW,
  });
  const signed = <S extends { identity: unknown }>(state: S) => ({ ...state, identity: SIGNED });
  const conversation = await TestConversation.make({
    shop,
    takeTurn: (input, ports) => dialogue.takeTurn({ ...input, state: signed(input.state) }, inShop(ports)),
    tellReceipt: (given, ports) => dialogue.tellReceipt({ ...given, state: signed(given.state) }, inShop(ports)),
    execute: world.commerce.actions.execute,
  });
  const executed: string[] = [];
  /** Says it and gives what is proposed then; what was executed is kept. */
  const say = async (text: string) => {
    const { turn } = await conversation.say(text);
    const actions = turn?.actions ?? [];
    executed.push(...actions.filter(({ state }) => state === "executed").map((one) => `${one.name} ${one.orderId}`));
    const open = actions.find(({ state }) => state === "proposed");
    return open ? `${open.name} ${open.orderId}` : null;
  };
  return { conversation, world, say, executed };
}

describe("wishes about several orders, on the object", () => {
  it("of one sentence are carried out one after the other, zh; also where the object goes in between", async () => {
    const { conversation, say, executed } = await open();
    expect(await say("把第一个加急，第二个开个人发票抬头写沈知远，第三个退货")).toBe(`expedite_order ${PAID}`);
    await conversation.evict();
    expect(await say("确认")).toBe(`issue_invoice ${SHIPPED}`);
    await conversation.evict();
    expect(await say("确认")).toBeNull();
    expect(await say("尺码不合适")).toBe(`return_items ${DELIVERED}`);
    await say("确认");
    expect(executed).toEqual([`expedite_order ${PAID}`, `issue_invoice ${SHIPPED}`, `return_items ${DELIVERED}`]);
  });

  it("of one sentence are carried out one after the other, en", async () => {
    const { say, executed } = await open();
    await say(`where is ${PAID}?`);
    const first = await say(`expedite that one and send me a personal invoice for ${DELIVERED}, title Ann Lee`);
    expect(first).toBe(`expedite_order ${PAID}`);
    expect(await say("Confirm")).toBe(`issue_invoice ${DELIVERED}`);
    expect(await say("Confirm")).toBeNull();
    expect(executed).toEqual([`expedite_order ${PAID}`, `issue_invoice ${DELIVERED}`]);
  });

  it.each([
    ["确认", [`帮我把${PAID}加急`, `${DELIVERED}开张个人发票抬头写沈知远`, `还有${SHIPPED}也开一张个人的，抬头沈知远`]],
    [
      "Confirm",
      [
        `please expedite ${PAID}`,
        `a personal invoice for ${DELIVERED} please, title Ann Lee`,
        `and a personal invoice for ${SHIPPED} too, title Ann Lee`,
      ],
    ],
  ])("of three bubbles in quick succession are none lost (%s)", async (yes, bubbles) => {
    const { conversation, say, executed } = await open();
    await Promise.all(bubbles.map((text) => conversation.say(text)));
    for (let times = 0; times < 4 && executed.length < 3; times++) await say(yes);
    expect([...executed].sort()).toEqual(
      [`expedite_order ${PAID}`, `issue_invoice ${DELIVERED}`, `issue_invoice ${SHIPPED}`].sort(),
    );
  });

  it("that come one by one before a yes are none lost, and nothing is done twice", async () => {
    const { say, executed, world } = await open();
    await say(`帮我把${PAID}加急`);
    await say(`${DELIVERED}开张个人发票抬头写沈知远`);
    for (let times = 0; times < 4; times++) await say("确认");
    expect([...executed].sort()).toEqual([`expedite_order ${PAID}`, `issue_invoice ${DELIVERED}`].sort());
    expect(world.executed).toHaveLength(2);
  });
});

import { describe, expect, it } from "vitest";
import { quality } from "../../workers/skills/after-sales/quality.ts";
import { returns } from "../../workers/skills/after-sales/returns.ts";
import { skillTemplates } from "../../workers/skills/index.ts";
import { tracking } from "../../workers/skills/orders/tracking.ts";
import type { IntentId } from "../../workers/understanding/types.ts";
import { choicesOf, requestOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import {
  DAY,
  delivered,
  item,
  NOW,
  order,
  phoneItem,
  policy,
  SIGNED,
  shipment,
  shipped,
  shop,
  type World,
} from "./fixtures/orders.ts";

const both = (zh: string, en: string) => ({ zh, en });
const reasons = [
  { id: "missing", label: both("少件漏发", "Something missing"), freight: "shop" as const, evidence: true },
  { id: "lost", label: both("物流丢失", "Lost on the way"), freight: "shop" as const },
];
const slow = [
  { id: "slow", label: both("发货太慢", "Too slow"), freight: "shop" as const, compensation: { minor: 1000 } },
];
const helping = () => {
  const base = policy();
  const states = ["delivered" as const, "shipped" as const];
  return shop({
    policy: policy({
      actions: {
        ...base.actions,
        reship: { states, reasons },
        refund_only: { states, reasons, refund: { to: ["original"], days: 3 } },
        compensate: { states: ["paid"], reasons: slow },
      },
    }),
  });
};
const two = { items: [item("i1"), phoneItem("p1")] };
const talk = (skill: typeof quality, intent: IntentId, world: World) =>
  new Talk(skill, skillTemplates, intent, world, { identity: SIGNED, shop: helping() });
const PICTURE = "https://img.example.com/p/open-box.jpg";

describe("what puts an order right without goods going back", () => {
  it("missing goods are sent again, once there is a picture", async () => {
    const one = talk(quality, "quality_issue", { orders: [delivered("D1", two)] });
    const asked = await one.say("少发了一件纯棉短袖，麻烦补发");
    expect(asked).toMatchObject({ do: "say", isOpen: true });
    expect(templatesOf(asked).at(-1)).toBe("remedies.ask_evidence");
    expect(requestOf(await one.say(`图片 ${PICTURE}`))).toEqual({
      name: "reship",
      arguments: { orderId: "D1", items: [{ itemId: "i1" }], reason: "missing", evidence: [PICTURE] },
    });
  });

  it("what comes late needs no reason asked for", async () => {
    const late = order("P1", { state: "paid", paidAt: NOW - 5 * DAY, placedAt: NOW - 5 * DAY });
    const one = talk(quality, "quality_issue", { orders: [late] });
    expect(requestOf(await one.say("这也太离谱了，给我补偿"))).toEqual({
      name: "compensate",
      arguments: { orderId: "P1", reason: "slow" },
    });
  });

  it("the only reason there is, is asked for as a yes or no", async () => {
    const fresh = order("P1", { state: "paid", paidAt: NOW - 60_000, placedAt: NOW - 60_000 });
    const asked = await talk(quality, "quality_issue", { orders: [fresh] }).say("给我补偿");
    expect(templatesOf(asked).at(-1)).toBe("remedies.ask_if_reason");
    expect(choicesOf(asked)).toEqual(["slow"]);
  });

  it("money without a return only where it is asked for", async () => {
    const step = await talk(returns, "refund_request", { orders: [delivered("D1")] }).say(`少件了，仅退款 ${PICTURE}`);
    expect(requestOf(step).name).toBe("refund_only");
    const plain = await talk(returns, "refund_request", { orders: [delivered("D1")] }).say("质量有问题，我要退款");
    expect(requestOf(plain).name).toBe("return_items");
  });

  it("a lost parcel is sent again where that is wished, else the ways are offered", async () => {
    const lost = shipped("D1", { shipments: [shipment({ state: "lost" })] });
    const wished = await talk(tracking, "delivery_problem", { orders: [lost] }).say("快递丢件了，给我重新发一个");
    expect(requestOf(wished)).toMatchObject({ name: "reship", arguments: { reason: "lost" } });
    const told = await talk(tracking, "delivery_problem", { orders: [lost] }).say("快递弄丢了吗");
    expect(choicesOf(told)).toEqual(["reship", "refund_only", "person"]);
  });

  it("a late order is compensated by the policy's reason", async () => {
    const step = await talk(tracking, "urge_shipping", { orders: [order("D1")] }).say(
      "等了好久还没发，太慢了，能补偿一点吗",
    );
    expect(requestOf(step)).toEqual({ name: "compensate", arguments: { orderId: "D1", reason: "slow" } });
  });

  it("goods that never left are not at fault: what can be done is said", async () => {
    const step = await talk(quality, "quality_issue", { orders: [order("D1")] }).say("这跟描述的不一样");
    expect(step.do).toBe("say");
    expect(templatesOf(step).at(-1)).toBe("remedies.not_sent");
  });
});

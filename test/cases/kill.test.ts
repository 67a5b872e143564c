import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { ReportedEvent } from "../../durable-objects/case/contract.ts";
import type { CasePorts } from "../../durable-objects/case/ports.ts";
import { caseRefunds } from "../../workers/platform/db/schema/cases.ts";
import { stock } from "../../workers/platform/db/schema/catalogue.ts";
import { paymentMethods } from "../../workers/platform/db/schema/customers.ts";
import { orderItems, refunds } from "../../workers/platform/db/schema/orders.ts";
import { tickets } from "../../workers/platform/db/schema/tickets.ts";
import { type CaseShop, leaveRow, newCaseShop, TestCase } from "./case-fixture.ts";

const PARCEL = { courier: "SF", trackingNo: "SF1001" };
const PROMISED = [
  { to: "gift_card", amountMinor: 3_000 },
  { to: "alipay", amountMinor: 2_000 },
];
/** More moments than any of these cases has. */
const MOST_MOMENTS = 200;

/** Dies at the n-th moment: each thing done outside has one right before it, and one right after, before its record. */
function dyingAt(moment: number) {
  let passed = 0;
  let isOver = false;
  const wrap: TestCase["wrap"] = (ports, abort) => {
    const die = () => {
      if (isOver || ++passed !== moment) return false;
      isOver = true;
      return true;
    };
    const killing = async <T>(work: () => Promise<T>): Promise<T> => {
      if (die()) {
        abort();
        throw new Error("killed before it was done");
      }
      const value = await work();
      if (die()) {
        abort();
        throw new Error("killed before it was recorded");
      }
      return value;
    };
    return {
      readStart: (...given) => killing(() => ports.readStart(...given)),
      tell: (asked) => killing(() => ports.tell(asked)),
      refund: (asked) => killing(() => ports.refund(asked)),
      charge: (asked) => killing(() => ports.charge(asked)),
      book: (asked) => killing(() => ports.book(asked)),
      ticket: (asked) => killing(() => ports.ticket(asked)),
      index: (asked) => killing(() => ports.index(asked)),
    } satisfies CasePorts;
  };
  return { wrap, hasDied: () => isOver };
}

/** Runs `work` until it has an answer: a killed object is called again, as its callers do. */
async function again<T>(one: TestCase, work: () => Promise<T>): Promise<T> {
  for (let times = 0; ; times++) {
    try {
      return await work();
    } catch (error) {
      if (times === 3) throw error;
      await one.install();
      // An attempt that died is repeated half a minute later.
      one.at += 60_000;
    }
  }
}

type Kind = Parameters<typeof leaveRow>[2];
interface Road {
  kind: Kind;
  events: ReportedEvent[];
  more?: Parameters<typeof leaveRow>[4];
  /** Sleeps until the case wakes by itself, so often, after the events. */
  sleeps?: number;
}

/** A whole case with at most one death in it; what is left of it in the shop, and whether it came to the death. */
async function walk(road: Road, moment: number) {
  const shop = await newCaseShop();
  const id = `rtn_${crypto.randomUUID()}`;
  await leaveRow(shop, id, road.kind, road.kind === "return" ? PROMISED : [], road.more);
  const one = new TestCase(shop, id);
  const { wrap, hasDied } = dyingAt(moment);
  one.wrap = wrap;
  await one.install();
  const settle = () =>
    again(one, async () => {
      await one.ring();
      if (await one.isOwed()) throw new Error("something is owed");
    });
  const rest = async () => {
    await settle();
    // Whatever an interrupted attempt has left for later.
    one.at += 60_000;
    await settle();
  };
  await again(one, () => one.start({ from: "returns" }));
  await rest();
  for (const [index, event] of road.events.entries()) {
    await again(one, () => one.report(event, { key: `e${index}` }));
    await rest();
  }
  for (let times = 0; times < (road.sleeps ?? 0); times++) {
    one.at = Math.max((await one.view()).dueAt ?? one.at, one.at);
    await rest();
  }
  return { left: await left(shop, one), hasDied: hasDied() };
}

async function left(shop: CaseShop, one: TestCase) {
  const { database } = shop;
  const view = await one.view();
  const ofShop = await database.select().from(refunds).where(eq(refunds.shopId, shop.shop)).orderBy(refunds.id);
  const [card] = await database.select().from(paymentMethods).where(eq(paymentMethods.shopId, shop.shop));
  const made = await database.select().from(tickets).where(eq(tickets.shopId, shop.shop)).orderBy(tickets.number);
  const items = await database.select().from(orderItems).where(eq(orderItems.shopId, shop.shop)).orderBy(orderItems.id);
  const shelf = await database.select().from(stock).where(eq(stock.variantId, "v-shirt-l"));
  const settled = await database.select().from(caseRefunds).where(eq(caseRefunds.shopId, shop.shop));
  return {
    step: view.step,
    outcome: view.outcome,
    refund: view.refund,
    course: view.entries.map(({ event, to }) => `${event} → ${to}`),
    open: view.tasks.filter(({ state }) => state !== "done").map(({ kind }) => kind),
    // Each case has a code and an order of its own making; what is said of it is the same.
    told: (await one.told()).map((text) => text.replace(view.returnCode, "CODE").replace(/\d+月\d+日/g, "DAY")),
    refunds: ofShop.map(({ to, amountMinor, state }) => ({ to, amountMinor, state })),
    balance: card?.balanceMinor,
    tickets: made.map(({ type, summary }) => ({ type, summary })),
    items: items.map(({ state }) => state),
    settled: settled.map(({ amountMinor }) => amountMinor),
    shelf: shelf.find(({ shopId }) => shopId === shop.shop)?.quantity,
  };
}

describe("killed at any moment, before or after anything that it does outside", () => {
  const roads: [string, Road][] = [
    [
      "a return is refunded once, and told of once",
      {
        kind: "return",
        events: [
          { type: "goods_sent", parcel: PARCEL },
          { type: "goods_received" },
          { type: "inspected", result: "accepted" },
        ],
      },
    ],
    [
      "a replacement is asked for once",
      {
        kind: "exchange",
        events: [
          { type: "goods_received" },
          { type: "inspected", result: "rejected" },
          { type: "decided", decision: "replace", amountMinor: null },
          { type: "replacement_shipped", parcel: PARCEL },
          { type: "delivered" },
        ],
      },
    ],
    ["a return that is not sent back expires once", { kind: "return", events: [], sleeps: 3 }],
    [
      "a dearer exchange is charged once",
      {
        kind: "exchange",
        more: { differenceMinor: 60, method: "gift_card" },
        events: [{ type: "goods_received" }, { type: "inspected", result: "accepted" }],
      },
    ],
    [
      "goods put aside for an exchange that ends in a refund are on sale again, once",
      {
        kind: "exchange",
        more: { method: "gift_card" },
        events: [
          { type: "goods_received" },
          { type: "inspected", result: "rejected" },
          { type: "decided", decision: "refund", amountMinor: 900 },
        ],
      },
    ],
    ["a return that is withdrawn is withdrawn once", { kind: "return", events: [{ type: "withdrawn" }] }],
  ];
  it.each(roads)(
    "%s",
    async (_, road) => {
      const { left: whole } = await walk(road, 0);
      expect(whole.open).toEqual([]);
      expect(whole.step).toBe(road.more?.differenceMinor ? "replacing" : "done");
      let deaths = 0;
      for (let moment = 1; moment < MOST_MOMENTS; moment++) {
        const { left: killed, hasDied } = await walk(road, moment);
        if (!hasDied) break;
        deaths++;
        expect(killed, `killed at moment ${moment}`).toEqual(whole);
      }
      // A few effects at least in each road, two moments each.
      expect(deaths).toBeGreaterThan(10);
    },
    120_000,
  );
});

import { describe, expect, it } from "vitest";
import type { Effect, EffectItem, Proposal, Recipient } from "../../workers/commerce/ports.ts";
import { sayEffects, tellEffects } from "../../workers/dialogue/effects.ts";
import type { Wording } from "../../workers/dialogue/format.ts";
import { phrase } from "../../workers/dialogue/phrase.ts";
import { DAY, NOW } from "../skills/fixtures/catalogue.ts";
import { SIGNED, shopOf } from "./fixtures/conversation.ts";

const both = (zh: string, en: string) => ({ zh, en });
const recipient: Recipient = {
  name: "沈知远",
  phone: "13712345678",
  address: { country: "CN", province: "浙江省", city: "杭州市", district: "西湖区", street: "文三路90号" },
};
const item = (variantId: string, unitPriceMinor: number): EffectItem => ({
  itemId: "i1",
  productId: "tee-1",
  variantId,
  name: both("云朵纯棉T恤", "Cloud cotton T-shirt"),
  options: { size: both("L", "L") },
  quantity: 2,
  unitPriceMinor,
});
const money = { orderId: "DB1", currency: "CNY" };
const changes = [{ from: item("a", 9900), to: item("b", 12900) }];
const back = { returnTo: both("杭州市余杭区仓前街道1号", "1 Cangqian Street"), freight: "shop" as const };
const wallet = both("铃铛储值卡", "Bell gift card");

/** Each effect with figures that its words must hold. */
const PRESALE = {
  kind: "presale" as const,
  ...money,
  depositMinor: 30000,
  balanceMinor: 569900,
  refundsDeposit: false,
};
const BALANCE_DUE = {
  balanceFrom: Date.parse("2026-12-01T10:00:00+08:00"),
  balanceUntil: Date.parse("2026-12-04T00:00:00+08:00"),
};
const EFFECTS: [Effect, string[]][] = [
  [{ ...PRESALE, ...BALANCE_DUE, shipsAt: null }, ["¥300", "¥5,699"]],
  [{ ...PRESALE, ...BALANCE_DUE, shipsAt: Date.parse("2026-12-12T00:00:00+08:00") }, ["¥300", "¥5,699", "12"]],
  [{ kind: "deposit_kept", ...money, amountMinor: 30000 }, ["¥300"]],
  [{ kind: "order_state", orderId: "DB1", from: "paid", to: "cancelled" }, []],
  [
    {
      kind: "refund",
      ...money,
      amountMinor: 31234,
      to: "original",
      label: null,
      dueAt: NOW + 3 * DAY,
      balanceAfterMinor: null,
    },
    ["312.34"],
  ],
  [
    {
      kind: "refund",
      ...money,
      amountMinor: 31234,
      to: "original",
      label: null,
      dueAt: null,
      balanceAfterMinor: null,
      afterReceipt: true,
      days: 5,
    },
    ["312.34", "收到退货后5天内|within 5 days after we have received"],
  ],
  [
    { kind: "refund", ...money, amountMinor: 31234, to: "gc1", label: wallet, dueAt: NOW, balanceAfterMinor: 40000 },
    ["312.34", "400"],
  ],
  [
    { kind: "charge", ...money, amountMinor: 38600, from: "gc1", label: wallet, balanceAfterMinor: 281400 },
    ["386", "2,814"],
  ],
  [{ kind: "charge", ...money, amountMinor: 38600, from: "alipay", label: null, balanceAfterMinor: null }, ["386"]],
  [{ kind: "address", orderId: "DB1", recipient }, ["5678", "文三路90号"]],
  [
    { kind: "profile_address", customerId: "c1", address: recipient.address, phone: "13712345678" },
    ["5678", "文三路90号"],
  ],
  [{ kind: "profile_address", customerId: "c1", address: recipient.address, phone: null }, ["文三路90号"]],
  [{ kind: "payment_changed", ...money, from: "alipay", to: "gc1", label: wallet, amountMinor: 9900 }, ["99"]],
  [{ kind: "items_changed", ...money, changes, differenceMinor: 6000 }, ["60"]],
  [{ kind: "items_changed", ...money, changes, differenceMinor: -6000 }, ["60"]],
  [{ kind: "items_changed", ...money, changes, differenceMinor: 0 }, []],
  [
    {
      kind: "items_returned",
      orderId: "DB1",
      items: [{ itemId: "i1", name: both("T恤", "T-shirt"), quantity: 1, amountMinor: 9900 }],
      ...back,
    },
    ["仓前|Cangqian"],
  ],
  [{ kind: "items_exchanged", ...money, changes, differenceMinor: 6000, method: "alipay", ...back }, ["60"]],
  [{ kind: "items_exchanged", ...money, changes, differenceMinor: -6000, method: null, ...back }, ["60"]],
  [{ kind: "items_exchanged", ...money, changes, differenceMinor: 0, method: null, ...back }, []],
  [
    { kind: "items_reshipped", orderId: "DB1", items: [{ itemId: "i1", name: both("T恤", "T-shirt"), quantity: 1 }] },
    [],
  ],
  [
    {
      kind: "order_placed",
      ...money,
      items: [item("a", 9900)],
      itemsMinor: 19800,
      freightMinor: 1000,
      discountMinor: 2000,
      totalMinor: 18800,
      recipient,
    },
    ["99", "10", "20", "188", "5678"],
  ],
  [
    {
      kind: "order_placed",
      ...money,
      items: [item("a", 9900)],
      itemsMinor: 19800,
      freightMinor: 0,
      discountMinor: 0,
      totalMinor: 19800,
      recipient,
    },
    ["198"],
  ],
  [{ kind: "coupon_applied", ...money, code: "BELL20", offMinor: 2000, totalMinor: 18800 }, ["BELL20", "20", "188"]],
  [
    {
      kind: "price_protected",
      ...money,
      itemId: "i1",
      name: both("T恤", "T-shirt"),
      paidMinor: 9900,
      currentMinor: 8900,
    },
    ["99", "89"],
  ],
  [{ kind: "expedited", orderId: "DB1" }, []],
  [
    {
      kind: "service_booked",
      orderId: "DB1",
      serviceType: "install",
      itemId: "i1",
      name: both("热水器", "Heater"),
      time: "周日",
      date: "2026-11-22",
      contact: recipient,
    },
    ["周日", "5678"],
  ],
  [
    {
      kind: "service_booked",
      orderId: "DB1",
      serviceType: "repair",
      itemId: null,
      name: null,
      time: "明天下午",
      date: null,
      contact: recipient,
    },
    ["明天下午"],
  ],
  [{ kind: "cashback_registered", ...money, amountMinor: 500 }, ["5"]],
  [{ kind: "cashback_registered", ...money, amountMinor: 0 }, []],
  [
    { kind: "points_redeemed", points: 500, pointsAfter: 120, amountMinor: 500, currency: "CNY", to: "gift_card" },
    ["500", "120", "5"],
  ],
  [{ kind: "case_withdrawn", caseId: "cs_1", orderId: "DB1" }, []],
  [{ kind: "data_erased", customerId: "c1" }, []],
  [
    {
      kind: "invoice",
      ...money,
      invoiceType: "company",
      title: "铃铛科技有限公司",
      taxNo: "91330100MA2ABCDE1X",
      amountMinor: 9900,
      replaces: "inv_1",
    },
    ["铃铛科技", "91330100MA2ABCDE1X", "99"],
  ],
  [{ kind: "invoice", ...money, invoiceType: "personal", title: "沈知远", taxNo: null, amountMinor: 9900 }, ["99"]],
];

const proposalOf = (effects: Effect[], change: Partial<Proposal> = {}): Proposal =>
  ({
    name: "expedite_order",
    arguments: { orderId: "DB1" },
    id: "prp_1",
    orderId: "DB1",
    orderVersion: 1,
    effects,
    identity: SIGNED,
    createdAt: NOW,
    expiresAt: NOW + 900_000,
    ...change,
  }) as Proposal;

describe.each(["zh", "en"] as const)("an effect (%s)", (language) => {
  const wording: Wording = { language, timeZone: "Asia/Shanghai", now: NOW };
  const shop = shopOf();

  it.each(EFFECTS)("has words that pass the guard, with its figures ($kind)", (effect, figures) => {
    for (const template of ["confirm.preview", "receipt.executed", "receipt.awaiting_approval"] as const) {
      const { say, carried } = sayEffects(template, proposalOf([effect]), [effect], shop, wording);
      const { text, cards } = phrase([say], carried, shop, wording);
      const [line] = tellEffects([effect], shop, wording).lines;
      expect(text).toContain(line);
      for (const figure of figures) expect(text).toMatch(new RegExp(figure));
      expect(JSON.stringify(cards)).not.toContain("13712345678");
    }
  });

  it("of an action without an order names none before it is done", () => {
    const proposal = proposalOf([], { name: "place_order", orderId: "DB77" } as Partial<Proposal>);
    const before = phrase([sayEffects("confirm.preview", proposal, [], shop, wording).say], [], shop, wording);
    const after = phrase([sayEffects("receipt.executed", proposal, [], shop, wording).say], [], shop, wording);
    expect(before.text).not.toContain("DB77");
    expect(after.text).toContain("DB77");
    const own = proposalOf([], { name: "erase_my_data", orderId: null } as Partial<Proposal>);
    expect(phrase([sayEffects("receipt.executed", own, [], shop, wording).say], [], shop, wording).sources).toEqual([]);
  });
});

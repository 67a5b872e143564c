import { describe, expect, it } from "vitest";
import { judgeByPolicy } from "../../workers/commerce/actions/policy-check.ts";
import { bindAction } from "../../workers/commerce/actions/registry.ts";
import type { ActionArguments, ActionRequest, BuiltAction, Identity, Order } from "../../workers/commerce/ports.ts";
import { ORDERLESS_ACTIONS } from "../../workers/commerce/ports.ts";
import {
  ACTIONS,
  type ActionName,
  IDENTITY_LEVELS,
  type IdentityLevel,
  ORDER_STATES,
  type PolicyInput,
} from "../../workers/platform/policy.ts";
import { card, factsOf, gift, itemOf, MOMENT, NOW, orderOf, policyOf, SIGNED, variantOf } from "./pure-store.ts";

const DAY_MS = 86_400_000;
const LEVELS = IDENTITY_LEVELS.filter((level) => level !== "none");
const address = { country: "CN", province: "沪", city: "上海", district: "", street: "南京路1号" };
const recipient = { name: "A", phone: "13800000000", address };
const word = { zh: "因为", en: "Because" };

/** A request of each action that nothing but the policy stands against. */
const REQUESTS: { [A in BuiltAction]: ActionArguments[A] } = {
  cancel_order: { orderId: "o", reason: "why" },
  change_address: { orderId: "o", recipient: "李雷" },
  change_items: { orderId: "o", changes: [{ itemId: "1", variantId: "new" }] },
  change_payment: { orderId: "o", method: "g1" },
  change_profile_address: { address },
  place_order: {
    lines: [{ variantId: "new", quantity: 1 }],
    method: "card",
    recipient: "A",
    phone: "13800000000",
    address,
  },
  apply_coupon: { orderId: "o", code: "SAVE" },
  return_items: { orderId: "o", items: [{ itemId: "1" }], reason: "why" },
  exchange_items: { orderId: "o", changes: [{ itemId: "1", variantId: "new" }], reason: "why" },
  refund_only: { orderId: "o", items: [{ itemId: "1" }], reason: "why", evidence: ["pic"] },
  reship: { orderId: "o", items: [{ itemId: "1" }], reason: "why", evidence: ["pic"] },
  price_protect: { orderId: "o", itemIds: ["1"] },
  compensate: { orderId: "o", reason: "why", evidence: ["pic"] },
  expedite_order: { orderId: "o" },
  issue_invoice: { orderId: "o", invoiceType: "personal", title: "A" },
  book_service: { orderId: "o", serviceType: "install", time: "明天", date: "2026-11-22" },
  register_review_cashback: { orderId: "o", evidence: ["pic"] },
  redeem_points: { points: 100 },
  withdraw_request: { orderId: "o", caseId: "rtn" },
  erase_my_data: {},
};

/** What an action gives away, where the request above is carried out, in minor units. */
const GIVES: Partial<Record<ActionName, number>> = {
  cancel_order: 10_000,
  change_items: 2_000,
  return_items: 10_000,
  exchange_items: 2_000,
  refund_only: 10_000,
  price_protect: 2_000,
  compensate: 700,
  register_review_cashback: 500,
  redeem_points: 1_000,
  apply_coupon: 1_000,
};

function requestOf(name: ActionName): ActionRequest {
  return { name, arguments: REQUESTS[name] } as ActionRequest;
}

function orderFor(name: ActionName): Order {
  const isUnderWay = name === "withdraw_request";
  return orderOf([itemOf("1", 1, 10_000, isUnderWay ? { state: "return_requested" } : {})], {
    state: "delivered",
    deliveredAt: NOW - DAY_MS,
    recipient,
  });
}

type Rule = NonNullable<PolicyInput["actions"]["cancel_order"]>;

function judge(
  name: ActionName,
  rule: Rule,
  more: { identity?: Identity; order?: Partial<Order>; executed?: Record<string, number>; reason?: string } = {},
) {
  const policy = policyOf({
    [name]: {
      states: ["delivered"],
      identity: "none",
      reasons: [{ id: "why", label: word, freight: "shop", compensation: { minor: 700 } }],
      refund: { to: ["original"], days: 3, when: "at_once" },
      service: { types: ["install"], withinDays: 30 },
      cashback: { amountMinor: 500 },
      points: { pointMinor: 10, atLeast: 1 },
      ...rule,
    },
  });
  const { identity = SIGNED, executed = {} } = more;
  const opensFile = identity.level === "signed" || identity.level === "code";
  const order = { ...orderFor(name), ...more.order };
  const variant = { ...variantOf("new", 8_000, { inStock: 5 }) };
  const now = { ...variantOf("v-1", 8_000) };
  const request = requestOf(name);
  const given =
    more.reason === undefined
      ? request
      : ({ ...request, arguments: { ...request.arguments, reason: more.reason } } as ActionRequest);
  return judgeByPolicy(
    bindAction(given),
    factsOf(policy, {
      order: identity.level === "none" ? null : order,
      customer: opensFile
        ? { id: "c", name: "A", phone: "13800000000", address: null, tier: "standard", points: 500 }
        : null,
      executed,
      methods: [card(), gift("g1", 50_000)],
      variants: new Map([
        ["new", variant],
        ["v-1", now],
      ]),
      promotions: [coupon],
      returns: [returned],
    }),
    identity,
    MOMENT,
  );
}

const coupon = {
  id: "p1",
  title: word,
  startsAt: NOW - DAY_MS,
  endsAt: NOW + DAY_MS,
  productIds: [],
  categoryIds: [],
  withCoupons: true,
  rule: { kind: "coupon" as const, code: "SAVE", fromMinor: 0, offMinor: 1_000, perCustomer: 1, howToGet: word },
};
const returned = {
  shopId: "s",
  id: "rtn",
  orderId: "o",
  kind: "return" as const,
  items: [{ itemId: "1", quantity: 1, amountMinor: 10_000 }],
  reason: "why",
  freight: "shop" as const,
  differenceMinor: 0,
  method: null,
  state: "requested" as const,
  proposalId: "prp",
  createdAt: NOW,
};
const outcomeOf = (verdict: ReturnType<typeof judge>) => ("refusal" in verdict ? verdict.refusal.reason : verdict.by);
const isOrderless = (name: ActionName) => ORDERLESS_ACTIONS.some((other) => other === name);

describe.each(ACTIONS)("%s", (name) => {
  it("may be done where the policy says nothing against it", () => {
    expect(outcomeOf(judge(name, {}))).toBe("automatic");
  });

  it("asks for the level of its rule, and no less, whatever the amount", () => {
    for (const needed of IDENTITY_LEVELS) {
      for (const level of IDENTITY_LEVELS) {
        for (const amount of [0, 1_000_000]) {
          const identity = identityOf(level);
          const opens = level !== "none" && (!isOrderless(name) || level === "signed" || level === "code");
          const isEnough = opens && IDENTITY_LEVELS.indexOf(level) >= IDENTITY_LEVELS.indexOf(needed);
          const ladder = { automaticMinor: amount, approvalMinor: 1_000_000 };
          const outcome = outcomeOf(judge(name, { identity: needed, ladder }, { identity }));
          const byAmount = (GIVES[name] ?? 0) > amount ? "approval" : "automatic";
          expect([needed, level, outcome]).toEqual([needed, level, isEnough ? byAmount : "identity_needed"]);
        }
      }
    }
  });

  it("climbs the ladder: at once up to the first step, a supervisor up to the second, never above", () => {
    const gives = GIVES[name] ?? 0;
    for (const level of LEVELS) {
      if (isOrderless(name) && level === "order_phone") continue;
      const at = (automaticMinor: number, approvalMinor: number) =>
        outcomeOf(judge(name, { ladder: { automaticMinor, approvalMinor } }, { identity: identityOf(level) }));
      expect(at(gives, gives)).toBe("automatic");
      expect(at(gives - 1, gives)).toBe("approval");
      expect(at(gives - 2, gives - 1)).toBe("amount_over_ladder");
    }
  });

  it("is refused where the rule is not there or says no", () => {
    expect(outcomeOf(judge(name, { allowed: false }))).toBe("not_allowed");
    const other = name === "cancel_order" ? "expedite_order" : "cancel_order";
    const facts = factsOf(policyOf({ [other]: { states: ["delivered"] } }), { order: orderFor(name) });
    expect(outcomeOf(judgeByPolicy(bindAction(requestOf(name)), facts, SIGNED, MOMENT))).toBe("not_allowed");
  });

  it.skipIf(isOrderless(name))("keeps to the states, the course and the window of the order", () => {
    const before = { cancel_order: "already_done" } as Partial<Record<ActionName, string>>;
    for (const state of ORDER_STATES) {
      const outcome = outcomeOf(judge(name, {}, { order: { state } }));
      const isDone = state === "cancelled" && name in before;
      expect([state, outcome]).toEqual([
        state,
        state === "delivered" ? "automatic" : isDone ? "already_done" : "wrong_state",
      ]);
    }
    expect(outcomeOf(judge(name, { notAfter: ["reship"] }, { executed: { reship: 1 } }))).toBe("too_late_after");
    // An order bears one coupon, whatever the rule says.
    const isOnce = name === "apply_coupon";
    const times = (done: number) => outcomeOf(judge(name, { timesPerOrder: 2 }, { executed: { [name]: done } }));
    expect(times(1)).toBe(isOnce ? "already_done" : "automatic");
    expect(times(2)).toBe(isOnce ? "already_done" : "too_often");
    const old = { deliveredAt: NOW - 8 * DAY_MS, paidAt: NOW - 12 * DAY_MS, placedAt: NOW - 20 * DAY_MS };
    for (const [windowFrom, days] of [
      ["delivered", 8],
      ["paid", 12],
      ["placed", 20],
    ] as const) {
      expect(outcomeOf(judge(name, { windowDays: days, windowFrom }, { order: old }))).toBe("automatic");
      expect(outcomeOf(judge(name, { windowDays: days - 1, windowFrom }, { order: old }))).toBe("window_over");
    }
  });

  it("takes only the reasons of its rule", () => {
    if (!("reason" in REQUESTS[name])) return;
    expect(outcomeOf(judge(name, {}, { reason: "Because" }))).toBe("automatic");
    for (const reason of ["", "another"]) expect(outcomeOf(judge(name, {}, { reason }))).toBe("not_allowed");
  });
});

function identityOf(level: IdentityLevel): Identity {
  return { level, customerId: level === "none" ? null : "c", orderIds: level === "order_phone" ? ["o"] : [] };
}

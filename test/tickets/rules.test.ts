import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { shipmentNotices } from "../../workers/platform/db/schema/cases.ts";
import { promotions, variants } from "../../workers/platform/db/schema/catalogue.ts";
import { customers } from "../../workers/platform/db/schema/customers.ts";
import { approvals, orderItems, orders } from "../../workers/platform/db/schema/orders.ts";
import { facts } from "../../workers/platform/db/schema/projections.ts";
import { promises } from "../../workers/platform/db/schema/promises.ts";
import { couponGrants, ruleFirings, rules, ticketHistory, tickets } from "../../workers/platform/db/schema/tickets.ts";
import type { RuleAction, RuleCondition, RuleDocument } from "../../workers/platform/ticket-words.ts";
import { createTicket } from "../../workers/tickets/create-ticket.ts";
import { dryRun } from "../../workers/tickets/rules/dry-run.ts";
import { type RuleEvent, ruleEvent } from "../../workers/tickets/rules/events.ts";
import type { EffectEnd, RuleDeps } from "../../workers/tickets/rules/ports.ts";
import { PRESETS } from "../../workers/tickets/rules/presets.ts";
import { retryEffects, runRules, runTicketRules } from "../../workers/tickets/rules/run-rules.ts";
import { readRule, removeRule, saveRule, switchRule } from "../../workers/tickets/rules/save-rule.ts";
import { sweepRules } from "../../workers/tickets/rules/sweep-rules.ts";
import { sweepTickets } from "../../workers/tickets/sweep-tickets.ts";
import { NOW } from "../merchants/shop-fixture.ts";
import { HOUR_MS, newDesk, ticketInput } from "./desk-fixture.ts";

/** A desk whose effects outside are written down; `answer` decides what comes of them. */
async function newRules() {
  const desk = await newDesk();
  const called: { kind: string; key: string; [more: string]: unknown }[] = [];
  const world: { answer: () => Promise<EffectEnd> } = { answer: async () => ({ is: "done" }) };
  const effect = (kind: string) => (call: { key: string }) => {
    called.push({ kind, ...call });
    return world.answer();
  };
  const deps: RuleDeps = {
    ...desk.deps,
    effects: { handoff: effect("handoff"), sendMessage: effect("message"), approve: effect("approve") },
  };
  const change = () => ({ database: desk.database, shop: desk.shop, now: desk.clock.at, actor: "staff:boss" });
  const add = (document: unknown, name = "规则") =>
    saveRule(change(), { id: null, name, document, isEnabled: true, seen: null });
  const all = () => desk.database.select().from(tickets).where(eq(tickets.shopId, desk.shop)).orderBy(tickets.number);
  const firings = () => desk.database.select().from(ruleFirings).where(eq(ruleFirings.shopId, desk.shop));
  return { ...desk, deps, called, world, change, add, all, firings };
}

const rule = (
  when: string,
  conditions: RuleCondition[],
  actions: RuleAction[],
  more: Partial<RuleDocument> = {},
): RuleDocument => ({ when, match: "all", conditions, actions, pauseHours: 0, ...more });
const make: RuleAction = { kind: "create_ticket", type: "complaint", priority: "high", summary: "不满" };
const negative: RuleCondition = { fact: "turn.sentiment", operator: "is", value: -1 };
let count = 0;
const turn = (more: Partial<RuleEvent> = {}, sentiment = -1): RuleEvent =>
  ruleEvent({
    id: `web~1#${++count}`,
    type: "turn.taken",
    at: NOW,
    conversation: "web~1",
    facts: { "turn.sentiment": sentiment, "turn.intent": "complaint" },
    ...more,
  });

describe("a rule", () => {
  it("fires where its conditions hold, says why, and leaves the rest alone", async () => {
    const desk = await newRules();
    await desk.add(
      rule("turn.taken", [negative, { fact: "turn.intent", operator: "one_of", value: ["complaint"] }], [make]),
    );
    await runRules(desk.deps, [turn({}, 1), turn(), ruleEvent({ id: "x", type: "rating", at: NOW })]);
    const [ticket, ...more] = await desk.all();
    expect(more).toEqual([]);
    expect(ticket).toMatchObject({
      type: "complaint",
      priority: "high",
      source: "rule",
      conversation: "web~1",
      number: 1,
    });
    const [firing] = await desk.firings();
    expect(firing?.why).toEqual([
      { ...negative, found: -1 },
      { fact: "turn.intent", operator: "one_of", value: ["complaint"], found: "complaint" },
    ]);
    expect(firing).toMatchObject({
      state: "done",
      ticketId: ticket?.id,
      effects: [{ kind: "create_ticket", state: "done" }],
    });
  });

  it("fires once on an event, however often it comes, also at once and after an edit", async () => {
    const desk = await newRules();
    const { id } = await desk.add(rule("turn.taken", [negative], [make, { kind: "handoff", reason: "complaint" }]));
    const event = turn();
    await Promise.all([1, 2, 3, 4].map(() => runRules(desk.deps, [event])));
    await runRules(desk.deps, [event]);
    const document = rule("turn.taken", [], [make]);
    await saveRule(desk.change(), { id, name: "另一个", document, isEnabled: true, seen: 1 });
    await runRules(desk.deps, [event]);
    expect(await desk.all()).toHaveLength(1);
    expect(desk.called.filter(({ kind }) => kind === "handoff")).toHaveLength(1);
    expect(await desk.firings()).toHaveLength(1);
  });

  it("any of its conditions is enough where it says so; with none it always fires", async () => {
    const desk = await newRules();
    const never: RuleCondition = { fact: "turn.intent", operator: "is", value: "invoice" };
    await desk.add(rule("turn.taken", [never, negative], [make], { match: "any" }));
    await runRules(desk.deps, [turn(), turn({}, 0)]);
    expect(await desk.all()).toHaveLength(1);
    await desk.add(rule("rating", [], [make]));
    await runRules(desk.deps, [ruleEvent({ id: "r1", type: "rating", at: NOW, facts: { "rating.score": 1 } })]);
    expect(await desk.all()).toHaveLength(2);
  });

  it("a fact that is not known satisfies nothing, not even “is not”", async () => {
    const desk = await newRules();
    await desk.add(rule("turn.taken", [{ fact: "customer.tier", operator: "is_not", value: "gold" }], [make]));
    await runRules(desk.deps, [turn()]);
    expect(await desk.all()).toEqual([]);
    await runRules(desk.deps, [turn({ customerId: "bob" })]);
    expect(await desk.all()).toHaveLength(1);
  });

  it("pauses for the same conversation, and not for another", async () => {
    const desk = await newRules();
    await desk.add(rule("turn.taken", [negative], [make], { pauseHours: 2 }));
    await runRules(desk.deps, [turn(), turn(), turn({ conversation: "web~2" })]);
    expect(await desk.all()).toHaveLength(2);
    desk.clock.at = NOW + 3 * HOUR_MS;
    await runRules(desk.deps, [turn()]);
    expect(await desk.all()).toHaveLength(3);
  });

  it("that is switched off, removed or another shop's does nothing", async () => {
    const desk = await newRules();
    const other = await newRules();
    await other.add(rule("turn.taken", [], [make]));
    const { id } = await desk.add(rule("turn.taken", [], [make]));
    await switchRule(desk.change(), id, false);
    await runRules(desk.deps, [turn()]);
    await switchRule(desk.change(), id, true);
    await removeRule(desk.change(), id);
    await runRules(desk.deps, [turn()]);
    expect(await desk.all()).toEqual([]);
    await expect(readRule(other.database, other.shop, id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("effects", () => {
  it("change the event's ticket in one go, with the rule's name in the history", async () => {
    const desk = await newRules();
    const { id } = await desk.add(
      rule(
        "ticket.created",
        [{ fact: "ticket.type", operator: "is", value: "refund" }],
        [
          { kind: "set_priority", priority: "urgent" },
          { kind: "add_tag", tag: "VIP" },
          { kind: "assign", agentId: "ben" },
        ],
      ),
      "VIP 优先",
    );
    const made = await createTicket(desk.deps, ticketInput());
    await runTicketRules(desk.deps);
    const [ticket] = await desk.all();
    expect(ticket).toMatchObject({ priority: "urgent", tags: ["VIP"], assigneeId: "ben" });
    const history = await desk.database.select().from(ticketHistory).where(eq(ticketHistory.ticketId, made.id));
    expect(history.map(({ by, chain }) => ({ by, chain }))).toEqual([
      { by: "system", chain: [] },
      { by: `rule:${id}`, chain: [id] },
    ]);
    expect(history.every(({ isRuled }) => isRuled)).toBe(true);
  });

  it("outside are tried again under the same key until they are done, and what is refused says why", async () => {
    const desk = await newRules();
    await desk.add(rule("turn.taken", [negative], [{ kind: "handoff", reason: "complaint" }]));
    desk.world.answer = () => Promise.reject(new Error("object is down"));
    await runRules(desk.deps, [turn()]);
    expect(await desk.firings()).toMatchObject([{ state: "pending", attempts: 1 }]);
    desk.world.answer = async () => ({ is: "done" });
    await retryEffects(desk.deps);
    expect(await desk.firings()).toMatchObject([{ state: "pending" }]);
    desk.clock.at = NOW + HOUR_MS;
    await retryEffects(desk.deps);
    await retryEffects(desk.deps);
    expect(await desk.firings()).toMatchObject([{ state: "done", effects: [{ state: "done" }] }]);
    expect(desk.called).toHaveLength(2);
    expect(new Set(desk.called.map(({ key }) => key)).size).toBe(1);

    desk.world.answer = async () => ({ is: "refused", why: "guard" });
    await runRules(desk.deps, [turn({ conversation: "web~7" })]);
    const ends = (await desk.firings()).flatMap(({ effects }) => effects);
    expect(ends).toContainEqual({ kind: "handoff", state: "refused", detail: "guard" });
  });

  it("a firing stored by a process that died is gone on with by the sweep", async () => {
    const desk = await newRules();
    await desk.add(rule("turn.taken", [negative], [{ kind: "handoff", reason: "complaint" }]));
    await runRules(desk.deps, [turn()]);
    await desk.database
      .update(ruleFirings)
      .set({
        state: "pending",
        effects: [{ kind: "handoff", state: "pending", detail: null }],
        attempts: 0,
        tryAt: NOW,
      })
      .where(eq(ruleFirings.shopId, desk.shop));
    await sweepRules(desk.database, NOW + 1, async (shop) => (shop === desk.shop ? desk.deps : null));
    expect(await desk.firings()).toMatchObject([{ state: "done" }]);
    expect(new Set(desk.called.map(({ key }) => key)).size).toBe(1);
  });

  it("a coupon is given within its limit per customer, and only one that the shop has", async () => {
    const desk = await newRules();
    await putCoupon(desk, "SORRY");
    await desk.add(rule("turn.taken", [negative], [{ kind: "issue_coupon", code: "sorry" }]));
    await runRules(desk.deps, [turn({ customerId: "alice" }), turn({ customerId: "alice" })]);
    expect(desk.called).toHaveLength(1);
    expect(desk.called[0]).toMatchObject({ kind: "message", conversation: "web~1" });
    expect(JSON.stringify(desk.called[0])).toContain("SORRY");
    const ends = (await desk.firings()).flatMap(({ effects }) => effects.map(({ state, detail }) => [state, detail]));
    expect(ends).toContainEqual(["refused", "coupon_limit"]);
    const granted = await desk.database.select().from(couponGrants).where(eq(couponGrants.shopId, desk.shop));
    expect(granted).toMatchObject([{ code: "SORRY", grantedTo: "alice" }]);
    await desk.add(rule("rating", [], [{ kind: "issue_coupon", code: "NONE" }]));
    await runRules(desk.deps, [ruleEvent({ id: "r", type: "rating", at: NOW, conversation: "web~1" })]);
    expect((await desk.firings()).flatMap(({ effects }) => effects)).toContainEqual({
      kind: "issue_coupon",
      state: "refused",
      detail: "no_coupon",
    });
  });
});

describe("loops", () => {
  it("a rule that would set itself off is refused, alone and by way of others, and may be saved switched off", async () => {
    const desk = await newRules();
    const loop = rule("ticket.created", [], [make]);
    await expect(desk.add(loop)).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("itself") });
    const off = await saveRule(desk.change(), { id: null, name: "停用", document: loop, isEnabled: false, seen: null });
    await expect(switchRule(desk.change(), off.id, true)).rejects.toMatchObject({ code: "invalid" });
    await desk.add(rule("ticket.changed", [], [make]), "甲");
    const back = rule(
      "ticket.created",
      [{ fact: "ticket.type", operator: "is", value: "complaint" }],
      [{ kind: "add_tag", tag: "x" }],
    );
    await expect(desk.add(back, "乙")).rejects.toMatchObject({ detail: { loop: ["乙", "甲", "乙"] } });
    expect(await desk.all()).toEqual([]);
  });

  it("a rule whose own action no longer meets its conditions may be saved", async () => {
    const desk = await newRules();
    const raise = rule(
      "ticket.changed",
      [{ fact: "ticket.priority", operator: "is", value: "low" }],
      [{ kind: "set_priority", priority: "normal" }],
    );
    expect((await desk.add(raise)).version).toBe(1);
    const complaint = rule("ticket.created", [{ fact: "ticket.type", operator: "is", value: "refund" }], [make]);
    expect((await desk.add(complaint)).version).toBe(1);
  });

  it("two that feed each other come to rest, though the check was evaded, by tickets, tags and late tickets", async () => {
    const desk = await newRules();
    const complaint: RuleCondition = { fact: "ticket.source", operator: "one_of", value: ["rule", "agent", "promise"] };
    const force = async (document: RuleDocument, name: string) => {
      const off = await saveRule(desk.change(), { id: null, name, document, isEnabled: false, seen: null });
      await desk.database.update(rules).set({ isEnabled: true }).where(eq(rules.id, off.id));
      return off.id;
    };
    const a = await force(rule("ticket.created", [complaint], [make, { kind: "add_tag", tag: "甲" }]), "甲");
    const b = await force(rule("ticket.created", [complaint], [make]), "乙");
    await force(rule("ticket.overdue", [], [make]), "丙");
    await force(rule("ticket.changed", [], [{ kind: "set_priority", priority: "low" }]), "丁");
    await createTicket(desk.deps, ticketInput());
    await runTicketRules(desk.deps);
    const chains = async () => (await desk.all()).map(({ chain }) => chain);
    expect((await chains()).sort()).toEqual([[], [a], [a, b], [b], [b, a]].sort());
    // However long it waits and however often it is swept, it makes no more of its own.
    for (let day = 1; day <= 12; day++) {
      desk.clock.at = NOW + day * 24 * HOUR_MS;
      await sweepTickets(desk.database, desk.clock.at);
      await sweepRules(desk.database, desk.clock.at, async () => desk.deps);
    }
    const after = await chains();
    for (const chain of after) {
      expect(chain.length).toBe(new Set(chain).size);
      expect(chain.length).toBeLessThanOrEqual(3);
    }
    const still = after.length;
    for (let day = 13; day <= 20; day++) {
      desk.clock.at = NOW + day * 24 * HOUR_MS;
      await sweepTickets(desk.database, desk.clock.at);
      await sweepRules(desk.database, desk.clock.at, async () => desk.deps);
    }
    expect(await desk.all()).toHaveLength(still);
  });

  it("a promise that a rule has led to is overdue with that rule's name, and so is its ticket", async () => {
    const desk = await newRules();
    const late = { fact: "promise.kind", operator: "is", value: "callback" } as const;
    const { id } = await desk.add(rule("promise.overdue", [late], [make]));
    const promise = { shopId: desk.shop, conversation: "web~1", kind: "callback", state: "broken" } as const;
    const dates = { dueAt: NOW - HOUR_MS, createdAt: NOW - 2 * HOUR_MS };
    await desk.database.insert(promises).values([
      { ...promise, ...dates, id: `prm_${desk.shop}a`, chain: [id] },
      { ...promise, ...dates, id: `prm_${desk.shop}b`, conversation: "web~2" },
    ]);
    await sweepRules(desk.database, NOW, async () => desk.deps);
    expect(await desk.all()).toMatchObject([{ conversation: "web~2", chain: [id] }]);
  });

  it("no rule fires on what it has caused, nor on what came of three rules in a row", async () => {
    const desk = await newRules();
    const { id } = await desk.add(rule("turn.taken", [], [make]));
    await runRules(desk.deps, [turn({ chain: [id] }), turn({ chain: ["a", "b", "c"] })]);
    expect(await desk.all()).toEqual([]);
    await runRules(desk.deps, [turn({ chain: ["a", "b"] })]);
    expect(await desk.all()).toMatchObject([{ chain: ["a", "b", id] }]);
  });
});

describe("saving", () => {
  it("names the path of what is wrong, and changes nothing", async () => {
    const desk = await newRules();
    const good = rule("turn.taken", [negative], [make]);
    const wrong: [unknown, string][] = [
      [{ ...good, when: "sunrise" }, "when"],
      [{ ...good, conditions: [{ fact: "rating.score", operator: "is", value: 1 }] }, "conditions.0.fact"],
      [{ ...good, conditions: [{ ...negative, operator: "contains" }] }, "conditions.0.operator"],
      [{ ...good, conditions: [{ ...negative, value: "bad" }] }, "conditions.0.value"],
      [{ ...good, actions: [] }, "actions"],
      [{ ...good, actions: [{ ...make, type: "party" }] }, "actions.0.type"],
      [{ ...good, extra: 1 }, "extra"],
      [{ ...good, conditions: [{ fact: "__proto__", operator: "is", value: 1 }] }, "conditions.0.fact"],
    ];
    for (const [document, path] of wrong) {
      await expect(desk.add(document)).rejects.toMatchObject({
        code: "invalid",
        message: expect.stringContaining(path),
      });
    }
    expect(await desk.firings()).toEqual([]);
  });

  it("of two who edit the same version one is told", async () => {
    const desk = await newRules();
    const { id } = await desk.add(rule("turn.taken", [negative], [make]));
    const edit = (name: string) =>
      saveRule(desk.change(), { id, name, document: rule("turn.taken", [], [make]), isEnabled: true, seen: 1 });
    const ends = await Promise.allSettled([edit("甲"), edit("乙")]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await readRule(desk.database, desk.shop, id)).toMatchObject({ version: 2 });
  });
});

describe("a dry run", () => {
  it("says what would have fired, with its pause, and changes nothing", async () => {
    const desk = await newRules();
    await desk.database.insert(facts).values(
      [-1, 1, -1].map((sentiment, index) => ({
        shopId: desk.shop,
        conversation: "web~1",
        eventSeq: index + 1,
        type: "turn.taken",
        at: NOW - (3 - index) * HOUR_MS,
        label: "complaint",
        value: 1,
        detail: { sentiment, emotion: "angry", language: "zh", step: "say" },
      })),
    );
    const deps = { database: desk.database, shop: desk.shop, now: NOW };
    const input = { document: rule("turn.taken", [negative], [make]), since: NOW - 24 * HOUR_MS };
    expect(await dryRun(deps, input)).toMatchObject({
      examined: 3,
      matched: 2,
      shown: [{ event: "web~1#3" }, { event: "web~1#1" }],
    });
    const pausing = { ...input, document: { ...input.document, pauseHours: 5 } };
    expect(await dryRun(deps, pausing)).toMatchObject({ examined: 3, matched: 1 });
    const text = rule("message.added", [{ fact: "message.text", operator: "contains", value: "差评" }], [make]);
    expect(await dryRun(deps, { ...input, document: text })).toMatchObject({ unjudged: ["message.text"] });
    expect([await desk.all(), await desk.firings()]).toEqual([[], []]);
  });
});

type Rules = Awaited<ReturnType<typeof newRules>>;

async function putCoupon({ database, shop }: Rules, code: string) {
  const promotion = {
    id: "c1",
    title: { zh: "安抚券", en: "Sorry coupon" },
    startsAt: NOW - 1,
    endsAt: NOW + 1_000_000_000,
    productIds: [],
    categoryIds: [],
    rule: {
      kind: "coupon" as const,
      code,
      fromMinor: 100,
      offMinor: 10,
      perCustomer: 1,
      howToGet: { zh: "客服发放", en: "By us" },
    },
    withCoupons: true,
  };
  const { startsAt, endsAt } = promotion;
  await database.insert(promotions).values({ shopId: shop, id: "c1", promotion, startsAt, endsAt });
}

async function putOrder({ database, shop }: Rules) {
  const at = NOW - 48 * HOUR_MS;
  await database.insert(orders).values({
    shopId: shop,
    id: "o1",
    customerId: "alice",
    state: "delivered",
    currency: "CNY",
    itemsMinor: 15_000,
    freightMinor: 0,
    discountMinor: 0,
    totalMinor: 15_000,
    payments: [],
    recipientSealed: "",
    placedAt: at,
  });
  await database.insert(orderItems).values({
    shopId: shop,
    id: "i1",
    orderId: "o1",
    productId: "p-shirt",
    variantId: "v-shirt-m",
    name: { zh: "衬衫", en: "Shirt" },
    options: {},
    quantity: 1,
    unitPriceMinor: 15_000,
    state: "ordered",
  });
}

const notice = (desk: Rules, kind: "stuck" | "unreceived") =>
  desk.database.insert(shipmentNotices).values({
    shopId: desk.shop,
    shipmentId: "s1",
    kind,
    occurrence: "1",
    orderId: "o1",
    customerId: "alice",
    conversation: "web~1",
    state: "told",
    noticedAt: NOW - 1,
  });

const sweep = (desk: Rules) => sweepRules(desk.database, NOW, async (shop) => (shop === desk.shop ? desk.deps : null));

/** How each preset comes to fire, and what shows that it did. */
const CASES: Record<(typeof PRESETS)[number]["id"], (desk: Rules) => Promise<void>> = {
  async refund_auto_approval(desk) {
    await desk.database.insert(approvals).values({
      shopId: desk.shop,
      id: "a1",
      proposalId: "prp_1",
      conversation: "web~1",
      orderId: "o1",
      customerId: "alice",
      action: "refund_only",
      amountMinor: 9_900,
      currency: "CNY",
      proposalSealed: "",
      state: "pending",
      createdAt: NOW - 1,
    });
    await sweep(desk);
    expect(desk.called).toMatchObject([
      { kind: "approve", proposal: "prp_1", action: "refund_only", upToMinor: 20_000 },
    ]);
  },
  async shipment_stuck(desk) {
    await notice(desk, "stuck");
    await sweep(desk);
    expect(await desk.all()).toMatchObject([{ type: "logistics", orderId: "o1", customerId: "alice" }]);
    expect(desk.called).toMatchObject([{ kind: "message", conversation: "web~1" }]);
  },
  async price_difference(desk) {
    await putOrder(desk);
    await sweep(desk);
    expect(await desk.all()).toMatchObject([{ type: "price_difference", orderId: "o1", customerId: "alice" }]);
    const isVariant = and(eq(variants.shopId, desk.shop), eq(variants.id, "v-shirt-m"));
    await desk.database.update(variants).set({ priceMinor: 15_000 }).where(isVariant);
    await sweep(desk);
    expect(await desk.all()).toHaveLength(1);
  },
  async negative_mood(desk) {
    await putCoupon(desk, "SORRY");
    const detail = { sentiment: -1 };
    const told = { shopId: desk.shop, conversation: "web~1", type: "turn.taken", at: NOW, label: "complaint", detail };
    await desk.database.insert(facts).values({ ...told, eventSeq: 1 });
    await runRules(desk.deps, [turn()]);
    expect(await desk.all()).toEqual([]);
    await desk.database.insert(facts).values({ ...told, eventSeq: 2 });
    await runRules(desk.deps, [turn()]);
    expect(await desk.all()).toMatchObject([{ type: "complaint", priority: "high" }]);
    expect(desk.called.map(({ kind }) => kind)).toEqual(["message", "handoff"]);
  },
  async vip_first(desk) {
    await desk.database.update(customers).set({ tier: "gold" }).where(eq(customers.id, "alice"));
    await createTicket(desk.deps, ticketInput({ customerId: "bob" }));
    await createTicket(desk.deps, ticketInput({ customerId: "alice" }));
    await runTicketRules(desk.deps);
    expect(await desk.all()).toMatchObject([
      { priority: "normal", tags: [] },
      { priority: "urgent", tags: ["VIP"] },
    ]);
  },
  async delivered_unreceived(desk) {
    await notice(desk, "unreceived");
    await sweep(desk);
    expect(await desk.all()).toMatchObject([{ type: "lost_parcel", priority: "urgent" }]);
    expect(desk.called).toMatchObject([{ kind: "handoff", conversation: "web~1" }]);
  },
};

describe("presets", () => {
  it.each(PRESETS.map(({ id }) => id))("%s is valid, loops with no other, and fires", async (id) => {
    const desk = await newRules();
    for (const preset of PRESETS) {
      const input = {
        id: null,
        name: preset.name.zh,
        document: preset.document,
        isEnabled: true,
        preset: preset.id,
        seen: null,
      };
      const saved = await saveRule(desk.change(), input);
      if (preset.id !== id) await switchRule(desk.change(), saved.id, false);
    }
    await CASES[id](desk);
    const before = (await desk.firings()).length;
    await sweep(desk);
    expect((await desk.firings()).length).toBe(before);
  });
});

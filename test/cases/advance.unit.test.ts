import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance, openCase } from "../../workers/commerce/cases/advance.ts";
import {
  type Advanced,
  CASE_DECISIONS,
  type Case,
  type CaseEffect,
  type CaseEvent,
  type CaseStart,
} from "../../workers/commerce/cases/case.ts";
import { rankOf } from "../../workers/commerce/cases/steps.ts";
import { caseTermsSchema } from "../../workers/platform/case-terms.ts";
import { CASE_KINDS } from "../../workers/platform/case-words.ts";

const DAY_MS = 86_400_000;
const NOW = Date.parse("2026-11-21T12:00:00Z");
const PARCEL = { courier: "sf", trackingNo: "SF1" };

function start(changes: Partial<CaseStart> = {}): CaseStart {
  return {
    id: "rtn_1",
    kind: "return",
    source: "returns",
    orderId: "D1",
    customerId: "cus_1",
    conversation: "web~c1",
    proposalId: "prp_1",
    resolution: "refund",
    amountMinor: 5_000,
    currency: "CNY",
    chargeMinor: 0,
    refund: "none",
    returnTo: { zh: "仓库", en: "Warehouse" },
    appointmentAt: null,
    evidence: 0,
    refundsAtOnce: false,
    isDecided: false,
    ...changes,
  };
}
const terms = (changes = {}) => caseTermsSchema.parse(changes);

/** Walks a case through events that must all fit; gives the last case and all effects. */
function walk(from: CaseStart, events: CaseEvent[], given = terms(), everyMs = 3_600_000) {
  let now = NOW;
  const opened = openCase(from, given, now);
  let at: Case = opened.case;
  const effects: CaseEffect[] = [...opened.effects];
  const steps = [at.step];
  for (const event of events) {
    now = event.type === "due" ? Math.max(at.dueAt ?? now, now) : now + everyMs;
    const next = advance(at, event, now);
    if ("refusal" in next) throw new Error(`${event.type} in ${at.step}: ${next.refusal}`);
    at = next.case;
    effects.push(...next.effects);
    if (steps.at(-1) !== at.step) steps.push(at.step);
  }
  const told = effects.flatMap((effect) => (effect.kind === "tell" ? [effect.words] : []));
  return { case: at, effects, steps, told };
}
const refunds = (effects: CaseEffect[]) => effects.filter(({ kind }) => kind === "refund");

describe("the roads of a case", () => {
  it("a return goes from its code to the refund", () => {
    const done = walk(start(), [
      { type: "goods_sent", parcel: PARCEL },
      { type: "goods_received" },
      { type: "inspected", result: "accepted" },
      { type: "refund_settled", amountMinor: 5_000 },
    ]);
    expect(done.steps).toEqual(["awaiting_parcel", "parcel_underway", "inspecting", "refunding", "done"]);
    expect(done.case).toMatchObject({ outcome: "refunded", refund: "settled", goodsBack: PARCEL });
    expect(done.told).toEqual(["send_back", "parcel_underway", "received", "refunding", "refunded"]);
    expect(refunds(done.effects)).toHaveLength(1);
  });

  it("money that goes at once is not sent again when the goods are here", () => {
    const done = walk(start({ refundsAtOnce: true }), [
      { type: "refund_settled", amountMinor: 5_000 },
      { type: "goods_received" },
      { type: "inspected", result: "accepted" },
    ]);
    expect(done.case.outcome).toBe("refunded");
    expect(refunds(done.effects)).toHaveLength(1);
  });

  it("an exchange ends when the replacement is there, and gives the difference back once", () => {
    const done = walk(start({ kind: "exchange", resolution: "replace", amountMinor: 700 }), [
      { type: "goods_received" },
      { type: "inspected", result: "accepted" },
      { type: "refund_settled", amountMinor: 700 },
      { type: "replacement_shipped", parcel: PARCEL },
      { type: "delivered" },
    ]);
    expect(done.steps).toEqual(["awaiting_parcel", "inspecting", "replacing", "replacement_underway", "done"]);
    expect(done.case.outcome).toBe("exchanged");
    expect(refunds(done.effects)).toHaveLength(1);
  });

  it("a repair is reminded of on its eve, received, repaired and back", () => {
    const done = walk(
      start({ kind: "repair", resolution: "repair", amountMinor: null, appointmentAt: NOW + 4 * DAY_MS }),
      [{ type: "due" }, { type: "goods_received" }, { type: "repaired", parcel: PARCEL }, { type: "delivered" }],
    );
    expect(done.told).toEqual(["service_booked", "service_near", "repairing", "repaired_returning", "delivered"]);
    expect(done.case.outcome).toBe("repaired");
    expect(refunds(done.effects)).toHaveLength(0);
  });

  it("a visit is reminded of on its eve, asked after when it did not take place, and ends when it did", () => {
    const visit = start({ kind: "service", resolution: "repair", amountMinor: null, appointmentAt: NOW + 4 * DAY_MS });
    const done = walk(visit, [{ type: "due" }, { type: "due" }, { type: "delivered" }]);
    expect(done.told).toEqual(["service_booked", "service_near", "late", "served"]);
    expect(done.case.outcome).toBe("served");
    expect(walk(visit, [{ type: "withdrawn" }]).case.outcome).toBe("withdrawn");
  });

  it.each([
    ["refund", ["courier_asked", "refunding"]],
    ["reship", ["courier_asked", "replacing"]],
    ["person", ["courier_asked", "judging"]],
  ] as const)("a lost parcel goes on by the shop's terms: %s", (lost, steps) => {
    const from = start({ kind: "lost_parcel", source: "none" });
    expect(walk(from, [{ type: "courier_answered", answer: "lost" }], terms({ lost })).steps).toEqual(steps);
    // A courier that does not answer is as good as one that has lost it.
    expect(walk(from, [{ type: "due" }], terms({ lost })).steps).toEqual(steps);
  });

  it("photos of a defect are judged by the terms up to their amount, else by a person", () => {
    const from = start({ kind: "quality", source: "none" });
    const photos: CaseEvent = { type: "evidence_added", count: 2 };
    expect(walk(from, [photos], terms({ qualityAutomaticMinor: 5_000 })).case.step).toBe("refunding");
    const judged = walk(from, [photos], terms({ qualityAutomaticMinor: 4_999 }));
    expect(judged.case.step).toBe("judging");
    expect(judged.effects).toContainEqual({ kind: "ticket", task: "judge", priority: "normal" });
    const decide = (decision: (typeof CASE_DECISIONS)[number]): CaseEvent => ({
      type: "decided",
      decision,
      amountMinor: null,
    });
    expect(walk(from, [photos, decide("replace")]).case.step).toBe("replacing");
    expect(walk(from, [photos, decide("send_back")]).case.step).toBe("awaiting_parcel");
    expect(walk(from, [photos, decide("refuse")]).case.outcome).toBe("refused");
  });

  it("goods that fail the inspection wait for a person", () => {
    const failed = walk(start(), [{ type: "goods_received" }, { type: "inspected", result: "rejected" }]);
    expect(failed.case.step).toBe("deciding");
    expect(refunds(failed.effects)).toHaveLength(0);
  });
});

describe("time", () => {
  it("goods that are not sent back are asked for, announced to expire, and expire", () => {
    const done = walk(start(), [{ type: "due" }, { type: "due" }, { type: "due" }]);
    expect(done.told).toEqual(["send_back", "remind_send_back", "expires_soon", "expired"]);
    expect(done.case).toMatchObject({ step: "done", outcome: "expired" });
    expect(done.effects).toContainEqual({ kind: "book", state: "called_off" });
  });

  it("nothing expires without a whole warning, also when nobody was awake in time", () => {
    const opened = openCase(start(), terms({ warnDays: 2 }), NOW).case;
    const late = NOW + 60 * DAY_MS;
    const first = advance(opened, { type: "due" }, late);
    if ("refusal" in first) throw new Error(first.refusal);
    expect(first.case.outcome).toBeNull();
    expect(first.case.dueAt).toBe(late + 2 * DAY_MS);
    expect(first.effects).toMatchObject([{ kind: "tell", words: "expires_soon", deadlineAt: late + 2 * DAY_MS }]);
  });

  it("where the money is out, missing goods go to a person", () => {
    const done = walk(start({ refundsAtOnce: true }), [
      { type: "refund_settled", amountMinor: 5_000 },
      { type: "due" },
      { type: "due" },
      { type: "due" },
    ]);
    expect(done.case.step).toBe("deciding");
    expect(done.effects).toContainEqual({ kind: "ticket", task: "goods_missing", priority: "high" });
  });

  it("a warehouse that is late is called once, and the shopper told once", () => {
    const late = walk(start(), [{ type: "goods_received" }, { type: "due" }, { type: "due" }, { type: "due" }]);
    expect(late.told.filter((words) => words === "late")).toHaveLength(1);
    expect(late.effects.filter((effect) => effect.kind === "ticket" && effect.task === "late")).toHaveLength(1);
  });

  it("an alarm that rings early does nothing", () => {
    const opened = openCase(start(), terms(), NOW).case;
    expect(advance(opened, { type: "due" }, NOW + 1)).toEqual({ case: opened, effects: [] });
  });
});

describe("what does not fit", () => {
  const refusalOf = (from: CaseStart, events: CaseEvent[], event: CaseEvent) => {
    const next = advance(walk(from, events).case, event, NOW + 30 * DAY_MS);
    return "refusal" in next ? next.refusal : null;
  };

  it("the shopper may call it off until the parcel is on its way", () => {
    expect(walk(start(), [{ type: "withdrawn" }]).case.outcome).toBe("withdrawn");
    expect(refusalOf(start(), [{ type: "goods_sent", parcel: null }], { type: "withdrawn" })).toBe("too_late");
    expect(refusalOf(start({ refundsAtOnce: true }), [], { type: "withdrawn" })).toBe("refund_under_way");
  });

  it("facts out of their order are refused, facts known already change nothing", () => {
    expect(refusalOf(start(), [], { type: "inspected", result: "accepted" })).toBe("not_now");
    expect(refusalOf(start(), [], { type: "replacement_shipped", parcel: PARCEL })).toBe("not_now");
    expect(refusalOf(start(), [], { type: "repaired", parcel: null })).toBe("not_this_kind");
    const received = walk(start(), [{ type: "goods_received" }]).case;
    expect(advance(received, { type: "goods_received" }, NOW)).toEqual({ case: received, effects: [] });
    expect(advance(received, { type: "goods_sent", parcel: PARCEL }, NOW)).toEqual({ case: received, effects: [] });
  });

  it("a person's refund needs an amount where none was promised", () => {
    const from = start({ kind: "lost_parcel", amountMinor: null });
    const decided = (amountMinor: number | null): CaseEvent => ({ type: "decided", decision: "refund", amountMinor });
    expect(refusalOf(from, [{ type: "due" }], decided(null))).toBe("amount_needed");
    expect(refusalOf(from, [{ type: "due" }], decided(0))).toBe("amount_needed");
    expect(walk(from, [{ type: "due" }, decided(300)]).effects).toContainEqual({ kind: "refund", amountMinor: 300 });
  });

  it("nothing is decided while a refund is under way, or after the end", () => {
    const close: CaseEvent = { type: "decided", decision: "close", amountMinor: null };
    const accepted: CaseEvent[] = [{ type: "goods_received" }, { type: "inspected", result: "accepted" }];
    expect(refusalOf(start(), accepted, close)).toBe("refund_under_way");
    expect(refusalOf(start(), [{ type: "withdrawn" }], close)).toBe("over");
  });
});

const parcel = fc.constantFrom(PARCEL, { courier: "yto", trackingNo: "YT2" });
const anyEvent: fc.Arbitrary<CaseEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ type: "due" } as const) },
  fc.record({ type: fc.constant("goods_sent" as const), parcel: fc.option(parcel) }),
  fc.constant({ type: "goods_received" } as const),
  fc.record({ type: fc.constant("inspected" as const), result: fc.constantFrom("accepted", "rejected") }),
  fc.record({ type: fc.constant("evidence_added" as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ type: fc.constant("courier_answered" as const), answer: fc.constantFrom("lost", "found") }),
  fc.record({ type: fc.constant("repaired" as const), parcel: fc.option(parcel) }),
  fc.record({ type: fc.constant("replacement_shipped" as const), parcel }),
  fc.constant({ type: "delivered" } as const),
  fc.record({
    type: fc.constant("decided" as const),
    decision: fc.constantFrom(...CASE_DECISIONS),
    amountMinor: fc.option(fc.integer({ min: 0, max: 9_000 })),
  }),
  fc.constant({ type: "withdrawn" } as const),
  fc.record({ type: fc.constant("refund_settled" as const), amountMinor: fc.constantFrom(0, 5_000) }),
);
const anyStart = fc
  .record({
    kind: fc.constantFrom(...CASE_KINDS),
    resolution: fc.constantFrom("refund" as const, "replace" as const),
    amountMinor: fc.option(fc.integer({ min: 0, max: 9_000 })),
    refund: fc.constantFrom("none" as const, "settled" as const),
    evidence: fc.integer({ min: 0, max: 1 }),
    refundsAtOnce: fc.boolean(),
    isDecided: fc.boolean(),
    appointmentAt: fc.option(fc.integer({ min: NOW - 5 * DAY_MS, max: NOW + 20 * DAY_MS })),
  })
  .map(start);
const anyTerms = fc
  .record({
    lost: fc.constantFrom("refund", "reship", "person"),
    qualityAutomaticMinor: fc.integer({ min: 0, max: 9_000 }),
    sendBackDays: fc.integer({ min: 1, max: 10 }),
    evidenceDays: fc.integer({ min: 1, max: 10 }),
    remindDays: fc.integer({ min: 1, max: 10 }),
    warnDays: fc.integer({ min: 1, max: 10 }),
  })
  .map(terms);
const anyHistory = fc.array(fc.record({ event: anyEvent, afterMs: fc.integer({ min: 0, max: 4 * DAY_MS }) }), {
  maxLength: 25,
});

/** Every state on the way, whatever the order of events. */
function history(from: CaseStart, given: ReturnType<typeof terms>, steps: { event: CaseEvent; afterMs: number }[]) {
  let now = NOW;
  const opened = openCase(from, given, now);
  const seen: { at: number; case: Case; effects: CaseEffect[] }[] = [{ at: now, ...opened }];
  let current = opened.case;
  for (const { event, afterMs } of steps) {
    now += afterMs;
    const next: Advanced = advance(current, event, now);
    if ("refusal" in next) continue;
    current = next.case;
    seen.push({ at: now, case: current, effects: next.effects });
  }
  return seen;
}

describe("in whatever order things happen", () => {
  const property = (check: (seen: ReturnType<typeof history>) => void) =>
    fc.assert(
      fc.property(anyStart, anyTerms, anyHistory, (from, given, steps) => check(history(from, given, steps))),
      {
        numRuns: 1_000,
      },
    );

  it("money is ordered at most once, and never where it was back already", () => {
    property((seen) => {
      const wasBack = seen[0]?.case.refund === "settled";
      expect(refunds(seen.flatMap(({ effects }) => effects)).length).toBeLessThanOrEqual(wasBack ? 0 : 1);
    });
  });

  it("no case steps back, and none moves after its end", () => {
    property((seen) => {
      seen.forEach(({ case: after }, index) => {
        const before = seen[index - 1]?.case;
        if (!before) return;
        expect(rankOf(after.step)).toBeGreaterThanOrEqual(rankOf(before.step));
        if (before.outcome !== null) expect(after.outcome).toBe(before.outcome);
      });
    });
  });

  it("every step that is not the end has a time at which it goes on, later than now when it has just woken", () => {
    property((seen) => {
      for (const { at, case: one } of seen) {
        expect(one.dueAt === null).toBe(one.step === "done");
        expect(one.outcome === null).toBe(one.step !== "done");
        if (one.dueAt === null || one.dueAt > at) continue;
        const woken = advance(one, { type: "due" }, at);
        if ("refusal" in woken) throw new Error(woken.refusal);
        expect(woken.case.dueAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(at);
      }
    });
  });

  it("every state that can be reached has a way to an end", () => {
    property((seen) => {
      const last = seen.at(-1)?.case;
      if (!last) return;
      const paid = advance(last, { type: "refund_settled", amountMinor: 5_000 }, NOW + 400 * DAY_MS);
      if ("refusal" in paid) throw new Error(paid.refusal);
      const closed =
        paid.case.outcome === null
          ? advance(paid.case, { type: "decided", decision: "close", amountMinor: null }, NOW + 400 * DAY_MS)
          : paid;
      expect("refusal" in closed ? closed.refusal : closed.case.step).toBe("done");
    });
  });

  it("a case that is called off has ordered no money", () => {
    property((seen) => {
      const last = seen.at(-1)?.case;
      if (last?.outcome === "withdrawn" || last?.outcome === "expired" || last?.outcome === "refused") {
        expect(refunds(seen.flatMap(({ effects }) => effects))).toHaveLength(0);
      }
    });
  });
});

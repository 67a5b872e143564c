import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DispatchAgent, type DispatchTicket, dispatch } from "../../workers/tickets/dispatch.ts";

const agent = (id: string, more: Partial<DispatchAgent> = {}): DispatchAgent => ({
  id,
  skills: [],
  languages: [],
  tiers: [],
  capacity: 5,
  isAway: false,
  ...more,
});
const ticket: DispatchTicket = { type: "refund", language: "zh", tier: null };
const chosen = (agents: DispatchAgent[], loads: Record<string, number> = {}, of = ticket) =>
  dispatch(of, agents, new Map(Object.entries(loads)))?.id ?? null;

describe("dispatch", () => {
  test("who knows the type comes before who is free, and the least loaded before the others", () => {
    expect(chosen([agent("a"), agent("b", { skills: ["refund"] })], { b: 4 })).toBe("b");
    expect(chosen([agent("a"), agent("b")], { a: 2, b: 1 })).toBe("b");
    expect(chosen([agent("a", { capacity: 10 }), agent("b", { capacity: 2 })], { a: 2, b: 1 })).toBe("a");
  });

  test("a tier's own people take it first; the others where nobody is named for it", () => {
    const vip = { ...ticket, tier: "gold" };
    expect(chosen([agent("a"), agent("b", { tiers: ["gold"] })], { b: 3 }, vip)).toBe("b");
    expect(chosen([agent("a")], {}, vip)).toBe("a");
    expect(chosen([agent("a", { tiers: ["gold"] })], {}, ticket)).toBe("a");
  });

  test("a language that somebody names is left to those who speak it; one that nobody names keeps nobody out", () => {
    const spanish = { ...ticket, language: "es" };
    expect(chosen([agent("a", { languages: ["zh"] }), agent("b", { languages: ["es"] })], {}, spanish)).toBe("b");
    expect(
      chosen([agent("a", { languages: ["zh"] }), agent("b", { languages: ["es"], isAway: true })], {}, spanish),
    ).toBe(null);
    expect(chosen([agent("a", { languages: ["zh"] })], {}, spanish)).toBe("a");
  });

  test("nobody is given more than they can take, and nobody who went home is given anything", () => {
    expect(chosen([agent("a", { capacity: 1 })], { a: 1 })).toBeNull();
    expect(chosen([agent("a", { isAway: true })])).toBeNull();
    expect(chosen([])).toBeNull();
  });
});

const lists = (...all: string[]) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: 2 });
const agents = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    skills: lists("refund", "repair", "invoice"),
    languages: lists("zh", "en", "es"),
    tiers: lists("gold", "standard"),
    capacity: fc.integer({ min: 1, max: 6 }),
    isAway: fc.boolean(),
  }),
  { selector: ({ id }) => id },
);
const someTicket = fc.record({
  type: fc.constantFrom("refund", "repair", "other"),
  language: fc.option(fc.constantFrom("zh", "en", "ja")),
  tier: fc.option(fc.constantFrom("gold", "platinum")),
});
const loads = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e", "f"), fc.integer({ min: 0, max: 6 }));

describe("dispatch, whatever the team", () => {
  test("does not depend on the order of the team", () => {
    fc.assert(
      fc.property(agents, someTicket, loads, (team, of, load) => {
        expect(chosen([...team].reverse(), load, of)).toBe(chosen(team, load, of));
      }),
    );
  });

  test("gives only to somebody who is there and has room, and to nobody only where there is no such one", () => {
    fc.assert(
      fc.property(agents, someTicket, loads, (team, of, load) => {
        const id = chosen(team, load, of);
        const free = team.filter((one) => !one.isAway && (load[one.id] ?? 0) < one.capacity);
        if (id !== null) expect(free.map((one) => one.id)).toContain(id);
        const open = free.filter((one) => one.skills.length + one.languages.length + one.tiers.length === 0);
        if (id === null) expect(open).toEqual([]);
      }),
    );
  });

  test("who is loaded further is not chosen for it", () => {
    fc.assert(
      fc.property(agents, someTicket, loads, (team, of, load) => {
        const id = chosen(team, load, of);
        const others = team.filter((one) => one.id !== id);
        for (const other of others) {
          const more = { ...load, [other.id]: (load[other.id] ?? 0) + 1 };
          expect(chosen(team, more, of)).toBe(id);
        }
      }),
    );
  });
});

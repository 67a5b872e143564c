import { describe, expect, it } from "vitest";
import { problemOf } from "../../web/dashboard/problem.ts";
import { createSession } from "../../web/dashboard/session.ts";
import { duration, elapsed, readableDay, shortWhen } from "../../web/dashboard/times.ts";
import { readDeskFrame, readFrame } from "../../web/dashboard/wire.ts";
import { label, languageName } from "../../web/dashboard/words/labels.ts";
import { words } from "../../web/dashboard/words/words.ts";
import { ORDER_STATES } from "../../workers/platform/policy.ts";
import { HANDOFF_REASONS } from "../../workers/skills/skill.ts";
import { INTENTS } from "../../workers/understanding/types.ts";

describe("words", () => {
  it("every intent, order state and handoff reason has its name in both languages", () => {
    const tables = [
      ["intent", INTENTS],
      ["orderState", ORDER_STATES],
      ["reason", HANDOFF_REASONS],
    ] as const;
    for (const [table, ids] of tables) {
      for (const id of ids) {
        expect(label(table, id, "zh")).toMatch(/\p{Script=Han}/u);
        expect(label(table, id, "en")).not.toBe(id);
      }
    }
    expect(INTENTS).toHaveLength(45);
  });

  it("an id this page does not know is shown as it is", () => {
    expect(label("intent", "custom.gift_wrap", "zh")).toBe("custom.gift_wrap");
    expect(label("intent", "toString", "en")).toBe("toString");
  });

  it("no English word is left in Chinese", () => {
    const said = Object.values(words.en).filter((word) => typeof word === "string");
    const others = ["中文", "中文 · 切换到中文"];
    expect(said.filter((word) => /\p{Script=Han}/u.test(word) && !others.includes(word))).toEqual([]);
  });
});

describe("times", () => {
  const now = new Date(2026, 10, 21, 12).getTime();
  it("are short where there is little room", () => {
    expect(elapsed(30_000, "zh")).toBeNull();
    expect(elapsed(3 * 60_000, "zh")).toBe("3 分钟");
    expect(elapsed(125 * 60_000, "en")).toBe("2 h 5 min");
    expect(shortWhen(now - 3_600_000, now, "zh")).toBe("11:00");
    expect(shortWhen(now - 86_400_000, now, "zh")).toBe("昨天");
    expect(shortWhen(new Date(2025, 1, 3).getTime(), now, "en")).toBe("Feb 3, 2025");
    expect(readableDay("2026-11-21", "zh")).toBe("11月21日星期六");
    expect(duration(602.4, "en")).toBe("602 ms");
    expect(languageName("ja", "zh")).toBe("日语");
  });
});

describe("what the server says", () => {
  it("a frame that is not understood is no error", () => {
    expect(readFrame("pong")).toBeNull();
    expect(readFrame('{"type":"confetti"}')).toBeNull();
    expect(readDeskFrame("pong")).toBeNull();
  });

  it("a refusal is sorted by what to do next", () => {
    const refusal = { message: "no", holder: null };
    expect(problemOf(401, null, refusal).kind).toBe("signed_out");
    expect(problemOf(403, null, refusal).kind).toBe("forbidden");
    expect(problemOf(409, null, refusal)).toEqual({ kind: "conflict", holder: null });
    expect(problemOf(429, "60", refusal)).toEqual({ kind: "limited", retryAfterMs: 60_000 });
    expect(problemOf(503, null, refusal).kind).toBe("failing");
    expect(problemOf(400, null, refusal)).toEqual({ kind: "refused", message: "no" });
  });
});

describe("the session", () => {
  const me = { user: { id: "u", name: "小周", email: "a@b.c" }, shops: [] };
  const somebody = { ok: true, value: { user: { id: "u" } } } as const;

  it("an unreachable server is not a signed-out agent", async () => {
    const session = createSession(() => ({
      user: async () => ({ ok: false, problem: { kind: "unreachable" } }),
      me: async () => ({ ok: true, value: me }),
      signIn: async () => somebody,
      signOut: async () => ({ ok: true, value: null }),
    }));
    await session.look();
    expect(session.stage.value).toBe("unreachable");
  });

  it("a session that ended while working says so, and the log-in leads on", async () => {
    const session = createSession(() => ({
      user: async () => somebody,
      me: async () => ({ ok: true, value: me }),
      signIn: async () => somebody,
      signOut: async () => ({ ok: false, problem: { kind: "unreachable" } }),
    }));
    await session.look();
    expect(session.stage.value).toBe("in");
    expect(await session.signOut()).toEqual({ kind: "unreachable" });
    expect(session.stage.value).toBe("in");
    session.lost();
    expect([session.stage.value, session.hasExpired.value]).toEqual(["out", true]);
    expect(await session.signIn("a@b.c", "x")).toBeNull();
    expect([session.stage.value, session.hasExpired.value]).toEqual(["in", false]);
  });
});

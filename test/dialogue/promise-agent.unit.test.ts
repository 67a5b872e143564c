import { describe, expect, it } from "vitest";
import { agentPromises } from "../../workers/dialogue/promise-agent.ts";

/** A Saturday. */
const NOW = Date.parse("2026-11-21T10:00:00+08:00");
const writing = { agent: "usr_1", now: NOW, timeZone: "Asia/Shanghai", currency: "CNY" };
const endOf = (day: string) => Date.parse(`${day}T23:59:59.999+08:00`);
const read = (text: string) => agentPromises(text, writing).map(({ kind, dueAt }) => [kind, dueAt]);

describe("an agent's promise", () => {
  it.each([
    ["我明天给您打电话", "callback", endOf("2026-11-22")],
    ["明天15:00前同事会给您回电", "callback", Date.parse("2026-11-22T15:00:00+08:00")],
    ["两小时内会有同事联系您", "callback", NOW + 2 * 3_600_000],
    ["款项三天内退到您的账户", "refund", endOf("2026-11-24")],
    ["款项3个工作日内退给您", "refund", endOf("2026-11-25")],
    ["11月28日前给您补发一件", "replacement", endOf("2026-11-28")],
    ["最晚1月2日，我们会给您答复", "follow_up", endOf("2027-01-02")],
    ["We'll refund you by Friday.", "refund", endOf("2026-11-27")],
    ["A colleague will call you back within 2 hours.", "callback", NOW + 2 * 3_600_000],
    ["I'll keep an eye on it and let you know.", "follow_up", null],
  ])("is read with its day: %s", (text, kind, dueAt) => {
    expect(read(text)).toEqual([[kind, dueAt]]);
  });

  it("has its amount in the shop's currency", () => {
    expect(agentPromises("我们赔您50元", writing)).toMatchObject([{ amountMinor: 5_000, currency: "CNY" }]);
    expect(agentPromises("we will compensate you with $50", writing)).toMatchObject([{ amountMinor: null }]);
  });

  it("is one record per kind, with the words masked", () => {
    const [promise, ...rest] = agentPromises("我会给您回电13912345678，下午也会给您打电话", writing);
    expect(rest).toEqual([]);
    expect(promise).toMatchObject({ kind: "callback", source: "agent", by: "usr_1" });
    expect(promise?.what).not.toContain("13912345678");
  });

  it("is not seen in what binds to nothing", () => {
    for (const text of [
      "请问您方便接电话吗？",
      "这个不能退款。",
      "您说同事会回电，我查一下。",
      "请在周五前寄出。",
      "好的",
      "",
    ]) {
      expect(agentPromises(text, writing), text).toEqual([]);
    }
  });
});
